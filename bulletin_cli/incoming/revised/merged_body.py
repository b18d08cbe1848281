"""The new body of an article, as it grows of what came back, and what is told of it."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_cli.content.article import Block
from bulletin_cli.incoming.revised.edits import Conflict, Edit, EditKind
from bulletin_cli.incoming.revised.keys import BlockKey
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.pieces import MergedBlock, Pieces
from bulletin_cli.incoming.revised.versions import BlockVersions
from bulletin_cli.incoming.revised.whereabouts import Whereabouts
from bulletin_cli.incoming.revised.wording import said


class MergedBody:
    """The pieces of one article's new body, and the edits that made them.

    What was put here from another article is merged with what that article has of it;
    `whereabouts` are those of the whole issue.
    """

    def __init__(self, file: str, versions: BlockVersions, whereabouts: Whereabouts) -> None:
        self.file = file
        self.versions = versions
        self.whereabouts = whereabouts
        self.homes = whereabouts.homes
        self.edits: list[Edit] = []
        self._own = versions.own_texts(file)
        self._lacking: list[str] = []  # what came back unchanged, and the article has not
        self._pieces = Pieces(versions.blocks[file])

    def keep(self, *blocks: BlockKey) -> None:
        """Add rendered blocks as their article has them."""
        for block in blocks:
            places, ours = self.versions.places(block), self.versions.ours(block)
            if not places:
                self._lacking.append(self.versions.text(block))
            if block[0] == self.file:
                self.homes[block] = self.file
                for place in places:
                    self._pieces.keep(place)
            elif not self._keeps_own(ours):
                self.put([block], *ours)

    def put(self, blocks: Sequence[BlockKey], *pieces: MergedBlock) -> None:
        """Put pieces in the place of rendered blocks."""
        self.homes.update(dict.fromkeys(blocks, self.file))
        places: list[int] = []
        for block in blocks:
            if block[0] == self.file:
                places += self.versions.places(block)
            else:
                self._pieces.add(*self.versions.ignores(block))
        self._pieces.add(*pieces, place=places[0] if places else None)

    def insert(
        self, made: Sequence[Block], after: str, theirs: Sequence[ReturnedParagraph]
    ) -> None:
        """Add new blocks, of which `after` is told, unless the article has them already."""
        if not self._keeps_own(made):
            self._pieces.add(*made)
            self.tell("inserted", "", after, theirs)

    def has_own(self, block: BlockKey, made: Block) -> bool:
        """Return whether the article has already what a rendered block became; then it is kept."""
        is_taken = not self.versions.is_as_rendered(block) and self._keeps_own([made])
        if is_taken:
            self.homes[block] = self.file
        return is_taken

    def _keeps_own(self, made: Sequence[Block]) -> bool:
        """Keep the article's own blocks where they say already what these would say."""
        if not all(self._own.get(said(each)) for each in made):
            return False
        for each in made:
            self._pieces.keep(self._own[said(each)].pop(0))
        return True

    def tell(
        self,
        kind: EditKind,
        before: str,
        after: str = "",
        theirs: Sequence[ReturnedParagraph] = (),
        advice: str = "",
    ) -> None:
        """Say what was done, or is to be done, with what came back."""
        by = dict.fromkeys(pair for each in theirs for pair in each.by)
        self.edits.append(Edit(kind, before, after, tuple(by), advice))

    def ended(self) -> tuple[MergedBlock, ...]:
        """Return all pieces, once those of all articles are there."""
        self._leave_out()
        return self._pieces.with_own_blocks(self.versions.own_blocks(self.file))

    def _leave_out(self) -> None:
        """Take out what did not come back, unless the article has changed it meanwhile."""
        for block in self.versions.blocks_of(self.file):
            places, text = self.versions.places(block), self.versions.text(block)
            home, ours = self.homes.get(block), self.versions.ours(block)
            if home == self.file or all(map(self._pieces.has, places)):
                continue
            if home:
                self.tell("moved_out", text, advice=f"移到了 {home}")
            elif not self.versions.is_as_rendered(block):
                self._pieces.weave(places[0], Conflict(ours, ()))
                advice = "退回的文件删了这一段，稿件里却改过，留下或删去"
                self.tell("conflict", text, advice=advice)
            elif text in self._lacking:
                self._lacking.remove(text)  # of two that say the same, the other one is gone
                self._pieces.weave(places[0], ours[0])
            else:
                self.tell("deleted", text, advice=self.versions.lost_links([block], ()))
