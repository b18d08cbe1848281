"""Blocks around the articles -> rows of a template: lines, rules, tables, pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.incoming.looks.blocks import SeenBlock, SeenParagraph, SeenPicture, SeenTable
from bulletin_cli.incoming.looks.boxes import in_lines
from bulletin_cli.incoming.looks.fields import FieldFinder
from bulletin_cli.incoming.looks.naming import FactNaming
from bulletin_cli.incoming.looks.sheet import StyleSheet
from bulletin_cli.layout.document import CELL_MARGIN, Page
from bulletin_cli.layout.style import Style
from bulletin_cli.layout.template.draft import DraftRow, length

# Says what a paragraph is (a role of the style sheet), and what its text is in the template.
RowReader: TypeAlias = Callable[[SeenParagraph], tuple[str, str]]
_MAGIC = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif", b"BM": "bmp",
          b"II*\x00": "tif", b"MM\x00*": "tif"}  # fmt: skip
_LEAST = 72 / 25.4  # points; lower pictures no template has
_COLUMNS_MOST, _ROWS_MOST = 12, 30
_HAIR = 2.0  # points
_SHORT = 16  # characters of a text, as it is told


def read_as(role: str, text: str) -> RowReader:
    """Return a reader that says of any paragraph what is known of it already."""
    return lambda _: (role, text)


class RowMaker:
    """Makes rows of blocks; `pictures` and what is `told` gather meanwhile."""

    def __init__(self, sheet: StyleSheet, naming: FactNaming, page: Page) -> None:
        self.sheet, self.naming, self._page = sheet, naming, page
        self.pictures: dict[str, bytes] = {}
        self.told: list[str] = []
        self.fields = FieldFinder()

    def tell(self, what: str) -> None:
        """Remember a sentence for the user, once."""
        if what not in self.told:
            self.told.append(what)

    def rows(self, blocks: Sequence[SeenBlock], read: RowReader) -> Iterator[DraftRow]:
        """Yield the rows that print these blocks."""
        blocks = in_lines(blocks)
        for n, block in enumerate(blocks):
            beside = (*blocks[max(n - 1, 0) : n], *blocks[n + 1 : n + 2])
            if _keeps_apart(block, beside):
                continue
            if isinstance(block, SeenTable):
                yield self._table(block, read)
            else:
                yield from self.paragraph(block, read)

    def paragraph(self, block: SeenParagraph, read: RowReader, **keys: Any) -> Iterator[DraftRow]:
        """Yield the rows of a paragraph: its pictures, then its text, or the blank line it is."""
        doubt = self.tell_of(block)
        for picture in block.pictures:
            yield from self._picture(picture, block)
        role, text = read(block)
        if block.is_blank:
            yield DraftRow(self.sheet.key(role, block.style), None, keys)
        elif block.text.strip():
            style = self._tabbed(block)
            text = self.fields.write(text)
            yield DraftRow(self.sheet.key(role, style), text, keys, doubt=doubt)

    def tell_of(self, block: SeenParagraph) -> str:
        """Tell what a template cannot say of a paragraph; return it for a comment."""
        said, doubts = f"“{_short(block.text)}”", []
        if block.box:
            doubts.append(f"文本框里的{said}排成普通的一行，位置要看一看")
        if block.mixed:
            pieces = "、".join(f"“{each}”" for each in dict.fromkeys(block.mixed))
            doubts.append(f"{said}里的{pieces}字体不一样，一行只有一个样式，照多数排")
        doubts += [f"{said}旁边{note}" if block.text.strip() else note for note in block.notes]
        for each in doubts:
            self.tell(each)
        return "；".join(doubts)

    def _tabbed(self, block: SeenParagraph) -> Style:
        """Return a style with a stop for the tabs of the text, which stood at Word's own."""
        style = block.style
        if "\t" not in block.text or style.right_tab or style.center_tab:
            return style
        self.tell(f"“{_short(block.text)}”的制表位换成靠右的")
        return replace(style, right_tab="blank", center_tab=block.text.count("\t") > 1)

    def _picture(self, picture: SeenPicture, block: SeenParagraph) -> Iterator[DraftRow]:
        keys = self._picture_keys(picture, self._page.text_width)
        if keys:
            style = _for_picture(block.style, picture.height)
            yield DraftRow(self.sheet.key("logo", style), None, keys)

    def _picture_keys(self, picture: SeenPicture, room: float) -> dict[str, str]:
        """Return the keys that show a picture; none for one that no template can have."""
        magics = (kind for sign, kind in _MAGIC.items() if picture.data.startswith(sign))
        kind = next(magics, "")
        if not kind or picture.height < _LEAST:
            self.tell("报头、版记里有一幅图不是 png、jpg、gif、bmp、tiff，没有收")
            return {}
        known = {data: name for name, data in self.pictures.items()}
        number = len(self.pictures) + 1
        name = known.get(picture.data) or f"logo{number if number > 1 else ''}.{kind}"
        self.pictures[name] = picture.data
        height = min(picture.height, picture.height * room / picture.width)
        return {"picture": name, "height": length(int(height * 20) / 20)}

    def _table(self, table: SeenTable, read: RowReader) -> DraftRow:
        for note in table.notes:
            self.tell(f"“{_short(_first_text(table))}”所在的表格，{note}")
        widths = self._widths(table)
        margin = 0.0 if table.rules == "none" else 2 * CELL_MARGIN
        rooms = [width - margin for width in widths]
        rows = [self._cells(row, read, rooms) for row in table.rows[:_ROWS_MOST]]
        common = Counter(cell["style"] for row in rows for cell in row).most_common(1)[0][0]
        cells = tuple(
            tuple({k: v for k, v in cell.items() if (k, v) != ("style", common)} for cell in row)
            for row in rows
        )
        keys: dict[str, Any] = {"widths": _written_widths(widths, self._page.text_width)}
        if table.rules != "none":
            weight, color = table.border.weight, table.border.color
            keys["rules"] = f"{table.rules} {weight:.12g}pt #{color}"
        return DraftRow(common, None, keys, cells)

    def _widths(self, table: SeenTable) -> list[float]:
        """Return the widths of the columns; Word's tables reach out by the margins of cells."""
        columns = len(table.rows[0]) if table.rows else 0
        room, widths = self._page.text_width, list(table.widths[:columns])
        if len(widths) < columns or not all(each > 0 for each in widths):
            return [room / columns] * columns
        over = sum(widths) - room
        if over > 0:
            widths = [each * room / sum(widths) for each in widths]
        return [int(each * 20 + 1e-6) / 20 for each in widths]

    def _cells(
        self, row: Sequence[Sequence[SeenParagraph]], read: RowReader, rooms: Sequence[float]
    ) -> list[dict[str, str]]:
        label, cells = "", []
        for cell, room in zip(row, rooms, strict=True):
            keys = self._cell(cell, read, room)
            if "text" in keys:
                keys["text"] = self.fields.write_cell(label, self.fields.write(keys["text"]))
            label = "".join(each.text for each in cell)
            cells.append(keys)
        return cells

    def _cell(self, cell: Sequence[SeenParagraph], read: RowReader, room: float) -> dict[str, str]:
        for each in cell:
            self.tell_of(each)
        said = [each for each in cell if each.text.strip()]
        picture = next((shown for each in cell for shown in each.pictures), None)
        owner = next((each for each in cell if each.pictures or each.text.strip()), None)
        if owner is None:
            blank = [_in_cell(each.style) for each in cell] or [Style("", "", ("宋体",), 16.0)]
            return {"style": self.sheet.key("blank", blank[0])}
        if picture and not said:
            style = _for_picture(_in_cell(owner.style), picture.height)
            return {"style": self.sheet.key("logo", style), **self._picture_keys(picture, room)}
        if len({each.style for each in said}) > 1 or picture:
            self.tell(f"“{_short(said[0].text)}”这一格里有几种样子，照第一段排")
        whole = LINE_BREAK.join(each.text.replace("\t", "\u3000") for each in said)
        role, text = read(replace(said[0], text=whole))
        return {"style": self.sheet.key(role, _in_cell(said[0].style)), "text": text}


