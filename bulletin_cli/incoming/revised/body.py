"""The body of one article after what a returned file did to its blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby

from bulletin_cli.content.article import Block, Heading, Note, Paragraph, Picture, Table
from bulletin_cli.incoming.revised import rebuild
from bulletin_cli.incoming.revised.align import rising
from bulletin_cli.incoming.revised.edits import Conflict, Edit, EditKind
from bulletin_cli.incoming.revised.grids import rows_of_cells, rows_of_marks
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
    not touch are merged and the rest becomes a conflict. A returned text that no block can take
    becomes a paragraph or a table of its own; a block that nothing took is told as deleted.
    """

    def __init__(
        self, blocks: Sequence[Block], base: Sequence[Bookmark], ours: Sequence[Bookmark]
    ) -> None:
        self._versions = BlockVersions(blocks, base, ours)
        self._added = self._own_texts()
        self._owners: dict[int, list[PlacedParagraph]] = defaultdict(list)
        self._pieces = Pieces(blocks)
        self._returned: set[int] = set()  # pictures, and tables of which cells came back
        self._done: set[int] = set()
        self.edits: list[Edit] = []

    def merge(self, placed: Sequence[PlacedParagraph]) -> tuple[MergedBlock, ...]:
        """Return the pieces of the new body, in the order in which they came back."""
        for each in placed:
            for block in _blocks_of(each):
                self._owners[block].append(each)
        self._tell_moves(placed)
        self._tell_new_pictures(placed)
        groups = [
            [each for _, each in group]
            for _, group in groupby(enumerate(placed), key=_table_or_place)
        ]
        self._returned = {each for items in groups for each in self._pictures_or_table(items)}
        for items in groups:
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

    def _pictures_or_table(self, items: Sequence[PlacedParagraph]) -> list[int]:
        """Return the pictures in a paragraph, or the table that most of these cells come from."""
        theirs, marks = items[0]
        if not theirs.cell:
            return [mark.block for mark in marks if mark.part == "picture" and theirs.picture]
        found = [block for each in items for block in _blocks_of(each)]
        tables = [each for each in found if self._versions.form(each) == "table"]
        return [max(tables, key=tables.count)] if tables else []

    def _merge_paragraph(self, item: PlacedParagraph) -> None:
        theirs, blocks = item[0], _blocks_of(item)
        texts = [each for each in blocks if theirs.inline and self._versions.form(each) == "text"]
        if texts and self._is_unchanged(texts[0], theirs):
            self._keep(texts[0])
        elif texts:
            self._merge_changed(texts, theirs)
        elif theirs.inline and not any(self._is_caption(item, each) for each in self._returned):
            self._insert(theirs)
        for block in self._pictures_or_table([item]):
            self._merge_picture(block)

    def _is_unchanged(self, block: int, theirs: ReturnedParagraph) -> bool:
        """Return whether text and bold are as they were; headings are bold by their style."""
        if theirs.text != self._versions.text(block):
            return False
        kind = self._versions.kind(block)
        if not isinstance(kind, Paragraph) or not self._versions.is_as_rendered(block):
            return True
        return [*rebuild.blocks(theirs, kind)] == [kind]

    def _insert(self, theirs: ReturnedParagraph) -> None:
        if self._added.get(theirs.text):  # the article has it already
            place = self._added[theirs.text].pop(0)
            self._pieces.keep(place)
            return
        self._pieces.add(*rebuild.blocks(theirs))
        self._tell("inserted", "", theirs.text, [theirs])

    def _merge_changed(self, blocks: list[int], theirs: ReturnedParagraph) -> None:
        fresh = [block for block in blocks if block not in self._done]
        before = "\n".join(map(self._versions.text, fresh))
        owners = self._owners_of(blocks)
        kind: EditKind = "merged" if len(blocks) > 1 else "split" if len(owners) > 1 else "edited"
        if not fresh and not self._versions.is_as_rendered(blocks[0]):
            return  # all that the block became is in a conflict
        if self._versions.is_as_rendered(*blocks):
            like = self._versions.kind(blocks[0]) if fresh else Paragraph(())
            self._put(fresh, list(rebuild.blocks(theirs, like)))
            self._tell(kind, before, theirs.text, [theirs])
        else:
            self._merge_both(blocks, fresh, owners)

    def _owners_of(self, blocks: Sequence[int]) -> list[ReturnedParagraph]:
        """Return the paragraphs that came of these blocks, each once."""
        owners = (theirs for block in blocks for theirs, _ in self._owners[block])
        return list({id(each): each for each in owners}.values())

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
            if merged is not None and not any(map(_has_bold, (ours[0], theirs[0]))):
                self._put(fresh, list(rebuild.plain(merged, like)))
                self._tell("edited", base, merged, owners)
                return
        self._put(fresh, [Conflict(tuple(ours), tuple(theirs))])
        self._tell("conflict", base, after, owners, "两边都改了，稿件里标出了两种写法，留下一种")

    def _merge_table(self, items: Sequence[PlacedParagraph]) -> None:
        cells = [theirs for theirs, _ in items if theirs.inline]
        after = rows_of_cells(cells)
        found = [each for each in self._pictures_or_table(items) if each not in self._done]
        if not found and cells:
            self._pieces.add(rebuild.table(None, cells))
            self._tell("inserted", "", after, cells)
        if not found or not cells:
            return
        (block,) = found
        like, before = self._versions.kind(block), rows_of_marks(self._versions.base[block])
        caption = self._caption(block)
        if after == before and caption is None:
            self._keep(block)
            return
        made = rebuild.table(like if isinstance(like, Table) else None, cells)
        if caption is not None:
            before = f"{self._rendered_caption(block)}\n{before}"
            made, after = rebuild.with_caption(made, caption), f"{caption}\n{after}"
        if self._versions.is_as_rendered(block):
            self._put([block], [made])
            self._tell("edited", before, after, cells)
        else:
            self._put([block], [Conflict(self._versions.ours(block), (made,))])
            self._tell("conflict", before, after, cells, "两边都改了这个表，留下一种")

    def _merge_picture(self, block: int) -> None:
        if block in self._done:
            return
        kind, caption = self._versions.kind(block), self._caption(block)
        before, owners = self._rendered_caption(block), self._owners_of([block])
        if caption is None or (isinstance(kind, Picture) and kind.caption == caption):
            self._keep(block)
        elif not isinstance(kind, Picture):
            advice = "稿件里没有这张图了，图注没有写进去"
            self._tell("unplaced", before, caption, owners, advice)
        elif kind.caption == before:
            self._put([block], [rebuild.with_caption(kind, caption)])
            self._tell("edited", before, caption, owners)
        else:
            self._put([block], [Conflict((kind,), (rebuild.with_caption(kind, caption),))])
            self._tell("conflict", before, caption, owners, "两边都改了图注，留下一种")

    def _is_caption(self, item: PlacedParagraph, block: int) -> bool:
        """Return whether a paragraph is the caption of a block, and nothing else."""
        theirs, marks = item
        own = [mark.part for mark in marks] if _blocks_of(item) == [block] else []
        return "caption" in own and not theirs.cell

    def _caption(self, block: int) -> str | None:
        """Return the caption that came back, None where it is as it was."""
        own = [each for each in self._owners[block] if self._is_caption(each, block)]
        caption = "".join(theirs.text for theirs, _ in own)
        return None if caption == self._rendered_caption(block) else caption

    def _rendered_caption(self, block: int) -> str:
        own = (each.text for each in self._versions.base[block] if each.part == "caption")
        return "".join(own)

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
            places = self._versions.places(block)
            if block in self._done or not places:
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

    def _tell_new_pictures(self, placed: Sequence[PlacedParagraph]) -> None:
        advice = "新加的图片要存成文件，放进 images/，在稿件里写 ![图注](images/名字)"
        for theirs, marks in placed:
            if theirs.picture and not any(mark.part == "picture" for mark in marks):
                self._tell("unplaced", "", "（图片）", [theirs], advice)

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


def _table_or_place(item: tuple[int, PlacedParagraph]) -> tuple[bool, int]:
    number, (theirs, _) = item
    return (True, theirs.cell.table) if theirs.cell else (False, number)


def _plain(block: Block) -> str:
    if isinstance(block, Paragraph | Heading | Note):
        return "".join(span.text for span in block.inline)
    return ""


def _has_bold(block: Block) -> bool:
    return isinstance(block, Paragraph | Note) and any(span.bold for span in block.inline)
