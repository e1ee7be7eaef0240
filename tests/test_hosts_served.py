"""Private behind a login: what real web servers show to whom, with the configuration that a build writes.

Each example is asked of nginx, Caddy and Apache, as far as this machine has them.
"""

import os
import re
import shutil
import socket
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

import apache
import caddy
import nginx
from behind_login import HOSTILE, LONG, MARA, RUTH, TOMASZ
from mentorsite.serve.answer import GUARD, KINDS

STRANGER = "eve@other.example"

ACCOUNTS = (MARA, MARA.lower(), TOMASZ, RUTH, STRANGER, "", *HOSTILE)

WAYS_OUT = (
    "/readers/mara/mentees/mara/",
    "/readers/mara/mentees/mara/index.html",
    "/readers/mara/mentees/mara/me/index.html",
    "/readers/",
    "/readers",
    "/-/readers/mara/mentees/mara/index.html",
    "/-/readers/mara/",
    "/-/login",
    "/../readers/mara/mentees/mara/index.html",
    "/..%2freaders/mara/mentees/mara/index.html",
    "/%2e%2e/readers/mara/mentees/mara/index.html",
    "/%2e%2e%2freaders%2fmara%2fmentees%2fmara%2findex.html",
    "/.%2e/mara/mentees/mara/index.html",
    "/../mara/mentees/mara/index.html",
    "/..%2fmara/mentees/mara/me/",
    "/mentees/../../mara/mentees/mara/me/",
    "/mentees/%2e%2e/%2e%2e/mara/mentees/mara/me/",
    "/%252e%252e/mara/mentees/mara/me/",
    "/..%255cmara/mentees/mara/me/",
    "/..\\mara\\mentees\\mara\\index.html",
    "/..%5cmara%5cmentees%5cmara%5cindex.html",
    "/..;/mara/mentees/mara/index.html",
    "/mentees/mara/me/",
    "/mentees/mara/me/index.html",
    "/mentees/mara/me",
    "//mentees//mara//me//index.html",
    "/./mentees/mara/./me/./index.html",
    "/mentees/mara/me/index.html%00",
    "/mentees/mara/me/index.html%00.css",
    "/mentees/mara/m[e]/index.html",
    "/mentees/mara/m%3f/",
    "/mentees/mara/*/index.html",
    "/mentees/mara/%2a/",
    "/MENTEES/MARA/ME/",
    "/mentees/mara/me/;index.html",
    "/mentees/mara/me/?x=/../",
    "/mentees/mara/me/index.html/",
    "/mentees/mara/me/index.html~",
    "/.env",
    "/%2eenv",
    "/.mentorsite-site",
    "/../.mentorsite-site",
    "/hosts/nginx.conf",
    "/../hosts/nginx.conf",
    "/hosts/",
    "/site/readers/mara/mentees/mara/index.html",
    "/everyone/index.html",
    "/everyone/.env",
    "/empty/",
    "/empty",
    "/$mentoring_reader/mentees/mara/me/",
    "/{mentoring_reader}/index.html",
    "/%7bmentoring_reader%7d/index.html",
    "/%{REMOTE_USER}/",
    "/" + "a" * 300 + "/",
    "/" + "a/" * 2000,
    "/" + "../" * 50 + "etc/passwd",
    "/" + "%2e%2e/" * 50 + "etc/passwd",
)
"""What Tomasz may try in order to read what is Mara's alone, or what is no page at all."""


@pytest.fixture(scope="module", params=[nginx, caddy, apache], ids=lambda server: server.PROGRAM)
def host(request):
    server = request.param
    if shutil.which(server.PROGRAM, path=f"{os.environ['PATH']}:/usr/sbin") is None:
        pytest.skip(f"{server.PROGRAM} is not installed")
    with tempfile.TemporaryDirectory() as folder:
        door = server.open_house(Path(folder), ACCOUNTS) if server is apache else server.open_house(Path(folder))
        with door as found:
            yield found


@pytest.mark.parametrize(
    "path", ["/", "/mentees/mara/me/", "/assets/site.css", "/404.html", "/nothing/", "/.env", "/hosts/"]
)
def test_nobody_reads_anything_without_a_login(host, path):
    answer = host.get(path, None)
    assert answer.status == 401
    assert "SECRET" not in answer.text
    assert "manatee" not in answer.text


def test_everybody_finds_their_own_page_at_the_same_address(host):
    assert host.get("/", MARA).text == "Welcome, Mara"
    assert host.get("/", TOMASZ).text == "Welcome, Tomasz"
    assert host.get("/", RUTH).text == "Welcome, everybody"
    assert host.get("/mentees/mara/", MARA).text == "SECRET of Mara"
    assert host.get("/mentees/mara/", TOMASZ).text == "SECRET of Mara for her mentor"
    assert host.get("/mentees/mara/", RUTH).text == "Mara takes part"
    assert host.get("/mentees/mara/index.html", MARA).text == "SECRET of Mara"


