"""ISS003: what was left to fill in; and how placeholders look, in articles and in settings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

# An article may keep a name to itself (XX局, ○○○).
_TO_FILL_IN = "TODO|(?<![等有亟])待补充"
SPARING_NAMES = rf"{_TO_FILL_IN}|(?<![A-Za-z0-9Ｘ×])[XxＸ×]+[年月日]|[_＿]{{3,}}"
# No setting has a date. A ○ between numerals is a zero (二○○五年), and XX型 is a model's name.
SPARING_DATES = (
    rf"{_TO_FILL_IN}|[_＿]{{3,}}|(?<![一二三四五六七八九○])○{{2,}}(?![一二三四五六七八九○])"
    "|(?<![A-Za-zＸ×])[XxＸ×]{2,}(?=[省市区县乡镇村局委办处科室部厅司公企单])"
)


@paragraph_rule(
    "ISS003",
    "error",
    "还有没填的占位文字",
    about="TODO、待补充、XX年、___ 这样的占位文字，付印前都要换成真的内容。",
    good=("活动总结见附件。", "正在等待补充力量。", "XX型客机首飞。"),
    bad=("活动总结待补充。", "XX年XX月，活动举行。", "参加人数____人。", "此处TODO。"),
    needs="TXxＸ×待_＿",
)
def placeholder(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Nothing of TODO, 待补充, XX年, ___ may go to print."""
    for match in re.finditer(SPARING_NAMES, paragraph.text):
        yield paragraph.report(*match.span(), f"占位文字没有填：{match[0]}")
