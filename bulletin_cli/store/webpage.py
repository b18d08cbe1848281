"""A saved web page with its pictures, from disk, in several files or in one."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path
from urllib.parse import unquote

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.incoming.html import read_html
from bulletin_cli.incoming.mht import read_mht
from bulletin_cli.incoming.word.document import WordFile
from bulletin_cli.store.files import decode, read_bytes
from bulletin_cli.store.pictures import PICTURE_MOST, inside

_PAGE_MOST = 20_000_000  # bytes; pictures may be written within the page


def read_page(path: Path, file: str) -> WordFile:
    """Return what a saved page holds. Raises BulletinError."""
    text = decode(read_bytes(path, file, _PAGE_MOST), file)
    return read_html(text, file, lambda source: _picture(path.parent, source))


def read_archive(path: Path, file: str) -> WordFile:
    """Return what a page saved in one file (.mht) holds. Raises BulletinError."""
    archive = read_mht(read_bytes(path, file, _PAGE_MOST), file)

    def load(source: str) -> bytes | None:
        return archive.load(source) or _picture(path.parent, source)

    return read_html(decode(archive.page, file), file, load)


def _picture(folder: Path, source: str) -> bytes | None:
    """Return the bytes of a picture that is in the page or below its folder, else None."""
    try:
        if source.startswith("data:image/") and ";base64," in source:
            return base64.b64decode(source.partition(",")[2], validate=False)
        place = inside(folder, unquote(source.partition("?")[0]), "", 0)
        return read_bytes(place, source, PICTURE_MOST)
    except (BulletinError, binascii.Error, ValueError):
        return None
