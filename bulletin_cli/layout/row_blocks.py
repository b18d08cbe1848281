"""The rows of a template with the facts of an issue in them -> styled blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from bulletin_cli.layout.document import Run, Source, StyledParagraph, StyledTable
from bulletin_cli.layout.template import TemplateRow
from bulletin_cli.layout.template.cells import RowTable

Facts: TypeAlias = dict[str, Any]
RowBlock: TypeAlias = StyledParagraph | StyledTable
_NONE: Mapping[str, str] = MappingProxyType({})


def row_blocks(
    row: TemplateRow,
    facts: Facts,
    part: str,
    source: Source | None = None,
    alone: Mapping[str, str] = _NONE,
) -> Iterator[RowBlock]:
    """Yield what a row prints, nothing where it does not stand.

    `source` is the article that the facts come from. `alone` says what a paragraph is that has
    one of these texts and no other words.

    Raises BulletinError when a text of the template cannot be rendered.
    """
    if not row.stands(facts):
        return
    if row.table:
        yield _table(row.table, facts, part, source, alone)
    elif row.picture:
        yield StyledParagraph(row.style, source=source, part=part, picture=row.picture)
    else:
        for text in row.render(facts):
            yield paragraph(row.style, text, alone.get(text, part), source)


def paragraph(style: str, text: str, part: str, source: Source | None = None) -> StyledParagraph:
    """Return a line of a template; a blank one or a rule comes from no article."""
    if not text:
        return StyledParagraph(style, part=part)
    return StyledParagraph(style, (Run(text),), source, part=part)


def _table(
    table: RowTable, facts: Facts, part: str, source: Source | None, alone: Mapping[str, str]
) -> StyledTable:
    rows = tuple(
        tuple(
            StyledParagraph(cell.style, source=source, part=part, picture=cell.picture)
            if cell.picture
            else paragraph(cell.style, text, alone.get(text, part), source)
            for cell, text in zip(cells, texts, strict=True)
        )
        for cells, texts in zip(table.rows, table.fill(facts), strict=True)
    )
    return StyledTable(rows, table.widths, header=0, rules=table.rules, border=table.border)
