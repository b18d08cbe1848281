"""The body of one article after what a returned file did to its blocks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from bulletin_cli.content.article import Block, Heading, Ignore, Note, Paragraph, Picture, Table
from bulletin_cli.incoming.revised import rebuild
from bulletin_cli.incoming.revised.align import align, rising
from bulletin_cli.incoming.revised.edits import Conflict, Edit, Kind
from bulletin_cli.incoming.revised.given import Given
from bulletin_cli.incoming.revised.keys import block_keys, marks_of
from bulletin_cli.incoming.revised.merge3 import merge3
from bulletin_cli.layout.marks import Mark

Piece = Block | Conflict
Placed = tuple[Given, tuple[Mark, ...]]  # a returned paragraph, and the marks it comes from


class Body:
    """Takes returned paragraphs one by one, each against the block it comes from.

    Three versions of a block are compared: `base` as it was rendered, `now` as the article has
    it, and what came back. What only one side changed is taken; where both did, words that do
    not touch are merged and the rest becomes a conflict.
    """

    def __init__(self, blocks: Sequence[Block], base: Sequence[Mark], now: Sequence[Mark]) -> None:
        self._blocks = blocks
        self._base, self._now = marks_of(base), marks_of(now)
        self._current = self._matched()
        self._added = self._own_texts()
        self._owners: dict[int, list[Placed]] = defaultdict(list)
        self._out: list[tuple[int | None, Piece]] = []  # the block of the article it replaces
        self._done: set[int] = set()
        self._woven_in: set[int] = set()  # blocks the article alone had, until they came back
        self.edits: list[Edit] = []

    def take(self, placed: Sequence[Placed]) -> tuple[Piece, ...]:
        """Return the pieces of the new body, in the order in which they came back."""
        for each in placed:
            for block in _blocks_of(each):
                self._owners[block].append(each)
        self._tell_moves(placed)
        for _, group in groupby(enumerate(placed), key=_table_or_place):
            items = [each for _, each in group]
            if items[0][0].cell:
                self._table(items)
            else:
                self._single(items[0])
        self._leave_out()
        return tuple(self._woven())

    def _matched(self) -> dict[int, list[int]]:
        """Return for each rendered block the blocks of the article that it is now."""
        old, new = list(self._base), list(self._now)
        origins = align(block_keys(self._base), block_keys(self._now))
        found: dict[int, list[int]] = defaultdict(list)
        for place, sources in zip(new, origins, strict=True):
            if sources:
                found[old[sources[0]]].append(place)
        return found

    def _own_texts(self) -> dict[str, list[int]]:
        """Return the blocks that the article alone has, by their text."""
        rendered = {each for places in self._current.values() for each in places}
        texts: dict[str, list[int]] = defaultdict(list)
        for place, block in enumerate(self._blocks):
            if place not in rendered and (text := _plain(block)):
                texts[text].append(place)
        return texts

    def _single(self, item: Placed) -> None:
        blocks = _blocks_of(item)
        given, marks = item
        if not blocks:
            self._new(given)
        elif isinstance(self._kind(blocks[0]), Picture | Table):
            self._caption_or_picture(blocks[0], given, marks)
        elif self._is_unchanged(blocks, item):
            self._keep(blocks[0])
        else:
            self._changed(blocks, given)

    def _is_unchanged(self, blocks: list[int], item: Placed) -> bool:
        owned = len(blocks) == 1 and self._owners[blocks[0]] == [item]
        return (
            owned and item[0].text == self._text(blocks[0]) and self._same_bold(blocks[0], item[0])
        )

    def _same_bold(self, block: int, given: Given) -> bool:
        """Return whether a paragraph's bold is as it was; headings are bold by their style."""
        kind = self._kind(block)
        if not isinstance(kind, Paragraph) or not self._is_as_rendered([block]):
            return True
        return [*rebuild.blocks(given, kind)] == [kind]

    def _new(self, given: Given) -> None:
        if given.picture:
            advice = "新加的图片要存成文件，放进 images/，在稿件里写 ![图注](images/名字)"
            self._tell("unplaced", "", "（图片）", [given], advice)
            return
        if self._added.get(given.text):  # the article has it already
            place = self._added[given.text].pop(0)
            self._out.append((place, self._blocks[place]))
            self._woven_in.add(place)
            return
        self._out += [(None, each) for each in rebuild.blocks(given)]
        self._tell("inserted", "", given.text, [given])

    def _changed(self, blocks: list[int], given: Given) -> None:
        fresh = [block for block in blocks if block not in self._done]
        before = "\n".join(map(self._text, fresh))
        owners = [each for each, _ in self._owners[blocks[0]]]
        kind: Kind = "merged" if len(blocks) > 1 else "split" if len(owners) > 1 else "edited"
        if not fresh and blocks[0] in self._done and self._gathered(blocks[0]):
            return
        if self._is_as_rendered(blocks):
            like = self._kind(blocks[0]) if fresh else Paragraph(())
            self._put(fresh, list(rebuild.blocks(given, like)))
            self._tell(kind, before, given.text, [given])
        else:
            self._both_changed(blocks, fresh, owners)

    def _gathered(self, block: int) -> bool:
        """Return whether all that a block became was put in one place, as a conflict."""
        return not self._is_as_rendered([block])

    def _both_changed(self, blocks: list[int], fresh: list[int], owners: list[Given]) -> None:
        ours = [self._blocks[each] for block in fresh for each in self._current[block]]
        like = self._kind(blocks[0])
        theirs = [made for each in owners for made in rebuild.blocks(each, like)]
        base = "\n".join(map(self._text, fresh))
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

    def _table(self, items: Sequence[Placed]) -> None:
        found = [block for each in items for block in _blocks_of(each)]
        cells = [given for given, _ in items]
        after = _rows(cells)
        if not found:
            self._out.append((None, rebuild.table(None, cells)))
            self._tell("inserted", "", after, cells)
            return
        block = max(set(found), key=found.count)
        like = self._kind(block)
        if block in self._done or not isinstance(like, Table | None):
            return
        marks = [each for each in self._base[block] if each.row >= 0]
        before = _mark_rows(marks)
        caption = self._caption(block)
        if after == before and caption is None:
            self._keep(block)
        elif self._is_as_rendered([block]):
            made = rebuild.table(like, cells)
            self._put([block], [made if caption is None else rebuild.captioned(made, caption)])
            self._tell("edited", before, after, cells)
        else:
            ours = tuple(self._blocks[each] for each in self._current[block])
            self._put([block], [Conflict(ours, (rebuild.table(like, cells),))])
            self._tell("conflict", before, after, cells, "两边都改了这个表，留下一种")

    def _caption_or_picture(self, block: int, given: Given, marks: tuple[Mark, ...]) -> None:
        kind = self._kind(block)
        if block in self._done or isinstance(kind, Table):
            return  # the caption of a table goes with its cells
        owners = [mark.part for _, origins in self._owners[block] for mark in origins]
        if "picture" not in owners:
            self._out += [(None, each) for each in rebuild.blocks(given)]
            self._tell("deleted", "（图片）", "", [given])
            return
        caption = self._caption(block)
        if caption is None or not isinstance(kind, Picture):
            self._keep(block)
            return
        self._put([block], [rebuild.captioned(kind, caption)])
        self._tell("edited", kind.caption, caption, [given])

    def _caption(self, block: int) -> str | None:
        """Return the caption that came back, None where it is as it was."""
        own = [each for each in self._base[block] if each.part == "caption"]
        texts = [
            given.text
            for given, marks in self._owners[block]
            if any(each.part == "caption" and each.block == block for each in marks)
        ]
        caption = "".join(texts)
        return None if caption == "".join(each.text for each in own) else caption

    def _keep(self, block: int) -> None:
        self._done.add(block)
        self._out += [(each, self._blocks[each]) for each in self._current[block]]

    def _put(self, blocks: Sequence[int], pieces: Sequence[Piece]) -> None:
        """Put pieces in the place of rendered blocks."""
        self._done |= set(blocks)
        current = [each for block in blocks for each in self._current[block]]
        self._out += [(current[0] if current and n == 0 else None, p) for n, p in enumerate(pieces)]

    def _leave_out(self) -> None:
        """Take out what did not come back, unless the article has changed it meanwhile."""
        for block in self._base:
            if block in self._done or self._owners[block]:
                continue
            if not self._current[block]:
                continue
            if self._is_as_rendered([block]):
                self._tell("deleted", self._text(block), "", [])
            else:
                ours = tuple(self._blocks[each] for each in self._current[block])
                self._weave(self._current[block][0], Conflict(ours, ()))
                advice = "退回的文件删了这一段，稿件里却改过，留下或删去"
                self._tell("conflict", self._text(block), "", [], advice)

    def _woven(self) -> Iterator[Piece]:
        """Yield the pieces, among them the blocks that the article alone has."""
        rendered = {each for places in self._current.values() for each in places}
        for place, block in enumerate(self._blocks):
            if not isinstance(block, Ignore) and place not in rendered | self._woven_in:
                self._weave(place, block)
        for replaced, piece in self._out:
            if replaced is not None:
                yield from self._comments(replaced)
            yield piece

    def _comments(self, place: int) -> Iterator[Ignore]:
        """Yield the comments that stand before a block and suppress rules in it."""
        before = [*takewhile(lambda each: isinstance(each, Ignore), reversed(self._blocks[:place]))]
        yield from (each for each in reversed(before) if isinstance(each, Ignore))

    def _weave(self, place: int, piece: Piece) -> None:
        """Put a piece behind the nearest block that stands before `place` in the article."""
        before = [n for n, (each, _) in enumerate(self._out) if each is not None and each < place]
        at = max(before, key=lambda n: self._out[n][0] or 0) + 1 if before else 0
        while at < len(self._out) and self._out[at][0] is None and before:
            at += 1  # what else its neighbour became
        self._out.insert(at, (place, piece))

    def _tell_moves(self, placed: Sequence[Placed]) -> None:
        firsts = list(dict.fromkeys(block for each in placed for block in _blocks_of(each)))
        still = {place for place, _ in rising([(block,) for block in firsts])}
        for block in firsts:
            if block not in still:
                owners = [given for given, _ in self._owners[block]]
                self._tell("moved", self._text(block), owners[0].text, owners)

    def _tell(
        self, kind: Kind, before: str, after: str, given: Sequence[Given], advice: str = ""
    ) -> None:
        by = dict.fromkeys((each.author, each.date) for one in given for each in one.changes)
        self.edits.append(Edit(kind, before, after, tuple(by), advice))

    def _kind(self, block: int) -> Block | None:
        current = self._current[block]
        return self._blocks[current[0]] if current else None

    def _text(self, block: int) -> str:
        return "\n".join(each.text for each in self._base[block])

    def _is_as_rendered(self, blocks: Sequence[int]) -> bool:
        return all(
            [each.text for each in self._base[block]]
            == [each.text for place in self._current[block] for each in self._now[place]]
            for block in blocks
        )


def _blocks_of(item: Placed) -> list[int]:
    return list(dict.fromkeys(mark.block for mark in item[1]))


def _table_or_place(item: tuple[int, Placed]) -> tuple[int, int]:
    number, (given, _) = item
    return (given.cell.table, -1) if given.cell else (-1, number)


def _plain(block: Block) -> str:
    if isinstance(block, Paragraph | Heading | Note):
        return "".join(span.text for span in block.inline)
    return ""


def _has_bold(block: Block) -> bool:
    return isinstance(block, Paragraph | Note) and any(span.bold for span in block.inline)


def _rows(cells: Sequence[Given]) -> str:
    places = [((each.cell.row, each.cell.column), each.text) for each in cells if each.cell]
    return _grid(places)


def _mark_rows(marks: Sequence[Mark]) -> str:
    return _grid([((each.row, each.column), each.text) for each in marks])


def _grid(cells: Sequence[tuple[tuple[int, int], str]]) -> str:
    """Return cells as text, a row a line; empty cells are left out, as the manifest does."""
    rows: dict[int, list[str]] = defaultdict(list)
    for (row, _), text in sorted(cells):
        rows[row].append(text)
    return "\n".join(" | ".join(row) for row in rows.values())
