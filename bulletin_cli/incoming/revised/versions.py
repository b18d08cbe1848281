"""The blocks of the articles as they were rendered and as the articles have them now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import Article, Block, Ignore, Picture, Table
from bulletin_cli.content.links import links_in
from bulletin_cli.incoming.revised.align import align, is_alike
from bulletin_cli.incoming.revised.keys import BlockKey, block_keys, bookmarks_by_block
from bulletin_cli.incoming.revised.pieces import Pieces
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.incoming.revised.wording import said
from bulletin_cli.layout.marks import Bookmark

BlockForm: TypeAlias = Literal["text", "picture", "table"]


class BlockVersions:
    """Each rendered block by its key, and the places in its article where it is now."""

    def __init__(
        self, articles: Sequence[Article], base: Sequence[Bookmark], ours: Sequence[Bookmark]
    ) -> None:
        self.blocks = {each.file: each.blocks for each in articles}
        self.base = bookmarks_by_block(base)
        self._ours = bookmarks_by_block(ours)
        self._places: dict[BlockKey, list[int]] = defaultdict(list)
        for file in self.blocks:
            self._match(_of(file, self.base), _of(file, self._ours))
        self._all_own = {text for file in self.blocks for text in self.own_texts(file)}

    def _match(
        self,
        base: Mapping[BlockKey, Sequence[Bookmark]],
        ours: Mapping[BlockKey, Sequence[Bookmark]],
    ) -> None:
        old = list(base)
        for (_, place), sources in zip(
            ours, align(block_keys(base), block_keys(ours), whole=True), strict=True
        ):
            if sources:
                self._places[old[sources[0]]].append(place)

    def exchange(self, one: BlockKey, other: BlockKey) -> None:
        """Take what an article has of one block for the other's, and the other way round."""
        places = self._places
        places[one], places[other] = places[other], places[one]

    def was_carried(self, block: BlockKey, file: str) -> bool:
        """Return whether a block of another article was put into this one before."""
        return block[0] != file and self.has_alike(file, block)

    def without_lost(self, placed: Iterable[PlacedParagraph]) -> Iterator[PlacedParagraph]:
        """Yield what stands in an article, without the marks of blocks that no article has now.

        What was carried here from an article that was taken out since, or has deleted it, is new.
        """
        for each in placed:
            kept = tuple(mark for mark in each.marks if not self._is_lost(mark, each.home))
            yield replace(each, marks=kept)

    def _is_lost(self, mark: Bookmark, file: str) -> bool:
        block = (mark.article, mark.block)
        is_foreign = mark.article not in ("", file)
        return is_foreign and not self.places(block) and not self.was_carried(block, file)

    def has_alike(self, file: str, block: BlockKey) -> bool:
        """Return whether an article alone has something like a block, of pictures the caption."""
        caption = self.caption(block)
        if caption and self.form(block) == "picture":
            return any(text.endswith(f"\n{caption}") for text in self.own_texts(file))
        return any(is_alike(self.text(block), text) for text in self.own_texts(file))

    def places(self, block: BlockKey) -> list[int]:
        """Return where in its article a rendered block is now: several places, one, or none."""
        return self._places[block]

    def ours(self, block: BlockKey) -> tuple[Block, ...]:
        """Return what a rendered block is in its article now."""
        return tuple(self.blocks[block[0]][place] for place in self._places[block])

    def kind(self, block: BlockKey) -> Block | None:
        """Return the first block of the article that a rendered one is now, None without one."""
        return next(iter(self.ours(block)), None)

    def form(self, block: BlockKey) -> BlockForm:
        """Return what a block was rendered as, whether the article still has it or not."""
        if any(each.row >= 0 for each in self.base[block]):
            return "table"
        return "picture" if any(each.part == "picture" for each in self.base[block]) else "text"

    def text(self, block: BlockKey) -> str:
        """Return the text of a block as rendered, a paragraph a line, for somebody to read."""
        return "\n".join(each.text or "（图片）" for each in self.base[block])

    def caption(self, block: BlockKey) -> str:
        """Return the caption of a picture or a table as rendered."""
        return "".join(each.text for each in self.base[block] if each.part == "caption")

    def table(self, block: BlockKey) -> Table:
        """Return a table as the article has it, one of no cells where it has none."""
        kind = self.kind(block)
        return kind if isinstance(kind, Table) else Table((), (), self.caption(block))

    def is_as_rendered(self, *blocks: BlockKey) -> bool:
        """Return whether the article has the texts of these blocks as they were rendered."""
        return all(
            [each.text for each in self.base[block]]
            == [each.text for place in self._places[block] for each in self._ours[block[0], place]]
            for block in blocks
        )

    def has_same_picture(self, block: BlockKey) -> bool:
        """Return whether the article has in a picture's place the file that was rendered there."""
        now = (each for place in self._places[block] for each in self._ours[block[0], place])
        found = {each.digest for each in now if each.part == "picture"}
        return found == {each.digest for each in self.base[block] if each.part == "picture"}

    def blocks_of(self, file: str) -> list[BlockKey]:
        """Return the rendered blocks of an article."""
        return [block for block in self.base if block[0] == file]

    def lost_links(self, blocks: Sequence[BlockKey], became: Sequence[Block]) -> str:
        """Return in words the addresses of blocks that what they became has no more."""
        words, kept = "\n".join(map(said, became)), set(links_in(became))
        before = dict.fromkeys(link for block in blocks for link in links_in(self.ours(block)))
        lost = [each for each in before if each not in kept and each not in words]
        return f"没有链接了：{'、'.join(lost)}；还要就在稿件里写成 [文字](网址)" if lost else ""

    def ignores(self, block: BlockKey) -> tuple[Ignore, ...]:
        """Return the ignores that stand before a block and suppress rules in it."""
        places = self._places[block]
        return tuple(Pieces(self.blocks[block[0]]).ignores(places[0])) if places else ()

    def own_texts(self, file: str) -> dict[str, list[int]]:
        """Return the places of what an article alone says, by what it says: new, or changed."""
        as_rendered = {
            place
            for block in self.blocks_of(file)
            if self.is_as_rendered(block)
            for place in self._places[block]
        }
        texts: dict[str, list[int]] = defaultdict(list)
        for place, block in enumerate(self.blocks[file]):
            if place not in as_rendered and said(block):
                texts[said(block)].append(place)
        return texts

    def says(self, block: Block) -> bool:
        """Return whether some article alone says what a block says."""
        return said(block) in self._all_own

    def has_caption(self, caption: str) -> bool:
        """Return whether some article has a picture with this caption."""
        blocks = (each for blocks in self.blocks.values() for each in blocks)
        return any(isinstance(each, Picture) and each.caption == caption for each in blocks)

    def own_blocks(self, file: str) -> Iterator[tuple[int, Block]]:
        """Yield the place and the block of what an article alone has."""
        rendered = {
            each for (of, _), places in self._places.items() for each in places if of == file
        }
        for place, block in enumerate(self.blocks[file]):
            if not isinstance(block, Ignore) and place not in rendered:
                yield place, block


def _of(
    file: str, marks: Mapping[BlockKey, Sequence[Bookmark]]
) -> dict[BlockKey, Sequence[Bookmark]]:
    return {key: own for key, own in marks.items() if key[0] == file}
