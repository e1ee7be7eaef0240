"""Personio v1, asked over a real connection to a server on loopback."""

import logging
import os
import re
import socket
import string
import subprocess
import sys
import threading
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from pathlib import Path

import pytest

from mentorsite.connect.asking import Patience, Secret, checked_address
from mentorsite.connect.personio import FIELDS, Credentials, Personio, credentials_in
from mentorsite.connect.records import PersonRecord, Wanted
from mentorsite.connect.refusals import REFUSALS, CannotSync, worded
from mentorsite.language import spoken
from personio_server import (
    CLIENT_ID,
    CLIENT_SECRET,
    IBAN,
    SALARY,
    Company,
    Reply,
    busy,
    employee,
    expired,
    passes,
    personio,
    refusal,
    says,
)

ALL = Wanted(everybody=True)
CREDENTIALS = Credentials(Secret(CLIENT_ID), Secret(CLIENT_SECRET))
SECRETS = (CLIENT_ID, CLIENT_SECRET, "papi-token-", SALARY, IBAN)
FIRST = ("Mara", "Tomasz", "Elif", "Ruth", "Lukas", "Deniz")


@dataclass
class Clock:
    """A clock that jumps instead of waiting."""

    time: float = 1_800_000_000.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.time += seconds

    def patience(self):
        return Patience(sleep=self.sleep, now=lambda: self.time, jitter=lambda: 0.25)


def staff(count):
    return [employee(number, FIRST[number % 6], f"Nr{number}") for number in range(1, count + 1)]


def fetched(company, wanted=ALL, clock=None):
    with personio(company):
        return Personio(CREDENTIALS, company.address, (clock or Clock()).patience()).fetch(wanted)


def refused(company, clock=None):
    with pytest.raises(CannotSync) as caught:
        fetched(company, clock=clock)
    return caught.value


# --- what is asked for, and what of it is kept


def test_an_employee_as_personio_writes_one():
    company = Company(
        [
            employee(1, "Birgit", "Kössler", office="Wien"),
            employee(2, "Katrin", "Mühlbacher", supervisor=1),
            employee(102, "Margarete", "Tamm", preferred="Mara", team="Web", office="Tallinn", supervisor=2),
        ]
    )
    assert fetched(company)[2] == PersonRecord(
        hr="personio:102",
        name="Mara Tamm",
        first="Mara",
        email="margarete.tamm@seekuh.example",
        team="Web",
        office="Tallinn",
        supervisors=("personio:2", "personio:1"),
    )


@pytest.mark.parametrize(("status", "works_here"), [("active", True), ("leave", True), ("inactive", False)])
def test_inactive_people_are_on_the_list_and_have_left(status, works_here):
    assert [record.works_here for record in fetched(Company([employee(1, "Oskar", "Wieser", status=status)]))] == [
        works_here
    ]


def test_a_preferred_name_that_is_whole_is_not_lengthened():
    record = fetched(Company([employee(1, "Margarete", "Tamm", preferred="Mara Tamm")]))[0]
    assert (record.name, record.first) == ("Mara Tamm", "Mara")


def test_a_last_name_inside_a_first_name_is_left_there():
    record = fetched(Company([employee(1, "Hanna", "Na")]))[0]
    assert (record.name, record.first) == ("Hanna Na", "Hanna")


def test_a_field_that_personio_keeps_back_is_silent_and_an_empty_one_is_not():
    shy = employee(1, "Mara", "Tamm")
    del shy["attributes"]["team"]
    record = fetched(Company([shy]))[0]
    assert record.silent == {"team"}
    assert record.office is None


def test_names_lose_what_nobody_sees():
    record = fetched(Company([employee(1, "Ma\u202era\x07", " Tamm\n Kask ")]))[0]
    assert record.name == "Mara Tamm Kask"


def test_only_those_who_are_wanted_are_handed_out():
    wanted = Wanted(hr=frozenset({"personio:3"}), emails=frozenset({"lukas.nr4@seekuh.example"}))
    assert [record.hr for record in fetched(Company(staff(9)), wanted)] == ["personio:3", "personio:4"]


