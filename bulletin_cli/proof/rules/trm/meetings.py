"""TRM001: the names of the Party's congresses and plenums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from operator import itemgetter

from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.lazy_patterns import lazy
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.phrases import is_valid, read_phrases
from bulletin_cli.proof.register import text_rule

_ORDER = {numeral: place for place, numeral in enumerate("一二三四五六七八九")}
_ANNOUNCED = timedelta(days=120)  # a plenum is spoken of before it is convened
# What may stand between 党的 and a plenum that it covers: other congresses and plenums.
_COVERED = "党的十八九二大届一三四五六七中次全会历及以来、和与至到精神议第"
_NUMBER = "(?:十[八九]|二十)"
_WRONG_NUMBERS = (
    (
        lazy(
            "中全会 + 大一 大二 大三 大四 大五 大六 大七",
            f"((?P<n>{_NUMBER})大(?P<m>[一二三四五六七])中全会)",
        ),
        r"\g<n>届\g<m>中全会",
    ),
    (
        lazy("次全会 + 党的", f"党的((?P<n>{_NUMBER})届(?P<m>[一二三四五六七])次全会)"),
        r"\g<n>届\g<m>中全会",
    ),
    (
        lazy(
            "届全国代表大会",
            "(?:中国共产党|党的)(第(?P<n>[一二三四五六七八九十]{1,3})届全国代表大会)",
        ),
        r"第\g<n>次全国代表大会",
    ),
)


@text_rule(
    "TRM001",
    "warning",
    "会议名称的写法",
    about="“全会”本身就是会议，写“全会精神”；中央全会前写“党的”，写一次管住并列的几次；"
    "党的代表大会论“次”，全会叫“三中全会”。会议的届次和日期列在 data/phrases.tsv。",
    good=(
        "学习贯彻党的二十届三中全会精神。",
        "中国共产党第二十次全国代表大会。",
        "以习近平同志为核心的党中央。",
    ),
    bad=(
        ("学习贯彻党的二十届三中全会会议精神。", "学习贯彻党的二十届三中全会精神。"),
        ("学习贯彻二十届三中全会精神。", "学习贯彻党的二十届三中全会精神。"),
        ("党的二十大三中全会。", "党的二十届三中全会。"),
        ("党的二十届三次全会。", "党的二十届三中全会。"),
        ("中国共产党第二十届全国代表大会。", "中国共产党第二十次全国代表大会。"),
        ("在习近平同志为核心的党中央领导下。", "在以习近平同志为核心的党中央领导下。"),
        "党的十九届八中全会。",
        "党的二十届四中全会精神。",
    ),
    spared=(
        "党的二十大和二十届二中全会。",
        "党的二十大和二十届二中、三中全会精神。",
        "党的十九大和十九届二中、三中、四中、五中全会精神。",
        "党的十八大以来，特别是党的十八届三中全会以来。",
        "中共二十届三中全会，二十届中央纪委三次全会，十二届市委六中全会。",
        "《学习二十届三中全会会议精神》印发。",
        "党的二十大和二十届历次全会精神，中国共产党二十届三中全会。",
        "党的二十大、二十届二中全会和二十届三中全会。",
        "党的二十届五中全会即将召开。",
        "迎接党的二十一大，二十一届一中全会、十六五规划。",
    ),
    tables=("phrases",),
)
def meeting_name(text: Text) -> Iterator[Found]:
    """Congresses and plenums bear their own names, and 党的 stands before them."""
    for paragraph in text.paragraphs:
        if any(word in paragraph.text for word in ("中全会", "次全会", "全国代表大会")):
            yield from _numbered(paragraph, text.date)
        yield from _forms(paragraph, text.date)


def _numbered(paragraph: LogicalParagraph, day: date | None) -> Iterator[Found]:
    for pattern, right in _WRONG_NUMBERS:
        for match in pattern.finditer(paragraph.text):
            yield from _unless_foreign(paragraph, *match.span(1), match.expand(right))
    for match in _plenum().finditer(paragraph.text):
        start, end = match.span()
        if paragraph.is_foreign(start, end):
            continue
        known = read_phrases().meetings.get(match[0])
        if known is None and not _is_after_data(match[0]):
            yield paragraph.report(start, end, f"没有“{match[0]}”，核对届次")
        elif known is None:
            continue
        elif day and day < known - _ANNOUNCED:
            yield paragraph.report(start, end, f"{match[0]}在{known}才召开，核对届次")
        elif not _is_covered(paragraph.text, start):
            right = f"党的{match[0]}"
            yield paragraph.report(start, end, f"“{match[0]}”前面写“党的”", right)


def _is_after_data(plenum: str) -> bool:
    """Return whether a plenum is a later one than data/phrases.tsv has: nothing is known of it."""
    last = max(read_phrases().meetings.items(), key=itemgetter(1))[0]
    term, number = plenum.split("届")
    return term == last.split("届")[0] and _ORDER[number[0]] > _ORDER[last.split("届")[1][0]]


def _is_covered(text: str, start: int) -> bool:
    """Return whether 党的 stands before a plenum, or before a coordination that it ends."""
    before = text[max(start - 60, 0) : start]
    at = len(before.rstrip(_COVERED))
    named = before[max(at - 2, 0) :].startswith(("中共", "共产党", "中央"))
    return named or "党的" in before[at:]


def _forms(paragraph: LogicalParagraph, day: date | None) -> Iterator[Found]:
    text = paragraph.text
    for form in read_phrases().forms:
        start = text.find(form.wrong)
        while start >= 0:
            fits = not form.unless_after or not text[:start].endswith(form.unless_after)
            if fits and is_valid(form.first, form.until, day):
                yield from _unless_foreign(paragraph, start, start + len(form.wrong), form.right)
            start = text.find(form.wrong, start + 1)


def _unless_foreign(
    paragraph: LogicalParagraph, start: int, end: int, right: str
) -> Iterator[Found]:
    if not paragraph.is_foreign(start, end):
        wrong = paragraph.text[start:end]
        yield paragraph.report(start, end, f"“{wrong}”应为“{right}”", right)


@cache
def _plenum() -> re.Pattern[str]:
    return re.compile("(?<![一二三四五六七八九十])(?:十八|十九|二十)届[一二三四五六七八九]中全会")
