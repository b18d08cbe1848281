"""A page of a PDF that another program made, drawn."""

from __future__ import annotations

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.layout.document import Page
from bulletin_cli.writers.drawn.pdf_page import draw_pdf_page


def test_a_broken_pdf_is_refused_with_what_to_do_instead() -> None:
    page = Page(595.3, 841.9, 72, 72, 72, 72, 42, 42)
    with pytest.raises(BulletinError, match="原件的 PDF 画不成图"):
        draw_pdf_page(b"%PDF-1.7 broken", page, 72)
