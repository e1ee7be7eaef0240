"""What no browser sends: odd bytes, endless heads, many requests at once, foreign names. The preview stays as it is."""

from __future__ import annotations

import json
import os
import resource
import socket
import struct
import threading
import time
from contextlib import ExitStack, suppress

import pytest

from mentorsite.serve.server import Manners
from previewing import get, page, programme, sent, serving, soon, status

HELLO = b"GET /-/en/ HTTP/1.1\r\nHost: localhost\r\n"
OWN_WORDS = (b"afraid", b"Twenty minutes", b"the sea")
"""What stands on Hannah's and Paul's pages."""


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with serving(programme(tmp_path_factory.mktemp("programme"))) as server:
        yield server


REFUSED = {
    "nothing but line ends": b"\r\n\r\n",
    "bare line feeds": b"GET / HTTP/1.1\nHost: localhost\n\n\r\n\r\n",
    "no blank": b"GET/HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "two blanks": b"GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a tab": b"GET\t/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a blank in the path": b"GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "HTTP/0.9": b"GET /\r\n\r\n",
    "HTTP/1.2": b"GET / HTTP/1.2\r\nHost: localhost\r\n\r\n",
    "HTTP/2's first words": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "http in small letters": b"GET / http/1.1\r\nHost: localhost\r\n\r\n",
    "a method of signs": b"G\xffT / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a very long method": b"G" * 400 + b" / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "an absolute address": b"GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a file's address": b"GET file:///etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "somebody's name": b"GET //user@localhost HTTP/1.1\r\n\r\n",
    "a star": b"GET * HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "bad UTF-8": b"GET /\xc3\x28 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "raw NUL": b"GET /as/hannah/\x00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "NUL in a header": b"GET / HTTP/1.1\r\nHost: localhost\r\nA: \x00\r\n\r\n",
    "a header without a colon": b"GET / HTTP/1.1\r\nHost: localhost\r\nA\r\n\r\n",
    "a header without a name": b"GET / HTTP/1.1\r\nHost: localhost\r\n: a\r\n\r\n",
    "a lone line feed in a header": b"GET / HTTP/1.1\r\nHost: localhost\r\nA: b\nSet-Cookie: c\r\n\r\n",
    "a lone carriage return": b"GET / HTTP/1.1\r\nHost: localhost\rA: b\r\n\r\n",
    "a folded host": b"GET / HTTP/1.1\r\nHost:\r\n localhost\r\n\r\n",
    "two hosts": b"GET / HTTP/1.1\r\nHost: localhost\r\nhOsT: localhost\r\n\r\n",
    "a tunnel": b"CONNECT localhost:22 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "TLS": bytes.fromhex("16030100a5010000a10303") + os.urandom(160) + b"\r\n\r\n",
    "SSH": b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
    "a memory cache's words": b"set a 0 0 1\r\nb\r\n\r\n",
    "PROXY": b"PROXY TCP4 1.1.1.1 2.2.2.2 1 2\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    "a mark before all": b"\xef\xbb\xbfGET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
}


@pytest.mark.parametrize("request_", REFUSED.values(), ids=REFUSED)
def test_odd_bytes_get_a_short_refusal(server, request_):
    answer = sent(server, request_)
    assert status(answer) == 400
    assert answer.endswith(b"\r\n\r\nBad Request\n")
    assert page(server, "/-/en/")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"GET /as/hannah/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"GET /as/hannah/%252e%252e/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"GET /as/hannah/%c0%ae%c0%ae/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"GET /as/hannah/..;/paul/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"GET /as/hannah/%00.html HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"GET /as/hannah/%0d%0aSet-Cookie:a HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"GET /as/" + b"a/" * 1900 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 404),
        (b"GET /-/findings.json?lang=" + b"%" * 2000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 200),
        (b"GET /-/findings.json?lang=../../etc&lang=%ff%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", 200),
        (b"get /-/en/ HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
        (b"GET /-/en/ HTTP/1.0\r\nHost: localhost\r\n\r\n", 200),
        (HELLO + b"Content-Length: 5\r\n\r\nhello", 200),
        (HELLO + b"Content-Length: -1\r\n\r\n", 200),
        (HELLO + b"Content-Length: 99999999999999999999\r\n\r\n", 200),
        (HELLO + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 200),
        (HELLO + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\nffffffffffffffff\r\n", 200),
        (HELLO + b"Expect: 100-continue\r\nContent-Length: 9\r\n\r\n", 200),
        (HELLO + b"Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n", 200),
        (HELLO + b"Range: bytes=0-4,0-4,0-4\r\n\r\n", 200),
        (HELLO + b"X: " + b"\xff" * 2000 + b"\r\n\r\n", 200),
        (HELLO + b"A: b\r\n" * 100 + b"\r\n", 431),
    ],
    ids=lambda value: str(value)[2:60],
)
def test_what_is_a_request_is_answered_by_its_first_line(server, head, expected):
    answer = sent(server, head)
    assert status(answer) == expected
    assert b"set-cookie" not in answer.partition(b"\r\n\r\n")[0].lower()
    assert not any(words in answer for words in OWN_WORDS)


