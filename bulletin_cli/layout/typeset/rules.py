"""The strokes of a paragraph: rules above and below it, the band behind it, the box round it."""

from __future__ import annotations

from bulletin_cli.layout.document import Border, Document, Style
from bulletin_cli.layout.pages import Dash, Stroke
from bulletin_cli.layout.style import BOX_FOOT, BOX_SIDE

_DASHES: dict[str, Dash] = {"dotted": "dotted", "dashed": "dashed"}


def rule_above(
    style: Style, document: Document, *, opens: bool
) -> tuple[tuple[Stroke, ...], float]:
    """Return the strokes above a paragraph and their height; `opens` says that its box begins."""
    if style.box and opens:
        left, width = _box(style, style.box, document)
        return _across(style.box, left, 0.0, width), style.box.height + BOX_FOOT
    return _rule(style.rule_above, document, 0.0)


def rule_below(
    style: Style, document: Document, top: float, *, closes: bool
) -> tuple[tuple[Stroke, ...], float]:
    """Return the strokes below a paragraph, at `top`, and their height."""
    if style.box and closes:
        left, width = _box(style, style.box, document)
        strokes = _across(style.box, left, top + BOX_FOOT, width)
        return strokes, BOX_FOOT + style.box.height
    return _rule(style.rule_below, document, top)


def backdrop(style: Style, document: Document, height: float) -> tuple[Stroke, ...]:
    """Return the band behind a line that is so high, and the sides of its box.

    `height` counts what stands above and below the line in the box.
    """
    left, width = _extent(style, document)
    band: tuple[Stroke, ...] = ()
    if style.band:
        wider = BOX_SIDE if style.box else 0.0
        band = (Stroke(left - wider, 0.0, width + 2 * wider, height, style.band),)
    if not style.box:
        return band
    outer, whole = _box(style, style.box, document)
    right = outer + whole - style.box.height
    return (*band, *_down(style.box, outer, height), *_down(style.box, right, height))


def _rule(rule: Border | None, document: Document, top: float) -> tuple[tuple[Stroke, ...], float]:
    if rule is None:
        return (), 0.0
    page = document.page
    return _across(rule, page.left, top, page.text_width), rule.height


def _extent(style: Style, document: Document) -> tuple[float, float]:
    """Return the left edge and the width of a paragraph's text."""
    page = document.page
    indent = min(style.left, style.left + style.first_line) * style.size
    return page.left + indent, page.text_width - indent - style.right * style.size


def _box(style: Style, box: Border, document: Document) -> tuple[float, float]:
    """Return the outer left edge and the width of a paragraph's box."""
    left, width = _extent(style, document)
    beside = BOX_SIDE + box.height
    return left - beside, width + 2 * beside


def _across(rule: Border, left: float, top: float, width: float) -> tuple[Stroke, ...]:
    return tuple(
        Stroke(left, top + offset, width, rule.weight, rule.color, _DASHES.get(rule.kind, ""))
        for offset in _offsets(rule)
    )


def _down(rule: Border, left: float, height: float) -> tuple[Stroke, ...]:
    return tuple(
        Stroke(left + offset, 0.0, rule.weight, height, rule.color, _DASHES.get(rule.kind, ""))
        for offset in _offsets(rule)
    )


def _offsets(rule: Border) -> tuple[float, ...]:
    return (0.0, 2 * rule.weight) if rule.kind == "double" else (0.0,)