def test_a_reporting_line_that_runs_in_a_circle_ends():
    company = Company([employee(1, "Ada", "Lind", supervisor=2), employee(2, "Ben", "Okoro", supervisor=1)])
    assert [record.supervisors for record in fetched(company)] == [("personio:2",), ("personio:1",)]


def test_nothing_but_the_list_is_asked_for():
    company = Company(staff(1))
    fetched(company)
    question = next(asked for asked in company.asked if asked.method == "GET")
    assert [value for name, value in question.query if name == "attributes[]"] == list(FIELDS)
    assert {name for name, _ in question.query} == {"attributes[]", "limit", "offset"}
    assert set(FIELDS) == {
        "id", "first_name", "last_name", "preferred_name", "email", "team", "office", "status", "supervisor",
    }  # fmt: skip


def test_the_page_about_it_names_the_whole_list():
    page = (Path(__file__).parent.parent / "docs" / "people.md").read_text()
    table = page.partition("| --- |")[2].partition("\n\n")[0]
    theirs = " ".join(line.split("|")[2] for line in table.splitlines() if line.count("|") == 4)
    assert set(re.findall(r"`(\w+)`", theirs)) == set(FIELDS)


def test_the_tool_is_only_read():
    company = Company(staff(123))
    fetched(company)
    assert {(asked.method, asked.path) for asked in company.asked} == {
        ("POST", "/v1/auth"),
        ("GET", "/v1/company/employees"),
    }


def test_salary_and_account_are_dropped_at_the_door():
    company = Company([employee(1, "Ada", "Lind", supervisor=2), employee(2, "Ben", "Okoro")])
    told = repr(fetched(company))
    assert "Ada Lind" in told
    assert SALARY not in told
    assert IBAN not in told


# --- pages


def test_123_people_on_two_pages():
    company = Company(staff(123))
    assert len(fetched(company)) == 123
    assert [(page["limit"], page["offset"]) for page in company.pages()] == [("100", "0"), ("100", "100")]


@pytest.mark.parametrize("written", [str, int])
def test_totals_are_numbers_or_texts(written):
    assert len(fetched(Company(staff(101), totals=written))) == 101


def test_a_tool_that_gives_fewer_at_once_is_read_to_the_end():
    company = Company(staff(123), largest_page=50)
    assert len({record.hr for record in fetched(company)}) == 123
    assert [page["offset"] for page in company.pages()] == ["0", "50", "100"]


def test_a_page_that_comes_again_is_refused():
    company = Company(staff(123))
    again = Reply(200, {"success": True, "metadata": {"total_elements": "123"}, "data": company.employees[:100]})
    company.trouble = [passes, says(again)]
    assert refused(company).message == "repeated"


def test_an_id_that_stands_there_twice_is_refused():
    assert refused(Company([*staff(3), employee(2, "Another", "Person")])).message == "repeated"


def test_a_list_that_ends_early_is_refused():
    refusal_ = refused(Company(staff(40), totals=lambda count: count + 1))
    assert (refusal_.message, refusal_.values["total"], refusal_.values["count"]) == ("incomplete", "41", "40")


def test_a_list_that_grows_while_it_is_read_is_refused():
    company = Company(staff(123))

    def hired(company, asked):
        company.employees.append(employee(500, "Yuki", "Tanaka"))

    company.trouble = [passes, hired]
    assert refused(company).message == "incomplete"


@pytest.mark.parametrize("total", [None, "many", -1, True])
def test_a_list_without_a_total_cannot_be_known_to_be_whole(total):
    assert refused(Company(staff(1), totals=lambda _: total)).message == "answer"


@pytest.mark.parametrize("number", [None, "", "x1", 1.5, True, [], {"value": None}])
def test_everybody_has_an_id(number):
    nobody = employee(1, "Ada", "Lind")
    nobody["attributes"]["id"]["value"] = number
    assert refused(Company([nobody])).message == "answer"


