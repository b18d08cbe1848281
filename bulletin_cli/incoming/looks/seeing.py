"""From the blocks of a Word file to the same blocks with their looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bulletin_cli.base.record import replace
from bulletin_cli.incoming.looks.blocks import SeenBlock, SeenParagraph, SeenPicture, SeenTable
from bulletin_cli.incoming.looks.drawn_lines import LINES, drawn_line
from bulletin_cli.incoming.looks.properties import number
from bulletin_cli.incoming.looks.style import StyleReader, edges, is_plain_border, read_border
from bulletin_cli.incoming.word.content import WordBlock, WordParagraph, WordTable
from bulletin_cli.incoming.word.package import WordPackage
from bulletin_cli.incoming.word.styles import Styles
from bulletin_cli.incoming.word.xml import A, V, W, shown, value
from bulletin_cli.layout.document import Border, TableRules
from bulletin_cli.layout.style import Style

_EMU = 12700  # in a point
# What paragraphs of a text's tables say of themselves alone: a row's, a column's, a figure's.
OF_CELLS = ("keepNext", "snapToGrid", "jc", "ind")
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_LOOKS_MOST = 20  # of one paragraph, which are told apart
_MIXED_MOST = 12  # characters of a piece that looks otherwise, as it is told


class Seeing:
    """Looks at blocks; `elements` are the paragraphs of the file in the order of `at`."""

    def __init__(
        self, reader: StyleReader, styles: Styles, package: WordPackage, elements: Sequence[Any]
    ) -> None:
        self._reader, self._styles = reader, styles
        self._package, self._elements = package, elements
        self._targets = package.targets("image")

    def blocks(self, blocks: Sequence[WordBlock]) -> tuple[SeenBlock, ...]:
        """Return the blocks with their looks."""
        return tuple(
            self._table(each, place) if isinstance(each, WordTable) else self._seen(each, place)
            for place, each in enumerate(blocks, start=1)
        )

    def _seen(self, block: WordParagraph, place: int) -> SeenParagraph:
        text = block.number + block.text
        if not block.at:
            style = Style("", "", ("宋体",), block.size or 16.0, align="center")
            return SeenParagraph(
                place, text, style, style, box=True, notes=("艺术字，换成普通的字",)
            )
        element = self._elements[block.at - 1]
        run, mixed = self._main_run(element)
        style, notes = self._reader.read(element, run), list(_drawings(element))
        if (line := drawn_line(element)) and not style.rule_below and not style.box:
            style = replace(style, rule_below=line)
            notes.append("画上去的线，换成这一段下面的线")
        return SeenParagraph(
            place,
            text,
            style,
            self._reader.read(element, run, (*OF_CELLS, "spacing", "pageBreakBefore")),
            tuple(self._pictures(block, element)),
            block.box,
            tuple(text for text, _ in mixed),
            tuple(text for text, is_bold in mixed if not is_bold),
            tuple(notes),
        )

    def _main_run(self, element: Any) -> tuple[Any | None, list[tuple[str, bool]]]:
        """Return the run whose look most of the paragraph has, and what looks otherwise.

        Of that it says whether it is only bold, or only not.
        """
        runs = [each for each in element.iter(f"{W}r") if _owner(each) is element]
        alike: dict[bytes, list[Any]] = {}
        for each in runs:
            if _words(each).strip():
                alike.setdefault(_formatting(each), []).append(each)
        if not alike:
            return (runs[0] if runs else None), []
        sizes = {key: sum(len(_words(each)) for each in group) for key, group in alike.items()}
        main = alike[max(sizes, key=sizes.__getitem__)][0]
        look = self._reader.read(element, main)
        mixed: list[tuple[str, bool]] = []
        for group in [*alike.values()][:_LOOKS_MOST]:
            own = self._reader.read(element, group[0])
            is_bold = replace(own, bold=look.bold) == look
            said = [_words(each)[:_MIXED_MOST] for each in group[:_LOOKS_MOST]]
            mixed += [(each, is_bold) for each in said if own != look]
        return main, mixed

    def _pictures(self, block: WordParagraph, element: Any) -> Iterator[SeenPicture]:
        extents = [each for each in element.iter() if str(each.tag).endswith("}extent")]
        for name, extent in zip(block.pictures, extents, strict=False):
            data = self._package.data(self._targets.get(name.partition("/")[0], ""))
            across, down = (number(extent.get(key, "")) for key in ("cx", "cy"))
            if data and across and down:
                yield SeenPicture(data, across / _EMU, down / _EMU)

    def _table(self, table: WordTable, place: int) -> SeenTable:
        rows = tuple(
            tuple(tuple(self._seen(each, place) for each in cell) for cell in row)
            for row in table.rows
        )
        first = next((each for row in table.rows for cell in row for each in cell if each.at), None)
        element = None if first is None else _table_of(self._elements[first.at - 1])
        rules, border, notes = ("none", Border(0.5, "000000"), []) if element is None else (
            self._lines(element)
        )  # fmt: skip
        widths = edges([each / 20 for each in table.widths])
        merged = ["合并的单元格拆开了"] * bool(table.merged)
        return SeenTable(place, rows, tuple(widths), rules, border, (*notes, *merged))

    def _lines(self, table: Any) -> tuple[TableRules, Border, list[str]]:
        """Return where a table has lines, what they look like, and what of them cannot be said."""
        own = table.find(f"{W}tblPr/{W}tblBorders")
        styled = self._styles.based(value(table, "tblPr/tblStyle"))
        sources = [own, *(each.find(f"{W}tblPr/{W}tblBorders") for each in styled)]
        found = {side: _nearest(sources, side) for side in _SIDES}
        borders = {side: read_border(each) for side, each in found.items()}
        outer, inner = (all(borders[side] for side in part) for part in (_SIDES[:4], _SIDES[4:]))
        rules: TableRules = "all" if outer and inner else "outer" if outer else "none"
        notes = []
        kinds = [each.get(f"{W}val", "") for each in found.values() if each is not None]
        if (rules == "none" and any(borders.values())) or not all(map(is_plain_border, kinds)):
            notes.append("线不是四周或每格一样的，没有照排")
        if any(True for _ in table.iter(f"{W}tcBorders")):
            notes.append("格子自己的线没有照排")
        if rules == "none" and not _is_tight(table, sources=styled):
            notes.append("格子左右不留空")
        if any(value(each, "tcPr/vAlign") != "center" for each in table.iter(f"{W}tc")):
            notes.append("格子里上下一律居中")
        heights = [number(each.get(f"{W}val", "")) for each in table.iter(f"{W}trHeight")]
        if any(heights):
            notes.append("行高随文字，没有照排")
        border = borders["top"] if rules != "none" else None
        return rules, border or Border(0.5, "000000"), notes


def _nearest(sources: Sequence[Any | None], side: str) -> Any | None:
    found = (each.find(W + side) for each in sources if each is not None)
    return next((each for each in found if each is not None), None)


def _is_tight(table: Any, sources: Sequence[Any]) -> bool:
    """Return whether nothing keeps text off the sides of cells."""
    found = [table, *sources]
    sides = [
        margin.get(f"{W}w", "0")
        for each in found
        for side in ("left", "right", "start", "end")
        if (margin := each.find(f"{W}tblPr/{W}tblCellMar/{W}{side}")) is not None
    ]
    return bool(sides) and sides[0] == "0"


def _formatting(run: Any) -> bytes:
    """Return what a run says of its own look, as written."""
    from lxml import etree

    own = run.find(f"{W}rPr")
    return b"" if own is None else bytes(etree.tostring(own, with_tail=False))


def _owner(run: Any) -> Any:
    return next(run.iterancestors(f"{W}p"), None)


def _table_of(paragraph: Any) -> Any | None:
    return next(paragraph.iterancestors(f"{W}tbl"), None)


def _words(run: Any) -> str:
    return "".join(each.text or "" for each in run.iter(f"{W}t") if _owner(each) is _owner(run))


def _drawings(element: Any) -> Iterator[str]:
    """Yield what is said of drawings that no template has where they stand."""
    for each in shown(element, f"{W}txbxContent"):
        tag = str(each.tag)
        inside = (str(one.tag) for one in shown(each))
        if tag.endswith("}anchor") and any(one.endswith("}blip") for one in inside):
            yield "浮在文字上的图片，排进了行里"
        elif _is_shape(each, tag):
            yield "画上去的图形，没有照排"


def _is_shape(element: Any, tag: str) -> bool:
    """Return whether an element is drawn and has no words, and is no line."""
    if tag.startswith(V):
        boxes = (f"{V}rect", f"{V}roundrect", f"{V}oval")
        return tag in boxes and next(element.iter(f"{W}txbxContent"), None) is None
    if not tag.endswith("}wsp") or next(element.iter(f"{W}txbxContent"), None) is not None:
        return False
    return all(each.get("prst") not in LINES for each in element.iter(f"{A}prstGeom"))
