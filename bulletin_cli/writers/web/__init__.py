"""An issue as web pages: one page to read, and a piece to paste into an account's editor."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin_cli.base.record import record
from bulletin_cli.layout.document import Document
from bulletin_cli.writers.web.pictures import PictureFiles


@record
class WebFiles:
    """A page and the pictures beside it, by their paths from it."""

    page: bytes
    pictures: Mapping[str, bytes]


def write_web(document: Document, form: str, folder: str) -> WebFiles:
    """Return a document as `html` to read or to `paste`; without a folder, pictures in the page."""
    pictures = PictureFiles(folder)
    if form == "paste":
        from bulletin_cli.writers.web.paste import paste_page

        return WebFiles(paste_page(document, pictures), pictures.files)
    from bulletin_cli.writers.web.page import issue_page

    return WebFiles(issue_page(document, pictures), pictures.files)
