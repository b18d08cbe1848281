"""PHR002: political phrases and names written in a way that official usage bars."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.patterns import find_patterns
from bulletin_cli.proof.register import paragraph_rule


@paragraph_rule(
    "PHR002",
    "warning",
    "提法不规范",
    about="政治提法、民族和地区的称呼、会议和职务的说法，照规范的写。",
    standard="新华社新闻报道中的禁用词和慎用词",
    good=("“三个代表”重要思想，人大会议开幕会，蒙古族群众，市人大常委会主任。",),
    bad=(
        ("贯彻“三个代表”的重要思想。", "贯彻“三个代表”重要思想。"),
        "十四届全国人大一次会议开幕式在京举行。",
        ("蒙族群众参加活动。", "蒙古族群众参加活动。"),
        ("开展“不忘初心，牢记使命”主题教育。", "开展“不忘初心、牢记使命”主题教育。"),
    ),
    spared=(
        "人大常委会议事规则",
        "运动会开幕式上，人大代表发言。",
        "四维族谱",
        "弘扬中国共产党建党精神。",
    ),
)
def wrong_phrase(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Set phrases and names are as official usage has them."""
    yield from find_patterns(paragraph, "PHR002")
