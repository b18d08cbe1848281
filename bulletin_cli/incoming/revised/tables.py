"""The cells of a returned table merged into the table that they come from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bulletin_cli.incoming.revised import rebuild
from bulletin_cli.incoming.revised.captions import Captions
from bulletin_cli.incoming.revised.edits import Conflict
from bulletin_cli.incoming.revised.keys import BlockKey
from bulletin_cli.incoming.revised.merged_body import MergedBody
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.incoming.revised.taken import is_same_look
from bulletin_cli.incoming.revised.versions import BlockVersions
from bulletin_cli.layout.marks import Bookmark


def origin_of_table(versions: BlockVersions, items: Sequence[PlacedParagraph]) -> list[BlockKey]:
    """Return the table that most of these cells come from, nothing for a new one."""
    found = [block for each in items for block in each.blocks]
    tables = [each for each in found if versions.form(each) == "table"]
    return [max(tables, key=tables.count)] if tables else []


def merge_table(
    body: MergedBody, items: Sequence[PlacedParagraph], blocks: Sequence[BlockKey], own: Captions
) -> None:
    """Merge the cells of a table into that of `blocks`, or insert it; `own` are the captions."""
    cells = [each.theirs for each in items if each.theirs.inline]
    fresh = [each for each in blocks if each not in body.homes]
    if cells and fresh:
        _merge(body, items, fresh[0], own.changed(fresh[0]))
    elif cells:
        body.insert([rebuild.table(None, cells)], _rows_of_cells(cells), cells)


def _merge(
    body: MergedBody, items: Sequence[PlacedParagraph], block: BlockKey, caption: str | None
) -> None:
    versions, cells = body.versions, [each.theirs for each in items if each.theirs.inline]
    before, after = _rows_of_marks(versions.base[block]), _rows_of_cells(cells)
    looks_same = after == before and all(is_same_look(versions, block, each) for each in items)
    if looks_same and caption is None:
        body.keep(block)
        return
    made = rebuild.table(ours := versions.table(block), cells, rebuild.head(items, ours))
    if caption is not None:
        before = f"{versions.caption(block)}\n{before}"
        made, after = rebuild.with_caption(made, caption), f"{caption}\n{after}"
    if made == ours:  # rows without words are not told
        body.keep(block)
    elif versions.is_as_rendered(block):
        body.put([block], made)
        advice = versions.lost_links([block], [made]) or rebuild.new_shape(ours, made)
        body.tell("edited", before, after, cells, advice)
    elif not body.has_own(block, made):
        body.put([block], Conflict(versions.ours(block), (made,)))
        body.tell("conflict", before, after, cells, "两边都改了这个表，留下一种")


def _rows_of_cells(cells: Sequence[ReturnedParagraph]) -> str:
    return _rows(((each.cell.row, each.cell.column), each.text) for each in cells if each.cell)


def _rows_of_marks(marks: Sequence[Bookmark]) -> str:
    return _rows(((each.row, each.column), each.text) for each in marks if each.row >= 0)


def _rows(cells: Iterable[tuple[tuple[int, int], str]]) -> str:
    """Return cells as text, a row a line; empty ones are left out, as the manifest does."""
    rows: dict[int, list[str]] = defaultdict(list)
    for (row, _), text in sorted(cells):
        rows[row].append(text)
    return "\n".join(" | ".join(row) for row in rows.values())
