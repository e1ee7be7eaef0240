"""The preview over real connections: pages per reader, who is let in, and what listeners hear."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, closing, contextmanager, suppress
from threading import Event

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsite.resources import TEMPLATES
from mentorsite.serve.answer import GUARD, kind_of
from mentorsite.serve.asked import Asked, Refused, asked
from mentorsite.serve.doorway import is_named
from mentorsite.serve.opening import greeting, noticing
from mentorsite.serve.ports import NEXT_PORTS
from mentorsite.serve.preview import Preview
from mentorsite.serve.replies import House, reply
from mentorsite.serve.server import Manners, Server
from previewing import TODAY, edit, get, page, programme, sent, serving, soon, status

ANYWHERE = "0.0.0.0"  # noqa: S104 (what the tests are about)
GOAL = "mentees/hannah/goals/talk/"
SECRET = "more afraid than I say"  # noqa: S105 (a secret of Hannah's, not of the machine)


@pytest.fixture
def root(tmp_path):
    return programme(tmp_path)


@pytest.fixture
def server(root):
    with serving(root) as server:
        yield server


# --- pages


def test_a_block_for_me_alone_reaches_only_its_owner(server):
    assert SECRET in page(server, f"/as/hannah/{GOAL}")
    assert SECRET not in page(server, f"/as/elif/{GOAL}")
    assert "Give a talk" in page(server, f"/as/elif/{GOAL}")


def test_what_a_reader_may_not_see_is_a_wrong_turn_with_the_manatee(server):
    answer, text = get(server, f"/as/paul/{GOAL}")
    assert answer.status == 404
    assert "Happens to manatees too" in text
    assert 'src="../../../../assets/manatee.svg"' in text
    assert "Give a talk" not in text


def test_the_bar_tells_whose_eyes_these_are_and_whose_else_could_be(server):
    text = page(server, f"/as/elif/{GOAL}")
    assert "Elif Yıldız" in text.rpartition('<aside class="preview"')[2]
    assert f'href="/as/hannah/{GOAL}"' in text
    assert f"/as/paul/{GOAL}" not in text


def test_a_page_in_the_other_language_has_its_bar_in_it(server):
    assert '<aside class="preview" lang="de"' in page(server, f"/as/hannah/de/{GOAL}")
    assert '<aside class="preview" lang="en"' in page(server, f"/as/hannah/{GOAL}")
    assert '<aside class="preview" lang="de"' in page(server, "/as/elif/")


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [("/as/hannah", "/as/hannah/"), (f"/as/hannah/{GOAL[:-1]}", f"/as/hannah/{GOAL}"), ("/as/-", "/as/-/")],
)
def test_a_forgotten_slash_is_added(server, path, leads_to):
    answer, _ = get(server, path)
    assert (answer.status, answer.headers["location"]) == (302, leads_to)


def test_the_root_leads_to_the_reader_who_was_asked_for(root):
    with serving(root, reader="hannah") as server:
        answer, _ = get(server, "/")
        assert (answer.status, answer.headers["location"]) == (302, "/as/hannah/")
        assert "/as/paul/" in page(server, "/-/")


def test_every_kind_of_file_says_what_it_is(server):
    for path, kind in [
        ("/as/hannah/", "text/html; charset=utf-8"),
        ("/as/hannah/assets/site.css", "text/css; charset=utf-8"),
        ("/assets/manatee.svg", "image/svg+xml"),
        ("/-/serve.js", "text/javascript; charset=utf-8"),
        ("/-/findings.json", "application/json"),
    ]:
        assert get(server, path)[0].headers["content-type"] == kind
    assert kind_of("mentees/mara/files/strange.bin") == "application/octet-stream"


def test_every_answer_is_guarded(server):
    for path in ("/", "/as/hannah/", "/nowhere", "/-/findings.json", "/as/hannah", "/assets/site.css"):
        headers = get(server, path)[0].headers
        for name, value in GUARD:
            assert headers[name] == value
        assert "server" not in headers


def test_the_guard_is_the_one_of_the_published_pages():
    for template in ("base.html", "serve/frame.html"):
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', (TEMPLATES / template).read_text())
        assert policy
        assert f"{policy[1]}; frame-ancestors 'none'" == dict(GUARD)["Content-Security-Policy"]


def test_nothing_on_the_previews_own_pages_is_inline():
    for template in sorted((TEMPLATES / "serve").glob("*.html")):
        text = template.read_text()
        assert not re.search(r"<style|<script(?! src=)|style=|\son\w+=", text), template.name


def test_head_has_the_length_and_no_body(server):
    answer, text = get(server, "/as/hannah/", method="HEAD")
    assert (answer.status, text) == (200, "")
    assert int(answer.headers["content-length"]) == len(page(server, "/as/hannah/").encode())


def test_without_watching_a_page_is_looked_up_anew(root, server):
    assert "the sea" in page(server, "/as/paul/mentees/paul/")
    edit(root, "people.yaml", "Paul Öllinger", "Paul Anders")
    edit(root, "mentees/paul/mentee.md", "the sea", "boats")
    assert "boats" in page(server, "/as/paul/mentees/paul/")
    assert "Paul Anders" in page(server, "/as/paul/mentees/paul/")


def test_while_the_files_are_away_a_page_says_so(root, server):
    (root / "content").rename(root / "elsewhere")
    answer, text = get(server, "/as/hannah/mentees/hannah/")
    assert (answer.status, answer.headers["refresh"]) == (503, "2")
    assert "/-/serve.js" in text


def test_a_fault_in_a_template_of_ones_own_names_its_line(root):
    own = root / "templates/pages/manatee.html"
    own.parent.mkdir(parents=True)
    own.write_text("line one\n{{ nonsense }}\n")
    with serving(root) as server:
        answer, text = get(server, "/as/-/manatee/")
        assert answer.status == 500
        assert "templates/pages/manatee.html:2" in text
        assert str(root) not in text
        assert page(server, "/as/hannah/mentees/hannah/")


# --- the doormat


def test_the_doormat_shows_whom_the_programme_chose(root):
    settings = (root / "content/programme.md").read_text()
    chosen = "doormat:\n  - person: paul\n    sentence: {en: A blank page., de: Ein leeres Blatt.}\n---\nThe goals"
    (root / "content/programme.md").write_text(settings.replace("---\nThe goals", chosen))
    with serving(root) as server:
        english, german = page(server, "/"), page(server, "/-/de/")
    cards = english.partition('class="readers"')[0]
    assert "A blank page." in cards
    assert "/as/elif/" not in cards
    assert "/as/elif/" in english
    assert "Ein leeres Blatt." in german


def test_without_a_choice_it_shows_coordination_mentors_and_mentees(server):
    cards = page(server, "/").partition('class="readers"')[0]
    assert re.findall(r'href="/as/(.+?)/"', cards) == ["nadja", "elif", "hannah", "paul"]


def test_everybody_can_be_looked_through_and_nobody_in_particular(server):
    everybody = page(server, "/").partition('class="readers"')[2]
    assert set(re.findall(r'href="/as/(.+?)/"', everybody)) == {"nadja", "elif", "hannah", "paul", "-"}


def test_a_language_that_the_programme_does_not_speak_is_a_wrong_turn(server):
    assert get(server, "/-/fr/")[0].status == 404


# --- who is let in


@pytest.mark.parametrize(
    ("host", "name", "is_let_in"),
    [
        ("127.0.0.1", "localhost:8000", True),
        ("127.0.0.1", "LOCALHOST.", True),
        ("127.0.0.1", "127.0.0.1:9999", True),
        ("::1", "[::1]:8000", True),
        ("mentoring.local", "mentoring.local:80", True),
        (ANYWHERE, "192.168.1.20:8000", True),
        ("127.0.0.1", "192.168.1.20:8000", False),
        (ANYWHERE, "evil.example", False),
        ("127.0.0.1", "evil.example:8000", False),
        ("127.0.0.1", "localhost.evil.example", False),
        ("127.0.0.1", "127.0.0.1.evil.example", False),
        ("127.0.0.1", "localhost:80@evil.example", False),
        ("127.0.0.1", "", False),
    ],
)
def test_only_names_of_this_machine_are_let_in(host, name, is_let_in):
    assert is_named(name, host) is is_let_in


def test_a_foreign_name_for_this_machine_reads_nothing(server):
    answer, text = get(server, "/as/hannah/", headers={"Host": "evil.example"})
    assert answer.status == 421
    assert "Hannah" not in text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"])
def test_nothing_can_be_sent(server, method):
    answer, _ = get(server, "/as/hannah/", method=method)
    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/as/hannah/../paul/",
        "/as/hannah/./",
        "/%2e%2e/",
        "/as/hannah/%2e%2e/paul/",
        "/as/hannah/mentees%2Fhannah/",
        "/as/hannah/%00",
        "/as\\hannah\\",
        "//evil.example/",
        "/as//hannah/",
        "/as/hannah//",
        "/as/hannah/assets/../../../content/people.yaml",
        "/content/people.yaml",
        "/as/hannah/content/people.yaml",
        "/assets/",
        "/assets/../serve/bar.html",
        "/-/serve.css/",
        "/-/bar.html",
        "/as/",
        "/as/*/",
        "/as/pair:elif/",
        "/as/HANNAH/",
    ],
)
def test_odd_paths_lead_nowhere(server, path):
    answer = sent(server, f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    assert status(answer) == 404
    assert b"Give a talk" not in answer


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (b"GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", 400),
        (b"GET /\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n folded: yes\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", 400),
        (b"GET /\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        ("GET /ä HTTP/1.1\r\nHost: localhost\r\n\r\n".encode(), 400),
        (b"GET /#part HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00", 400),
        (b"GET /" + b"a" * 5000, 414),
        (b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\nCookie: " + b"a" * 20000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n" + b"A: b\r\n" * 150 + b"\r\n", 431),
    ],
    ids=lambda value: str(value)[:50],
)
def test_what_is_no_plain_request_is_refused(server, request_, expected):
    assert status(sent(server, request_)) == expected


def test_the_answer_to_something_large_arrives_whole(server):
    answer = sent(server, b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n\r\n" + b"x" * 3_000_000)
    assert status(answer) == 405


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_no_bytes_make_more_than_a_refusal(data):
    assert status_of(data) in (None, 400, 431)


def status_of(data):
    """The status with which bytes are refused; None for a request."""
    try:
        asked(data)
    except Refused as refused:
        return refused.status
    return None


@given(st.text(alphabet="/.:-~_abAS%\\*hannah", max_size=60))
@settings(max_examples=200, deadline=None)
def test_no_path_makes_a_fault_of_ours(house, path):
    answer = reply(house, Asked("GET", f"/{path}", "", {"host": "localhost"}))
    assert getattr(answer, "status", 200) in (200, 302, 404)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    return House(Preview(programme(tmp_path_factory.mktemp("programme")), TODAY))


def test_silent_and_half_connections_keep_nobody_waiting(server):
    idle = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(20)]
    for visit in idle[:10]:
        visit.sendall(b"GET / HTTP/1.1\r\nHost: local")
    before = time.monotonic()
    assert page(server, "/-/en/")
    assert time.monotonic() - before < 3
    for visit in idle:
        visit.close()


def test_a_connection_that_never_ends_its_request_is_closed(root):
    with serving(root, manners=Manners(patience=0.3)) as server:
        before = time.monotonic()
        assert sent(server, b"GET / HTTP/1.1\r\nHost: localhost\r\n") == b""
        assert time.monotonic() - before < 3


def test_a_request_that_comes_in_drops_has_no_more_time(root):
    with serving(root, manners=Manners(patience=0.5)) as server, _visit(server) as visit:
        before = time.monotonic()
        with suppress(OSError):
            for letter in "GET / HTTP/1.1" * 100:
                visit.sendall(letter.encode())
                time.sleep(0.05)
        assert time.monotonic() - before < 4


def test_whoever_takes_nothing_keeps_nobody_waiting(root):
    with serving(root, manners=Manners(visits=1, patience=0.5)) as server, _visit(server) as visit:
        visit.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        visit.sendall(b"GET /assets/site.css HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert soon(lambda: _is_answered(server))


def test_too_many_at_a_time_are_told_so_and_later_there_is_room(root):
    with serving(root, manners=Manners(visits=3)) as server:
        with ExitStack() as idle:
            for _ in range(3):
                idle.enter_context(_visit(server))
            assert status(sent(server, b"")) == 503
        assert soon(lambda: _is_answered(server))


def _visit(server):
    return socket.create_connection(("127.0.0.1", server.port))


def _is_answered(server):
    with suppress(ConnectionError):
        return status(sent(server, b"GET /-/en/ HTTP/1.1\r\nHost: localhost\r\n\r\n")) == 200
    return False


# --- what listeners hear


@contextmanager
def listening(server, headers=""):
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as visit, visit.makefile("rb") as events:
        visit.sendall(f"GET /-/events HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n".encode())
        yield events


def heard(events):
    """The next news that a listener hears."""
    for line in events:
        if line.startswith(b"data: "):
            return json.loads(line[6:])
    raise AssertionError("the server fell silent")


def test_a_listener_hears_of_an_edit(root):
    with serving(root, notices=True) as server, listening(server) as events:
        first = heard(events)
        assert f'data-pages="{first["pages"]}"' in page(server, "/as/paul/mentees/paul/")
        time.sleep(0.3)
        edit(root, "mentees/paul/mentee.md", "the sea", "boats")
        news = heard(events)
        while news["pages"] == first["pages"]:
            news = heard(events)
        text = page(server, "/as/paul/mentees/paul/")
        assert "boats" in text
        assert f'data-pages="{news["pages"]}"' in text


def test_a_fault_is_listed_while_it_lasts(root):
    with serving(root, notices=True) as server:
        assert findings(server) == {"version": findings(server)["version"], "title": "", "findings": []}
        edit(root, "mentees/hannah/goals/talk.md", "- [ ] Pick", "- [] Pick")
        assert soon(lambda: findings(server)["findings"] != [])
        found = findings(server)
        assert found["title"] == "1 warning"
        assert found["findings"][0]["place"] == "content/mentees/hannah/goals/talk.md:8:3"
        assert "afraid" not in json.dumps(found)
        edit(root, "mentees/hannah/goals/talk.md", "- [] Pick", "- [ ] Pick")
        assert soon(lambda: findings(server)["findings"] == [])


def test_listeners_hear_of_findings_without_new_pages(root):
    with serving(root, notices=True) as server, listening(server) as events:
        first = heard(events)
        while not first["findings"]:
            first = heard(events)
        edit(root, "programme.md", "title: Mentoring at the lagoon", "titel: Mentoring am Meer")
        news = heard(events)
        assert news["pages"] == first["pages"]
        assert news["findings"] != first["findings"]


def test_findings_are_told_even_if_a_page_was_the_first_to_see_them(root):
    with serving(root, notices=True) as server, listening(server) as events:
        first = heard(events)
        while not first["findings"]:
            first = heard(events)
        edit(root, "programme.md", "title: Mentoring at the lagoon", "titel: Mentoring am Meer")
        assert page(server, "/as/hannah/mentees/hannah/")
        assert heard(events)["findings"] != first["findings"]


def findings(server, language="en"):
    return json.loads(get(server, f"/-/findings.json?lang={language}")[1])


@pytest.mark.parametrize("path", ["/-/events", "/-/findings.json"])
@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
def test_other_sites_hear_nothing(server, path, headers):
    assert get(server, path, headers=headers)[0].status == 403


def test_our_own_pages_may_listen(server):
    with listening(server, "Origin: http://localhost\r\nSec-Fetch-Site: same-origin\r\n") as events:
        assert heard(events)["pages"]


def test_head_does_not_listen(server):
    answer, text = get(server, "/-/events", method="HEAD")
    assert (answer.status, text) == (200, "")


def test_listeners_do_not_take_the_room_of_readers(root):
    with serving(root, manners=Manners(visits=2, listeners=3)) as server:
        with ExitStack() as listeners:
            for _ in range(3):
                heard(listeners.enter_context(listening(server)))
            assert page(server, "/-/en/")
            assert not _is_heard(server)
        assert soon(lambda: _is_heard(server))


def _is_heard(server):
    with listening(server) as events:
        return b" 200 " in events.readline()


def test_a_quiet_preview_is_heard_to_live(root):
    with serving(root, manners=Manners(heartbeat=0.1)) as server, listening(server) as events:
        assert soon(lambda: events.readline() == b": nothing new\n")


# --- where it listens, and how it ends


def test_the_next_port_is_taken_where_one_is_taken(root):
    with serving(root) as first:
        second = Server(House(Preview(root, TODAY)), first.port)
        with closing(second):
            assert first.port < second.port <= first.port + NEXT_PORTS
            assert second.url == f"http://127.0.0.1:{second.port}/"


def test_ipv6_is_spoken_where_asked_for(root):
    if not socket.has_ipv6 or not _has_loopback6():
        pytest.skip("this machine has no IPv6")
    with serving(root, host="::1") as server:
        assert server.url == f"http://[::1]:{server.port}/"
        assert server.is_private
        with socket.create_connection(("::1", server.port)) as visit:
            visit.sendall(f"GET /-/ HTTP/1.1\r\nHost: [::1]:{server.port}\r\n\r\n".encode())
            assert status(visit.recv(4096)) == 200


def _has_loopback6():
    try:
        with socket.socket(socket.AF_INET6) as door:
            door.bind(("::1", 0))
    except OSError:
        return False
    return True


def test_whoever_opens_it_to_the_network_is_told_what_that_means(root):
    with serving(root, host=ANYWHERE) as server:
        assert not server.is_private
        lines = list(greeting(server, Preview(root, TODAY).files.current().site.languages[0], 0))
    assert any("private notes" in line for line in lines)


SCRIPT = """
import sys
from pathlib import Path
from mentorsite.serve import Preview, serve
try:
    serve(Preview(Path(sys.argv[1])), host="127.0.0.1", port=0, reader=None, watch=True,
          announce=lambda line: print(line, flush=True))
