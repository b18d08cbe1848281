"""Where the articles of a file begin, and which of its paragraphs are their titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from bulletin_cli.base.record import record
from bulletin_cli.content.markdown import heading_level
from bulletin_cli.incoming.credit_line import read_credit
from bulletin_cli.incoming.word.content import WordBlock, WordParagraph

CAPTION = re.compile(r"[（(]?[图表] ?\d{1,3}|[（(]?图为|图片?[:：]")
_TITLE_STYLES = ("title", "标题", "文章标题")
_TITLE_MOST = 60  # characters of a line
_LINES_MOST = 4
_ENDS = "。！？；，、："
_LONG = 40  # characters of what is running text for sure


@record
class Title:
    """The blocks [start, end) that make one title."""

    start: int
    end: int


def titles(blocks: Sequence[WordBlock]) -> tuple[Title, ...]:
    """Return the titles in the order of the text, none where the file shows none.

    What a style says comes first, then what is set larger or in the middle, then a short first
    line. Only what looks like the first one begins another article.
    """
    texts = {
        place: block
        for place, block in enumerate(blocks)
        if isinstance(block, WordParagraph) and block.text.strip() and not block.box
    }
    for find in (_by_style, _by_heading, _by_looks, _by_blank):
        if found := find(texts, blocks):
            return tuple(found)
    return ()


_Texts = dict[int, WordParagraph]


def _by_style(texts: _Texts, blocks: Sequence[WordBlock]) -> list[Title]:
    return _runs(texts, lambda each: each.style.lower() in _TITLE_STYLES, _is_subtitle)


def _by_heading(texts: _Texts, blocks: Sequence[WordBlock]) -> list[Title]:
    """Headings of the first level are titles where the file begins with one."""

    def is_title(each: WordParagraph) -> bool:
        return each.outline == 1 and _is_short(each)

    first = next(iter(texts.values()), None)
    return _runs(texts, is_title, _is_subtitle) if first and is_title(first) else []


def _by_looks(texts: _Texts, blocks: Sequence[WordBlock]) -> list[Title]:
    """A title is set larger than the text or in the middle; others look like the first."""
    sizes = Counter[float]()
    for each in texts.values():
        sizes[each.size] += len(each.text)
    body = max(sizes, key=lambda size: sizes[size], default=0.0)

    def stands_out(each: WordParagraph) -> bool:
        return (each.centered or each.size > body) and _is_short(each)

    first = next(iter(texts.values()), None)
    if first is None or not stands_out(first):
        return []

    def is_like_first(each: WordParagraph) -> bool:
        same = each.size == first.size and each.centered == first.centered
        apart = each.size > body or each is first or (_is_bold(each) and _is_bold(first))
        return stands_out(each) and same and apart

    def goes_on(each: WordParagraph) -> bool:
        return stands_out(each) and (each.size == first.size or _is_subtitle(each))

    found = _runs(texts, is_like_first, goes_on)
    start, end = next(iter(texts)), next(reversed(texts))  # a title has text below it
    return [each for each in found if each.start == start or each.end <= end]


def _by_blank(texts: _Texts, blocks: Sequence[WordBlock]) -> list[Title]:
    """A short first line is a title, and so is one between a blank line and running text."""
    found: list[Title] = []
    places = list(texts)
    for number, place in enumerate(places[:-1]):
        before = texts[places[number - 1]] if number else None
        after = texts[places[number + 1]]
        parted = before is None or (
            places[number - 1] < place - 1 and _is_running(before, end=True)
        )
        if parted and _is_short(texts[place]) and (before is None or _is_running(after)):
            found.append(Title(place, place + 1))
    return found if found and found[0].start == places[0] else []


def _runs(
    texts: _Texts,
    begins: Callable[[WordParagraph], bool],
    goes_on: Callable[[WordParagraph], bool],
) -> list[Title]:
    """Return runs of neighbours that begin a title or go on with it."""
    found: list[Title] = []
    running = 0
    for place, each in texts.items():
        if running and running < _LINES_MOST and (begins(each) or goes_on(each)):
            found[-1] = Title(found[-1].start, place + 1)
            running += 1
        elif begins(each):
            found.append(Title(place, place + 1))
            running = 1
        else:
            running = 0
    return found


def _is_subtitle(each: WordParagraph) -> bool:
    return each.style.lower() in ("subtitle", "副标题") or each.text.strip().startswith("——")


def _is_bold(each: WordParagraph) -> bool:
    return all(piece.bold for piece in each.pieces if piece.text.strip())


def _is_short(each: WordParagraph) -> bool:
    """Return whether a paragraph may be a line of a title by its text."""
    text = each.text.strip()
    return (
        0 < len(text) <= _TITLE_MOST
        and text[-1] not in _ENDS
        and not each.number
        and not heading_level(text)
        and not CAPTION.match(text)
        and read_credit(text) is None
    )


def _is_running(each: WordParagraph, *, end: bool = False) -> bool:
    """Return whether it is text, or, at the `end` of an article, a line of its sender."""
    text = each.text.strip()
    return len(text) > _LONG or text[-1] in "。！？”" or (end and read_credit(text) is not None)
