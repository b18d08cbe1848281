"""NUM004-006: how dates are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC
from bulletin_cli.proof.register import paragraph_rule

_LEADING_ZERO = "(?<![0-9.．/])(0[1-9])(?=月)|(?<=月)(0[1-9])(?=日)"
_SPOKEN = "([0-9]{1,2}月(?:3[01]|[12][0-9]|[1-9]))号(?![楼线院馆文令件井库房机公船台门床站窗])"
_SHORT_YEAR = (
    "(?<![0-9.．])[’'‘]?([0-9]{2})(?=年(?:(?:0?[1-9]|1[0-2])月(?!龄)|上半年|下半年|第?[一二三四]季度|年[初末底]))"
    "|(?<=截至|截止)([0-9]{2})(?=年[初末底年])"
)
_SHORT_END = "((?:19|20)[0-9]{2})年[、和至]([0-9]{2})(?=年(?![来间的以内多余前后]))"
_ENDS = frozenset(pairs_of("年", "、和至"))
_DURATION = (
    "历时",
    "长达",
    "为期",
    "满",
    "共",
    "刑",
    "龄",
    "第",
    "达",
    "近",
    "约",
    "超",
    "过",
    "处",
)
_HALF_DOTTED = (  # 2024.11月, 12.25日; 缩短3.5日 is a length
    r"(?<![0-9A-Za-z.])(?:((?:19|20)[0-9]{2})[./](?=(?:1[0-2]|0?[1-9])月)"
    r"|(?<![均约短长为时达超近过])(1[0-2]|[1-9])\.(?=(?:3[01]|[12][0-9])日(?!均)))"
)
_DOTTED = (
    r"(?<![A-Za-z0-9./_:-])((?:19|20)[0-9]{2})([./])(1[0-2]|0?[1-9])\2(3[01]|[12][0-9]|0?[1-9])"
    r"(?![A-Za-z0-9/_-]|\.[A-Za-z0-9])"
)


@paragraph_rule(
    "NUM004",
    "warning",
    "日期里的前导零",
    about="成文日期和正文日期的月、日不编虚位，1月不写成01月。",
    standard="GB/T 9704-2012 7.3.5.4",
    good=("1月5日，会议召开。", "2024年10月20日"),
    bad=(
        ("01月05日，会议召开。", "1月5日，会议召开。"),
        ("2024年08月某日", "2024年8月某日"),
        "9月01日",
    ),
    spared=("0.05月租金", "09时05分", "编号2024-05", "《2024年报》"),
    needs=pairs_of("0", ARABIC[1:]),
)
def leading_zero(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Months and days have no leading zeros."""
    if "月" not in paragraph.characters:
        return
    for match in re.finditer(_LEADING_ZERO, paragraph.text):
        unit = paragraph.text[match.end()]
        right = match[0][1:]
        message = f"“{match[0]}{unit}”不写前导零，应为“{right}{unit}”"
        yield paragraph.report(*match.span(), message, right, safe=True)


@paragraph_rule(
    "NUM005",
    "warning",
    "年份只写两位",
    about="年份写全四位：24年11月应为2024年11月，2023年、24年应为2023年、2024年。",
    good=("2024年11月25日", "历时24年"),
    bad=(
        "24年11月25日，会议召开。",
        ("2023年、24年连续获奖。", "2023年、2024年连续获奖。"),
        "自98年3月起",
        ("截至23年底，已建成8个。", "截至2023年底，已建成8个。"),
        ("24年上半年，业务量增长。", "2024年上半年，业务量增长。"),
    ),
    spared=(
        "1998年11月", "历时24年11月", "24年来，共办理", "任期15年3个月", "2013年至15年间",
        "第10年3月", "20年6月龄", "从1949年和10年后", "有期徒刑15年6月", "判处15年6月",
    ),
    needs="年",
)  # fmt: skip
def short_year(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A year has its four digits."""
    text = paragraph.text
    for match in re.finditer(_SHORT_YEAR, text):
        if not text[max(match.start() - 2, 0) : match.start()].endswith(_DURATION):
            short = match[1] or match[2]
            year = _full(int(short))
            message = f"“{short}年”的年份写全四位（{year}年）"
            yield paragraph.report(*match.span(), message, str(year))
    for match in re.finditer(_SHORT_END, text) if not _ENDS.isdisjoint(paragraph.signs) else ():
        first, year = int(match[1]), int(match[1][:2] + match[2])
        if 0 < year - first < 10:
            message = f"“{match[2]}年”的年份写全四位（{year}年）"
            yield paragraph.report(*match.span(2), message, str(year))


@paragraph_rule(
    "NUM006",
    "warning",
    "正文里的日期用点或斜线",
    about="正文的日期写年、月、日：2024.11.25、2024/11/25应为2024年11月25日，2024.11月应为2024年11月。"
    "表格里不限。",
    good=("2024年11月25日，会议召开。", "| 日期 |\n| --- |\n2024-11-25"),
    bad=(
        ("2024.11.25，会议召开。", "2024年11月25日，会议召开。"),
        ("会议于2024/11/05召开。", "会议于2024年11月5日召开。"),
        ("2024.11月完工，12.25日验收。", "2024年11月完工，12月25日验收。"),
    ),
    spared=(
        "时限缩短3.5日，平均为2.25日。",
        "版本2024.11.25.1", "http://a.cn/2024/11/25/a.html", "V2024.11.25", "2024.13.40",
        "IP地址2024.1.1.1", "增长2024.11",
    ),
    needs=pairs_of(ARABIC, "./"),
)  # fmt: skip
def dotted_date(paragraph: LogicalParagraph) -> Iterator[Found]:
    """In running text a date is written 2024年11月25日."""
    if paragraph.kind in ("cell", "caption"):
        return
    for match in re.finditer(_DOTTED, paragraph.text):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        try:
            date(year, month, day)
        except ValueError:
            continue
        right = f"{year}年{month}月{day}日"
        message = f"正文的日期“{match[0]}”应为“{right}”"
        yield paragraph.report(*match.span(), message, right, safe=True)
    for match in re.finditer(_HALF_DOTTED, paragraph.text):
        right = f"{match[1]}年" if match[1] else f"{match[2]}月"
        yield paragraph.report(*match.span(), f"正文的日期“{match[0]}”写成“{right}”", right)


@paragraph_rule(
    "NUM026",
    "warning",
    "日期里的“号”",
    about="口语说“号”，文件里的日期写“日”。",
    standard="GB/T 15835-2011 5.1.2、GB/T 9704-2012 7.3.5.4",
    good=("会议11月20日召开。", "11月20日上午"),
    bad=(
        ("会议11月20号召开。", "会议11月20日召开。"),
        ("2024年11月5号前报送。", "2024年11月5日前报送。"),
    ),
    spared=("11月3号线客流增长。", "12月5号文件下发。", "5月32号令", "他说：“我11月20号到。”"),
    needs=pairs_of(ARABIC, "号"),
)
def spoken_day(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A date has 日 where speech has 号."""
    if "月" not in paragraph.characters:
        return
    for match in re.finditer(_SPOKEN, paragraph.text):
        if not paragraph.is_foreign(*match.span()):
            message = f"日期写“日”：“{match[0]}”应为“{match[1]}日”"
            yield paragraph.report(match.end() - 1, match.end(), message, "日")


def _full(year: int) -> int:
    return 2000 + year if year < 50 else 1900 + year
