"""The pictures of a returned file: those of the article with their captions, and new ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.base.record import replace
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


def merge_picture(
    body: MergedBody, item: PlacedParagraph, block: BlockKey, captions: Captions
) -> None:
    """Merge what came back of a picture, its file and its caption, into what the article has."""
    if block in body.homes:
        return
    kind, caption = body.versions.kind(block), captions.changed(block)
    before, owners = body.versions.caption(block), body.whereabouts.owners(block)
    path = item.theirs.path if item.is_exchanged and _can_take(item) else ""
    if path and not body.versions.has_same_picture(block):
        advice = "送审以后稿件里这张图也换过或删了，没有收；要就从文件里另存出来，放进 images/"
        body.tell("unplaced", *_told(before, before, is_other=True), owners, advice)
        path = ""
    if isinstance(kind, Picture):
        made = kind if caption is None else rebuild.with_caption(kind, caption)
        _merge(body, block, kind, replace(made, path=path or kind.path))
    elif caption is None:
        body.keep(block)
    elif kind or not body.versions.has_caption(caption):  # else it was taken before
        body.tell("unplaced", before, caption, owners, "稿件里没有这张图了，图注没有写进去")


def _merge(body: MergedBody, block: BlockKey, ours: Picture, theirs: Picture) -> None:
    before, owners = body.versions.caption(block), body.whereabouts.owners(block)
    if theirs == ours:
        body.keep(block)
    elif theirs.caption != ours.caption != before:
        body.put([block], Conflict((ours,), (theirs,)))
        body.tell("conflict", before, theirs.caption, owners, "两边都改了图注，留下一种")
    else:
        body.put([block], theirs)
        told = _told(before, theirs.caption, is_other=theirs.path != ours.path)
        body.tell("edited", *told, owners)


def _told(before: str, after: str, *, is_other: bool) -> tuple[str, str]:
    return (f"（图片）{before}", f"（换过的图片）{after}") if is_other else (before, after)


def pictures_left_out(placed: Sequence[PlacedParagraph]) -> Iterator[Edit]:
    """Yield the pictures that no article can take, with what to do about them."""
    advice = (
        "加上 --pictures 就收；表里的、EMF 和 WMF 收不了，存成 PNG 放进 images/，"
        "在稿件里写 ![图注](images/名字)"
    )
    for each in placed:
        if each.is_new_picture and not _can_take(each):
            yield Edit("unplaced", "", "（图片）", each.theirs.by, advice)
        elif each.is_exchanged and not _can_take(each):
            yield Edit("unplaced", "（图片）", "（换过的图片）", each.theirs.by, advice)


def _can_take(item: PlacedParagraph) -> bool:
    """Return whether an article can have the picture, and surely in the place of one of its own."""
    return bool(item.theirs.path) and not item.theirs.cell and len(pictures_in(item)) <= 1
