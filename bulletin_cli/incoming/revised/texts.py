"""A returned paragraph merged into the text that it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_cli.content.article import Block, Paragraph
from bulletin_cli.incoming.revised import rebuild
from bulletin_cli.incoming.revised.edits import Conflict, EditKind
from bulletin_cli.incoming.revised.keys import BlockKey
from bulletin_cli.incoming.revised.merge3 import merge3
from bulletin_cli.incoming.revised.merged_body import MergedBody
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.incoming.revised.taken import is_same_look, was_taken
from bulletin_cli.incoming.revised.wording import has_look, said


def insert_text(body: MergedBody, theirs: ReturnedParagraph) -> None:
    """Add a paragraph that was not rendered."""
    body.insert(list(rebuild.blocks(theirs)), theirs.text, [theirs])


def merge_text(body: MergedBody, item: PlacedParagraph, blocks: Sequence[BlockKey]) -> None:
    """Merge a paragraph into the texts that it comes from."""
    versions, theirs = body.versions, item.theirs
    owners = body.whereabouts.owners(*blocks)
    fresh = [block for block in blocks if block not in body.homes]
    if theirs.text == versions.text(blocks[0]) and is_same_look(versions, blocks[0], item):
        body.keep(blocks[0])
    elif was_taken(versions, blocks, owners):
        insert_text(body, theirs)  # what the article says already
        body.homes.update(dict.fromkeys(blocks, body.file))
    elif versions.is_as_rendered(*blocks):
        _take(body, blocks, fresh, theirs)
    elif fresh or versions.is_as_rendered(blocks[0]):  # else all it became is in a conflict
        _merge_both(body, blocks, fresh)


def _take(
    body: MergedBody,
    blocks: Sequence[BlockKey],
    fresh: Sequence[BlockKey],
    theirs: ReturnedParagraph,
) -> None:
    """Put a paragraph where nobody else has changed anything."""
    versions, owners = body.versions, body.whereabouts.owners(*blocks)
    like = versions.kind(blocks[0]) if fresh else Paragraph(())
    became = _became(owners, like)
    if became == [each for block in blocks for each in versions.ours(block)]:
        body.keep(*fresh)  # other blanks, or soft breaks for the ends of paragraphs
        return
    kind: EditKind = "merged" if len(blocks) > 1 else "split" if len(owners) > 1 else "edited"
    before = "\n".join(map(versions.text, fresh))
    body.put(fresh, *rebuild.blocks(theirs, like))
    body.tell(kind, before, theirs.text, [theirs], versions.lost_links(fresh, became))


def _merge_both(body: MergedBody, blocks: Sequence[BlockKey], fresh: Sequence[BlockKey]) -> None:
    """Put what both sides made of a text where they did not change the same words of it."""
    versions, owners = body.versions, body.whereabouts.owners(*blocks)
    like = versions.kind(blocks[0])
    ours = [each for block in fresh for each in versions.ours(block)]
    theirs = _became(owners, like)
    base = "\n".join(map(versions.text, fresh))
    if len(ours) == len(theirs) == len(fresh) == 1:
        merged = merge3(base, said(ours[0]), said(theirs[0]))
        if merged == said(ours[0]):
            body.keep(*fresh)
            return
        if merged is not None and not any(map(has_look, (ours[0], theirs[0]))):
            body.put(fresh, *rebuild.plain(merged, like))
            body.tell("edited", base, merged, owners)
            return
    body.put(fresh, Conflict(tuple(ours), tuple(theirs)))
    after = "\n".join(each.text for each in owners)
    body.tell("conflict", base, after, owners, "两边都改了，稿件里标出了两种写法，留下一种")


def _became(owners: Sequence[ReturnedParagraph], like: Block | None) -> list[Block]:
    return [made for each in owners for made in rebuild.blocks(each, like)]
