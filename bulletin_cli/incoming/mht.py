"""A web page saved in one file (.mht) -> its HTML, and its pictures by their addresses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record

if TYPE_CHECKING:
    from email.message import Message


@record
class WebArchive:
    """The bytes of a page, where it lay, and the bytes of what it shows."""

    page: bytes
    address: str
    parts: Mapping[str, bytes]

    def load(self, source: str) -> bytes | None:
        """Return what the page calls `source`, None where the archive lacks it."""
        names = (source, urljoin(self.address, source), unquote(source))
        return next((self.parts[name] for name in names if name in self.parts), None)


def read_mht(data: bytes, file: str) -> WebArchive:
    """Return what the archive holds. Raises BulletinError where that is no page."""
    page: bytes | None = None
    address = ""
    parts: dict[str, bytes] = {}
    for part in _parts(data, file):
        content = part.get_payload(decode=True)
        if not isinstance(content, bytes):
            continue
        place = str(part.get("Content-Location", "")).strip()
        if page is None and part.get_content_type() == "text/html":
            page, address = content, place
        else:
            parts[place] = content
            parts[f"cid:{str(part.get('Content-ID', '')).strip('<> ')}"] = content
    if page is None:
        raise BulletinError(
            "网页存档里没有网页", "在浏览器或 Word 里打开，另存为 .docx 或 .html 再加。", file=file
        )
    return WebArchive(page, address, parts)


def _parts(data: bytes, file: str) -> list[Message]:
    from email import message_from_bytes

    try:
        return list(message_from_bytes(data).walk())
    except RecursionError as error:
        raise BulletinError(
            "网页存档一层套一层，套得太深", "不像是正常的存档；请寄件人另存为 .docx。", file=file
        ) from error
