"""LOG007: ages, anniversaries and spans of years that their years belie."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.lazy_patterns import lazy
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC
from bulletin_cli.proof.register import text_rule

_YEAR, _COUNT = "(?<![0-9])([12][0-9]{3})", "([0-9]{1,3})"
_AGE = lazy(
    "今年 现年 + 岁",
    f"(?:{_YEAR}年(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日)?(?:出生|生)|生于{_YEAR}年)"
    f"[^。；0-9]{{0,16}}?(?:今年|现年){_COUNT}岁",
)
_SINCE = lazy(
    "至今 迄今 距今",
    f"{_YEAR}年[^。；0-9]{{0,16}}?(?:至今|迄今|距今)"
    f"(?:已经|已|共)?(?:有|整整)?{_COUNT}年(?![代级初底])",
)
_SPAN = lazy(
    "年间 年来 年里 年时间",
    f"{_YEAR}年?(?:至|到|——|[—–－~～-]){_YEAR}年?(?:的|这)?{_COUNT}年(?:间|来|里|时间)",
)
_SPAN_SIGNS = frozenset(pairs_of(f"{ARABIC}年", "至到—–－~～-"))
_FOUNDED = {
    "中国共产党成立": 1921, "建党": 1921, "新中国成立": 1949, "中华人民共和国成立": 1949,
    "建军": 1927, "改革开放": 1978, "香港回归": 1997, "澳门回归": 1999, "红军长征胜利": 1936,
    "抗日战争胜利": 1945, "抗战胜利": 1945, "五四运动": 1919, "辛亥革命": 1911,
    "毛泽东同志诞辰": 1893, "邓小平同志诞辰": 1904, "周恩来同志诞辰": 1898,
    "中国共产主义青年团成立": 1922, "人民政协成立": 1949, "西藏和平解放": 1951,
}  # fmt: skip
_JUBILEE = lazy(
    "周年",
    f"{_YEAR}年(?:，?(?:是|正值|恰逢|适逢|迎来|将迎来))[^，。；0-9]{{0,4}}?"
    f"({'|'.join(_FOUNDED)}){_COUNT}周年",
)


@text_rule(
    "LOG007",
    "warning",
    "年龄、周年与年份不符",
    about="出生年与今年的年龄、起始年与周年数、两个年份与中间的年数要对得上；今年按一期的日期算。",
    good=(
        "张某1980年出生，今年44岁。",
        "2021年是中国共产党成立100周年。",
        "2014年至2024年的10年间",
    ),
    bad=(
        "张某1980年出生，今年50岁。",
        "2021年是中国共产党成立90周年。",
        "2014年至2024年的5年间，件量大增。",
        "该站1990年建成，至今已有20年。",
    ),
    spared=(
        "张某1980年出生，今年45岁（虚岁）。",
        "2014年至2024年的11年间",
        "2021年，建党90周年时的老站。",
    ),
)
def wrong_years(text: Text) -> Iterator[Found]:
    """Ages and anniversaries agree with the years that are named."""
    for paragraph in text.paragraphs:
        if paragraph.characters.isdisjoint("岁今周间来里时") or "年" not in paragraph.characters:
            continue
        yield from _jubilees(paragraph)
        yield from _spans(paragraph)
        if text.date:
            yield from _ages(paragraph, text.date.year)


def _ages(paragraph: LogicalParagraph, now: int) -> Iterator[Found]:
    """Yield ages and spans until now; a year more or less is how one counts."""
    for pattern, unit in ((_AGE, "岁"), (_SINCE, "年")):
        for match in pattern.finditer(paragraph.text):
            *years, count = match.groups()
            since = now - int(next(filter(None, years)))
            if not since - 1 <= int(count) <= since + 1:
                message = f"到{now}年应是{since}{unit}，写的是{count}，核对"
                yield paragraph.report(*match.span(match.re.groups), message)


def _spans(paragraph: LogicalParagraph) -> Iterator[Found]:
    found = not _SPAN_SIGNS.isdisjoint(paragraph.signs)
    for match in _SPAN.finditer(paragraph.text) if found else ():
        between = int(match[2]) - int(match[1])
        if between > 0 and not between <= int(match[3]) <= between + 1:
            message = f"{match[1]}年到{match[2]}年是{between}年，写的是{match[3]}年，核对"
            yield paragraph.report(*match.span(3), message)


def _jubilees(paragraph: LogicalParagraph) -> Iterator[Found]:
    for match in _JUBILEE.finditer(paragraph.text):
        right = int(match[1]) - _FOUNDED[match[2]]
        if int(match[3]) != right:
            message = f"{match[1]}年是{match[2]}{right}周年，写的是{match[3]}，核对"
            yield paragraph.report(*match.span(3), message)
