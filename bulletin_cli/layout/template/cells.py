"""What stands in a row beside text: a table of cells (cells), a picture of the template's own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import PurePosixPath
from typing import Any, TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.base.strict_toml import TomlTable, suggestion
from bulletin_cli.base.typography import points, written
from bulletin_cli.content.article import LINE_BREAK, Image
from bulletin_cli.layout.document import (
    CELL_MARGIN,
    Border,
    Page,
    Style,
    StyledPicture,
    TableRules,
)
from bulletin_cli.layout.template.borders import rule
from bulletin_cli.layout.template.name_scope import NameScope
from bulletin_cli.layout.template.texts import TemplateText, fill, read_text

# Reads a picture of the template's folder by its path; the line is that which names it.
PictureReader: TypeAlias = Callable[[str, int | None], Image]
_COLUMNS_MOST = 12
_ROWS_MOST = 30
_HAIR = 0.01  # points; widths in percent are not exact
_RULES: dict[str, TableRules] = {"none": "none", "outer": "outer", "all": "all"}
_WITH = {"widths": "cells", "rules": "cells", "height": "picture"}


def no_pictures(path: str, line: int | None) -> Image:
    """Stand in for the folder of a template that has none, and so no pictures."""
    raise LookupError(path, line)


@record
class RowContext:
    """What rows are read against: the template's styles, fields, page and folder."""

    styles: Mapping[str, Style]
    fields: tuple[str, ...]
    page: Page
    pictures: PictureReader

    def style(self, entry: TomlTable, default: str | None = None) -> Style:
        """Return the style that a row or a cell names. Raises BulletinError."""
        key = entry.text("style", default)
        if key not in self.styles:
            raise entry.error("style", f"“{key}”不是样式", suggestion(key, tuple(self.styles)))
        return self.styles[key]


@record
class RowCell:
    """A cell: a text, or a picture, in a style; or nothing."""

    style: str
    text: TemplateText | None
    origin: TomlTable
    picture: StyledPicture | None

    def fill(self, facts: Mapping[str, Any]) -> str:
        """Return what the cell says. Raises BulletinError for what cannot be."""
        if self.text is None:
            return ""
        return fill(self.text, facts, self.origin).strip("\n").replace("\n", LINE_BREAK)


@record
class RowTable:
    """The cells of a table, row by row; `widths` are those of its columns in points."""

    rows: tuple[tuple[RowCell, ...], ...]
    widths: tuple[float, ...]
    rules: TableRules
    border: Border

    def fill(self, facts: Mapping[str, Any]) -> tuple[tuple[str, ...], ...]:
        """Return what each cell says."""
        return tuple(tuple(cell.fill(facts) for cell in row) for row in self.rows)


def refuse_stray_keys(entry: TomlTable) -> None:
    """Refuse what says nothing by itself, and two kinds of content in one row or cell."""
    for key, partner in _WITH.items():
        if key in entry.keys and partner not in entry.keys:
            raise entry.error(key, f"只和 {partner} 一起写", f"补上 {partner}，或删去 {key}。")
    kinds = [key for key in ("text", "picture", "cells") if key in entry.keys]
    if len(kinds) > 1:
        raise entry.error(kinds[1], f"和 {kinds[0]} 只能有一个", "分成两格，或分成两行。")


def read_picture(
    entry: TomlTable, style: Style, context: RowContext, room: float
) -> StyledPicture | None:
    """Return the picture that a row or a cell of this width has, None without one.

    Raises BulletinError for one that cannot be read, or does not fit.
    """
    height = entry.convert("height", _height, "高度，如 15mm，从 1mm 起", "1mm")
    path = entry.text("picture", "")
    if "picture" not in entry.keys:
        return None
    if "height" not in entry.keys:
        raise entry.error("height", "没有写", '图印多高，写成 height = "15mm"。')
    if height > context.page.text_height / 2:
        raise entry.error("height", "超过版心高的一半", "报头、版记里的图写小一点。")
    image = context.pictures(path, entry.line("picture"))
    width = written(image.width * height / image.height)
    room -= (style.left + style.right) * style.size
    if width > room + _HAIR:
        raise entry.error(
            "height",
            f"这么高，图就有 {_mm(width)} 宽，只有 {_mm(room)}",
            "写小一点，或加宽这一格。",
        )
    if style.line is not None and style.line < height:
        raise entry.error(
            "style", f"“{style.key}”行距固定，图露不全", '给图另起一个样式，写 line = "auto"。'
        )
    name = PurePosixPath(path.replace("\\", "/")).stem
    return StyledPicture(style.key, image.data, image.kind, width, height, name)


