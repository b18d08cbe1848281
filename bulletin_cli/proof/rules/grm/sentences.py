"""GRM001-004: sentences that say no twice, mix two forms, lack a part or pair wrongly."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.patterns import find_patterns
from bulletin_cli.proof.register import paragraph_rule


@paragraph_rule(
    "GRM001",
    "warning",
    "否定不当",
    about="“防止”“避免”“杜绝”“切忌”“难免”已有否定的意思，后面再用“不”，意思就反了。",
    good=("防止类似事故再次发生。", "难免出现疏漏。", "群众的事无时无刻不放在心上。"),
    bad=(
        "防止类似事故不再发生。",
        "难免不出现疏漏。",
        "防止群众利益不受侵犯。",
        ("大家无时无刻都在思考。", "大家时时刻刻都在思考。"),
        "严禁无关人员不得入内。",
    ),
    spared=(
        "防止不正之风，避免不必要的损失。",
        "禁止吸烟场所不得设置吸烟室。",
        "被劝阻人不得打击报复。",
        "防止事故，不再发生险情。",
        "防止权力不受监督。",
    ),
)
def said_no_twice(paragraph: LogicalParagraph) -> Iterator[Found]:
    """What is prevented is not denied as well."""
    yield from find_patterns(paragraph, "GRM001")


@paragraph_rule(
    "GRM002",
    "warning",
    "句式杂糅",
    about="两种说法混在一句里，如“原因是……”和“是……造成的”，“本着……的原则”和“从……出发”，留一种。",
    good=(
        "事故原因是管理不善。",
        "本着为群众负责的态度，从实际出发。",
        "围绕安全生产开展工作。",
        "之所以取得成绩，是因为大家努力。",
    ),
    bad=(
        "事故原因是管理不善造成的。",
        "本着为群众负责的态度出发。",
        "围绕以安全生产为中心开展工作。",
        "之所以取得成绩，是因为大家努力的结果。",
        "经过大家的共同努力下，任务按期完成。",
        "在上级的关怀和支持，我们完成了任务。",
        "据统计显示，件量稳步增长。",
        "受台风影响下，航班停运。",
    ),
    spared=(
        "原因是什么造成的。",
        "在局党组的领导下，经过努力，提前完成。",
        "按照以出口为主的方针。",
        "由主持人介绍，在专家指导下进行。",
        "重在基层的支持，贵在坚持。",
        "历时三年的时间跨度，开展对口支援，开展培训。",
        "数据显示，件量增长。据统计，件量增长。有证据表明，产品合格。",
        "把还没有落实的任务列出，把问题解决在没有发生之前。",
    ),
)
def mixed_forms(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A sentence has one form."""
    yield from find_patterns(paragraph, "GRM002")


@paragraph_rule(
    "GRM003",
    "warning",
    "成分残缺",
    about="“通过……，使……”“在……下，使……”“由于……，使……”没有主语，删去“通过”或“使”；"
    "“发挥……引领”“从……向……”没有说完，补上“作用”“转变”。",
    good=("经过培训，职工素质得到提高。", "培训使职工素质得到提高。", "发挥党员的引领作用。"),
    bad=(
        "发挥党员的示范引领，带动群众增收。",
        "推动服务从“有没有”向“好不好”，群众更加满意。",
        "经过培训，使职工素质得到提高。",
        "在领导的关怀下，使问题得到解决。",
        "由于大家的努力，使任务提前完成。",
    ),
    spared=(
        "各单位通过培训，使职工素质得到提高。",
        "通过平台，使用人单位了解情况。",
        "由于其负责人的原因，致使主管机关无法通知。",
        "通过设置可以写明用途，从而使标签清楚。",
        "为进一步加强安全工作，公司召开会议。为深入贯彻会议精神召开专题会。",
        "学校通过这次活动，不仅增强了大家的团队意识，还锻炼了身体。",
        "发挥优势，引领发展。从“要我学”到“我要学”，变化很大。",
    ),
)
def part_missing(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A sentence has its subject and its object."""
    yield from find_patterns(paragraph, "GRM003")


@paragraph_rule(
    "GRM004",
    "warning",
    "关联词不配",
    about="关联词成对使用：只有……才，只要……就，即使……也，虽然……但；“不管”“无论”后面有疑问或选择。",
    good=(
        "只有坚持改革，才能发展。",
        "只要坚持，就能成功。",
        "不管条件多么艰苦，他们都坚持工作。",
        "无论严寒酷暑，都坚守岗位。",
    ),
    bad=(
        ("不管条件艰苦，他们都坚持工作。", "尽管条件艰苦，他们都坚持工作。"),
        "只有坚持改革，就能发展。",
        "只要坚持改革，才能发展。",
        "虽然时间紧，所以大家抓紧工作。",
        ("无论从设计到施工，都严格把关。", "无论从设计还是从施工，都严格把关。"),
    ),
    spared=(
        "无论环境恶劣与否，都能运行。",
        "不论艰难困苦，都不退缩。",
        "只有一家企业，就在城东。",
        "买了三套（如果没有记错的话），所以退了两套。",
        "如果别的字正常，但是这个字不正常，就是字体不对。",
        "无论从哪里到哪里，都很方便。如果没有大家，怎么才能完成？",
        "要么整改，要么停业，或者搬迁。",
    ),
)
def wrong_pair(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Conjunctions go in pairs."""
    yield from find_patterns(paragraph, "GRM004")