def test_without_the_status_leavers_could_not_be_told_from_others():
    shy = employee(1, "Ada", "Lind")
    del shy["attributes"]["status"]
    refusal_ = refused(Company([shy]))
    assert (refusal_.message, refusal_.values["fields"]) == ("fields-missing", "status")


# --- patience


def test_later_means_as_long_as_the_tool_says_and_a_little_more():
    company, clock = Company(staff(123)), Clock()
    company.trouble = [passes, busy("7"), busy("2")]
    assert len(fetched(company, clock=clock)) == 123
    assert clock.slept == [7.25, 2.25]


def test_later_may_be_a_moment():
    company, clock = Company(staff(1)), Clock()
    company.trouble = [busy(formatdate(clock.time + 30, usegmt=True)), busy("Tue, 99 Foo")]
    fetched(company, clock=clock)
    assert clock.slept == [30.25, 2.25]


def test_without_a_word_it_is_one_two_four_eight_seconds():
    company, clock = Company(staff(1)), Clock()
    company.trouble = [busy(), busy(status=500), busy(status=503), busy(status=502)]
    assert len(fetched(company, clock=clock)) == 1
    assert clock.slept == [1.25, 2.25, 4.25, 8.25]


def test_a_tool_that_stays_busy_is_left_alone():
    company, clock = Company(staff(1)), Clock()
    company.trouble = [busy()] * 5
    assert refused(company, clock).message == "busy"
    assert len(clock.slept) == 4


def test_a_tool_that_wants_an_hour_is_left_alone_at_once():
    company, clock = Company(staff(1)), Clock()
    company.trouble = [busy("3600")]
    assert refused(company, clock).message == "wait"
    assert clock.slept == []


def test_the_door_may_be_busy_too():
    company, clock = Company(staff(1)), Clock()
    company.trouble_at_the_door = [Reply(429, refusal(429, "Too many"), {"Retry-After": "60"})]
    assert len(fetched(company, clock=clock)) == 1
    assert clock.slept == [60.25]


def test_a_token_that_runs_out_midway_is_renewed_once():
    company = Company(staff(123))
    company.trouble = [passes, expired]
    assert len(fetched(company)) == 123
    assert company.tokens == 2
    assert [page["offset"] for page in company.pages()] == ["0", "100", "100"]


def test_a_fresh_token_that_does_not_help_is_the_last_one():
    company = Company(staff(1))
    company.trouble = [expired, expired]
    assert refused(company).message == "not-allowed"
    assert company.tokens == 2


def test_busy_and_run_out_on_the_same_page():
    company, clock = Company(staff(123)), Clock()
    company.trouble = [passes, busy("3"), expired, busy("5")]
    assert len({record.hr for record in fetched(company, clock=clock)}) == 123
    assert clock.slept == [3.25, 5.25]


def take_one(server, answer):
    connection, _ = server.accept()
    with connection:
        answer(connection)


def dripping(connection):
    """Begin an answer and send a byte of it now and then, for ever."""
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n")
    with suppress(OSError):
        while not time.sleep(0.05):
            connection.sendall(b" ")


def silent(connection):
    """Listen, and say nothing."""
    while connection.recv(65536):
        pass


@pytest.mark.parametrize("answer", [silent, dripping])
def test_a_tool_that_does_not_come_to_an_end_is_waited_for_in_vain(answer):
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=take_one, args=(server, answer), daemon=True).start()
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(CannotSync) as caught:
            Personio(CREDENTIALS, address, Patience(timeout=0.3)).fetch(ALL)
    assert caught.value.message == "too-slow"
    assert caught.value.__context__ is None


def test_half_a_minute_is_the_limit():
    assert Patience().timeout == 30


def test_nobody_at_the_address():
    with pytest.raises(CannotSync) as caught:
        Personio(CREDENTIALS, "http://127.0.0.1:1").fetch(ALL)
    assert caught.value.message == "unreachable"


def test_an_answer_that_is_too_large_is_cut_off():
    company = Company(staff(1))
    company.trouble = [says(Reply(200, b"[" * 17 * 1024 * 1024))]
    assert refused(company).message == "too-large"


