"""LOG001: words that contradict one another, and common facts."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.patterns import find_patterns
from bulletin_cli.proof.register import paragraph_rule


@paragraph_rule(
    "LOG001",
    "warning",
    "自相矛盾",
    about="同一句里说了相反的话，如“首次举办的第三届”“全部基本完成”“不超过30人以上”，或与常识不合，核对后改正。",
    good=("我市首次承办第三届大会。", "问题基本解决。", "不超过30人。", "下午3时、15时。"),
    bad=(
        "这次会议是我市首次举办的第三届大会。",
        "全部基本完成整改。",
        "这是全省唯一获奖的单位之一。",
        "利润增长了20%个百分点。",
        "下午15时召开。",
        "全国56个少数民族。",
        "业务量同比增长至12.5%。",
        "全年销售额达到300万件。",
    ),
    spared=(
        "这不是唯一的原因之一。",
        "不少于100米不超过500米以内的区域",
        "全部基本农田、基本全覆盖",
        "销售额达3亿元，销售30万台。每吨产量3000元的补贴。",
        "水产品、肉类、蔬菜供应充足。",
    ),
)
def contradiction(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A sentence does not say a thing and its opposite."""
    yield from find_patterns(paragraph, "LOG001")
