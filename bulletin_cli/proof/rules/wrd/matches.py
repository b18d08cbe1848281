"""WRD020: subjects and predicates, attributes and nouns that do not go together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import places
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import LETTER
from bulletin_cli.proof.reading.tables import read_table
from bulletin_cli.proof.register import paragraph_rule

_NO_LEVELS = (
    "创造力", "积极性", "主动性", "创造性", "责任感", "获得感", "凝聚力", "影响力",
)  # fmt: skip
_DEGREES = (
    "也|都|将|会|已|正|正在|得到|得到了|有了|获得|进一步|不断|明显|显著|大幅|大幅度|持续|逐步|逐渐|"
    "有所|日益|稳步|全面|有效|较大|很大|极大|切实|普遍|更加"
)
_REACH = 24  # characters; two words with three degrees between have fewer
_BEHIND = {"谓": (*_DEGREES.split("|"), "水平"), "定": ("的",)}  # what leads to the second word


@paragraph_rule(
    "WRD020",
    "warning",
    "主谓、修饰搭配不当",
    about="主语和谓语、修饰语和中心语不相配：力度是“加大”的，水平是“提高”的，印象是“深刻”的。",
    good=("监管力度不断加大。", "竞赛在酷热的天气中进行。", "留下深刻的印象。"),
    bad=(
        "监管力度不断提高。",
        "服务水平得到明显加强。",
        "竞赛在酷热的气温中进行。",
        "留下深厚的印象。",
        "充分发挥干部的主动性和创造力水平。",
    ),
    spared=(
        "加大力度，提高水平", "保持力度。提高水平", "丰富实力派", "对质量加强监管",
        "深刻影响深远", "按质量加快推进", "力度提高监管水平",
    ),
)  # fmt: skip
def unmatched(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A subject has its predicate, a noun its attribute."""
    # Once it is made, the pattern finds its places faster than we do.
    possible = _pairs.cache_info().currsize or _may_clash(paragraph)
    for match in _pairs().finditer(paragraph.text) if possible else ():
        first, last, advice = _advice(match)
        if advice and not paragraph.is_foreign(*match.span()):
            message = f"“{first}”和“{last}”搭配不当，{advice}"
            yield paragraph.report(*match.span(), message)


def _may_clash(paragraph: LogicalParagraph) -> bool:
    """Return whether a first word stands where it may clash: else the pattern is not even made."""
    text = paragraph.text
    return any(
        any(last in text[at : at + _REACH] for last in lasts)
        for pair in _pairs_of_firsts() & paragraph.signs
        for first, behind, lasts in _by_pair()[pair]
        for at in places(text, pair)
        if text.startswith(behind, at + len(first)) and text.startswith(first, at)
    )


@cache
def _pairs_of_firsts() -> frozenset[str]:
    return frozenset(_by_pair())


@cache
def _by_pair() -> dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]]:
    """Return the first words, by two characters, with what is behind them and what clashes."""
    lasts: dict[tuple[str, str], list[str]] = {}
    for first, last, kind in _table():
        lasts.setdefault((first, kind), []).append(last)
    found: dict[str, list[tuple[str, tuple[str, ...], tuple[str, ...]]]] = {}
    for (first, kind), words in lasts.items():
        found.setdefault(first[:2], []).append((first, _BEHIND[kind], tuple(words)))
    return found


def _advice(match: re.Match[str]) -> tuple[str, str, str]:
    """Return the two words and what to say instead: nothing where they go together."""
    last = match["noun"] or match["predicate"] or "水平"
    kind = "定" if match["noun"] else "谓"
    return match["first"], last, _table().get((match["first"], last, kind), "")


@cache
def _table() -> dict[tuple[str, str, str], str]:
    """Return what to say instead of a pair, which is of a kind."""
    table = {(each, "水平", "谓"): "删去“水平”" for each in _NO_LEVELS}
    for line in read_table("matches").splitlines():
        if line[0] != "#":
            firsts, lasts, advice, kind = line.split("\t")
            pairs = product(firsts.split(), lasts.split(), (kind,))
            table.update(dict.fromkeys(pairs, advice))
    return table


@cache
def _pairs() -> re.Pattern[str]:
    # All begins with one choice of words: such a pattern finds its places fast.
    return re.compile(
        f"(?P<first>{_either(0)})(?:的(?P<noun>{_either(1, '定')})(?!{LETTER}{{0,2}}[派感])"
        f"|(?:{_DEGREES}){{1,3}}(?P<predicate>{_either(1, '谓')})(?=[，。；、！]|了|$)"
        "|水平(?=[，。；]|$))"
    )


def _either(place: int, kind: str = "") -> str:
    words = (each[place] for each in _table() if each[2] == (kind or each[2]))
    return "|".join(sorted(set(words), key=lambda word: (-len(word), word)))
