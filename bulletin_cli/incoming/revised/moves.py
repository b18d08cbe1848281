"""What came back in another order than that of its article, or from another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.incoming.revised.align import rising
from bulletin_cli.incoming.revised.keys import BlockKey
from bulletin_cli.incoming.revised.merged_body import MergedBody
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.incoming.revised.taken import was_taken
from bulletin_cli.incoming.revised.versions import BlockVersions
from bulletin_cli.incoming.revised.word_diff import beginning

_QUOTE = 16  # characters of what stands above


def tell_moves(body: MergedBody, placed: Sequence[PlacedParagraph]) -> None:
    """Tell what was moved into or within an article, unless it was taken before."""
    versions, file = body.versions, body.file
    came = list(dict.fromkeys(block for each in placed for block in each.blocks))
    moved = {block for block in _moved(file, came, versions) if not _is_known(body, block)}
    where = "移到了最前"
    for block in came:
        text = versions.text(block)
        if block in moved:
            origin = f"从 {block[0]} " if block[0] != file else ""
            body.tell("moved", text, text, body.whereabouts.owners(block), f"{origin}{where}")
        else:
            where = f"移到了“{beginning(text, _QUOTE)}”后面"


def _is_known(body: MergedBody, block: BlockKey) -> bool:
    """Return whether a part of a block stayed in its own article, or its move was taken before."""
    if block[0] != body.file and block in body.whereabouts.stayed:
        return True
    owners = body.whereabouts.owners(block)
    was_carried = body.versions.was_carried(block, body.file)
    return was_carried or was_taken(body.versions, [block], owners)


def _moved(file: str, came: Sequence[BlockKey], versions: BlockVersions) -> Iterator[BlockKey]:
    """Yield the blocks that came back in another order, or from another article.

    What the article has moved since it was rendered, too, is not told again.
    """
    own = [block for block in came if block[0] == file]
    still = {place for place, _ in rising([(block,) for _, block in own])}
    now = rising([tuple(versions.places(block)[:1]) for block in own])
    settled = {own[place] for _, place in now}
    for block in came:
        was_moved = block[0] != file or (block[1] not in still and block not in settled)
        if was_moved and versions.places(block):
            yield block
