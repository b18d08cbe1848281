"""Whether articles say already what came back: nothing was changed there, or it was taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bulletin_cli.content.article import Article
from bulletin_cli.incoming.revised import rebuild
from bulletin_cli.incoming.revised.keys import BlockKey, alignment_key
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.incoming.revised.title_lines import says
from bulletin_cli.incoming.revised.versions import BlockVersions
from bulletin_cli.layout.marks import Bookmark


def is_taken(
    article: Article,
    base: Sequence[Bookmark],
    ours: Sequence[Bookmark],
    placed: Sequence[PlacedParagraph],
) -> bool:
    """Return whether a whole article, whose bookmarks are `ours`, says what came back of it."""
    theirs = [each.theirs for each in placed]
    rendered = next((mark.text for mark in base if mark.part == "title"), "")
    if len(theirs) != len(ours) or not all(
        says(article.title, each.text, rendered)
        if mark.part == "title"
        else each.text == alignment_key(mark)[0]
        for each, mark in zip(theirs, ours, strict=True)
    ):
        return False
    kinds = [article.blocks[mark.block] if mark.block >= 0 else None for mark in ours]
    ranks = _ranks(mark.block if mark.row >= 0 else None for mark in ours)
    return (
        not any(each.is_unknown or (each.picture and each.inline) for each in theirs)
        and _ranks(each.cell.table if each.cell else None for each in theirs) == ranks
        and all(
            kind is None or rebuild.looks_like(each, kind, mark)
            for each, kind, mark in zip(theirs, kinds, ours, strict=True)
        )
    )


def _ranks(tables: Iterable[int | None]) -> list[int]:
    """Return in which table each paragraph stands, counted as they come; text is one, too."""
    ranks: dict[int | None, int] = {}
    return [ranks.setdefault(each, len(ranks)) for each in tables]


def was_taken(
    versions: BlockVersions, blocks: Sequence[BlockKey], owners: Sequence[ReturnedParagraph]
) -> bool:
    """Return whether the articles say already all that these blocks became: `owners`."""
    like = versions.kind(blocks[0])
    made = (each for owner in owners for each in rebuild.blocks(owner, like))
    return not versions.is_as_rendered(*blocks) and all(map(versions.says, made))


def is_same_look(versions: BlockVersions, block: BlockKey, item: PlacedParagraph) -> bool:
    """Return whether all is bold and raised as the article has it, where it stayed."""
    kind = versions.kind(block)
    if kind is None or not versions.is_as_rendered(block):
        return True
    own = (mark for mark in item.marks if (mark.article, mark.block) == block)
    return all(rebuild.looks_like(item.theirs, kind, mark) for mark in own)
