"""PHR002, PHR004: phrases and names that official usage bars, or uses with care."""

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
        "日本、台湾等国家和地区，香港等国家级新区建设，香港、澳门等国内外城市。",
        "人大代表和政协委员提出建议、提案，人大代表建议，政协提案。",
        "代表、委员审议讨论政府工作报告，列席政协会议的人大代表。",
        "香港审计署署长，入境事务处处长，审计署署长；人民法院、人民检察院院长、检察长。",
        "原香港政府部门，香港特别行政区政府行政长官办公室。",
        "全省组织部门，市宣传部署，全市宣传部长会议，全市市委机关。",
        "外国人和港澳台居民来华就业，反对“台独”，这台独立电源，平台独立运行。",
        "31个省（自治区、直辖市），31个省份，31个省、自治区、直辖市。",
        "东北朝鲜族聚居区，技术中台交流会。",
        "十四届全国人大三次会议，全国政协十四届三次会议，市十四届人大二次会议。",
        "老区城市，城区城管，孟加拉人民共和国。",
        "公民行使权利，国家机关行使职权，机关依法行使的权利属于国家。",
    ),
)
def wrong_phrase(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Set phrases and names are as official usage has them."""
    yield from find_patterns(paragraph, "PHR002")


@paragraph_rule(
    "PHR004",
    "info",
    "慎用的称呼和说法",
    about="新闻报道里慎用的词：“村长”“前苏联”、带歧视的称呼、一般会议的“隆重召开”。人名、引文、作品里的不改。",
    standard="新华社新闻报道中的禁用词和慎用词",
    good=("村主任介绍情况，苏联专家援建，会议在示例市召开。",),
    bad=(
        ("前苏联专家援建。", "苏联专家援建。"),
        ("村长介绍情况。", "村主任介绍情况。"),
        "大会隆重召开。",
    ),
    spared=("大学生村官", "农村长效机制，新村长廊。", "武术影后续报道。"),
)
def careful_phrase(paragraph: LogicalParagraph) -> Iterator[Found]:
    """What the news agency uses with care is for the editor to weigh."""
    yield from find_patterns(paragraph, "PHR004")
