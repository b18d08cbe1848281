"""LOG008: 分别 with as many figures as there are things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

_ITEM = "[^，。；：！？、“”（）《》0-9和与及分]{1,10}"
_LIST = rf"(?:^|[，。；：])({_ITEM}(?:、{_ITEM})+(?:(?:和|与|及){_ITEM})?|{_ITEM}(?:和|与){_ITEM})"
_VALUE = r"[0-9]+(?:\.[0-9]+)?(?:[万亿]?[%％]|[万亿]?[家人名个件起户份台辆次条项处吨元]|万元|亿元)"
_VALUES = rf"({_VALUE}(?:、{_VALUE})*(?:(?:和|与|及|、){_VALUE}))(?=[，。；]|$)"
_ALONE = (  # one figure for what is no list
    r"(?:^|[。；])[^。；、和与及跟各两]{2,40}?(分别(?:上升|增长|下降|提高|减少|增加|为|达到?)"
    rf"了?{_VALUE})(?=[。；]|$)"
)
_RESPECTIVE = f"{_LIST}(?:同比|环比)?分别(?:为|是|达|达到|有|增长|下降|完成|实现|占)?{_VALUES}"


@paragraph_rule(
    "LOG008",
    "warning",
    "“分别”前后的项数不等",
    about="“分别”前面有几样，后面就有几个数。核对漏了哪一项；只有一样、一个数的，不用“分别”。",
    good=("快递、邮政业务分别增长10%和5%。", "黄浦、静安、徐汇分别有3家、4家和5家。"),
    bad=(
        "黄浦、静安、徐汇分别有3家和4家。",
        "收入和件量分别增长10%、5%和3%。",
        "审结案件5万件，同比分别上升7.5%。",
    ),
    spared=(
        "黄浦、静安等区分别有3家和4家。",
        "3月、4月、5月分别增长10%和5%。",
        "两项指标分别增长10%。",
    ),
    needs=("分别",),
)
def not_as_many(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Each of the things has its figure."""
    for match in _compiled().finditer(paragraph.text):
        things = re.split("、|和|与|及", match[1])
        values = re.split("、|和|与|及", match[2])
        if len(things) != len(values) and not any("等" in each for each in things):
            message = f"“分别”前面是{len(things)}项，后面是{len(values)}个数，核对"
            yield paragraph.report(*match.span(2), message)
    for match in _alone().finditer(paragraph.text):
        yield paragraph.report(*match.span(1), "只有一项、一个数，不用“分别”")


@cache
def _compiled() -> re.Pattern[str]:
    return re.compile(_RESPECTIVE)


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(_ALONE)
