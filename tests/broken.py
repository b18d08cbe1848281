"""Pages as a Word file in which each line ends where the typesetter broke it.

LibreOffice breaks lines by rules of its own; with these files it has nothing left to break, so
that its heights and pages can be held against the typesetter's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pypdf

from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import Document, Run, StyledBlock, StyledParagraph, StyledTable
from bulletin_cli.layout.pages import Line, Pages
from bulletin_cli.layout.typeset.blocks import set_lines

_ROOM = 12.0  # characters beyond the right edge, so that no line is broken once more


def with_broken_lines(pages: Pages) -> Document:
    """Return the document of `pages` with a break at the end of each of its lines."""
    document = pages.document
    width = document.page.text_width
    body = tuple(_broken(block, document) for block in document.body)
    imprint = tuple(
        each if isinstance(each, StyledTable) else _broken_paragraph(each, document, width)
        for each in document.imprint
    )
    roomy = {
        key: style if style.rule_above or style.rule_below else replace(style, right=-_ROOM)
        for key, style in document.styles.items()
    }
    return replace(document, body=body, imprint=imprint, styles=roomy)


def _broken(block: StyledBlock, document: Document) -> StyledBlock:
    if isinstance(block, StyledParagraph):
        return _broken_paragraph(block, document, document.page.text_width)
    if isinstance(block, StyledTable):
        spread = {(each.row, each.column): each.width for each in block.merged}
        rows = tuple(
            tuple(
                _broken_paragraph(
                    cell,
                    document,
                    sum(block.widths[at : at + spread.get((number, at), 1)]) - 2 * block.margin,
                )
                for at, cell in enumerate(row)
            )
            for number, row in enumerate(block.rows)
        )
        return replace(block, rows=rows)
    return block


def _broken_paragraph(
    paragraph: StyledParagraph, document: Document, width: float
) -> StyledParagraph:
    runs: list[Run] = []
    for line in set_lines(paragraph, document, 0.0, width):
        runs += [Run(LINE_BREAK)] * bool(runs) + list(_runs(line))
    return replace(paragraph, runs=tuple(runs))


def _runs(line: Line) -> Iterator[Run]:
    weights = line.bold or (False,) * len(line.text)
    for bold, pairs in groupby(zip(line.text, weights, strict=True), key=lambda pair: pair[1]):
        yield Run("".join(character for character, _ in pairs), bold)


def rules_across(pdf: Path, page: int, width: float) -> list[float]:
    """Return how far below the top of a page the middles of its rules of this width lie."""
    sheet = pypdf.PdfReader(pdf).pages[page]
    found: set[float] = set()  # LibreOffice goes along both sides of a rule
    begun = [0.0, 0.0]

    def visit(operator: bytes, operands: list[float], matrix: list[float], _: object) -> None:
        nonlocal begun
        if operator == b"m":
            begun = operands
        elif operator == b"l" and abs(float(operands[0] - begun[0]) * matrix[0]) > width - 1:
            below = float(sheet.mediabox.height) - matrix[5] - matrix[3] * float(begun[1])
            found.add(round(below, 2))

    sheet.extract_text(visitor_operand_before=visit)
    return sorted(found)
