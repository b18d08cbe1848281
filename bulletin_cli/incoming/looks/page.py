"""The page of a Word file and how its lines are broken, as a template says them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bulletin_cli.incoming.looks.properties import Said, WordProperties, number, switched, word
from bulletin_cli.incoming.word.package import WordPackage
from bulletin_cli.incoming.word.xml import W, switch, value
from bulletin_cli.layout.document import Page
from bulletin_cli.layout.line_breaking import LineBreaking

_A4 = (11906.0, 16838.0)  # twips
_MARGINS = {"top": 1440.0, "right": 1800.0, "bottom": 1440.0, "left": 1800.0,
            "header": 851.0, "footer": 992.0}  # fmt: skip
_GAP = 425.0  # twips between columns, where nothing says it
_COLUMNS_MOST = 4


def sections(document: Any) -> list[Any]:
    """Return the properties of all sections, in the order of the text."""
    return list(document.iter(f"{W}sectPr"))


def read_page(found: list[Any]) -> Page:
    """Return the first section's page, with the columns of whichever has some."""
    first = found[0] if found else None
    sheet = {key: _of(first, "pgSz", key) for key in ("w", "h")}
    margins = {key: abs(_of(first, "pgMar", key, plain)) for key, plain in _MARGINS.items()}
    margins["left"] += _of(first, "pgMar", "gutter")
    columns = next((each for each in found if 1 < _of(each, "cols", "num") <= _COLUMNS_MOST), None)
    width, height = sheet["w"] or _A4[0], sheet["h"] or _A4[1]
    return Page(
        width / 20, height / 20,
        margins["top"] / 20, margins["right"] / 20, margins["bottom"] / 20, margins["left"] / 20,
        min(margins["header"], height / 2) / 20, min(margins["footer"], height / 2) / 20,
        _grid(first), int(_of(columns, "cols", "num", 1.0)),
        _of(columns, "cols", "space", _GAP) / 20,
    )  # fmt: skip


def page_doubts(found: list[Any]) -> Iterator[str]:
    """Yield what of the page a template cannot say."""
    sizes = {tuple(_of(each, "pgSz", key) for key in ("w", "h")) for each in found}
    if len(sizes) > 1:
        yield "各节的纸不一样大（或有横页），模板用第一节的"
    if any(_grid_kind(each) in ("linesAndChars", "snapToChars") for each in found):
        yield "文档网格指定了每行字数，模板只有行网格"
    if any(each.find(f"{W}pgBorders") is not None for each in found):
        yield "页面边框没有照排"


def read_line_breaking(
    package: WordPackage, properties: WordProperties, paragraph: Any | None
) -> LineBreaking:
    """Return the switches of East Asian lines, those of paragraphs as `paragraph` has them."""
    settings = package.part("settings")
    control = "" if settings is None else value(settings, "characterSpacingControl")
    said = [] if paragraph is None else properties.of_paragraph(paragraph)
    kern = 0.0 if paragraph is None else _kern(properties, paragraph)
    return LineBreaking(
        compress_punctuation=control.startswith("compress"),
        hang_punctuation=switched(said, "overflowPunct", default=True),
        widow_control=switched(said, "widowControl", default=True),
        auto_space=_spaced(said),
        pull_marks=0 < kern <= 2 * _SIZE,
    )


def pages_differ(package: WordPackage) -> bool:
    """Return whether odd and even pages have headers and footers of their own."""
    settings = package.part("settings")
    return settings is not None and switch(settings, "evenAndOddHeaders")


_SIZE = 16  # points of body text, from which on `kern` may pull marks together


def _spaced(said: Said) -> bool:
    return switched(said, "autoSpaceDE", default=True)


def _kern(properties: WordProperties, paragraph: Any) -> float:
    return number(word(properties.of_run(paragraph, None), "kern"))


def _of(section: Any | None, name: str, key: str, default: float = 0.0) -> float:
    found = None if section is None else section.find(W + name)
    return default if found is None else number(found.get(W + key, ""), default)


def _grid_kind(section: Any | None) -> str:
    found = None if section is None else section.find(f"{W}docGrid")
    return "" if found is None else found.get(f"{W}type", "")


def _grid(section: Any | None) -> float:
    """Return the pitch of the grid of lines, 0 where it holds no lines."""
    if _grid_kind(section) not in ("lines", "linesAndChars", "snapToChars"):
        return 0.0
    return _of(section, "docGrid", "linePitch") / 20
