"""The preview's server: a thread a request, and no more connections than a browser needs."""

from __future__ import annotations

import contextlib
import socket
import socketserver
import sys
import threading
from collections.abc import Callable
from typing import Any

CONNECTIONS_MOST = 32  # a browser holds six for a page, and one of them waits for changes


class Server(socketserver.ThreadingTCPServer):
    """A server that drops the oldest connection without a request when there are too many.

    Not http.server's own: that one asks the name service for the machine's name first.
    """

    daemon_threads = True
    # On Windows this option would let two servers share a port.
    allow_reuse_address = sys.platform != "win32"
    request_queue_size = 64

    def __init__(self, place: tuple[str, int], handler: Callable[..., Any]) -> None:
        self._lock = threading.Lock()
        self._open: dict[socket.socket, bool] = {}  # oldest first; whether the request is read
        super().__init__(place, handler)

    def verify_request(self, request: Any, client_address: Any) -> bool:
        """Return whether there is room for another connection, and make it where there can be."""
        del client_address
        with self._lock:
            if len(self._open) >= CONNECTIONS_MOST:
                stalled = next((each for each, read in self._open.items() if not read), None)
                if stalled is None:
                    return False
                del self._open[stalled]
                with contextlib.suppress(OSError):  # it may have gone by itself
                    stalled.shutdown(socket.SHUT_RDWR)
            self._open[request] = False
        return True

    def keep(self, request: Any) -> None:
        """Let a connection whose request has come have its answer."""
        with self._lock:
            if request in self._open:
                self._open[request] = True

    def shutdown_request(self, request: Any) -> None:
        """Close a connection."""
        with self._lock:
            self._open.pop(request, None)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing when a browser went away, or stalled, before its answer came."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            super().handle_error(request, client_address)
