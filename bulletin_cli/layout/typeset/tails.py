"""What stands behind a tab, as the date beside the issuer, is not cut at a line's end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import Document, Run, StyledParagraph
from bulletin_cli.layout.own_style import own_style
from bulletin_cli.layout.typeset.blocks import set_lines
from bulletin_cli.layout.typeset.lines import TAB
from bulletin_cli.layout.typeset.widths import most_width, natural_widths

_B = TypeVar("_B")


def keep_tails(document: Document) -> Document:
    """Return the document, a line break before each tab whose text would be cut without it.

    A text that is longer than a line stays as it is, and so does what stands in tables or beside
    a tab to the middle, to which the date on its new line would go.
    """
    across, first = document.body[: document.across], document.first_header
    text = document.body[document.across :]
    return replace(
        document,
        body=(*_kept(across, document), *_kept(text, document, in_columns=True)),
        imprint=tuple(_kept(document.imprint, document)),
        odd_header=tuple(_kept(document.odd_header, document)),
        even_header=tuple(_kept(document.even_header, document)),
        first_header=first and tuple(_kept(first, document)),
    )


def _kept(
    blocks: Iterable[_B], document: Document, *, in_columns: bool = False
) -> Iterator[_B | StyledParagraph]:
    for block in blocks:
        if isinstance(block, StyledParagraph) and TAB in block.text:
            page = document.column_of(block) if in_columns else document.page
            yield _broken(block, document, page.text_width)
        else:
            yield block


def _broken(paragraph: StyledParagraph, document: Document, width: float) -> StyledParagraph:
    """Return a paragraph with line breaks before the tabs whose texts are cut."""
    style = own_style(paragraph, document)
    room = width - (style.left + style.right) * style.size
    if style.center_tab or most_width(paragraph.text, style) <= room:
        return paragraph
    for number, tail in enumerate(_tails(paragraph.text)):
        widths = natural_widths(tail, style, document.line_breaking_of(style))
        if sum(widths.advances) <= room and tail not in _set_tails(paragraph, document, width):
            paragraph = replace(paragraph, runs=tuple(_with_break(paragraph.runs, number)))
    return paragraph


def _set_tails(paragraph: StyledParagraph, document: Document, width: float) -> Sequence[str]:
    """Return what stands behind each tab on its own line."""
    lines = set_lines(paragraph, document, 0.0, width)
    return [tail for line in lines for tail in _tails(line.text)]


def _tails(text: str) -> Sequence[str]:
    return [each.partition(LINE_BREAK)[0] for each in text.split(TAB)[1:]]


def _with_break(runs: Iterable[Run], number: int) -> Iterator[Run]:
    """Yield runs with a line break before the tab of this number, from 0."""
    for run in runs:
        parts = run.text.split(TAB)
        if 0 <= number < len(parts) - 1:
            parts[number] += LINE_BREAK
        number -= len(parts) - 1
        yield replace(run, text=TAB.join(parts))
