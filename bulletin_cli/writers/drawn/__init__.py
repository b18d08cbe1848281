"""Pages -> PDF, PNG and SVG through Typst, which draws each piece where the typesetter put it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Literal, TypeAlias

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.layout.pages import Pages
from bulletin_cli.writers.drawn.cast import Machine, cast
from bulletin_cli.writers.drawn.loading import LoadingFaces, typst_for
from bulletin_cli.writers.drawn.markup import TypstMarkup

DrawingFormat: TypeAlias = Literal["pdf", "png", "svg"]

# How a message of Typst's begins -> what it means.
_REASONS = {
    "failed to decode image": "有一幅图坏了",
    "PDF/A": "稿件里有 PDF/A 存不下的字或图",
    "file not found": "少了一个文件",
}
RESOLUTION = 144.0  # dots an inch, of PNG


@record
class Drawing:
    """The file of a PDF, or one PNG or SVG a page; and which faces stand in for missing ones."""

    files: tuple[bytes, ...]
    stand_ins: Mapping[str, str]


def draw(
    pages: Pages,
    form: DrawingFormat,
    machine: Machine,
    *,
    archival: bool = False,
    faces: LoadingFaces | None = None,
) -> Drawing:
    """Draw the pages; the same pages give the same bytes where the faces are the same.

    `archival` makes the PDF a PDF/A-2b (ISO 19005-2); `faces` are those being loaded.
    Raises BulletinError without Typst or any Chinese face, and for what PDF/A cannot hold.
    """
    typst = typst_for(pages)
    drawn_with = faces.cast() if faces else cast(pages, machine)
    markup = TypstMarkup(pages, drawn_with.faces)
    if faces:
        faces.wait()
    with tempfile.TemporaryDirectory() as folder:
        for name, data in markup.files.items():
            (Path(folder) / name).write_bytes(data)
        try:
            drawn = typst.compile(
                markup.text.encode(),
                root=folder,
                font_paths=drawn_with.fonts,
                format=form,
                ppi=RESOLUTION,
                pdf_standards=["a-2b"] if archival else [],
                timestamp=_midnight(pages),
            )
        except typst.TypstError as error:
            raise BulletinError(
                f"画不出来：{_reason(error.message)}", "去掉稿件里字体没有的字或坏了的图再试。"
            ) from error
    files = tuple(drawn) if isinstance(drawn, list) else (drawn,)
    return Drawing(files, drawn_with.stand_ins)


def _reason(message: str) -> str:
    """Return a message of Typst's in Chinese, its own words after it."""
    meaning = next((text for begin, text in _REASONS.items() if message.startswith(begin)), "")
    words = " ".join(message.split())
    return f"{meaning or 'typst 没有画成'}{f'（{words}）' if words else ''}"


def _midnight(pages: Pages) -> datetime:
    created = pages.document.properties.created
    day = (created.year, created.month, created.day) if created else (1980, 1, 1)
    return datetime(*day, tzinfo=timezone.utc)