def test_a_page_for_several_opens_for_each_of_them_and_nobody_else(host):
    assert host.get("/mentees/mara/goals/talk/", MARA).text == "SECRET of Mara and Tomasz"
    assert host.get("/mentees/mara/goals/talk/", TOMASZ).text == "SECRET of Mara and Tomasz"
    assert host.get("/mentees/mara/goals/talk/", RUTH).status == 404


def test_what_is_for_everyone_opens_for_everyone_in_the_roster(host):
    for login in (MARA, TOMASZ, RUTH):
        assert host.get("/directory/", login).text == "Mentors"
        # Mara's tree has a folder of this name, but no such page.
        assert host.get("/mentees/", login).text == "All who take part"


def test_a_page_with_a_long_name_opens(host):
    assert host.get(f"/mentees/mara/goals/{LONG}/", MARA).text == "SECRET with a long name"
    assert host.get(f"/mentees/mara/goals/{LONG}/", TOMASZ).status == 404


def test_a_folder_without_its_slash_leads_to_its_page(host):
    for login, path in [(MARA, "/mentees/mara/me"), (RUTH, "/directory")]:
        answer = host.get(path, login)
        assert answer.status == 301
        assert re.sub(r"^http://127\.0\.0\.1:\d+", "", answer.headers["Location"]) == f"{path}/"
    assert host.get("//evil.example/..", MARA).status != 301


def test_a_missing_page_is_the_manatees(host):
    for path in ("/nothing/", "/mentees/mara/nothing", "/assets/nothing.css"):
        answer = host.get(path, MARA)
        assert answer.status == 404
        assert answer.text == "Wrong turn. Happens to manatees too."
        assert answer.headers["Content-Type"] == KINDS["html"]


@pytest.mark.parametrize("path", WAYS_OUT)
def test_there_is_no_way_to_what_is_another_readers(host, path):
    answer = host.get(path, TOMASZ)
    if answer.status in (301, 302, 307, 308):
        answer = host.get(re.sub(r"^http://127\.0\.0\.1:\d+", "", answer.headers["Location"]), TOMASZ)
    assert answer.status in (400, 403, 404, 414)
    assert "SECRET" not in answer.text
    assert "root:" not in answer.text
    assert "server {" not in answer.text


@pytest.mark.parametrize("path", ["/hers.html", "/hers/mentees/mara/me/index.html", "/hers/mentees/mara/me/"])
def test_a_symbolic_link_leads_nowhere_but_caddy_cannot_help_it(host, path):
    """The build makes none; somebody else has put these into Tomasz's tree. See docs/publishing.md on Caddy."""
    answer = host.get(path, TOMASZ)
    assert ("SECRET" in answer.text) == host.follows_links
    assert answer.status in ((200,) if host.follows_links else (403, 404))


@pytest.mark.parametrize("path", ["/mentees/mara/me/", "/../mara/mentees/mara/me/", "/-/readers/mara/mentees/mara/me/"])
@pytest.mark.parametrize(
    "request_line",
    [
        "GET http://127.0.0.1{path} HTTP/1.1\r\nHost: x\r\n{login}\r\n",
        "GET http://evil.example{path} HTTP/1.0\r\n{login}\r\n",
        "GET {path} HTTP/1.1\r\nHost: a\r\nHost: b\r\n{login}\r\n",
        "GET {path} HTTP/1.1\nHost: a\n{login}\nRemote-Email: {mara}\n",
        "GET {path} HTTP/1.1\r\nHost: a\r\n{login}\r\nRemote-Email : {mara}\r\nX-Original-URL: {path}\r\n",
        "GET {path}\r\n",
    ],
)
def test_there_is_no_way_by_a_request_that_no_browser_would_send(host, path, request_line):
    """With a full address, two hosts, broken ends of lines, blanks where none belong, or nothing but a path."""
    (name, value), *_ = host.credentials(TOMASZ).items()
    lines = request_line.format(path=path, login=f"{name}: {value}", mara=MARA)
    with closing(socket.create_connection(("127.0.0.1", host.port), 10)) as line:
        line.sendall(lines.encode() + b"Connection: close\r\n\r\n")
        said = b"".join(iter(lambda: line.recv(65536), b""))
    assert b"SECRET" not in said


@pytest.mark.parametrize(
    "name", ["Remote-Email", "Remote_Email", "Remote-User", "X-Auth-Request-Email", "X-Forwarded-User"]
)
def test_a_forged_name_changes_nothing(host, name):
    assert host.get("/mentees/mara/", TOMASZ, **{name: MARA}).text == "SECRET of Mara for her mentor"
    assert host.get("/mentees/mara/", STRANGER, **{name: MARA}).status == 403
    assert host.get("/mentees/mara/", None, **{name: MARA}).status == 401


