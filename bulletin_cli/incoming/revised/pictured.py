"""The keys by which paragraphs are matched, where pictures are told apart by their files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.content.article import Article, Picture
from bulletin_cli.incoming.revised.align import AlignmentKey
from bulletin_cli.incoming.revised.keys import BlockKey, alignment_key
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.layout.marks import PICTURE, Bookmark


def alignment_keys(
    base: Sequence[Bookmark], articles: Sequence[Article], theirs: Sequence[ReturnedParagraph]
) -> tuple[list[AlignmentKey], list[AlignmentKey]]:
    """Return the keys of what was rendered and of what came back.

    A picture whose file is known on one side alone is any picture; one that is to be taken into
    the issue, whose path has no folder yet, is none of those rendered.
    """
    came = {each.path for each in theirs if each.path}
    paths = [path if path in came else "" for path in _paths(base, articles)]
    old = [alignment_key(mark) for mark in base]
    new = [(each.text + each.path * _is_known(each, paths), each.names) for each in theirs]
    return [(text + path, own) for (text, own), path in zip(old, paths, strict=True)], new


def _is_known(theirs: ReturnedParagraph, paths: Sequence[str]) -> bool:
    return theirs.text == PICTURE and (theirs.path in paths or "/" not in theirs.path)


def _paths(base: Sequence[Bookmark], articles: Sequence[Article]) -> Iterator[str]:
    """Yield the file of each rendered picture, "" for other paragraphs and where it is not known.

    Older manifests do not name it, and the articles may have been changed since: a caption says
    more than the order of the pictures, and that more than the number of a block.
    """
    pictures = [each for a in articles for each in a.blocks if isinstance(each, Picture)]
    by_caption = {each.caption: each.path for each in pictures if each.caption}
    by_block = {
        (article.file, place): block.path
        for article in articles
        for place, block in enumerate(article.blocks)
        if isinstance(block, Picture)
    }
    by_block |= dict(_by_order(base, list(by_block.items())))
    captions = {(mark.article, mark.block): mark.text for mark in base if mark.part == "caption"}
    for mark in base:
        block = (mark.article, mark.block)
        path = by_caption.get(captions.get(block, ""), by_block.get(block, ""))
        yield mark.path or path if mark.part == "picture" else ""


def _by_order(
    base: Sequence[Bookmark], now: Sequence[tuple[BlockKey, str]]
) -> Iterator[tuple[BlockKey, str]]:
    """Yield the file of each rendered picture of the articles that have as many as they had."""
    for file in {mark.article for mark in base}:
        marks = (each for each in base if each.article == file and each.part == "picture")
        rendered = sorted((file, mark.block) for mark in marks)
        paths = [path for (of, _), path in now if of == file]
        if len(rendered) == len(paths):
            yield from zip(rendered, paths, strict=True)