def blank_role(block: SeenParagraph, rule: str = "rule", blank: str = "blank") -> str:
    """Return the role of a paragraph without words."""
    return rule if block.is_rule else blank


def _in_cell(style: Style) -> Style:
    return replace(
        style, rule_above=None, rule_below=None, page_break_before=False, keep_with_next=False,
        right_tab="", center_tab=False, box=None,
    )  # fmt: skip


def _for_picture(style: Style, height: float) -> Style:
    """Return a look whose lines are as high as the picture in them."""
    is_low = style.line is not None and style.line < height
    return replace(style, line=None, multiple=1.0) if is_low else style


def _keeps_apart(block: SeenBlock, beside: Sequence[SeenBlock]) -> bool:
    """Return whether a block is the blank line that Word wants by a table, made hardly visible."""
    if not isinstance(block, SeenParagraph) or not block.is_blank or block.is_rule:
        return False
    low = block.style.line is not None and block.style.line <= _HAIR
    return low and any(isinstance(each, SeenTable) for each in beside)


def _written_widths(widths: Sequence[float], room: float) -> list[str]:
    """Return widths as a template has them; where they fill the line, the widest takes the rest."""
    said = [length(each) for each in widths]
    if abs(sum(widths) - room) < _HAIR:
        said[max(range(len(widths)), key=widths.__getitem__)] = "auto"
    return said


def _first_text(table: SeenTable) -> str:
    return next((each.text for each in table.paragraphs if each.text.strip()), "")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words[:_SHORT] + "…" * (len(words) > _SHORT)