@pytest.mark.parametrize("login", ["", "(no answer)", "(gullible)"])
def test_a_login_service_that_names_nobody_opens_nothing(host, login):
    """It answers with an empty name, with none, or with the one it was sent."""
    for path in (
        "/",
        "/mentees/mara/",
        "/directory/",
        "/assets/site.css",
        "/readers/mara/mentees/mara/",
        "/mara/mentees/mara/",
    ):
        answer = host.get(path, login, Remote_Email=MARA)
        assert answer.status in ((401, 403) if host.basic else (403,))
        assert "SECRET" not in answer.text


@pytest.mark.parametrize("login", ["(broken)", "(elsewhere)", "(dead)"])
def test_a_login_service_that_does_not_answer_opens_nothing(host, login):
    """It fails, sends to another page, or hangs up."""
    for path in ("/", "/mentees/mara/", "/assets/site.css"):
        answer = host.get(path, login, Remote_Email=MARA)
        assert answer.status in (302, 401, 500, 502)
        assert not re.search("SECRET|Welcome|teal", answer.text)


def test_the_login_service_hears_no_claim_about_who_it_is(host):
    host.asked.clear()
    host.get("/", TOMASZ, Remote_Email=MARA, Remote_User="mara", X_Auth_Request_Email=MARA, X_Authentik_Email=MARA)
    assert bool(host.asked) != host.basic, "Apache asks for names itself"
    assert "mara" not in str(host.asked).lower()
    assert all("session=tomasz" in headers["cookie"] for headers in host.asked)


@pytest.mark.parametrize(
    "path", ["/", "/directory/", "/assets/site.css", "/404.html", "/nothing/", "/mentees/mara/", "/readers/mara/"]
)
def test_a_stranger_with_an_account_reads_nothing(host, path):
    answer = host.get(path, STRANGER)
    assert answer.status == 403
    assert not re.search("SECRET|manatee|Welcome|Mentors|teal", answer.text)


@pytest.mark.parametrize("login", HOSTILE, ids=lambda login: login[:40])
def test_a_login_that_only_looks_like_one_opens_nothing(host, login):
    for path in ("/", "/mentees/mara/", "/mara/mentees/mara/"):
        answer = host.get(path, login, X_Wish=MARA)
        assert answer.status in ((401, 403) if host.basic else (403,))
        assert not re.search("SECRET|Welcome|take", answer.text)


def test_a_login_in_small_letters_is_the_same_one(host):
    assert MARA.lower() != MARA
    assert host.get("/", MARA.lower()).text == "Welcome, Mara"


@pytest.mark.parametrize("login", [MARA, STRANGER, None])
@pytest.mark.parametrize("path", ["/", "/assets/site.css", "/nothing/", "/directory"])
def test_each_answer_carries_its_guard(host, path, login):
    headers = host.get(path, login).headers
    for name, value in GUARD:
        if name != "Connection":
            assert headers[name] == value
    assert not re.search(r"\d", headers.get("Server", "")) or host.basic


@pytest.mark.parametrize(
    "path",
    [
        "/assets/site.css",
        "/assets/site.js",
        "/assets/fonts/text.woff2",
        "/assets/plan.pdf",
        "/assets/talks.ics",
        "/directory/",
    ],
)
def test_files_are_of_the_kind_that_their_name_says(host, path):
    kind = KINDS[path.rpartition(".")[2] if "." in path else "html"]
    assert host.get(path, MARA).headers["Content-Type"].lower() == kind


def test_a_file_that_looks_like_a_programme_is_sent_as_it_is(host):
    answer = host.get("/assets/strange.php", MARA)
    assert answer.text == "<?php strange"
    assert not re.search("html|xml|svg|script", answer.headers.get("Content-Type", ""))


def test_text_is_compressed_for_who_can_read_it_so(host):
    plain, small = (host.get("/assets/site.css", MARA, Accept_Encoding=way) for way in ("identity", "gzip"))
    assert small.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert len(small.body) < len(plain.body) / 2


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "HACK"])
def test_nothing_can_be_written(host, method):
    answer = host.get("/mentees/mara/", MARA, method=method, Content_Length="0")
    assert answer.status in (400, 403, 404, 405, 501)
    assert "SECRET" not in answer.text


def test_the_head_of_a_page_opens_as_the_page_does(host):
    assert host.get("/mentees/mara/me/", MARA, method="HEAD").status == 200
    assert host.get("/mentees/mara/me/", TOMASZ, method="HEAD").status == 404
    assert host.get("/mentees/mara/me/", STRANGER, method="HEAD").status == 403
    assert host.get("/mentees/mara/me/", None, method="HEAD").status == 401


def test_a_part_of_a_page_opens_as_the_page_does(host):
    assert host.get("/mentees/mara/me/", MARA, Range="bytes=0-5").text == "SECRET"
    assert host.get("/mentees/mara/me/", TOMASZ, Range="bytes=0-5").text != "SECRET"
