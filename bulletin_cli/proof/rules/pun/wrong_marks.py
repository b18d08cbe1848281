"""PUN001-002, PUN007-010: marks that are the wrong character (GB/T 15834-2011)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.base.typography import is_han
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

_FULL = dict(zip(",;:!?().", "，；：！？（）。", strict=True))


_AROUND_LATIN = frozenset("“《（")
_FULL_MARKS = frozenset("“”‘’《》（）、，。；：")
_BEFORE_STOP = frozenset("”》）%％℃")


@cache
def _half_width() -> re.Pattern[str]:
    return re.compile(r"[,;:!?.]|\([^()（）\n]{0,200}\)|[()]")


def _is_chinese_mark(text: str, at: int) -> bool:
    """Return whether what stands beside a half-width mark other than a bracket asks for a full."""
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    if text[at] == ".":
        ends = not after or after in "”“" or is_han(after)
        return ends and (is_han(before) or before in _BEFORE_STOP)
    if (is_han(before) or before in _FULL_MARKS) and not text.startswith("//", at + 1):
        return True
    if text[at] != ":" and (is_han(after) or after in _FULL_MARKS):
        return True
    latin = before == "%" or (before.isascii() and before.isalnum())
    return latin and (is_han(after) or after in _AROUND_LATIN)


@paragraph_rule(
    "PUN001",
    "error",
    "半角标点",
    about="汉字之间和汉字旁边的逗号、句号、冒号、括号等用全角。数字、时间、网址、英文里的半角标点不算。",
    standard="GB/T 15834-2011 5.1",
    good=("会议强调，要抓好落实。", "每天8:30上班，网址http://www.spb.gov.cn/a?b=1。"),
    bad=(
        ("会议强调,要抓好落实.", "会议强调，要抓好落实。"),
        ("条例(试行)已印发:请遵照执行!", "条例（试行）已印发：请遵照执行！"),
        ("同比增长5%.其中甲区增长8%.", "同比增长5%。其中甲区增长8%。"),
        ("共投递1,200件,增长5%;其中甲区最多。", "共投递1,200件，增长5%；其中甲区最多。"),
    ),
    spared=("1.加强领导", "比分为3:2。", "投资1,200.5万元。", "（GB/T 1.1(2020)）", "Word(2016)版"),
    needs=",;:!?().",
)
def half_width_mark(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A mark beside a Han character is full-width."""
    text = paragraph.text
    if paragraph.characters.isdisjoint(",;:!?()") and not _has_stop(text):
        return  # a decimal point needs no pattern
    for match in _half_width().finditer(text):
        found, (start, end) = match[0], match.span()
        if found[0] in "()":
            if _is_chinese_bracket(text, start, end):
                full = found.replace("(", "（").replace(")", "）")
                yield paragraph.report(start, end, "汉字旁边的括号用全角", full, safe=True)
        elif not _is_chinese_mark(text, start):
            continue
        elif found == ".":
            last = end == len(text) or text[end] in "”“"
            fix = "。" if last or text[start - 1] in "%％℃" else None
            yield paragraph.report(start, end, "句号用“。”，外国人名中间用“·”", fix, safe=True)
        elif "???" not in text[max(start - 2, 0) : end + 2]:  # in a row they were Han: SPC007
            full = _FULL[found]
            yield paragraph.report(start, end, f"“{found}”用全角的“{full}”", full, safe=True)


def _has_stop(text: str) -> bool:
    """Return whether a half-width full stop stands behind a % or something that is not ASCII."""
    at = text.find(".", 1)
    while at > 0:
        if text[at - 1] == "%" or not text[at - 1].isascii():
            return True
        at = text.find(".", at + 1)
    return False


def _is_chinese_bracket(text: str, start: int, end: int) -> bool:
    """Return whether a bracket or a bracketed text has Han at an edge, inside or outside."""
    if end - start == 1 and text[start] == ")" and start < 4 and text[:start].strip().isalnum():
        return False  # 1) at the beginning
    inside = text[start + 1 : end - 1]
    around = text[max(start - 1, 0) : start] + text[end : end + 1] if end - start == 1 else ""
    return any(map(is_han, inside + around)) or _touched(text, start, end)


def _touched(text: str, start: int, end: int) -> bool:
    """Return whether Han stands on both sides: a Latin word in brackets may be Latin's own."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    return is_han(before) and (not after or not after.isascii())


@paragraph_rule(
    "PUN002",
    "error",
    "直引号",
    about="引号用弯的“”‘’。一段里直引号成双时可以自动改。",
    standard="GB/T 15834-2011 4.8",
    good=("开展“我为群众办实事”活动。", "It's OK。"),
    bad=(
        ('开展"我为群众办实事"活动。', "开展“我为群众办实事”活动。"),
        ("他说'好'。", "他说‘好’。"),
        '称为"甲。',
    ),
    spared=('配12"屏幕和15"屏幕各一台。', "McDonald's和KFC's店。"),
    needs="\"'",
)
def straight_quotes(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Quotation marks are curved."""
    text = paragraph.text
    if not any(map(is_han, text)):
        return
    for mark, opening, closing in (('"', "“", "”"), ("'", "‘", "’")):
        places = [at for at, each in enumerate(text) if each == mark and _is_quote(text, at)]
        paired = len(places) % 2 == 0
        for number, at in enumerate(places):
            fix = (opening, closing)[number % 2] if paired else None
            message = f"引号用弯的{opening}{closing}"
            yield paragraph.report(at, at + 1, message, fix, safe=True)


