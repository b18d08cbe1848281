"""The ordinals of a text: 一、（一）1.（1） at the head of paragraphs, 一是、第一， within them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_cli.base.record import record, replace
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC
from bulletin_cli.proof.reading.numerals import value

_HAN = "[一二三四五六七八九十]{1,3}"
_ARABIC = "[0-9]{1,2}"
_NUMERALS = "一二三四五六七八九十"
# GB/T 9704-2012, 7.3.3, in the order of the levels, each with pairs of which it has one.
_HEADS = (
    (
        rf"({_HAN})[、.．](?![一二三四五六七八九十]{{1,2}}[、等])",
        frozenset(pairs_of(_NUMERALS, "、.．")),
    ),
    (rf"[（(]({_HAN})[）)]", frozenset(pairs_of("（(", _NUMERALS))),
    (rf"({_ARABIC})[.．、](?![0-9])", frozenset(pairs_of(ARABIC, ".．、"))),
    (rf"[（(]({_ARABIC})[）)]", frozenset(pairs_of("（(", ARABIC))),
)
_LEADERS = frozenset("一二三四五六七八九十（(0123456789附")
_IS = rf"(?:^|(?<=[。；，：、！？“\s]))({_HAN})(?:是|要(?![求点素件务闻]))(?!\1)"
_FIRSTLY = rf"(?:^|(?<=[。；：！？]))第({_HAN})[，、](?![一二三四五六七八九十])"
_NUMBERED = rf"(?<=[。；：])({_ARABIC})[.．、](?=[\u4e00-\u9fff])"
_BRACKETED = rf"(?<=[。；：])[（(]({_ARABIC})[）)]"
_BRACKET_SIGNS = frozenset(pairs_of("。；：", "（("))
# The forms, each with pairs of which it has one: most paragraphs need none of the patterns.
_INLINE = {
    "是": (_IS, frozenset(pairs_of(_NUMERALS, "是要"))),
    "第": (_FIRSTLY, frozenset(pairs_of(_NUMERALS, "，、"))),
    "1.": (_NUMBERED, frozenset(pairs_of("。；：", ARABIC))),
    "（1）": (_BRACKETED, _BRACKET_SIGNS),
    "（一）": (rf"(?<=[。；：])[（(]({_HAN})[）)]", _BRACKET_SIGNS),
}


_LOWEST_LEADERS = frozenset("一二三四五六七八九十第")
_LOWEST = {"是": 5, "第": 6}
_FIRST = ("一是", "一要", "第一，", "第一、")  # a list may begin in the middle of a paragraph


@record
class Ordinal:
    """An ordinal; `level` is 1 to 4 at the head of a paragraph, 0 within, `form` its kind."""

    paragraph: LogicalParagraph
    index: int  # of the paragraph in its text
    start: int
    end: int
    number: int
    form: str
    level: int = 0

    @property
    def text(self) -> str:
        """Return how it is written."""
        return self.paragraph.text[self.start : self.end]


def head_ordinals(text: Text) -> Iterator[Ordinal]:
    """Yield the ordinals at the heads of paragraphs."""
    for index, paragraph in enumerate(text.paragraphs):
        if paragraph.kind in ("body", "heading") and paragraph.text[:1] in _LEADERS:
            yield from _head(paragraph, index)


def _head(paragraph: LogicalParagraph, index: int) -> Iterator[Ordinal]:
    text = paragraph.text
    start = 3 if text.startswith(("附件：", "附件:")) else 0
    for level, (form, signs) in enumerate(_HEADS, 1):
        found = not signs.isdisjoint(paragraph.signs)
        match = re.compile(form).match(text, start) if found else None
        number = value(match[1]) if match else None
        if match and number is not None:
            yield Ordinal(paragraph, index, start, match.end(), number, f"head{level}", level)
            return


def inline_ordinals(paragraph: LogicalParagraph, index: int) -> Iterator[Ordinal]:
    """Yield the ordinals within a paragraph, form by form."""
    for form, (pattern, signs) in _INLINE.items():
        found = not signs.isdisjoint(paragraph.signs)
        for match in re.finditer(pattern, paragraph.text) if found else ():
            number = value(match[1])
            if number is not None:
                yield Ordinal(paragraph, index, match.start(), match.end(), number, form)


def list_ordinals(text: Text) -> Iterator[Ordinal]:
    """Yield the ordinals at the heads of paragraphs, and every 一是 and 第一， as lowest levels."""
    by_index: dict[int, list[Ordinal]] = {}
    for mark in head_ordinals(text):
        by_index.setdefault(mark.index, []).append(mark)
    for index, paragraph in enumerate(text.paragraphs):
        yield from by_index.get(index, ())
        if paragraph.kind == "body" and _has_lowest(paragraph.text):
            for mark in inline_ordinals(paragraph, index):
                if mark.form in _LOWEST:
                    yield replace(mark, level=_LOWEST[mark.form])


def _has_lowest(text: str) -> bool:
    return text[:1] in _LOWEST_LEADERS or any(each in text for each in _FIRST)
