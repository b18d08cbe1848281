"""SPC001-002, SPC006: blanks where Chinese has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from bulletin_cli.base.typography import is_han
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import NUMERALS
from bulletin_cli.proof.register import paragraph_rule

_BLANKS = " \u3000\u00a0\u2002\u2003\u2009"
_NEAR, _QUOTED = 10, 50  # characters beside a blank that are looked at
_WORD = range(2, 9)  # Han characters of a name or a slogan


@paragraph_rule(
    "SPC001",
    "warning",
    "汉字和字母、数字之间的空格",
    about="公文里汉字和字母、数字之间不空格。本单位习惯空格的，在 bulletin.toml 的 [check] 写 "
    'spacing = "keep"。',
    good=("共5个AED站点。", "图 1　示例图"),
    bad=(("共 5 个 AED 站点。", "共5个AED站点。"),),
    spared=("见表 2", "附件 1", "表1 各企业业务量"),
    needs=_BLANKS,
)
def blank_beside_latin(paragraph: LogicalParagraph) -> Iterator[Found]:
    """No blank stands between Han and Latin letters or digits."""
    text = paragraph.text
    caption = _caption().match(text)
    for match in _narrow().finditer(text, caption.end() if caption else 0):
        start, end = match.span()
        if _is_beside_latin(text[max(start - 1, 0) : start], text[end : end + 1]):
            yield paragraph.report(*match.span(), "汉字和字母、数字之间不空格", "", safe=True)


@cache
def _caption() -> re.Pattern[str]:
    """Return the number of a table or a picture, with the blank that parts it from its name."""
    return re.compile(r"[（(]?[图表][ \u00a0]?\d{1,3}[ \u00a0]")


@cache
def _narrow() -> re.Pattern[str]:
    return re.compile("[ \u00a0]+")


def _is_beside_latin(before: str, after: str) -> bool:
    """Return whether one of two characters is Han, the other Latin or a digit."""
    if is_han(before) and before not in "图表件":
        return after.isascii() and after.isalnum()
    return is_han(after) and (before == "%" or (before.isascii() and before.isalnum()))


@paragraph_rule(
    "SPC002",
    "warning",
    "汉字之间的空格",
    about="正文里汉字之间不空格。两个字的姓名之间的空格、并列的标题和名单不算。",
    good=("会议强调要抓好落实。", "主持人张 三"),
    bad=(("会议强调 要切实抓好各项工作落实。", "会议强调要切实抓好各项工作落实。"),),
    spared=(
        "李 明、王 芳、张建国",
        "参加会议的有张三 李四 王五",
        "# 凝心聚力 奋发有为",
        "主题为“凝心聚力 奋发有为”的活动已经开始。",
        "第十七条 变更药品生产许可证登记事项的，应当申请。",
    ),
    needs=_BLANKS,
)
def blank_between_han(paragraph: LogicalParagraph) -> Iterator[Found]:
    """No blank stands between Han characters of running text."""
    text = paragraph.text
    if paragraph.kind != "body" or text[-1] not in "。！？；：":
        return
    matches = [each for each in _blank().finditer(text) if _is_between_han(text, *each.span())]
    several = len(_blank().findall(text)) > 1 if matches else False
    for match in matches:
        listed = several and _is_list(text, match)
        if not listed and not _is_article(text, match) and not _is_quoted(text, match):
            yield paragraph.report(*match.span(), "汉字之间不空格", "", safe=True)


def _is_list(text: str, match: re.Match[str]) -> bool:
    """Return whether names or slogans stand side by side here: short words parted by blanks."""
    start, end = match.span()
    before, after = text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]
    last, first = _han_in_front(before[::-1]), _han_in_front(after)
    begins = last == len(before) or before[-last - 1] in f"{_BLANKS}、，：（"
    ends = first == len(after) or after[first] in f"{_BLANKS}、，。）"
    return begins and ends and last in _WORD and first in _WORD


def _han_in_front(text: str) -> int:
    """Return how many Han characters a text begins with."""
    return sum(1 for _ in takewhile(is_han, text))


def _is_article(text: str, match: re.Match[str]) -> bool:
    """Return whether a blank stands after the number of an article of a law."""
    return bool(_article().search(text[max(match.start() - _NEAR, 0) : match.start()]))


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    """Return whether a blank stands within a quotation or a title nearby: a slogan, a heading."""
    before = text[max(match.start() - _QUOTED, 0) : match.start()]
    return any(before.rfind(one) > before.rfind(other) for one, other in ("“”", "《》"))


def _is_between_han(text: str, start: int, end: int) -> bool:
    """Return whether two Han characters stand on either side."""
    sides = text[max(start - 2, 0) : start] + text[end : end + 2]
    return len(sides) == 4 and all(map(is_han, sides))


@cache
def _article() -> re.Pattern[str]:
    return re.compile(f"第[{NUMERALS}千零〇]+[编章节条款项]$")


@cache
def _blank() -> re.Pattern[str]:
    return re.compile(f"[{_BLANKS}]+")


@paragraph_rule(
    "SPC006",
    "warning",
    "全角标点旁边的空格",
    about="全角标点自带空白，前后不再空格。",
    good=("会议强调，要抓好落实。",),
    bad=(("会议强调， 要抓好落实 。", "会议强调，要抓好落实。"),),
    spared=("# 凝心聚力， 奋发有为",),
    needs=_BLANKS,
)
def blank_beside_mark(paragraph: LogicalParagraph) -> Iterator[Found]:
    """No blank stands beside a full-width mark."""
    if paragraph.kind != "body":
        return
    for match in _beside_mark().finditer(paragraph.text):
        yield paragraph.report(*match.span(), "全角标点旁边不空格", "", safe=True)


@cache
def _beside_mark() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![{_BLANKS}])[{_BLANKS}]+(?=[，。；：！？、）》”’])|(?<=[，。；：！？、（《“‘])[{_BLANKS}]+"
    )
