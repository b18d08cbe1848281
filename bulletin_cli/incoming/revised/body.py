"""What came back into one article, merged piece by piece into its new body.

Three versions of a block are compared: `base` as it was rendered, `ours` as the article has it,
`theirs` as it came back. What only one side changed is taken; where both did, words that do not
touch are merged and the rest becomes a conflict. A returned text that no block can take becomes a
paragraph or a table of its own; a block that nothing took is told as deleted.
"""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_cli.incoming.revised.captions import Captions
from bulletin_cli.incoming.revised.merged_body import MergedBody
from bulletin_cli.incoming.revised.moves import tell_moves
from bulletin_cli.incoming.revised.pictures import (
    insert_picture,
    merge_picture,
    pictures_in,
    pictures_left_out,
)
from bulletin_cli.incoming.revised.placed import PlacedParagraph, by_table
from bulletin_cli.incoming.revised.tables import merge_table, origin_of_table
from bulletin_cli.incoming.revised.texts import insert_text, merge_text


def merge_into(body: MergedBody, placed: Sequence[PlacedParagraph]) -> None:
    """Put what came back in its place, in the order in which it came back."""
    tell_moves(body, placed)
    body.edits += pictures_left_out(placed)
    pictures = {block for each in placed if not each.theirs.cell for block in pictures_in(each)}
    groups = by_table(placed)
    tables = [origin_of_table(body.versions, each) for each in groups if each[0].theirs.cell]
    captions = Captions(body.versions, placed, pictures.union(*tables))
    for items in groups:
        if items[0].theirs.cell:
            merge_table(body, items, tables.pop(0), captions)
        else:
            _merge_paragraph(body, items[0], captions)


def _merge_paragraph(body: MergedBody, item: PlacedParagraph, captions: Captions) -> None:
    theirs = item.theirs
    texts = [each for each in item.blocks if body.versions.form(each) == "text"]
    if theirs.inline and texts:
        merge_text(body, item, texts)
    elif theirs.inline and not captions.have(item):
        insert_text(body, theirs)
    if theirs.path and item.is_new_picture:
        insert_picture(body, theirs, captions)
    for block in pictures_in(item):
        merge_picture(body, item, block, captions)
