"""SPC001-002, SPC006: blanks where Chinese has none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import HAN, NUMERALS
from bulletin_cli.proof.register import paragraph_rule

_BLANKS = " \u3000\u00a0\u2002\u2003\u2009"
_NEAR, _QUOTED = 10, 50  # characters before a blank that are looked at


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
    caption = _caption().match(paragraph.text)
    for match in _beside_latin().finditer(paragraph.text, caption.end() if caption else 0):
        yield paragraph.report(*match.span(), "汉字和字母、数字之间不空格", "", safe=True)


@cache
def _caption() -> re.Pattern[str]:
    """Return the number of a table or a picture, with the blank that parts it from its name."""
    return re.compile(r"[（(]?[图表][ \u00a0]?\d{1,3}[ \u00a0]")


@cache
def _beside_latin() -> re.Pattern[str]:
    before = rf"(?<=[{HAN}])(?<![图表件])[ \u00a0]+(?=[A-Za-z0-9])"
    return re.compile(rf"{before}|(?<=[A-Za-z0-9%])[ \u00a0]+(?=[{HAN}])")


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
    matches = [*_between_han().finditer(text)]
    several = len(_blank().findall(text)) > 1 if matches else False
    for match in matches:
        listed = several and _is_list(text, match)
        if not listed and not _is_article(text, match) and not _is_quoted(text, match):
            yield paragraph.report(*match.span(), "汉字之间不空格", "", safe=True)


def _is_list(text: str, match: re.Match[str]) -> bool:
    """Return whether names or slogans stand side by side here: short words parted by blanks."""
    before = _last_word().search(text[max(match.start() - _NEAR, 0) : match.start()])
    return bool(before and _first_word().match(text, match.end()))


def _is_article(text: str, match: re.Match[str]) -> bool:
    """Return whether a blank stands after the number of an article of a law."""
    return bool(_article().search(text[max(match.start() - _NEAR, 0) : match.start()]))


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    """Return whether a blank stands within a quotation or a title nearby: a slogan, a heading."""
    before = text[max(match.start() - _QUOTED, 0) : match.start()]
    return any(before.rfind(one) > before.rfind(other) for one, other in ("“”", "《》"))


@cache
def _between_han() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{HAN}]{{2}})[{_BLANKS}]+(?=[{HAN}]{{2}})")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(f"第[{NUMERALS}千零〇]+[编章节条款项]$")


@cache
def _last_word() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[{_BLANKS}、，：（])[{HAN}]{{2,8}}$")


@cache
def _first_word() -> re.Pattern[str]:
    return re.compile(rf"[{HAN}]{{2,8}}(?=[{_BLANKS}、，。）]|$)")


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
