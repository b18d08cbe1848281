"""`bulletin preview --serve`: an issue's pages in the browser, on this machine only."""

from __future__ import annotations

import contextlib
import socketserver
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bulletin_cli.base.errors import BulletinError, reason
from bulletin_cli.serve.live import Live
from bulletin_cli.workspace import Workspace

_HERE = "127.0.0.1"
# Any other name means that a foreign page had its own name point here (DNS rebinding).
_NAMES = (_HERE, "localhost")
_FILES = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def serve(
    space: Workspace, identifier: str, *, port: int = 0, opened: Callable[[str], None]
) -> None:
    """Serve the pages of an issue on 127.0.0.1 until KeyboardInterrupt.

    `port` 0 is any free port; `opened` is called with the address once the server listens.
    Raises BulletinError when the port cannot be had.
    """
    live = Live(space.root, identifier)
    with _listen(port, live) as server, contextlib.suppress(KeyboardInterrupt):
        try:
            opened(f"http://{_HERE}:{server.server_address[1]}/")
            server.serve_forever(poll_interval=0.1)
        finally:
            live.close()


def _listen(port: int, live: Live) -> _Server:
    try:
        return _Server(port, live)
    except (OSError, OverflowError) as error:
        why = reason(error) if isinstance(error, OSError) else "没有这么大的端口"
        raise BulletinError(
            f"端口 {port} 用不了（{why}）",
            "换一个端口（1024 到 65535），或不写端口，由系统选一个。",
        ) from error


class _Server(socketserver.ThreadingTCPServer):
    """A server with a thread a request.

    Not http.server's own: that one asks the name service for the machine's name first.
    """

    daemon_threads = True
    # On Windows this option would let two servers share a port.
    allow_reuse_address = sys.platform != "win32"
    request_queue_size = 64

    def __init__(self, port: int, live: Live) -> None:
        self.live = live
        super().__init__((_HERE, port), _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a browser went away before its answer came."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Answers GET: the page and its files, the state, the pictures."""

    server: _Server
    server_version = "bulletin"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer one request."""
        address = urlsplit(self.path)
        if not _is_local(self.headers.get("Host", "")):
            self._refuse(403)
        elif address.path in _FILES:
            name, kind = _FILES[address.path]
            self._send(files(__package__).joinpath(name).read_bytes(), kind)
        elif address.path == "/state":
            self._send_state(parse_qs(address.query).get("after", [""])[0])
        elif address.path.startswith("/pictures/"):
            self._send_picture(address.path.removeprefix("/pictures/"))
        else:
            self._refuse(204 if address.path == "/favicon.ico" else 404)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Keep the terminal quiet."""

    def _send_state(self, after: str) -> None:
        state = self.server.live.after(after)
        if state is None:
            self._refuse(204)
        else:
            self._send(state, "application/json")

    def _send_picture(self, name: str) -> None:
        picture = self.server.live.picture(name)
        if picture is None:
            self._refuse(404)
        else:
            self._send(picture.data, f"image/{picture.kind}", keep="private, max-age=86400")

    def _send(self, data: bytes, kind: str, keep: str = "no-store") -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", keep)
        self._end(data)

    def _refuse(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Cache-Control", "no-store")
        self._end(b"")

    def _end(self, data: bytes) -> None:
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


def _is_local(host: str) -> bool:
    """Return whether a Host header names this machine, with any port or none."""
    name, _, port = host.partition(":")
    return name.lower() in _NAMES and (not port or port.isdecimal())
