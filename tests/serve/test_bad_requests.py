"""What no browser sends is answered or dropped; the page comes, and the terminal stays quiet."""

from __future__ import annotations

import signal
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest

from bulletin_cli import serve
from bulletin_cli.serve.live import Live
from bulletin_cli.serve.server import CONNECTIONS_MOST, Server
from tests.conftest import LONGEST
from tests.serve.conftest import ISSUE, Running
from tests.serve.test_serve import ask


@pytest.fixture
def quiet(server: Running) -> Iterator[Running]:
    """A running preview, which is asked afterwards for its page and for what it printed."""
    yield server
    assert ask(server.url)[0] == 200
    server.process.send_signal(signal.SIGINT)
    assert server.process.communicate(timeout=LONGEST) == ("", "")


def connect(url: str) -> socket.socket:
    address = urlsplit(url)
    return socket.create_connection((address.hostname or "", address.port or 0), timeout=LONGEST)


def answer(url: str, data: bytes) -> bytes:
    """Return all that comes back for these bytes, after which nothing is sent."""
    with connect(url) as line:
        line.sendall(data)
        line.shutdown(socket.SHUT_WR)
        found = b""
        while more := line.recv(65536):
            found += more
        return found


HOST = b"\r\nHost: 127.0.0.1\r\n"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"nonsense\r\n\r\n", b"400"),
        (b"GET / HTTP/9.9.9" + HOST + b"\r\n", b"400"),
        (b"GET / HTTP/3.0" + HOST + b"\r\n", b"505"),
        (b"GET http://[::1/ HTTP/1.1" + HOST + b"\r\n", b"400"),
        (b"GET /\x00\xff HTTP/1.1" + HOST + b"\r\n", b"404"),
        (b"GET /%2e%2e/bulletin.toml HTTP/1.1" + HOST + b"\r\n", b"404"),
        (b"GET /..\\bulletin.toml HTTP/1.1" + HOST + b"\r\n", b"404"),
        (b"GET /" + b"a" * 60_000 + b" HTTP/1.1" + HOST + b"\r\n", b"404"),
        (b"GET / HTTP/1.1" + HOST + b"x: y\r\n" * 101 + b"\r\n", b"431"),
        (b"POST / HTTP/1.1" + HOST + b"Content-Length: 9\r\n\r\n", b"403"),
        (b"POST /fix HTTP/1.1" + HOST + b"Content-Length: 9\r\n\r\n", b"403"),
        (b"OPTIONS /fix HTTP/1.1" + HOST + b"\r\n", b"501"),
        (b"CONNECT evil.example:80 HTTP/1.1" + HOST + b"\r\n", b"501"),
        (b"GET / HTTP/1.1\r\n\r\n", b"403"),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example\r\n\r\n", b"403"),
        (b"GET /state?after=%ff%00&after=&x HTTP/1.0" + HOST + b"\r\n", b"200"),
    ],
)
def test_a_bad_request_is_answered_with_its_status(
    sent: bytes, status: bytes, quiet: Running
) -> None:
    assert answer(quiet.url, sent).split(b" ")[1] == status


@pytest.mark.parametrize("line", [b"GET /" + b"a" * 70_000, b"x: " + b"a" * 70_000])
def test_a_line_without_end_is_refused(line: bytes, quiet: Running) -> None:
    begun = b"" if line.startswith(b"GET") else b"GET / HTTP/1.1\r\n"
    with connect(quiet.url) as sender:
        sender.sendall(begun + line[: 65_536 + 1])
        assert sender.recv(100).split(b" ")[1] in (b"414", b"431")


@pytest.mark.parametrize("begun", [b"", b"GET / HT", b"GET / HTTP/1.1\r\nHost: 127.0"])
def test_the_page_comes_while_many_connections_stall(begun: bytes, quiet: Running) -> None:
    with ExitStack() as stalled:
        for _ in range(3 * CONNECTIONS_MOST):
            stalled.enter_context(connect(quiet.url)).sendall(begun)
        assert ask(quiet.url)[0] == 200


def test_no_more_connections_are_held_than_are_allowed(quiet: Running) -> None:
    with ExitStack() as stalled:
        lines = [stalled.enter_context(connect(quiet.url)) for _ in range(CONNECTIONS_MOST + 8)]
        for line in lines[:8]:
            assert line.recv(1) == b""


class _Impatient(serve._Handler):
    timeout = 0.05


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: 127.0"])
def test_a_connection_that_says_no_more_ends(begun: bytes, root: Path) -> None:
    handler = partial(_Impatient, Live(root, ISSUE), "", lambda *_: None)
    with Server(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        with connect(f"http://127.0.0.1:{server.server_address[1]}/") as line:
            line.sendall(begun)
            assert line.recv(1) == b""
        server.shutdown()
