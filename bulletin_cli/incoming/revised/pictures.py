"""The pictures of a returned file: those of the article with their captions, and new ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.content.article import Picture
from bulletin_cli.incoming.revised import rebuild
from bulletin_cli.incoming.revised.captions import Captions
from bulletin_cli.incoming.revised.edits import Conflict, Edit
from bulletin_cli.incoming.revised.keys import BlockKey
from bulletin_cli.incoming.revised.merged_body import MergedBody
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.placed import PlacedParagraph


def pictures_in(item: PlacedParagraph) -> list[BlockKey]:
    """Return the rendered pictures that stand in a paragraph."""
    pictures = (mark for mark in item.marks if mark.part == "picture" and item.theirs.picture)
    return [(mark.article, mark.block) for mark in pictures]


def insert_picture(body: MergedBody, theirs: ReturnedParagraph, captions: Captions) -> None:
    """Add a picture that somebody put in."""
    made = rebuild.picture(theirs, captions.new(theirs))
    body.insert([made], f"（图片）{made.caption}", [theirs])


def merge_picture(body: MergedBody, block: BlockKey, captions: Captions) -> None:
    """Merge the caption that came back with a picture into what the article has."""
    if block in body.homes:
        return
    kind, caption = body.versions.kind(block), captions.changed(block)
    before, owners = body.versions.caption(block), body.whereabouts.owners(block)
    if caption is None or (isinstance(kind, Picture) and kind.caption == caption):
        body.keep(block)
    elif kind is None and body.versions.has_caption(caption):
        return  # taken before, and hardly like what was rendered
    elif not isinstance(kind, Picture):
        advice = "稿件里没有这张图了，图注没有写进去"
        body.tell("unplaced", before, caption, owners, advice)
    elif kind.caption == before:
        body.put([block], rebuild.with_caption(kind, caption))
        body.tell("edited", before, caption, owners)
    else:
        body.put([block], Conflict((kind,), (rebuild.with_caption(kind, caption),)))
        body.tell("conflict", before, caption, owners, "两边都改了图注，留下一种")


def pictures_left_out(placed: Sequence[PlacedParagraph]) -> Iterator[Edit]:
    """Yield the pictures that no article can take, with what to do about them."""
    advice = (
        "加上 --pictures 就收；表里的、EMF 和 WMF 收不了，存成 PNG 放进 images/，"
        "在稿件里写 ![图注](images/名字)"
    )
    other = "这张图换过了，没有收；从文件里另存出来，换掉 images/ 里原来的"
    for each in placed:
        theirs = each.theirs
        if each.is_new_picture and (theirs.cell or not theirs.path):
            yield Edit("unplaced", "", "（图片）", theirs.by, advice)
        elif theirs.is_unknown and not each.is_new_picture:
            yield Edit("unplaced", "（图片）", "（图片）", theirs.by, other)