def read_table(
    entry: TomlTable, style: str, context: RowContext, scope: NameScope
) -> RowTable | None:
    """Return the table of `cells`, which are in `style` unless they say another.

    None for a row without. Raises BulletinError with file, line and place of the cell.
    """
    rules, border = entry.convert("rules", _rules, "none、outer、all，或 all 0.5pt #FF0000", "none")
    said = entry.texts("widths", ())
    grid = entry.grid("cells", "text")
    if "cells" not in entry.keys:
        return None
    columns = {len(row) for row in grid}
    if len(columns) != 1 or not 1 <= max(columns) <= _COLUMNS_MOST or len(grid) > _ROWS_MOST:
        raise entry.error(
            "cells", f"各行格数要一样，至多 {_COLUMNS_MOST} 列 {_ROWS_MOST} 行",
            '写成 [["甲", "乙"], ["丙", "丁"]]，空的一格写 ""。',
        )  # fmt: skip
    widths = _widths(entry, said or ("auto",) * max(columns), max(columns), context.page.text_width)
    margins = 2 * CELL_MARGIN * (rules != "none")
    rows = tuple(
        tuple(
            _cell(cell, style, context, scope, width - margins)
            for cell, width in zip(row, widths, strict=True)
        )
        for row in grid
    )
    return RowTable(rows, widths, rules, border)


def _cell(
    entry: TomlTable, style: str, context: RowContext, scope: NameScope, room: float
) -> RowCell:
    own = context.style(entry, style)
    if own.rule_above or own.rule_below or own.page_break_before:
        raise entry.error(
            "style",
            f"“{own.key}”有线，或另起一页，不能用在格子里",
            "另起一个样式，线写在 rules 里。",
        )
    picture = read_picture(entry, own, context, room)
    refuse_stray_keys(entry)
    said = entry.text("text", "")
    if "\t" in said:
        raise entry.error("text", "里不能有制表符", "一格一段文字，几段分成几格。")
    indents = own.left + own.right + max(own.first_line, 0.0)
    if said and (indents + 1) * own.size > room:
        raise entry.error("", "太窄，一个字也放不下", "加宽这一列，或减小样式的字号、缩进。")
    entry.close()
    return RowCell(own.key, read_text(entry, scope) if said else None, entry, picture)


def _widths(entry: TomlTable, said: Sequence[str], columns: int, room: float) -> tuple[float, ...]:
    """Return the widths of the columns, those that say auto alike wide."""
    if len(said) != columns:
        raise entry.error(
            "widths", f"有 {len(said)} 个，cells 有 {columns} 列", "一列写一个，没定的写 auto。"
        )
    try:
        given = [_width(each, room) for each in said]
    except ValueError:
        raise entry.error(
            "widths", "写法不对", '写成 ["30%", "40mm", "auto"]，百分数按版心宽算。'
        ) from None
    left = room - sum(filter(None, given))
    if left < -_HAIR or (None in given and left <= 0):
        raise entry.error("widths", f"加起来超过版心的宽 {_mm(room)}", "写小一点。")
    share = left / max(given.count(None), 1)
    edges = accumulate((share if each is None else each for each in given), initial=0.0)
    return tuple(right - left for left, right in pairwise(map(written, edges)))


def _width(text: str, room: float) -> float | None:
    """Return a column's width in points, None for one that takes what is left."""
    if text == "auto":
        return None
    if match := re.fullmatch(r"(\d{1,3}(?:\.\d{1,3})?)%", text):
        return _positive(float(match[1]) * room / 100)
    return _positive(points(text))


def _positive(length: float) -> float:
    if length <= 0:
        raise ValueError(length)
    return length


def _height(text: str) -> float:
    height = points(text)
    if height < points("1mm"):
        raise ValueError(text)
    return written(height)


def _rules(text: str) -> tuple[TableRules, Border]:
    """Return where lines stand, and what they look like."""
    where, _, look = text.partition(" ")
    if where not in _RULES or (where == "none" and look):
        raise ValueError(text)
    border = rule(look.strip() or "0.5pt #000000")
    if border is None or border.kind != "single":
        raise ValueError(text)
    return _RULES[where], border


def _mm(length: float) -> str:
    return f"{length / 72 * 25.4:.1f} 毫米"
