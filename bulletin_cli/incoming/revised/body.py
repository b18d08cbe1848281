"""The body of one article after what a returned file did to its blocks."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_cli.content.article import Block, Paragraph, Picture
from bulletin_cli.incoming.revised import new_pictures, rebuild
from bulletin_cli.incoming.revised.edits import Conflict, Edit, EditKind
from bulletin_cli.incoming.revised.flow import moved_blocks
from bulletin_cli.incoming.revised.grids import rows_of_cells, rows_of_marks
from bulletin_cli.incoming.revised.keys import BlockKey, PlacedParagraph
from bulletin_cli.incoming.revised.merge3 import merge3
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.pieces import MergedBlock, Pieces
from bulletin_cli.incoming.revised.versions import BlockVersions, has_look, said
from bulletin_cli.incoming.revised.whereabouts import Whereabouts, blocks_of, by_table, is_caption


class BodyMerger:
    """Merges returned paragraphs one by one, each into the block it comes from.

    Three versions of a block are compared: `base` as it was rendered, `ours` as the article has
    it, `theirs` as it came back. What only one side changed is taken; where both did, words that do
    not touch are merged and the rest becomes a conflict. A returned text that no block can take
    becomes a paragraph or a table of its own; a block that nothing took is told as deleted. What
    was put here from another article is merged in the same way, with what that article has of it.
    """

    def __init__(self, file: str, versions: BlockVersions, whereabouts: Whereabouts) -> None:
        self._file = file
        self._versions = versions
        self._own = versions.own_texts(file)
        self._owners, self._homes = whereabouts.owners, whereabouts.homes
        self._stayed = whereabouts.stayed
        self._placed: Sequence[PlacedParagraph] = ()
        self._lacking: list[str] = []  # what came back unchanged, and the article has not
        self._captions: dict[int, ReturnedParagraph] = {}  # of new pictures, by their id()
        self._pieces = Pieces(versions.blocks[file])
        self._returned: set[BlockKey] = set()  # pictures, and tables of which cells came back
        self.edits: list[Edit] = []

    def merge(self, placed: Sequence[PlacedParagraph]) -> None:
        """Put what came back in its place, in the order in which it came back."""
        self._placed = placed
        self._tell_moves()
        self.edits += new_pictures.pictures_left_out(placed)
        groups = by_table(placed)
        self._returned = {each for items in groups for each in self._pictures_or_table(items)}
        self._captions = new_pictures.new_captions(placed)
        for items in groups:
            if items[0][0].cell:
                self._merge_table(items)
            else:
                self._merge_paragraph(items[0])

    def body(self) -> tuple[MergedBlock, ...]:
        """Return the pieces of the new body, once all articles are merged."""
        self._leave_out()
        return self._pieces.with_own_blocks(self._versions.own_blocks(self._file))

    def _pictures_or_table(self, items: Sequence[PlacedParagraph]) -> list[BlockKey]:
        """Return the pictures in a paragraph, or the table that most of these cells come from."""
        theirs, marks = items[0]
        if not theirs.cell:
            pictures = (mark for mark in marks if mark.part == "picture" and theirs.picture)
            return [(mark.article, mark.block) for mark in pictures]
        found = [block for each in items for block in blocks_of(each)]
        tables = [each for each in found if self._versions.form(each) == "table"]
        return [max(tables, key=tables.count)] if tables else []

    def _merge_paragraph(self, item: PlacedParagraph) -> None:
        theirs, blocks = item[0], blocks_of(item)
        texts = [each for each in blocks if theirs.inline and self._versions.form(each) == "text"]
        if texts and self._is_unchanged(texts[0], theirs):
            self._keep(texts[0])
        elif texts:
            self._merge_changed(texts, theirs)
        elif theirs.inline and not self._is_any_caption(item):
            self._insert(theirs)
        if theirs.path and new_pictures.is_new_picture(item):
            self._insert_picture(theirs)
        for block in self._pictures_or_table([item]):
            self._merge_picture(block)

    def _is_unchanged(self, block: BlockKey, theirs: ReturnedParagraph) -> bool:
        """Return whether words and looks are as they were."""
        mark = self._versions.base[block][0]
        same = theirs.text == self._versions.text(block)
        return same and self._same_look(block, (theirs, (mark,)))

    def _same_look(self, block: BlockKey, item: PlacedParagraph) -> bool:
        """Return whether all is bold and raised as the article has it, where it stayed."""
        kind, (theirs, marks) = self._versions.kind(block), item
        if kind is None or not self._versions.is_as_rendered(block):
            return True
        own = (mark for mark in marks if (mark.article, mark.block) == block)
        return all(rebuild.looks_like(theirs, kind, mark) for mark in own)

    def _insert(self, theirs: ReturnedParagraph) -> None:
        if not self._keeps_own(made := list(rebuild.blocks(theirs))):
            self._pieces.add(*made)
            self._tell("inserted", "", theirs.text, [theirs])

    def _is_any_caption(self, item: PlacedParagraph) -> bool:
        """Return whether a paragraph goes with a picture or a table that came back."""
        is_new = any(each is item[0] for each in self._captions.values())
        return is_new or any(is_caption(item, each) for each in self._returned)

    def _insert_picture(self, theirs: ReturnedParagraph) -> None:
        caption = self._captions.get(id(theirs))
        made = rebuild.picture(theirs, caption.text if caption else "")
        if not self._keeps_own([made]):
            self._pieces.add(made)
            self._tell("inserted", "", f"（图片）{made.caption}", [theirs])

    def _keeps_own(self, made: Sequence[Block]) -> bool:
        """Keep the article's own blocks where they say already what these would say."""
        if not all(self._own.get(said(each)) for each in made):
            return False
        for each in made:
            self._pieces.keep(self._own[said(each)].pop(0))
        return True

    def _merge_changed(self, blocks: list[BlockKey], theirs: ReturnedParagraph) -> None:
        fresh = [block for block in blocks if block not in self._homes]
        before = "\n".join(map(self._versions.text, fresh))
        owners = self._owners_of(blocks)
        kind: EditKind = "merged" if len(blocks) > 1 else "split" if len(owners) > 1 else "edited"
        if self._was_taken(blocks, owners):
            self._insert(theirs)  # what the article says already
            self._homes.update(dict.fromkeys(blocks, self._file))
        elif not fresh and not self._versions.is_as_rendered(blocks[0]):
            return  # all that the block became is in a conflict
        elif self._versions.is_as_rendered(*blocks):
            like = self._versions.kind(blocks[0]) if fresh else Paragraph(())
            became = [made for each in owners for made in rebuild.blocks(each, like)]
            if became == [each for block in blocks for each in self._versions.ours(block)]:
                for each in fresh:  # other blanks, or soft breaks for the ends of paragraphs
                    self._keep(each)
                return
            self._put(fresh, list(rebuild.blocks(theirs, like)))
            lost = self._versions.lost_links(fresh, became)
            self._tell(kind, before, theirs.text, [theirs], lost)
        else:
            self._merge_both(blocks, fresh, owners)

    def _owners_of(self, blocks: Sequence[BlockKey]) -> list[ReturnedParagraph]:
        """Return the paragraphs that came of these blocks, each once."""
        return list({id(each): each for of in blocks for each in self._owners[of]}.values())

    def _was_taken(self, blocks: list[BlockKey], owners: list[ReturnedParagraph]) -> bool:
        """Return whether the articles say already all that these blocks became."""
        like = self._versions.kind(blocks[0])
        made = (each for owner in owners for each in rebuild.blocks(owner, like))
        return not self._versions.is_as_rendered(*blocks) and all(map(self._versions.says, made))

    def _merge_both(
        self, blocks: list[BlockKey], fresh: list[BlockKey], owners: list[ReturnedParagraph]
    ) -> None:
        ours = [each for block in fresh for each in self._versions.ours(block)]
        like = self._versions.kind(blocks[0])
        theirs = [made for each in owners for made in rebuild.blocks(each, like)]
        base = "\n".join(map(self._versions.text, fresh))
        after = "\n".join(each.text for each in owners)
        if list(map(said, ours)) == list(map(said, theirs)):  # both did the same
            for each in fresh:
                self._keep(each)
            return
        if len(ours) == len(theirs) == len(fresh) == 1:
            merged = merge3(base, said(ours[0]), said(theirs[0]))
            if merged == said(ours[0]):
                self._keep(fresh[0])
                return
            if merged is not None and not any(map(has_look, (ours[0], theirs[0]))):
                self._put(fresh, list(rebuild.plain(merged, like)))
                self._tell("edited", base, merged, owners)
                return
        self._put(fresh, [Conflict(tuple(ours), tuple(theirs))])
        self._tell("conflict", base, after, owners, "两边都改了，稿件里标出了两种写法，留下一种")

    def _merge_table(self, items: Sequence[PlacedParagraph]) -> None:
        cells = [theirs for theirs, _ in items if theirs.inline]
        after = rows_of_cells(cells)
        found = [each for each in self._pictures_or_table(items) if each not in self._homes]
        if not found and cells and not self._keeps_own(new := [rebuild.table(None, cells)]):
            self._pieces.add(*new)
            self._tell("inserted", "", after, cells)
        if not found or not cells:
            return
        (block,) = found
        before = rows_of_marks(self._versions.base[block])
        caption = self._caption(block)
        same = after == before and all(self._same_look(block, each) for each in items)
        if same and caption is None:
            self._keep(block)
            return
        made = rebuild.table(ours := self._versions.table(block), cells, rebuild.head(items, ours))
        if caption is not None:
            before = f"{self._versions.caption(block)}\n{before}"
            made, after = rebuild.with_caption(made, caption), f"{caption}\n{after}"
        if made == ours:  # rows without words are not told
            self._keep(block)
        elif not self._versions.is_as_rendered(block) and self._keeps_own([made]):
            self._homes[block] = self._file
        elif self._versions.is_as_rendered(block):
            self._put([block], [made])
            advice = self._versions.lost_links([block], [made]) or rebuild.new_shape(ours, made)
            self._tell("edited", before, after, cells, advice)
        else:
            self._put([block], [Conflict(self._versions.ours(block), (made,))])
            self._tell("conflict", before, after, cells, "两边都改了这个表，留下一种")

    def _merge_picture(self, block: BlockKey) -> None:
        if block in self._homes:
            return
        kind, caption = self._versions.kind(block), self._caption(block)
        before, owners = self._versions.caption(block), self._owners_of([block])
        if caption is None or (isinstance(kind, Picture) and kind.caption == caption):
            self._keep(block)
        elif kind is None and self._versions.has_caption(caption):
            return  # taken before, and hardly like what was rendered
        elif not isinstance(kind, Picture):
            advice = "稿件里没有这张图了，图注没有写进去"
            self._tell("unplaced", before, caption, owners, advice)
        elif kind.caption == before:
            self._put([block], [rebuild.with_caption(kind, caption)])
            self._tell("edited", before, caption, owners)
        else:
            self._put([block], [Conflict((kind,), (rebuild.with_caption(kind, caption),))])
            self._tell("conflict", before, caption, owners, "两边都改了图注，留下一种")

    def _caption(self, block: BlockKey) -> str | None:
        """Return the caption that came back, None where it is as it was."""
        own = [each for each in self._placed if is_caption(each, block)]
        caption = "".join(theirs.text for theirs, _ in own)
        return None if caption == self._versions.caption(block) else caption

    def _keep(self, block: BlockKey) -> None:
        places, ours = self._versions.places(block), self._versions.ours(block)
        if not places:
            self._lacking.append(self._versions.text(block))
        if block[0] == self._file:
            self._homes[block] = self._file
            for place in places:
                self._pieces.keep(place)
        elif not self._keeps_own(ours):
            self._put([block], ours)

    def _put(self, blocks: Sequence[BlockKey], pieces: Sequence[MergedBlock]) -> None:
        """Put pieces in the place of rendered blocks."""
        self._homes.update(dict.fromkeys(blocks, self._file))
        places: list[int] = []
        for block in blocks:
            if block[0] == self._file:
                places += self._versions.places(block)
            else:
                self._pieces.add(*self._versions.ignores(block))
        self._pieces.add(*pieces, place=places[0] if places else None)

    def _leave_out(self) -> None:
        """Take out what did not come back, unless the article has changed it meanwhile."""
        for block in self._versions.blocks_of(self._file):
            places, text = self._versions.places(block), self._versions.text(block)
            home = self._homes.get(block)
            if home == self._file or all(map(self._pieces.has, places)):
                continue
            if home:
                self._tell("moved_out", text, "", [], f"移到了 {home}")
            elif self._versions.is_as_rendered(block) and text in self._lacking:
                self._lacking.remove(text)  # of two that say the same, the other one is gone
                self._pieces.weave(places[0], self._versions.ours(block)[0])
            elif self._versions.is_as_rendered(block):
                self._tell("deleted", text, "", [], self._versions.lost_links([block], ()))
            else:
                self._pieces.weave(places[0], Conflict(self._versions.ours(block), ()))
                advice = "退回的文件删了这一段，稿件里却改过，留下或删去"
                self._tell("conflict", text, "", [], advice)

    def _tell_moves(self) -> None:
        firsts = list(dict.fromkeys(block for each in self._placed for block in blocks_of(each)))
        moved = moved_blocks(self._file, firsts, self._versions.places)
        for block in (each for each in moved if each[0] == self._file or each not in self._stayed):
            owners, known = self._owners[block], self._versions.was_carried(block, self._file)
            if not known and not self._was_taken([block], owners):
                advice = f"从 {block[0]} 移来" if block[0] != self._file else ""
                before, is_text = self._versions.text(block), self._versions.form(block) == "text"
                self._tell("moved", before, owners[0].text if is_text else before, owners, advice)

    def _tell(
        self,
        kind: EditKind,
        before: str,
        after: str,
        theirs: Sequence[ReturnedParagraph],
        advice: str = "",
    ) -> None:
        by = dict.fromkeys(pair for each in theirs for pair in each.by)
        self.edits.append(Edit(kind, before, after, tuple(by), advice))