except KeyboardInterrupt:
    sys.exit(130)
"""


def test_control_c_ends_it_at_once_even_with_listeners(root):
    command = [sys.executable, "-c", SCRIPT, str(root)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    with process:
        assert process.stdout
        line = process.stdout.readline()
        found = re.search(r":(\d+)/", line)
        assert found, (line, process.stderr and process.stderr.read())
        port = int(found[1])
        with socket.create_connection(("127.0.0.1", port)) as visit:
            visit.sendall(b"GET /-/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            visit.recv(100)
            before = time.monotonic()
            process.send_signal(signal.SIGINT)
            assert process.wait(10) == 130
            assert time.monotonic() - before < 2
            assert process.stderr
            assert process.stderr.read() == ""


def test_nothing_is_written(root):
    before = sorted(path for path in root.rglob("*"))
    with serving(root) as server:
        page(server, "/as/hannah/")
        page(server, f"/as/elif/{GOAL}")
    assert sorted(path for path in root.rglob("*")) == before


# --- in a browser


@contextmanager
def tab_on(browser, server):
    """A tab whose console stays empty: no fault, nothing that the guard had to stop."""
    said = []
    with closing(browser.new_page(viewport={"width": 800, "height": 400})) as tab:
        tab.set_default_timeout(15_000)
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda fault: said.append(str(fault)))
        tab.goto(f"{server.url}as/hannah/{GOAL}")
        yield tab
    assert said == []


@pytest.mark.browser
def test_an_edit_is_on_the_page_at_once_and_the_place_is_kept(root, browser):
    with serving(root, notices=True) as server, tab_on(browser, server) as tab:
        tab.evaluate("scrollTo(0, 250)")
        edit(root, "mentees/hannah/goals/talk.md", "Twenty minutes.", "Twenty-five minutes.")
        tab.get_by_text("Twenty-five minutes.").wait_for()
        assert tab.evaluate("scrollY") == 250


@pytest.mark.browser
def test_findings_lie_over_the_page_until_they_are_mended(root, browser):
    with serving(root, notices=True) as server, tab_on(browser, server) as tab:
        panel, count = tab.locator(".preview-findings"), tab.locator(".preview-count")
        edit(root, "mentees/hannah/goals/talk.md", "status: active", "staus: active")
        panel.wait_for(state="visible")
        assert "content/mentees/hannah/goals/talk.md:3:1" in panel.inner_text()
        assert tab.get_by_text("Last good version").is_visible()
        tab.get_by_role("button", name="Fold away").click()
        assert panel.is_hidden()
        tab.reload()
        count.wait_for(state="visible")
        assert panel.is_hidden()
        count.click()
        assert panel.is_visible()
        edit(root, "mentees/hannah/goals/talk.md", "staus: active", "status: active")
        count.wait_for(state="hidden")
        assert panel.is_hidden()


@pytest.mark.browser
def test_one_click_looks_at_the_same_page_with_other_eyes(root, browser):
    with serving(root) as server, tab_on(browser, server) as tab:
        assert tab.get_by_text(SECRET).is_visible()
        tab.get_by_text("Change", exact=True).click()
        tab.get_by_role("link", name="Elif Yıldız").last.click()
        tab.wait_for_url(f"**/as/elif/{GOAL}")
        assert tab.get_by_text(SECRET).count() == 0


class Late(Preview):
    """Is still examining files at the time the preview ends, when Python gives no threads any more."""

    def __init__(self, root):
        super().__init__(root, TODAY)
        self.examining, self.go_on, self.failed = Event(), Event(), Event()

    def findings(self):
        self.examining.set()
        assert self.go_on.wait(20)
        self.failed.set()
        raise RuntimeError


@pytest.mark.parametrize(("ends", "said"), [(True, []), (False, ["RuntimeError"])])
def test_only_while_it_is_open_does_the_preview_speak_of_faults_of_ours(root, caplog, ends, said):
    late = Late(root)
    with noticing(late, watch=True):
        assert late.examining.wait(20)
        if not ends:
            late.go_on.set()
            assert soon(lambda: caplog.messages == said)
    late.go_on.set()
    assert late.failed.wait(20)
    assert not soon(lambda: caplog.messages != said, 0.3)


@pytest.mark.browser
def test_when_the_preview_ends_the_page_says_so(root, browser):
    with closing(browser.new_page()) as tab:
        with serving(root) as server:
            tab.goto(f"{server.url}as/hannah/")
        tab.get_by_text("The preview has ended").wait_for()
