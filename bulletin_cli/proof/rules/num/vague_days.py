"""NUM007: days that a text does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

_VAGUE = (
    "(?:^|(?<=[。；，！]))(近日|日前|今天|今日|昨天|昨日|前天|明天)(?=[，上下]|晚上|凌晨|中午)"
    "|(?<=[局司部委院会府处])(近日|日前)(?![点])"
)


@paragraph_rule(
    "NUM007",
    "info",
    "没有写明日期",
    about="近日、日前、今天离了发稿的日子就说不清是哪一天，简报写明月、日。",
    good=("11月21日，会议召开。", "8月31日前报送。", "今天的中国，欣欣向荣。"),
    bad=("近日，市局召开会议。", "日前，意见印发。", "今天上午，会议召开。", "市局近日印发通知。"),
    spared=(
        "31日前审批", "截至10日前", "最近日子好过了", "走到今天，实属不易", "生日前夕",
        "每月5日前，报送报表。", "今天，我们比历史上任何时期都更接近目标",
    ),
    needs=("近日", "日前", "今天", "今日", "昨天", "昨日", "前天", "明天"),
)  # fmt: skip
def vague_day(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A bulletin names the day."""
    for match in re.finditer(_VAGUE, paragraph.text):
        if match[0] in ("今天", "今日", "明天") and paragraph.text[match.end()] == "，":
            continue  # often 现在 rather than a day
        yield paragraph.report(*match.span(), f"“{match[0]}”不指明哪一天，写明月、日")