# --- errors


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Reply(200, refusal(113, "Parameter wrong")), "refused"),
        (Reply(404, refusal(404, "Not found")), "refused"),
        (Reply(403, refusal(403, "No access")), "not-allowed"),
        (Reply(418, {"tea": True}), "status"),
        (Reply(200, {"data": []}), "answer"),
        (Reply(200, b"<!doctype html>"), "answer"),
        (Reply(200, b"[" * 200_000), "answer"),
        (Reply(200, {"success": True, "metadata": {"total_elements": 1}, "data": [["Ada"]]}), "answer"),
        (Reply(200, {"success": True, "metadata": [], "data": []}), "answer"),
    ],
)
def test_an_answer_that_is_none_says_what_to_look_at(reply, message):
    company = Company(staff(1))
    company.trouble = [says(reply)]
    assert refused(company).message == message


def test_the_tools_own_words_are_not_repeated():
    company = Company(staff(1))
    company.trouble = [says(Reply(200, refusal(113, f"{CLIENT_SECRET} {SALARY}")))]
    found = refused(company)
    assert found.values["code"] == "113"
    assert not any(secret in worded(found, spoken("en")) for secret in SECRETS)


@pytest.mark.parametrize("body", [{"token": ""}, {"token": "a b"}, {"token": 7}, {"token": "a\r\nX: 1"}, [], None])
def test_a_token_that_is_none(body):
    company = Company(staff(1))
    company.trouble_at_the_door = [Reply(200, {"success": True, "data": body})]
    assert refused(company).message == "answer"


def test_credentials_that_are_not_taken():
    with personio(Company(staff(1))) as company, pytest.raises(CannotSync) as caught:
        Personio(Credentials(Secret(CLIENT_ID), Secret("wrong")), company.address).fetch(ALL)
    assert caught.value.message == "credentials-refused"


@pytest.mark.parametrize("code", ["de", "en"])
@pytest.mark.parametrize("message", REFUSALS)
def test_every_refusal_has_words(message, code):
    values = {name: "17" for _, name, _, _ in string.Formatter().parse(REFUSALS[message]) if name}
    assert "{" not in worded(CannotSync(message, **values), spoken(code))


# --- what is secret stays so


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("at_the_door", [True, False])
def test_a_redirect_is_not_followed_and_nothing_secret_goes_elsewhere(status, at_the_door):
    with personio(Company(staff(1))) as elsewhere:
        away = Reply(status, b"", {"Location": f"{elsewhere.address}/v1/company/employees"})
        company = Company(staff(1))
        if at_the_door:
            company.trouble_at_the_door = [away]
        else:
            company.trouble = [says(away)]
        assert refused(company).message == "redirect"
    assert elsewhere.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "http://api.personio.de",
        "http://192.168.1.7",
        "http://127.0.0.1.example.com",
        "http://localhost.example.com",
        "ftp://127.0.0.1",
        "https://",
        "https://user:password@api.personio.de",
        "http://user@127.0.0.1",
        "https://api.personio.de?token=x",
        "https://api.personio.de#x",
        "https://api.personio.de:port",
        "https://api.personio.de\n.example.com",
        "https://api.personio.de .example.com",
        "//api.personio.de",
        "api.personio.de",
        "",
    ],
)
def test_addresses_that_are_not_taken(address):
    with pytest.raises(CannotSync) as caught:
        checked_address(address)
    assert caught.value.message == "address"


@pytest.mark.parametrize(
    "address",
    [
        "https://api.personio.de",
        "https://hr.example/personio/",
        "http://127.0.0.1:8080",
        "http://[::1]:1",
        "http://localhost",
    ],
)
def test_addresses_that_are_taken(address):
    assert checked_address(address) == address.rstrip("/")


def test_an_address_is_looked_at_before_anything_is_sent():
    with personio(Company(staff(1))) as company, pytest.raises(CannotSync):
        Personio(CREDENTIALS, company.address + "/?x=1").fetch(ALL)
    assert company.asked == []


