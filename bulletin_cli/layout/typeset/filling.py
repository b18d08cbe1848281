"""Lines of the masthead that fill theirs: a long nameplate is narrowed, a short one spread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import floor

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import Document, Style, StyledParagraph, StyledTable
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.typeset.lines import TAB
from bulletin_cli.layout.typeset.widths import natural_widths

_HUNDREDTH = 100  # Word counts scales in percent, and indents in hundredths of a character


def fill_lines(document: Document) -> Mapping[str, Style]:
    """Return the document's styles, those that fill their lines fitted to what stands in them.

    All lines of such a style get one scale and one width, so that a nameplate of two lines stands
    flush on both sides. Where this takes more than the template allows, the style stays as it is:
    lines too long at their narrowest are broken, one much shorter than the other is not spread.
    """
    fitted = dict(document.styles)
    for key, style in document.styles.items():
        if style.fills and (lines := dict(_lines_in(key, document))):
            fitted[key] = _fitted(style, list(lines), min(lines.values()), document)
    return fitted


def _lines_in(key: str, document: Document) -> Iterator[tuple[str, float]]:
    """Yield the lines of the masthead that are in a style, with the widths that they have."""
    for paragraph, width in _paragraphs(document):
        if paragraph.style == key:
            for line in paragraph.text.split(LINE_BREAK):
                if line and TAB not in line:
                    yield line, width


def _paragraphs(document: Document) -> Iterator[tuple[StyledParagraph, float]]:
    for block in document.body[: document.across]:
        if isinstance(block, StyledParagraph):
            yield block, document.page.text_width
        elif isinstance(block, StyledTable):
            for row in block.rows:
                for cell, width in zip(row, block.widths, strict=True):
                    yield cell, width - 2 * block.margin


def _fitted(style: Style, lines: Sequence[str], width: float, document: Document) -> Style:
    line_breaking = document.line_breaking_of(style)
    room = width - (style.left + style.right) * style.size
    narrowed = _narrowed(style, lines, room, line_breaking)
    widths = list(_widths(narrowed, lines, line_breaking))
    if max(widths) > room:
        return style
    apart = style.spread * style.size
    most = min(
        room, *(width + apart * (len(line) - 1) for width, line in zip(widths, lines, strict=True))
    )
    if most < max(widths):
        return narrowed
    inset = floor((room - most) / 2 / style.size * _HUNDREDTH) / _HUNDREDTH
    left, right = style.left + inset, style.right + inset
    return replace(narrowed, align="distribute", left=left, right=right)


def _narrowed(
    style: Style, lines: Sequence[str], room: float, line_breaking: LineBreaking
) -> Style:
    """Return the style at the widest scale at which its lines fit, or at its narrowest."""
    widest = max(_widths(style, lines, line_breaking))
    if widest <= room:
        return style
    scale = floor(style.scale * room / widest * _HUNDREDTH) / _HUNDREDTH
    return replace(style, scale=max(scale, min(style.narrowest, style.scale)))


def _widths(style: Style, lines: Sequence[str], line_breaking: LineBreaking) -> Iterator[float]:
    for line in lines:
        yield sum(natural_widths(line, style, line_breaking).advances)
