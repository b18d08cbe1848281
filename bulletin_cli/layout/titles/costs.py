"""What a line's end costs at each place of a title: nothing after a phrase, much in a word.

The figures only have to be in the right order; the shape of the lines (shapes.py) counts a few
units, too. docs/typesetting.md says how they did on real titles.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import pairwise

from bulletin_cli.layout.titles.words import Word, WordClass, segment
from bulletin_cli.layout.typeset.widths import OPENING

IN_SPAN = 300.0  # in a name, a number, quotes: only where these are longer than a line
_IN_WORD = 60.0
_LONELY = 30.0  # between two characters that no word explains: a person's name, most likely
_HANGING = 12.0  # a single character goes with its neighbour: 市|局
_SUFFIX = 25.0  # and one that ends words with the word before it: 老干部|局
_USUAL = 6.0
_PHRASE_ENDS = 0.0
# What costs more or less than usual between two words, by the class before or after.
_AFTER: dict[WordClass, float] = {"v": 5.0, "u": 2.0}
_BEFORE: dict[WordClass, float] = {"v": 2.0, "d": 2.0, "p": 1.5, "c": 1.5, "u": 40.0}
_LEADING: dict[WordClass, float] = {"d": 10.0, "p": 14.0, "c": 14.0}  # never ends a line gladly
_VERBS = 7.0  # between two: 学习|贯彻
_LAST_OF_WORDS = frozenset(
    "等们了着过者性化率会长员处区市县镇乡村街路站室委办组厅院校所部局队科股司年月日届中上下内外前后"
)
_SPANS = re.compile(
    "“[^“”]+”|《[^《》]+》|〈[^〈〉]+〉|（[^（）]+）|【[^【】]+】|「[^「」]+」|‘[^‘’]+’|—+|…+"
    "|[!-~]+(?: [!-~]+)+"  # Latin words: ISO 9001
    "|(?:第?[0-9〇一二三四五六七八九十百千万亿]+(?:[.．·—－-][0-9一二三四五六七八九十]+)*[%％]?"
    "(?:[年月日时分秒号期届次名家项场户万亿千百余多个]|平方|公[斤里顷]|[米吨元人件批所条款章倍度])*)+"
)


def break_costs(text: str, names: Collection[str]) -> list[float]:
    """Return for each place of `text` what it costs to end a line before that character."""
    costs = [_IN_WORD] * (len(text) + 1)
    for one, other in pairwise(segment(text, names)):
        costs[other.start] = _between(text, one, other)
    return costs


def kept_spans(text: str, names: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield what stands on one line where it fits: names, numbers with their units, quotes."""
    written = (re.escape(name) for name in names if name in text)
    for pattern in (_SPANS, *map(re.compile, written)):
        for match in pattern.finditer(text):
            if match.end() - match.start() > 1:
                yield match.span()


def _between(text: str, one: Word, other: Word) -> float:
    if one.kind == "mark":
        return _PHRASE_ENDS
    if other.kind == "mark":
        return _USUAL if text[other.start] in OPENING else _HANGING
    if _is_single(other) and text[other.start] in _LAST_OF_WORDS:
        return _SUFFIX
    if one.kind in _LEADING:
        return _LEADING[one.kind]
    if one.kind == other.kind == "unknown":
        return _LONELY
    if other.kind in _BEFORE:
        return _VERBS if one.kind == other.kind == "v" else _BEFORE[other.kind]
    if _is_single(other) or (_is_single(one) and text[one.start] not in _LAST_OF_WORDS):
        return _AFTER[one.kind] if one.kind == "u" else _HANGING
    return _AFTER.get(one.kind, _USUAL)


def _is_single(word: Word) -> bool:
    """Return whether a word is a single character, and none that can stand between others."""
    return word.end - word.start == 1 and word.kind in ("n", "unknown")