@pytest.mark.parametrize(
    "missing", [{}, {"MENTORSITE_PERSONIO_CLIENT_ID": "x"}, {"MENTORSITE_PERSONIO_CLIENT_SECRET": "x"}]
)
def test_credentials_come_from_the_environment_or_not_at_all(missing):
    with pytest.raises(CannotSync) as caught:
        credentials_in({**missing, "PERSONIO_CLIENT_ID": "y", "PERSONIO_CLIENT_SECRET": "y"})
    assert caught.value.message == "no-credentials"


def test_credentials_travel_in_the_body_only():
    company = Company(staff(1))
    fetched(company)
    door = company.asked[0]
    assert CLIENT_SECRET.encode() in door.body
    assert CLIENT_SECRET not in repr((door.path, door.query, door.headers))
    assert all(CLIENT_SECRET not in repr(asked) for asked in company.asked[1:])
    assert all("papi-token-" not in repr((asked.path, asked.query)) for asked in company.asked)


def test_a_proxy_never_gets_to_see_what_goes_in_clear(monkeypatch):
    with personio(Company([])) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.address)
        assert len(fetched(Company(staff(1)))) == 1
    assert proxy.asked == []


def test_nothing_secret_is_shown_or_logged(caplog):
    caplog.set_level(logging.DEBUG)
    credentials = credentials_in(
        {"MENTORSITE_PERSONIO_CLIENT_ID": CLIENT_ID, "MENTORSITE_PERSONIO_CLIENT_SECRET": CLIENT_SECRET}
    )
    assert len(fetched(Company(staff(2)))) == 2
    told = repr(credentials) + str(credentials) + repr(Personio(credentials)) + caplog.text
    assert not any(secret in told for secret in SECRETS)


def test_the_library_may_log_again_afterwards():
    before = logging.getLogger("httpcore2").level
    fetched(Company(staff(1)))
    assert logging.getLogger("httpcore2").level == before


@pytest.mark.parametrize(
    "trouble",
    [
        [says(Reply(200, b"garbage"))],
        [says(Reply(302, b"", {"Location": "http://127.0.0.1:1/"}))],
        [expired, expired],
        [busy("4000")],
        [says(Reply(200, b"", {"content-length": "999", "connection": "close"}))],
        [says(Reply(200, b"x", {"transfer-encoding": "chunked", "connection": "close"}))],
    ],
)
def test_no_traceback_shows_a_secret_even_with_its_variables(trouble):
    company = Company(staff(1))
    company.trouble = trouble
    found = refused(company)
    seen = found
    while seen is not None:
        # What the library threw would lead to the request, and that to the token.
        assert type(seen).__module__.startswith(("mentorsite", "builtins")), seen
        seen = seen.__cause__ or seen.__context__
    shown = "".join(traceback.TracebackException.from_exception(found, capture_locals=True).format())
    frames = [frame for frame in shown.split('  File "') if "mentorsite" in frame.split('"')[0]]
    assert frames
    assert not any(secret in frame for secret in (CLIENT_ID, CLIENT_SECRET, "papi-token-") for frame in frames)
    assert not any(secret in repr(found) + str(found) for secret in SECRETS)


# --- the command


def run(folder, company, *arguments, **environment):
    known = {"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parent.parent / "src")}
    secrets = {"MENTORSITE_PERSONIO_CLIENT_ID": CLIENT_ID, "MENTORSITE_PERSONIO_CLIENT_SECRET": CLIENT_SECRET}
    command = [sys.executable, "-m", "mentorsite", "people", "sync", "personio", "--url", company.address, *arguments]
    return subprocess.run(
        command, cwd=folder, env={**known, **secrets, **environment}, capture_output=True, text=True, check=False
    )


@pytest.fixture
def programme(tmp_path):
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "programme.md").write_text("---\ntitle: Mentoring\nlanguages: [en]\n---\n")
    (tmp_path / "content" / "people.yaml").write_text("mara: {name: Mara Nr6, email: mara.nr6@seekuh.example}\n")
    return tmp_path


