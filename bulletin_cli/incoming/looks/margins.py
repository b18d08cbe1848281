"""The headers and footers of a Word file -> rows of a template's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.incoming.looks.page import pages_differ
from bulletin_cli.incoming.looks.rows import RowMaker
from bulletin_cli.incoming.looks.style import StyleReader
from bulletin_cli.incoming.word.package import WordPackage
from bulletin_cli.incoming.word.xml import R, V, W, shown, switch, word_name
from bulletin_cli.layout.document import PAGE_COUNT, PAGE_NUMBER
from bulletin_cli.layout.style import Align, Style
from bulletin_cli.layout.template.draft import DraftRow

_FIELD = re.compile(r"\s*(PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_SIGNS = {"PAGE": PAGE_NUMBER, "NUMPAGES": PAGE_COUNT, "SECTIONPAGES": PAGE_COUNT}
_BREAKS = {"tab": "\t", "ptab": "\t", "br": LINE_BREAK}
MarginKind = Literal["header", "footer"]
_NAMES: dict[MarginKind, str] = {"header": "页眉", "footer": "页脚"}


@record
class _MarginLine:
    """A line of a header or footer; `outside` says that it stands at the outer edge of sheets."""

    text: str
    style: Style
    outside: bool


class MarginReader:
    """Reads the headers and footers that the first section names."""

    def __init__(self, package: WordPackage, reader: StyleReader, section: Any | None) -> None:
        self._package, self._reader, self._section = package, reader, section
        self.told: list[str] = []

    def rows(self, kind: MarginKind, maker: RowMaker) -> Iterator[DraftRow]:
        """Yield the rows of the header or the footer."""
        odd, even = self._lines(kind, "default"), self._lines(kind, "even")
        from_page = self._from_page(kind, odd, maker)
        if not pages_differ(self._package):
            even = odd
        even = [_on_even(each) for each in even]
        sides = {"": odd} if even == odd else {"odd": odd, "even": even}
        for side, lines in sides.items():
            for line in lines:
                keys: dict[str, Any] = {"pages": side} if side else {}
                keys |= {"from_page": from_page} if from_page > 1 else {}
                key = maker.sheet.key(kind, line.style)
                yield DraftRow(key, maker.naming.write(line.text) or None, keys)
        for each in self.told:
            maker.tell(each)

    def _from_page(self, kind: MarginKind, odd: Sequence[_MarginLine], maker: RowMaker) -> int:
        """Return from which page on the lines stand."""
        if self._section is None or not switch(self._section, "titlePg"):
            return 1
        first = self._lines(kind, "first")
        if first == odd:
            return 1
        if any(each.text.strip() for each in first):
            maker.tell(f"首页的{_NAMES[kind]}和别的页不一样，没有照排")
        return 2

    def _lines(self, kind: MarginKind, pages: str) -> list[_MarginLine]:
        found = [] if self._section is None else self._section.iterfind(f"{W}{kind}Reference")
        names = [each.get(f"{R}id", "") for each in found if each.get(f"{W}type") == pages]
        targets = self._package.targets(kind)
        root = self._package.root(targets.get(names[0], "")) if names else None
        lines = [] if root is None else [self._line(each) for each in _paragraphs(root)]
        self.told += [] if root is None else _left_out(root, _NAMES[kind])
        while lines and not lines[-1].text.strip() and not _has_rule(lines[-1].style):
            lines.pop()
        return lines

    def _line(self, paragraph: Any) -> _MarginLine:
        runs = [each for each in paragraph.iter(f"{W}r") if _is_own(each, paragraph)]
        written = next((each for each in runs if each.find(f"{W}t") is not None), None)
        style = self._reader.read(paragraph, written if written is not None else _first(runs))
        placed = _frame_align(paragraph)
        if placed in ("left", "center", "right"):
            style = replace(style, align=_ALIGNS[placed])
        elif placed == "outside":
            style = replace(style, align="right")
        return _MarginLine(_text(paragraph), style, outside=placed == "outside")


_ALIGNS: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}


def _on_even(line: _MarginLine) -> _MarginLine:
    """Return a line as even pages have it, whose outer edge is the left one."""
    return replace(line, style=replace(line.style, align="left")) if line.outside else line


def _left_out(root: Any, name: str) -> list[str]:
    """Return what is said of a header or a footer beside its lines."""
    inside = list(shown(root))
    marks = [each.get("string", "") for each in inside if each.tag == f"{V}textpath"]
    told = [f"水印“{each}”没有照排" for each in marks]
    if any(str(each.tag).endswith(("}blip", "}imagedata")) for each in inside):
        told.append(f"{name}里的图没有照排")
    if any(each.tag == f"{W}tbl" for each in inside):
        told.append(f"{name}里的表格拆成了几行")
    return told


def _first(runs: Sequence[Any]) -> Any | None:
    return runs[0] if runs else None


def _has_rule(style: Style) -> bool:
    return bool(style.rule_above or style.rule_below)


def _paragraphs(root: Any) -> Iterator[Any]:
    """Yield the paragraphs; one that only holds a box gives way to those in the box."""
    for each in shown(root):
        if each.tag == f"{W}p":
            boxed = any(one.tag == f"{W}txbxContent" for one in shown(each) if one is not each)
            if not boxed or _text(each).strip():
                yield each


def _is_own(run: Any, paragraph: Any) -> bool:
    return next(run.iterancestors(f"{W}p"), None) is paragraph


def _frame_align(paragraph: Any) -> str:
    """Return where the frame or the text box stands that a line is in."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is not None:
        return str(frame.get(f"{W}xAlign", ""))
    for owner in paragraph.iterancestors():
        if str(owner.tag).endswith("}anchor"):
            places = (each for each in owner if str(each.tag).endswith("}positionH"))
            return next((str(one.text) for each in places for one in each if one.text), "")
    return ""


def _text(paragraph: Any) -> str:
    """Return what a line says, its fields as the signs for numbers of pages."""
    text, code, depth, is_result = "", "", 0, False
    for each in shown(paragraph, f"{W}txbxContent"):
        name = word_name(each)
        if name == "fldSimple":
            text += _sign(each.get(f"{W}instr", ""))
        elif name == "fldChar":
            kind = each.get(f"{W}fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind, 0)
            code = "" if kind == "begin" else code
            is_result = kind == "separate" and bool(_sign(code))
            text += _sign(code) if kind == "end" else ""
        elif name == "instrText":
            code += each.text or ""
        elif name == "t" and not (depth and is_result) and not _in_number(each):
            text += each.text or ""
        elif name in _BREAKS:
            text += _BREAKS[name]
    return text


def _in_number(text: Any) -> bool:
    """Return whether a text is what a simple field for a number of a page came to."""
    fields = text.iterancestors(f"{W}fldSimple")
    return any(_sign(each.get(f"{W}instr", "")) for each in fields)


def _sign(code: str) -> str:
    found = _FIELD.match(code)
    return _SIGNS[found[1].upper()] if found else ""
