"""Pages -> PDF, PNG and SVG through Typst, which draws each run where the typesetter put it."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timezone
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.layout.document import Style
from bulletin_cli.layout.pages import Pages
from bulletin_cli.writers.drawn.faces import choose
from bulletin_cli.writers.drawn.markup import Markup

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
    *,
    alike: Callable[[str], Sequence[str]],
    archival: bool = False,
) -> Drawing:
    """Draw the pages; the same pages give the same bytes where the faces are the same.

    `alike` gives the other names of a face; `archival` makes the PDF a PDF/A-2b (ISO 19005-2).
    Raises BulletinError without Typst or any Chinese face, and for what PDF/A cannot hold.
    """
    typst = _typst()
    fonts, families = _fonts()
    faces, stand_ins = choose(_styles(pages), families, alike)
    markup = Markup(pages, faces)
    with tempfile.TemporaryDirectory() as folder:
        for name, data in markup.files.items():
            (Path(folder) / name).write_bytes(data)
        try:
            drawn = typst.compile(
                markup.text.encode(),
                root=folder,
                font_paths=fonts,
                format=form,
                ppi=RESOLUTION,
                pdf_standards=["a-2b"] if archival else [],
                timestamp=_midnight(pages),
            )
        except typst.TypstError as error:
            raise BulletinError(
                f"画不出来：{_reason(error.message)}", "去掉稿件里字体没有的字或坏了的图再试。"
            ) from error
    return Drawing(tuple(drawn) if isinstance(drawn, list) else (drawn,), stand_ins)


def _styles(pages: Pages) -> list[Style]:
    """Return the styles in which something is written."""
    lines = [line for page in pages.pages for line in (*page.lines, *page.footer) if line.text]
    return [pages.document.styles[key] for key in dict.fromkeys(line.style for line in lines)]


@cache
def _fonts() -> tuple[Any, Mapping[str, set[int]]]:
    """Return this machine's faces for Typst, and the weights of each family."""
    fonts = _typst().Fonts(include_embedded_fonts=False)
    families = defaultdict[str, set[int]](set)
    for font in fonts.fonts():
        families[font.family].add(font.weight)
    return fonts, families


def _typst() -> Any:
    try:
        import typst
    except ModuleNotFoundError as error:
        raise BulletinError(
            "没有装 typst，画不出 PDF 和图片", "装上它：python -m pip install typst"
        ) from error
    except ImportError as error:
        raise BulletinError(
            f"typst 装了，但这台电脑载入不了，画不出 PDF 和图片（{error}）",
            "它要 64 位的系统，Windows 要 10 以上；Word 文件和纯文本照常，PDF 可以用 Word 另存。",
        ) from error
    return typst


def _reason(message: str) -> str:
    """Return a message of Typst's in Chinese, its own words after it."""
    meaning = next((text for begin, text in _REASONS.items() if message.startswith(begin)), "")
    words = " ".join(message.split())
    return f"{meaning or 'typst 没有画成'}{f'（{words}）' if words else ''}"


def _midnight(pages: Pages) -> datetime:
    created = pages.document.properties.created
    day = (created.year, created.month, created.day) if created else (1980, 1, 1)
    return datetime(*day, tzinfo=timezone.utc)