def _is_quote(text: str, at: int) -> bool:
    """Return whether a straight mark is no apostrophe, inch or minute."""
    before = text[at - 1 : at]
    if text[at] == "'":
        return not (before.isascii() and before.isalnum())
    opened = text.rfind('"', 0, at)
    return not before.isdigit() or (opened >= 0 and not text[opened - 1 : opened].isdigit())


_DOTS = "∙•‧・⋅･․"
_STOPS = "。，；：、"


@paragraph_rule(
    "PUN007",
    "error",
    "重复或冲突的点号",
    about="两个点号不能连用，留下一个。？！和……可以。",
    standard="GB/T 15834-2011 3.2",
    good=("会议结束。", "真的吗？！", "书籍、报刊……都有。"),
    bad=(
        ("会议结束。。", "会议结束。"),
        ("甲区，，乙区参加。", "甲区，乙区参加。"),
        ("会议结束，。", "会议结束。"),
        "会议指出：，要落实。",
    ),
    spared=("等等。。。", "他说：“好！”，就走了。"),
    needs=(*pairs_of(f"{_STOPS}！？", _STOPS), *pairs_of(_STOPS, "！？")),
)
def doubled_stops(paragraph: LogicalParagraph) -> Iterator[Found]:
    """One stop at a place."""
    for match in _doubled().finditer(paragraph.text):
        found = match[0]
        if found == "。" * len(found) and len(found) > 2:
            continue  # an ellipsis: PUN009
        if len(set(found)) == 1:
            yield paragraph.report(*match.span(), f"“{found}”重复，留一个", found[0], safe=True)
        elif found in ("，。", "、。", "；。"):
            yield paragraph.report(*match.span(), f"“{found}”连用，留“。”", "。", safe=True)
        else:
            yield paragraph.report(*match.span(), f"“{found}”连用，留一个")


@cache
def _doubled() -> re.Pattern[str]:
    return re.compile(f"[{_STOPS}]{{2,}}|[！？][{_STOPS}]+|[{_STOPS}][！？]")


@paragraph_rule(
    "PUN008",
    "error",
    "间隔号写成别的字符",
    about="间隔号用“·”（U+00B7），不用 •、・、‧ 等样子相近的字符。",
    standard="GB/T 15834-2011 4.14",
    good=("买买提·艾力", "“六·一”国际儿童节"),
    bad=(("买买提•艾力", "买买提·艾力"), ("“一二・九”运动", "“一二·九”运动")),
    spared=("• 第一项",),
    needs=_DOTS,
)
def foreign_middle_dot(paragraph: LogicalParagraph) -> Iterator[Found]:
    """The middle dot between letters is U+00B7."""
    text = paragraph.text
    for at in range(1, len(text) - 1):
        if text[at] in _DOTS and text[at - 1].isalnum() and text[at + 1].isalnum():
            yield paragraph.report(at, at + 1, "间隔号用“·”", "·", safe=True)


@paragraph_rule(
    "PUN009",
    "warning",
    "省略号的写法",
    about="省略号占两个字，六个点：……。",
    standard="GB/T 15834-2011 4.11",
    good=("书籍、报刊……都有。",),
    bad=(
        ("书籍、报刊...都有。", "书籍、报刊……都有。"),
        ("书籍、报刊。。。", "书籍、报刊……"),
        ("书籍、报刊…都有。", "书籍、报刊……都有。"),
    ),
    spared=("a...b", "第1...5页"),
    needs=("..", "。。", "…"),
)
def ellipsis(paragraph: LogicalParagraph) -> Iterator[Found]:
    """An ellipsis is …… ."""
    for match in _ellipsis().finditer(paragraph.text):
        beside = _is_beside_han(paragraph.text, match, "”）", "")
        if match[0] not in ("……", "…………") and (beside or match[0][0] != "."):
            yield paragraph.report(*match.span(), "省略号写成“……”", "……", safe=True)


@cache
def _ellipsis() -> re.Pattern[str]:
    return re.compile(r"\.{3,}|。{3,}|…+")


def _is_beside_han(text: str, match: re.Match[str], before: str, after: str) -> bool:
    """Return whether Han, or one of the marks, stands right before or after a match."""
    start, end = match.span()
    return (
        is_han(text[max(start - 1, 0) : start])
        or is_han(text[end : end + 1])
        or text.endswith(tuple(before), 0, start)
        or text.startswith(tuple(after), end)
    )


@paragraph_rule(
    "PUN010",
    "warning",
    "破折号的写法",
    about="破折号占两个字，写成——；起止用一字线，如2013—2015年、济宁—泰安。",
    standard="GB/T 15834-2011 4.10",
    good=("目标只有一个——让群众满意。", "2013—2015年", "济宁—泰安线", "— 1 —"),
    bad=(
        ("目标只有一个--让群众满意。", "目标只有一个——让群众满意。"),
        ("目标只有一个———让群众满意。", "目标只有一个——让群众满意。"),
    ),
    spared=("A--B", "- - -"),
    needs="-—─",
)
def dash(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A dash is —— ."""
    if not any(each in paragraph.text for each in ("--", "———", "──")):
        return
    for match in _dash().finditer(paragraph.text):
        if match[0][0] != "-" or _is_beside_han(paragraph.text, match, "”》）", "“《"):
            yield paragraph.report(*match.span(), "破折号写成“——”", "——", safe=True)


@cache
def _dash() -> re.Pattern[str]:
    return re.compile("-{2,}|—{3,}|─{2,}")
