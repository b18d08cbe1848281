"""ISS003: what was left to fill in; and how placeholders look, in articles and in settings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

# An article may keep a name to itself (XX局, ○○○).
_TO_FILL_IN = "TODO|(?<![等有亟])待补充"
# Nor are X位 and X个 told of: they may be mathematics, as after + (N+X) or a figure (3×5).
_FIGURE = "(?<![A-Za-z0-9Ｘ×+＋.])"
_COUNTED = "[年月日%％]|[万亿]?元|[万亿](?=[一-鿿，。])|人次|余?万|个百分点|公里"
SPARING_NAMES = (
    rf"{_TO_FILL_IN}|{_FIGURE}(?:[12][0-9]{{0,2}})?[XxＸ×]+(?:{_COUNTED})"
    rf"|{_FIGURE}[XxＸ×]{{2,}}(?:[位名户家件](?!移|于|置|字|词))|[_＿]{{3,}}|(?<=20)[_＿]{{1,2}}年"
)
# No setting has a date. A ○ between numerals is a zero (二○○五年), and XX型 is a model's name.
SPARING_DATES = (
    rf"{_TO_FILL_IN}|[_＿]{{3,}}|(?<![一二三四五六七八九○])○{{2,}}(?![一二三四五六七八九○])"
    "|(?<![A-Za-zＸ×])[XxＸ×]{2,}(?=[省市区县乡镇村局委办处科室部厅司公企单])"
)


@paragraph_rule(
    "ISS003",
    "error",
    "还有没填的占位文字",
    about="TODO、待补充、XX年、___ X亿元这样的占位文字，付印前都要换成真的内容。",
    good=("活动总结见附件。", "正在等待补充力量。", "XX型客机首飞。"),
    bad=(
        "活动总结待补充。", "XX年XX月，活动举行。", "参加人数____人。", "此处TODO。",
        "20XX年，任务完成。", "202x年，任务完成。", "收入X亿元。", "增长X%。", "排名第xx位。",
        "20__年启动。",
    ),
    spared=("“1+X”证书", "推行“N+X”模式", "面积为3×5米", "X位移动，X个未知数", "XX局开展检查。"),
    needs="TXxＸ×待_＿",
)  # fmt: skip
def placeholder(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Nothing of TODO, 待补充, XX年, ___ may go to print."""
    for match in re.finditer(SPARING_NAMES, paragraph.text):
        yield paragraph.report(*match.span(), f"占位文字没有填：{match[0]}")
