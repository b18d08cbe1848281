"""Where the articles of a file begin, and which of its paragraphs are their titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import islice, pairwise

from bulletin_cli.base.record import record
from bulletin_cli.content.markdown import heading_level
from bulletin_cli.incoming.credit_line import is_unit, read_credit
from bulletin_cli.incoming.heads import find_heads, is_running, kind_of
from bulletin_cli.incoming.word.content import WordBlock, WordParagraph

CAPTION = re.compile(r"[（(]?[图表] ?\d{1,3}|[（(]?图为|图片?[:：]")
TITLE_STYLE = "title"
_TITLE_STYLES = (TITLE_STYLE, "标题", "文章标题")
_TITLE_MOST = 60  # characters of a line
_LINES_MOST = 4
_TOP = 10  # written paragraphs in which the first title is looked for
_ENDS = "。！？；，、："


@record
class Title:
    """The blocks [start, end) that make one title."""

    start: int
    end: int


@record
class FoundTitles:
    """The titles of a file in the order of its text.

    `heads` are the paragraphs above the first one that belong to no article, with what they are.
    `other` is a paragraph that may be the first title as well, None where there is no doubt.
    """

    titles: tuple[Title, ...]
    heads: Mapping[int, str]
    other: int | None = None


def written(blocks: Sequence[WordBlock]) -> dict[int, WordParagraph]:
    """Return the paragraphs with text, by their places; these are the lines that users count."""
    return {
        place: block
        for place, block in enumerate(blocks)
        if isinstance(block, WordParagraph) and block.text.strip()
    }


def find_titles(blocks: Sequence[WordBlock]) -> FoundTitles:
    """Return the titles, none where the file shows none.

    What a style says comes first, then what is set larger or in the middle, then a short first
    line; text boxes are asked last. Only what looks like the first one begins another article.
    """
    lines = written(blocks)
    places = list(lines)
    known = {
        places[n]: kind for n, kind in find_heads([each.text for each in lines.values()]).items()
    }
    known |= {n: "目录" for n, each in lines.items() if each.style.lower().startswith("toc ")}
    for passed in (known, {n: kind for n, kind in known.items() if kind_of(lines[n].text)}):
        boxed = {n: each for n, each in lines.items() if n not in passed}
        shown = {n: each for n, each in boxed.items() if not each.box}
        for find, texts in _ways(shown, boxed):
            if found := find(texts, blocks):
                kept = _without_attachments(found, lines)
                return FoundTitles(kept, passed, _other(kept[0], texts, blocks))
    return FoundTitles((), known)


_Texts = Mapping[int, WordParagraph]
_FindTitles = Callable[[_Texts, Sequence[WordBlock]], list[Title]]


def _ways(shown: _Texts, boxed: _Texts) -> list[tuple[_FindTitles, _Texts]]:
    by_sight: tuple[_FindTitles, ...] = (_by_style, _by_heading, _by_looks)
    return [
        *((find, texts) for texts in (shown, boxed) for find in by_sight),
        *((_by_blank, texts) for texts in (shown, boxed)),
    ]


def _without_attachments(found: Sequence[Title], lines: _Texts) -> tuple[Title, ...]:
    """Return the titles but those of attachments, which belong to the article above them."""
    above = {below: kind_of(lines[place].text) for place, below in pairwise(lines)}
    first, *others = found
    return first, *(each for each in others if above[each.start] != "附件号")


def _other(title: Title, texts: _Texts, blocks: Sequence[WordBlock]) -> int | None:
    """Return what may be the title in place of the one found: a line above, or one like it below.

    What a style calls a title is no doubt.
    """
    first = texts[title.start]
    if first.style.lower() in _TITLE_STYLES or first.outline:
        return None
    above = [n for n, each in texts.items() if n < title.start and _is_short(each)]
    below = next((n for n in texts if n >= title.end), title.start)
    like = (texts[below].size, texts[below].centered) == (first.size, first.centered)
    near = below > title.start and all(map(is_blank, blocks[title.end : below]))
    candidates = [*above, *([below] if like and near and _is_short(texts[below]) else [])]
    return candidates[0] if candidates else None


def _by_style(texts: _Texts, blocks: Sequence[WordBlock]) -> list[Title]:
    return _runs(texts, blocks, lambda each: each.style.lower() in _TITLE_STYLES, _is_subtitle)


def _by_heading(texts: _Texts, blocks: Sequence[WordBlock]) -> list[Title]:
    """Headings of the first level are titles where the file begins with one."""

    def is_title(each: WordParagraph) -> bool:
        return each.outline == 1 and _is_short(each)

    first = next(iter(texts.values()), None)
    return _runs(texts, blocks, is_title, _is_subtitle) if first and is_title(first) else []


def _by_looks(texts: _Texts, blocks: Sequence[WordBlock]) -> list[Title]:
    """A title is set larger than the text or in the middle; others look like the first."""
    sizes = Counter[float]()
    for each in texts.values():
        sizes[each.size] += len(each.text)
    body = max(sizes, key=lambda size: sizes[size], default=0.0)

    def stands_out(each: WordParagraph) -> bool:
        return (each.centered or each.size > body) and _is_short(each)

    place = _first_to_stand_out(texts, blocks, stands_out, body)
    if place is None:
        return []
    first = texts[place]

    def is_like_first(each: WordParagraph) -> bool:
        same = each.size == first.size and each.centered == first.centered
        apart = each.size > body or each is first or (_is_bold(each) and _is_bold(first))
        return stands_out(each) and same and apart

    def goes_on(each: WordParagraph) -> bool:
        return stands_out(each) and (each.size == first.size or _is_subtitle(each))

    below = {n: each for n, each in texts.items() if n >= place}
    found = _runs(below, blocks, is_like_first, goes_on)
    end = max(texts)  # a title has text below it
    return [each for each in found if each.start == place or each.end <= end]


def _first_to_stand_out(
    texts: _Texts,
    blocks: Sequence[WordBlock],
    stands_out: Callable[[WordParagraph], bool],
    body: float,
) -> int | None:
    """Return the largest of the first paragraphs that stand out; below text only a larger one."""
    found: dict[int, tuple[float, bool]] = {}
    below_text = False
    for place, each in islice(texts.items(), _TOP):
        larger = each.centered and each.size > body
        if stands_out(each) and (larger or not below_text) and not _is_below_picture(place, blocks):
            found[place] = (each.size if not below_text else 0.0, each.centered)
        below_text = below_text or is_running(each.text.strip())
    return max(found, key=lambda place: found[place], default=None)


def _is_below_picture(place: int, blocks: Sequence[WordBlock]) -> bool:
    above = blocks[place - 1] if place else None
    return isinstance(above, WordParagraph) and bool(above.pictures) and not above.text.strip()


def _by_blank(texts: _Texts, blocks: Sequence[WordBlock]) -> list[Title]:
    """A short first line is a title, and so is one between a blank line and running text.

    The name of a unit alone is the first line of a title, or its sender's above one.
    """
    found: list[Title] = []
    places = list(texts)
    for number, place in enumerate(places[:-1]):
        before = texts[places[number - 1]] if number else None
        after = texts[places[number + 1]]
        parted = before is None or (places[number - 1] < place - 1 and _ends_article(before))
        if (
            parted
            and _is_short(texts[place])
            and (before is None or is_running(after.text.strip()))
        ):
            found.append(Title(place, place + 1))
    if not found or found[0].start != places[0]:
        return []
    return [_after_unit(found[0], texts, places), *found[1:]]


def _after_unit(title: Title, texts: _Texts, places: Sequence[int]) -> Title:
    unit = texts[title.start].text.strip()
    following = texts[places[1]]
    if not is_unit(unit) or not _is_short(following) or len(places) < 3 or places[1] != title.end:
        return title
    return Title(places[1] if unit in following.text else title.start, places[1] + 1)


def _runs(
    texts: _Texts,
    blocks: Sequence[WordBlock],
    begins: Callable[[WordParagraph], bool],
    goes_on: Callable[[WordParagraph], bool],
) -> list[Title]:
    """Return runs of neighbours that begin a title or go on with it; blank lines part none."""
    found: list[Title] = []
    running = 0
    for place, each in texts.items():
        near = bool(running) and all(is_blank(one) for one in blocks[found[-1].end : place])
        if near and running < _LINES_MOST and (begins(each) or goes_on(each)):
            found[-1] = Title(found[-1].start, place + 1)
            running += 1
        elif begins(each):
            found.append(Title(place, place + 1))
            running = 1
        else:
            running = 0
    return found


def is_blank(block: WordBlock) -> bool:
    """Return whether a block is an empty paragraph, without pictures."""
    return isinstance(block, WordParagraph) and not block.text.strip() and not block.pictures


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
        and not kind_of(text)
        and read_credit(text) is None
    )


def _ends_article(each: WordParagraph) -> bool:
    text = each.text.strip()
    return is_running(text) or read_credit(text) is not None
