"""What came back in another order than that of its article, or from another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.incoming.revised.align import rising
from bulletin_cli.incoming.revised.keys import BlockKey
from bulletin_cli.incoming.revised.merged_body import MergedBody
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.incoming.revised.taken import was_taken
from bulletin_cli.incoming.revised.versions import BlockVersions


def tell_moves(body: MergedBody, placed: Sequence[PlacedParagraph]) -> None:
    """Tell what was moved into or within an article, unless it was taken before."""
    versions, file = body.versions, body.file
    came = list(dict.fromkeys(block for each in placed for block in each.blocks))
    for block in _moved(file, came, versions):
        is_foreign, owners = block[0] != file, body.whereabouts.owners(block)
        if is_foreign and block in body.whereabouts.stayed:
            continue
        if versions.was_carried(block, file) or was_taken(versions, [block], owners):
            continue
        before = versions.text(block)
        after = owners[0].text if versions.form(block) == "text" else before
        body.tell("moved", before, after, owners, f"从 {block[0]} 移来" if is_foreign else "")


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
