"""The body of one article after what a returned file did to its blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from bulletin_cli.content.article import Block, Heading, Note, Paragraph, Picture, Table
from bulletin_cli.incoming.revised import rebuild
from bulletin_cli.incoming.revised.align import rising
from bulletin_cli.incoming.revised.edits import Conflict, Edit, EditKind
from bulletin_cli.incoming.revised.merge3 import merge3
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.pieces import MergedBlock, Pieces
from bulletin_cli.incoming.revised.versions import BlockVersions
from bulletin_cli.layout.marks import Bookmark

# A returned paragraph, and the bookmarks it comes from.
PlacedParagraph = tuple[ReturnedParagraph, tuple[Bookmark, ...]]


class BodyMerger:
    """Merges returned paragraphs one by one, each into the block it comes from.

    Three versions of a block are compared: `base` as it was rendered, `ours` as the article has
    it, `theirs` as it came back. What only one side changed is taken; where both did, words that do
    not touch are merged and the rest becomes a conflict.
    """

    def __init__(
        self, blocks: Sequence[Block], base: Sequence[Bookmark], ours: Sequence[Bookmark]
    ) -> None:
        self._versions = BlockVersions(blocks, base, ours)
        self._added = self._own_texts()
        self._owners: dict[int, list[PlacedParagraph]] = defaultdict(list)
        self._pieces = Pieces(blocks)
        self._done: set[int] = set()
        self.edits: list[Edit] = []

    def merge(self, placed: Sequence[PlacedParagraph]) -> tuple[MergedBlock, ...]:
        """Return the pieces of the new body, in the order in which they came back."""
        for each in placed:
            for block in _blocks_of(each):
                self._owners[block].append(each)
        self._tell_moves(placed)
        for _, group in groupby(enumerate(placed), key=_table_or_place):
            items = [each for _, each in group]
            if items[0][0].cell:
                self._merge_table(items)
            else:
                self._merge_paragraph(items[0])
        self._leave_out()
        return self._pieces.with_own_blocks(self._versions.own_blocks())

    def _own_texts(self) -> dict[str, list[int]]:
        """Return the blocks that the article alone has, by their text."""
        texts: dict[str, list[int]] = defaultdict(list)
        for place, block in self._versions.own_blocks():
            if text := _plain(block):
                texts[text].append(place)
        return texts

    def _merge_paragraph(self, item: PlacedParagraph) -> None:
        blocks = _blocks_of(item)
        theirs, marks = item
        if not blocks:
            self._insert(theirs)
        elif isinstance(self._versions.kind(blocks[0]), Picture | Table):
            self._caption_or_picture(blocks[0], theirs, marks)
        elif self._is_unchanged(blocks, item):
            self._keep(blocks[0])
        else:
            self._merge_changed(blocks, theirs)

    def _is_unchanged(self, blocks: list[int], item: PlacedParagraph) -> bool:
        owned = len(blocks) == 1 and self._owners[blocks[0]] == [item]
        return (
            owned
            and item[0].text == self._versions.text(blocks[0])
            and self._same_look(blocks[0], item)
        )

    def _same_look(self, block: int, item: PlacedParagraph) -> bool:
        """Return whether all is bold and raised as the article has it, where it stayed."""
        kind, (theirs, marks) = self._versions.kind(block), item
        if kind is None or not self._versions.is_as_rendered(block):
            return True
        return all(rebuild.looks_like(theirs, kind, mark) for mark in marks)

    def _insert(self, theirs: ReturnedParagraph) -> None:
        if theirs.picture:
            advice = "新加的图片要存成文件，放进 images/，在稿件里写 ![图注](images/名字)"
            self._tell("unplaced", "", "（图片）", [theirs], advice)
            return
        if self._added.get(theirs.text):  # the article has it already
            place = self._added[theirs.text].pop(0)
            self._pieces.keep(place)
            return
        self._pieces.add(*rebuild.blocks(theirs))
        self._tell("inserted", "", theirs.text, [theirs])

    def _merge_changed(self, blocks: list[int], theirs: ReturnedParagraph) -> None:
        fresh = [block for block in blocks if block not in self._done]
        before = "\n".join(map(self._versions.text, fresh))
        owners = [each for each, _ in self._owners[blocks[0]]]
        kind: EditKind = "merged" if len(blocks) > 1 else "split" if len(owners) > 1 else "edited"
        if not fresh and blocks[0] in self._done and self._is_gathered(blocks[0]):
            return
        if self._versions.is_as_rendered(*blocks):
            like = self._versions.kind(blocks[0]) if fresh else Paragraph(())
            self._put(fresh, list(rebuild.blocks(theirs, like)))
            self._tell(kind, before, theirs.text, [theirs])
        else:
            self._merge_both(blocks, fresh, owners)

    def _is_gathered(self, block: int) -> bool:
        """Return whether all that a block became was put in one place, as a conflict."""
        return not self._versions.is_as_rendered(block)

    def _merge_both(
        self, blocks: list[int], fresh: list[int], owners: list[ReturnedParagraph]
    ) -> None:
        ours = [each for block in fresh for each in self._versions.ours(block)]
        like = self._versions.kind(blocks[0])
        theirs = [made for each in owners for made in rebuild.blocks(each, like)]
        base = "\n".join(map(self._versions.text, fresh))
        after = "\n".join(each.text for each in owners)
        if list(map(_plain, ours)) == list(map(_plain, theirs)):  # both did the same
            for each in fresh:
                self._keep(each)
            return
        if len(ours) == len(theirs) == len(fresh) == 1:
            merged = merge3(base, _plain(ours[0]), _plain(theirs[0]))
            if merged == _plain(ours[0]):
                self._keep(fresh[0])
                return
            if merged is not None and not any(map(_has_look, (ours[0], theirs[0]))):
                self._put(fresh, list(rebuild.plain(merged, like)))
                self._tell("edited", base, merged, owners)
                return
        self._put(fresh, [Conflict(tuple(ours), tuple(theirs))])
        self._tell("conflict", base, after, owners, "两边都改了，稿件里标出了两种写法，留下一种")

    def _merge_table(self, items: Sequence[PlacedParagraph]) -> None:
        found = [block for each in items for block in _blocks_of(each)]
        cells = [theirs for theirs, _ in items]
        after = _rows(cells)
        if not found:
            self._pieces.add(rebuild.table(None, cells))
            self._tell("inserted", "", after, cells)
            return
        block = max(set(found), key=found.count)
        like = self._versions.kind(block)
        if block in self._done or not isinstance(like, Table | None):
            return
        marks = [each for each in self._versions.base[block] if each.row >= 0]
        before = _mark_rows(marks)
        caption = self._caption(block)
        as_it_was = after == before and all(self._same_look(block, each) for each in items)
        if as_it_was and caption is None:
            self._keep(block)
        elif self._versions.is_as_rendered(block):
            made = rebuild.table(like, cells)
            self._put([block], [made if caption is None else rebuild.with_caption(made, caption)])
            self._tell("edited", before, after, cells)
        else:
            ours = self._versions.ours(block)
            self._put([block], [Conflict(ours, (rebuild.table(like, cells),))])
            self._tell("conflict", before, after, cells, "两边都改了这个表，留下一种")

    def _caption_or_picture(
        self, block: int, theirs: ReturnedParagraph, marks: tuple[Bookmark, ...]
    ) -> None:
        kind = self._versions.kind(block)
        if block in self._done or isinstance(kind, Table):
            return  # the caption of a table goes with its cells
        owners = [mark.part for _, origins in self._owners[block] for mark in origins]
        if "picture" not in owners:
            self._pieces.add(*rebuild.blocks(theirs))
            self._tell("deleted", "（图片）", "", [theirs])
            return
        caption = self._caption(block)
        if caption is None or not isinstance(kind, Picture):
            self._keep(block)
            return
        self._put([block], [rebuild.with_caption(kind, caption)])
        self._tell("edited", kind.caption, caption, [theirs])

    def _caption(self, block: int) -> str | None:
        """Return the caption that came back, None where it is as it was."""
        own = [each for each in self._versions.base[block] if each.part == "caption"]
        texts = [
            theirs.text
            for theirs, marks in self._owners[block]
            if any(each.part == "caption" and each.block == block for each in marks)
        ]
        caption = "".join(texts)
        return None if caption == "".join(each.text for each in own) else caption

    def _keep(self, block: int) -> None:
        self._done.add(block)
        for place in self._versions.places(block):
            self._pieces.keep(place)

    def _put(self, blocks: Sequence[int], pieces: Sequence[MergedBlock]) -> None:
        """Put pieces in the place of rendered blocks."""
        self._done |= set(blocks)
        places = [place for block in blocks for place in self._versions.places(block)]
        self._pieces.add(*pieces, place=places[0] if places else None)

    def _leave_out(self) -> None:
        """Take out what did not come back, unless the article has changed it meanwhile."""
        for block in self._versions.base:
            if block in self._done or self._owners[block]:
                continue
            places = self._versions.places(block)
            if not places:
                continue
            if self._versions.is_as_rendered(block):
                self._tell("deleted", self._versions.text(block), "", [])
            else:
                self._pieces.weave(places[0], Conflict(self._versions.ours(block), ()))
                advice = "退回的文件删了这一段，稿件里却改过，留下或删去"
                self._tell("conflict", self._versions.text(block), "", [], advice)

    def _tell_moves(self, placed: Sequence[PlacedParagraph]) -> None:
        firsts = list(dict.fromkeys(block for each in placed for block in _blocks_of(each)))
        still = {place for place, _ in rising([(block,) for block in firsts])}
        for block in firsts:
            if block not in still:
                owners = [theirs for theirs, _ in self._owners[block]]
                self._tell("moved", self._versions.text(block), owners[0].text, owners)

    def _tell(
        self,
        kind: EditKind,
        before: str,
        after: str,
        theirs: Sequence[ReturnedParagraph],
        advice: str = "",
    ) -> None:
        by = dict.fromkeys((each.author, each.date) for one in theirs for each in one.changes)
        self.edits.append(Edit(kind, before, after, tuple(by), advice))


def _blocks_of(item: PlacedParagraph) -> list[int]:
    return list(dict.fromkeys(mark.block for mark in item[1]))


def _table_or_place(item: tuple[int, PlacedParagraph]) -> tuple[int, int]:
    number, (theirs, _) = item
    return (theirs.cell.table, -1) if theirs.cell else (-1, number)


def _plain(block: Block) -> str:
    if isinstance(block, Paragraph | Heading | Note):
        return "".join(span.text for span in block.inline)
    return ""


def _has_look(block: Block) -> bool:
    """Return whether a block's text has bold or raised parts, which words alone do not say."""
    if isinstance(block, Heading):
        return any(span.raised for span in block.inline)
    return isinstance(block, Paragraph | Note) and any(
        span.bold or span.raised for span in block.inline
    )


def _rows(cells: Sequence[ReturnedParagraph]) -> str:
    places = [((each.cell.row, each.cell.column), each.text) for each in cells if each.cell]
    return _grid(places)


def _mark_rows(marks: Sequence[Bookmark]) -> str:
    return _grid([((each.row, each.column), each.text) for each in marks])


def _grid(cells: Sequence[tuple[tuple[int, int], str]]) -> str:
    """Return cells as text, a row a line; empty cells are left out, as the manifest does."""
    rows: dict[int, list[str]] = defaultdict(list)
    for (row, _), text in sorted(cells):
        rows[row].append(text)
    return "\n".join(" | ".join(row) for row in rows.values())
