"""The look of a paragraph of a Word file, as a style of a template would have it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import Any

from bulletin_cli.base.record import replace
from bulletin_cli.base.typography import written
from bulletin_cli.incoming.looks.faces import Faces
from bulletin_cli.incoming.looks.properties import (
    Said,
    WordProperties,
    attribute,
    child,
    number,
    switched,
    without,
    word,
)
from bulletin_cli.incoming.word.xml import W
from bulletin_cli.layout.document import Page
from bulletin_cli.layout.style import Align, Border, RuleKind, Style

_ALIGNS: dict[str, Align] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
    "both": "justify", "distribute": "distribute",
}  # fmt: skip
_KINDS: dict[str, RuleKind] = {"double": "double", "dotted": "dotted", "dashed": "dashed"}
_WORD_SIZE = 10.0  # points, where a file says none
_LINE = 240.0  # of a line's height
_HEADINGS = 9
_NEAR = 6.0  # points between a tab stop and the margin that it is meant for
_SIDES = ("top", "left", "bottom", "right")


class StyleReader:
    """Reads the looks of the paragraphs of one file; `page` says how wide lines are."""

    def __init__(self, properties: WordProperties, faces: Faces, page: Page) -> None:
        self._properties, self._faces, self._page = properties, faces, page

    def read(self, paragraph: Any, run: Any | None, skipped: Collection[str] = ()) -> Style:
        """Return the look of a paragraph whose text looks as `run`, None for its mark.

        What the paragraph itself says of `skipped` elements is not heard.
        """
        own = paragraph.find(f"{W}pPr") is not None
        said = self._properties.of_paragraph(paragraph)
        if skipped and own:
            said = without(said, skipped)
        style = self._characters(self._properties.of_run(paragraph, run))
        style = replace(style, align=_ALIGNS.get(word(said, "jc"), "left"), **_flow(said))
        style = self._with_indents(self._with_pitch(style, said), said)
        return self._with_tabs(_with_borders(style, said), said)

    def _characters(self, said: Said) -> Style:
        fonts, latin = self._faces.of(said)
        color = word(said, "color")
        return Style(
            "", "", fonts,
            written(min(max(number(word(said, "sz")) / 2 or _WORD_SIZE, 1.0), 400.0), 2),
            bold=switched(said, "b"),
            color=color.upper() if len(color) == 6 and color != "000000" else "",
            tracking=number(word(said, "spacing")) / 20,
            latin_fonts=latin,
            scale=min(max(number(word(said, "w"), 100), 10), 600) / 100,
            underline=word(said, "u", "none") != "none",
        )  # fmt: skip

    def _with_pitch(self, style: Style, said: Said) -> Style:
        line = number(attribute(said, "spacing", "line"), _LINE)
        rule = attribute(said, "spacing", "lineRule") or "auto"
        style = replace(
            style,
            before=self._space(said, "before"),
            after=self._space(said, "after"),
        )
        if rule == "exact" and line > 0:
            return replace(style, line=line / 20)
        if rule == "atLeast" and line > 0:
            return replace(style, least=line / 20)
        # Of a grid no others take notice.
        on_grid = not self._page.grid or switched(said, "snapToGrid", default=True)
        return replace(style, multiple=min(max(line / _LINE, 0.5), 10.0), on_grid=on_grid)

    def _space(self, said: Said, side: str) -> float:
        """Return the space before or after; in hundredths of a line it goes before twips."""
        lines = number(attribute(said, "spacing", f"{side}Lines"))
        if lines:
            return written(lines / 100 * (self._page.grid or 12.0))
        return max(number(attribute(said, "spacing", side)), 0.0) / 20

    def _with_indents(self, style: Style, said: Said) -> Style:
        first = 0.0
        for each in said:  # what the nearest says of the first line puts out all others
            if any(attribute([each], "ind", key) for key in _FIRST):
                hangs = _indent([each], "hanging", style.size)
                first = -hangs or _indent([each], "firstLine", style.size)
                break
        left = _indent(said, "left", style.size) or _indent(said, "start", style.size)
        right = _indent(said, "right", style.size) or _indent(said, "end", style.size)
        left, right = max(left, 0.0), max(right, 0.0)
        return replace(style, left=left, right=right, first_line=max(first, -left))

    def _with_tabs(self, style: Style, said: Said) -> Style:
        """Return the style with those stops of a template that the paragraph has."""
        stops: dict[float, Any] = {}
        for each in reversed(said):
            for stop in each.iterfind(f"{W}tabs/{W}tab"):
                stops[number(stop.get(f"{W}pos", ""))] = stop
        kinds = {place / 20: stop.get(f"{W}val") for place, stop in stops.items()}
        right = [place for place, kind in kinds.items() if kind in ("right", "end")]
        if not right:
            return replace(style, center_tab="center" in kinds.values())
        edge = self._page.text_width - style.right * style.size
        leader = stops[max(right) * 20].get(f"{W}leader", "none")
        near = abs(edge - max(right)) <= _NEAR
        room = style.right if near else max(self._page.text_width - max(right), 0.0) / style.size
        return replace(
            style,
            right=round(room, 2),
            right_tab="blank" if leader in ("none", "") else "dots",
            center_tab="center" in kinds.values(),
        )


_FIRST = ("hangingChars", "hanging", "firstLineChars", "firstLine")


def _indent(said: Said, name: str, size: float) -> float:
    """Return an indent in characters; Word hears those before twips."""
    characters = number(attribute(said, "ind", f"{name}Chars"))
    if characters:
        return characters / 100
    return round(number(attribute(said, "ind", name)) / 20 / size, 2)


def _flow(said: Said) -> dict[str, Any]:
    level = number(word(said, "outlineLvl", str(_HEADINGS)))
    return {
        "keep_with_next": switched(said, "keepNext"),
        "keep_together": switched(said, "keepLines"),
        "page_break_before": switched(said, "pageBreakBefore"),
        "outline": int(level) + 1 if 0 <= level < _HEADINGS else 0,
    }


def _with_borders(style: Style, said: Said) -> Style:
    fill = attribute(said, "shd", "fill")
    style = replace(style, band=fill.upper() if len(fill) == 6 else "")
    borders = child(said, "pBdr")
    found = {side: None if borders is None else _border(borders, side) for side in _SIDES}
    if all(found.values()):
        return replace(style, box=found["top"])
    return replace(style, rule_above=found["top"], rule_below=found["bottom"])


def _border(borders: Any, side: str) -> Border | None:
    return read_border(borders.find(W + side))


def read_border(element: Any | None) -> Border | None:
    """Return a line as a template has it: thin and thick ones side by side become a double one."""
    kind = "nil" if element is None else element.get(f"{W}val", "nil")
    if element is None or kind in ("nil", "none"):
        return None
    doubled = kind == "double" or kind.startswith(("thinThick", "thickThin"))
    weight = min(max(number(element.get(f"{W}sz", "4")) / 8, 0.25), 3.0 if doubled else 12.0)
    color = element.get(f"{W}color", "")
    return Border(
        weight,
        color.upper() if len(color) == 6 else "000000",
        "double" if doubled else _KINDS.get(kind, "dashed" if "ash" in kind else "single"),
    )


def is_plain_border(kind: str) -> bool:
    """Return whether a template has this kind of line as Word has it."""
    return kind in ("single", "nil", "none", *_KINDS)


def edges(widths: Collection[float]) -> list[float]:
    """Return widths of columns in points as they add up in a template."""
    places = [0.0]
    for each in widths:
        places.append(places[-1] + each)
    return [written(right) - written(left) for left, right in pairwise(places)]