def test_a_second_request_on_the_same_line_is_not_heard(server):
    """Nothing that hides behind the first request is taken for one of somebody else."""
    answer = sent(server, HELLO + b"\r\n" + b"GET /as/hannah/ HTTP/1.1\r\nHost: localhost\r\n\r\n" * 20)
    assert answer.count(b"HTTP/1.1 ") == 1
    assert b"connection: close" in answer.lower()
    assert not any(words in answer for words in OWN_WORDS)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND", "x" * 20])
@pytest.mark.parametrize("path", ["/as/hannah/", "/-/events", "/-/findings.json"])
def test_no_method_but_reading(server, method, path):
    answer = sent(server, f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\na=b".encode())
    assert status(answer) == 405
    assert not any(words in answer for words in OWN_WORDS)


REBOUND = (
    *("evil.example", "evil.example:80", "localhost.evil.example", "127.0.0.1.nip.example", "127.1", "2130706433"),
    *("0x7f000001", "0177.0.0.1", ".".join("0000"), "[::]", "[::ffff:127.0.0.1]", "localhost:80:80"),
    *("localhost,evil.example", "localhost/", "localhost#", "localhost\\", "user@localhost", "localhost%00"),
    *("xn--lcalhost-0bb", "lοcalhost", "", ".", "..", "localhost..", "[::1", "::1]", "[localhost]", "*", "null"),
    "a" * 4000,
)
"""Names that are none of this machine's, however near they come."""


@pytest.mark.parametrize("host", REBOUND, ids=lambda host: host[:30] or "nothing")
@pytest.mark.parametrize("path", ["/as/hannah/", "/-/events", "/-/findings.json", "/"])
def test_a_foreign_name_that_leads_here_reads_nothing(server, host, path):
    answer = sent(server, f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
    assert status(answer) == 421
    assert not any(words in answer for words in OWN_WORDS)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "Same-Origin"},
    ],
    ids=str,
)
def test_an_event_source_of_another_site_hears_nothing(server, headers):
    for path in ("/-/events", "/-/findings.json"):
        answer, text = get(server, path, headers=headers)
        assert (answer.status, text) == (403, "Forbidden\n")
        assert "access-control-allow-origin" not in answer.headers


def test_whoever_hangs_up_in_the_middle_harms_nobody(server):
    for cut in range(0, len(HELLO), 5):
        visit = socket.create_connection(("127.0.0.1", server.port))
        visit.sendall(HELLO[:cut])
        # Hang up without a goodbye, as a broken line does.
        visit.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        visit.close()
    assert page(server, "/-/en/")


def test_a_head_in_single_bytes_is_understood(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as visit:
        for byte in HELLO + b"\r\n":
            visit.sendall(bytes([byte]))
        assert visit.recv(15) == b"HTTP/1.1 200 OK"


def test_a_head_without_end_is_not_kept(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as visit:
        with suppress(OSError):
            visit.sendall(HELLO + b"A: " + b"a" * 50_000_000)
        visit.settimeout(20)
        received = b""
        with suppress(ConnectionError):
            received = visit.recv(100)
        assert received == b"" or status(received) == 431
    assert page(server, "/-/en/")


def test_drops_from_many_at_once_keep_no_room(tmp_path):
    """Slow visitors are thrown out after a while, however steadily each of them goes on."""
    with serving(programme(tmp_path), manners=Manners(visits=8, patience=1.0)) as server:
        stop = threading.Event()
        drops = [threading.Thread(target=_drop, args=(server.port, stop), daemon=True) for _ in range(12)]
        for drop in drops:
            drop.start()
        answered = soon(lambda: _is_answered(server), 30)
        stop.set()
        for drop in drops:
            drop.join(10)
        assert answered


def _drop(port, stop):
    while not stop.is_set():
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5) as visit:
            for byte in HELLO * 100:
                visit.sendall(bytes([byte]))
                if stop.wait(0.05):
                    return


def _is_answered(server):
    with suppress(OSError, IndexError):
        return status(sent(server, HELLO + b"\r\n", wait=5)) == 200
    return False


def test_a_flood_of_visitors_ebbs_away(tmp_path):
    """More of them than may open at a time, and than the process may have files; then there is room again."""
    flood = min(300, resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 2 - 100)
    with serving(programme(tmp_path), manners=Manners(patience=1.0)) as server:
        with ExitStack() as visits:
            for _ in range(flood):
                with suppress(OSError):
                    visits.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=5)).sendall(
                        b"GET"
                    )
        assert soon(lambda: _is_answered(server), 30)


def test_a_flood_of_listeners_leaves_room_for_readers(tmp_path):
    with serving(programme(tmp_path), manners=Manners(patience=2.0)) as server, ExitStack() as visits:
        for _ in range(60):
            visit = visits.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=20))
            visit.sendall(b"GET /-/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert soon(lambda: _is_answered(server), 30)
        assert json.loads(get(server, "/-/findings.json")[1])["findings"] == []


def test_time_does_not_run_out_for_honest_visitors(server):
    """Many at a time who behave are all answered."""
    found: list[int] = []
    visitors = [threading.Thread(target=lambda: found.append(get(server, "/-/en/")[0].status)) for _ in range(40)]
    before = time.monotonic()
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join(60)
    assert found == [200] * 40, time.monotonic() - before