def everything_in(folder):
    return "".join(file.read_text(errors="replace") for file in folder.rglob("*") if file.is_file())


def test_123_people_busy_and_run_out_midway_and_nothing_private_anywhere(programme):
    company = Company(staff(123))
    company.trouble = [passes, busy("0"), expired]
    with personio(company):
        done = run(programme, company, "--all", MENTORSITE_DEBUG="1")
    assert done.returncode == 0, done.stderr
    assert "122 new, 1 changed, 0 left. people.yaml is written." in done.stdout
    assert (programme / "content" / "people.yaml").read_text().count("hr: personio:") == 123
    written = done.stdout + done.stderr + everything_in(programme)
    assert not any(secret in written for secret in SECRETS)


def test_a_second_run_changes_no_byte_and_check_agrees(programme):
    roster = programme / "content" / "people.yaml"
    with personio(Company(staff(12))) as company:
        assert run(programme, company, "--all", "--check").returncode == 1
        run(programme, company, "--all")
        first = (roster.read_bytes(), roster.stat().st_mtime_ns, roster.stat().st_ino)
        assert run(programme, company, "--all", "--check").returncode == 0
        assert "Nothing to change" in run(programme, company, "--all").stdout
    assert (roster.read_bytes(), roster.stat().st_mtime_ns, roster.stat().st_ino) == first


def test_what_is_written_passes_mentorsite_check(programme):
    with personio(Company(staff(30))) as company:
        run(programme, company, "--all")
    checked = subprocess.run(
        [sys.executable, "-m", "mentorsite", "check"],
        cwd=programme,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(Path(__file__).parent.parent / "src")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (checked.returncode, checked.stdout) == (0, "No findings.\n")


def test_a_dry_run_shows_the_difference_and_writes_nothing(programme):
    before = everything_in(programme)
    with personio(Company([employee(6, "Mara", "Nr6", team="Web"), employee(7, "Yuki", "Tanaka")])) as company:
        done = run(programme, company, "--dry-run", "--add", "yuki.tanaka@seekuh.example")
    assert done.returncode == 0
    # Addresses, reporting lines and ids of the tool are for a terminal; this is none.
    assert done.stdout.splitlines() == [
        "~ mara",
        "    team: Web",
        "    hr: …",
        "+ yuki",
        "    name: Yuki Tanaka",
        "    email: …",
        "    hr: …",
        "1 new, 1 changed, 0 left. Nothing was written.",
    ]
    assert everything_in(programme) == before


def test_a_refusal_writes_nothing_and_ends_with_two(programme):
    before = everything_in(programme)
    company = Company(staff(123))
    company.trouble = [passes, says(Reply(302, b"", {"Location": "http://127.0.0.1:1/"}))]
    with personio(company):
        done = run(programme, company, "--all", MENTORSITE_DEBUG="1")
    assert done.returncode == 2
    assert "We do not go there" in done.stderr
    assert "Traceback" not in done.stderr
    assert not any(secret in done.stdout + done.stderr for secret in SECRETS)
    assert everything_in(programme) == before


def test_several_addresses_after_one_add(programme):
    with personio(Company(staff(12))) as company:
        done = run(programme, company, "--add", "ruth.nr3@seekuh.example", "LUKAS.nr4@seekuh.example")
        assert "2 new" in done.stdout
        assert run(programme, company, "ruth.nr3@seekuh.example").returncode == 2


def test_no_option_takes_a_secret():
    from mentorsite.cli import commands

    command = commands.get_command(None, "people").get_command(None, "sync").get_command(None, "personio")
    assert {option for parameter in command.params for option in parameter.opts} == {
        "more", "--url", "--add", "--all", "--dry-run", "--check", "--allow-shrink", "--lang",
    }  # fmt: skip


def test_without_credentials_it_says_where_they_belong(programme):
    with personio(Company(staff(1))) as company:
        done = run(programme, company, MENTORSITE_PERSONIO_CLIENT_SECRET="")
    assert done.returncode == 2
    assert "MENTORSITE_PERSONIO_CLIENT_SECRET" in done.stderr
    assert company.asked == []
