"""The first page of a PDF that another program made, as a PNG."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.layout.document import Page
from bulletin_cli.writers.drawn.typst_fonts import load_typst

_FILE = "page.pdf"


def draw_pdf_page(pdf: bytes, page: Page, resolution: float) -> bytes:
    """Return the first page of a PDF on a sheet as large as `page`. Raises BulletinError."""
    typst = load_typst()
    text = (
        f"#set page(width: {page.width}pt, height: {page.height}pt, margin: 0pt)\n"
        f'#image("{_FILE}", width: 100%, height: 100%, fit: "stretch")'
    )
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / _FILE).write_bytes(pdf)
        try:
            drawn = typst.compile(text.encode(), root=folder, format="png", ppi=resolution)
        except typst.TypstError as error:
            raise BulletinError(
                "原件的 PDF 画不成图", "不写 --compare，用 Word 打开两份对着看。"
            ) from error
    return bytes(drawn[0] if isinstance(drawn, list) else drawn)
