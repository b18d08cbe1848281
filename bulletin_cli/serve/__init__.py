"""`bulletin preview --serve`: an issue's pages in the browser, on this machine only."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable
from functools import partial
from hmac import compare_digest
from http.server import BaseHTTPRequestHandler
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import SplitResult, parse_qs, urlsplit

from bulletin_cli.base.errors import BulletinError, reason
from bulletin_cli.serve.live import Live
from bulletin_cli.serve.server import Server
from bulletin_cli.workspace import Workspace

OpenInEditor: TypeAlias = Callable[[Path, int], None]
"""Opens a file of this machine in the user's editor, at a line. Raises BulletinError."""

_HERE = "127.0.0.1"
# Any other name means that a foreign page had its own name point here (DNS rebinding).
_NAMES = (_HERE, "localhost")
_STALLED = 10.0  # seconds without a byte, after which a connection ends
_SCRIPT = "text/javascript; charset=utf-8"
_FILES = {
    "/": ("page.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    **{f"/{name}": (name, _SCRIPT) for name in ("sheets.js", "findings.js", "page.js")},
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
    space: Workspace,
    identifier: str,
    *,
    port: int = 0,
    opened: Callable[[str], None],
    token: str,
    edit: OpenInEditor,
) -> None:
    """Serve the pages of an issue on 127.0.0.1 until KeyboardInterrupt.

    `port` 0 is any free port; `opened` is called with the address once the server listens.
    Only a page that knows `token`, a secret, has fixes written and files opened (`edit`).
    Raises BulletinError when the port cannot be had.
    """
    live = Live(space.root, identifier)
    with (
        _listen(port, partial(_Handler, live, token, edit)) as server,
        contextlib.suppress(KeyboardInterrupt),
    ):
        try:
            opened(f"http://{_HERE}:{server.server_address[1]}/")
            server.serve_forever(poll_interval=0.1)
        finally:
            live.close()


def _listen(port: int, handler: Callable[..., BaseHTTPRequestHandler]) -> Server:
    try:
        return Server((_HERE, port), handler)
    except (OSError, OverflowError) as error:
        why = reason(error) if isinstance(error, OSError) else "没有这么大的端口"
        raise BulletinError(
            f"端口 {port} 用不了（{why}）",
            "换一个端口（1024 到 65535），或不写端口，由系统选一个。",
        ) from error


class _Handler(BaseHTTPRequestHandler):
    """Answers GET: the page and its files, the state, the pictures; POST: fixes and the editor."""

    server: Server
    server_version = "bulletin"
    sys_version = ""
    timeout = _STALLED  # of a socket, whether it reads or writes

    def __init__(self, live: Live, token: str, edit: OpenInEditor, *connection: Any) -> None:
        self._live = live
        self._token = token
        self._edit = edit
        super().__init__(*connection)

    def parse_request(self) -> bool:
        """Read the request's head; from then on the server does not drop the connection."""
        is_read = super().parse_request()
        self.server.keep(self.connection)
        return is_read

    def do_GET(self) -> None:
        """Answer one request."""
        address = _address(self.path)
        if not _is_local(self.headers.get("Host", "")):
            self._refuse(403)
        elif address is None:
            self._refuse(400)
        elif address.path in _FILES:
            name, kind = _FILES[address.path]
            text = files(__package__).joinpath(name).read_text("utf-8")
            self._send(text.replace("{token}", self._token).encode(), kind)
        elif address.path == "/state":
            self._send_state(parse_qs(address.query).get("after", [""])[0])
        elif address.path.startswith("/pictures/"):
            self._send_picture(address.path.removeprefix("/pictures/"))
        else:
            self._refuse(204 if address.path == "/favicon.ico" else 404)

    def do_POST(self) -> None:
        """Write a fix, take it back, or open the editor, for our own page only."""
        if not self._is_own_page():
            self._refuse(403)
        elif self.path not in ("/fix", "/undo", "/open"):
            self._refuse(404)
        elif (asked := self._asked()) is None:
            self._refuse(400)
        else:
            self._do(*asked)

    def _is_own_page(self) -> bool:
        """Return whether the page that asks is ours: its address, and the token that it knows."""
        host = self.headers.get("Host", "")
        token = self.headers.get("X-Bulletin-Token", "")
        is_ours = _is_local(host) and self.headers.get("Origin") == f"http://{host}"
        return is_ours and compare_digest(token.encode(), self._token.encode())

    def _asked(self) -> tuple[str, int] | None:
        """Return the version of the state that is shown and the finding in it; None for others."""
        length = self.headers.get("Content-Length", "")
        if not re.fullmatch(r"[0-9]{1,3}", length):
            return None
        try:
            asked = json.loads(self.rfile.read(int(length)))
            version, finding = asked["version"], asked["finding"]
        except (ValueError, TypeError, KeyError, RecursionError):
            return None
        return (version, finding) if type(version) is str and type(finding) is int else None

    def _do(self, version: str, finding: int) -> None:
        status, told = 200, ""
        try:
            if self.path == "/fix":
                self._live.accept(version, finding)
            elif self.path == "/undo":
                self._live.undo(version)
            else:
                self._edit(*self._live.source(version, finding))
        except BulletinError as error:
            status, told = 409, f"{error}\n{error.hint}"
        self._send(json.dumps({"told": told}).encode(), "application/json", status=status)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is no request, or none of those above, as briefly as the rest."""
        del message, explain
        self.request_version = self.protocol_version  # without one no status would be sent
        self._refuse(code)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base's name
        """Keep the terminal quiet."""

    def _send_state(self, after: str) -> None:
        state = self._live.after(after)
        if state is None:
            self._refuse(204)
        else:
            self._send(state, "application/json")

    def _send_picture(self, name: str) -> None:
        picture = self._live.picture(name)
        if picture is None:
            self._refuse(404)
        else:
            self._send(picture.data, f"image/{picture.kind}", keep="private, max-age=86400")

    def _send(self, data: bytes, kind: str, keep: str = "no-store", status: int = 200) -> None:
        self.send_response(status)
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


def _address(path: str) -> SplitResult | None:
    """Return the parts of what was asked for, None where it is no address."""
    try:
        return urlsplit(path)
    except ValueError:
        return None


def _is_local(host: str) -> bool:
    """Return whether a Host header names this machine, with any port or none."""
    name, _, port = host.partition(":")
    return name.lower() in _NAMES and (not port or port.isdecimal())
