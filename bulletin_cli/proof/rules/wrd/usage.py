"""WRD007, WRD010, WRD012-013: words that say a thing twice, or that their construction bars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found, Level
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.lexicon import MILD, read_lexicon
from bulletin_cli.proof.reading.patterns import find_patterns
from bulletin_cli.proof.register import paragraph_rule


@paragraph_rule(
    "WRD007",
    "warning",
    "重复啰唆",
    about="词里已有的意思又说了一遍，如“涉及到”的“及”就是“到”，删去多余的字。",
    good=("问题涉及多个部门。", "把设想付诸实施。", "分析行业现状。"),
    bad=(
        ("问题涉及到多个部门。", "问题涉及多个部门。"),
        ("把设想付诸于实施。", "把设想付诸实施。"),
        ("分析目前的现状。", "分析现状。"),
        ("治安状况令人堪忧。", "治安状况令人担忧。"),
        ("要改变不良陋习。", "要改变陋习。"),
        ("生态环境日益越来越好。", "生态环境越来越好。"),
        ("目的是为了提高效率。", "目的是提高效率。"),
        ("电商催生了新业态的出现。", "电商催生了新业态。"),
    ),
    spared=(
        "一切所有制企业",
        "全部都市报",
        "涉及到期合同",
        "波及到账时间",
        "《目前的现状》",
        "放诸四海而皆准",
        "两地相互之间合作",
        "这一天非常特别。",
        "加快加速器建设，位于在建的桥旁。",
        "主要以快递为主营业务。",
    ),
)
def redundant_words(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A word repeats what another has said."""
    for start, entry in read_lexicon("redundancies").matches(paragraph.text):
        end = start + len(entry.wrong)
        if not paragraph.is_foreign(start, end):
            message = f"“{entry.wrong}”应为“{entry.right}”：{entry.note}"
            level: Level | None = "info" if entry.note.startswith(MILD) else None
            yield paragraph.report(start, end, message, entry.right, level=level)
    yield from find_patterns(paragraph, "WRD007")


@cache
def _awarded() -> re.Pattern[str]:
    return re.compile(
        "(?:分获|荣获|喜获|被授予)[^“”，。；：！？]{0,16}(“[^“”]{1,30}”)(?=[，。；！]|$)"
    )


@paragraph_rule(
    "WRD010",
    "info",
    "获得的是什么没有说完",
    about="“分获‘某某’”后面要说明是称号、奖项还是荣誉，补上这个词。",
    good=("3家单位分获“最佳组织单位”称号。", "他荣获“五一劳动奖章”。"),
    bad=("5家单位分获“最佳助农大使”。", "小李荣获“最美快递员”，获得表彰。"),
    spared=("荣获“先进集体”“文明单位”等称号。", "荣获全国“最美快递员”荣誉称号。"),
    needs=("分获", "荣获", "喜获", "授予"),
)
def award_without_a_noun(paragraph: LogicalParagraph) -> Iterator[Found]:
    """One is awarded a title or a prize, not a quotation."""
    for match in _awarded().finditer(paragraph.text):
        if not any(
            word in match[1] for word in ("奖", "杯", "称号", "荣誉", "章", "牌", "旗", "证")
        ):
            message = f"{match[1]}后面补上“称号”“奖”或“荣誉”"
            yield paragraph.report(*match.span(1), message)


@cache
def _together() -> re.Pattern[str]:
    verbs = (
        "推进|推动|开展|举办|主办|承办|做好|打造|组织|维护|研究|构建|建设|召开|发布|启动|"
        "促进|实施|参与|完成|解决|探索|绘就|发起|制定|策划"
    )
    return re.compile(
        "(?:协同|联合(?!国|体|会|社|党|王|起来|公报|声明|行动)|联手|携手)"
        f"[^，。；：！？、“”（）]{{0,14}}?(共同(?={verbs}))"
    )


@paragraph_rule(
    "WRD012",
    "info",
    "意思重复",
    about="“协同”“联合”“携手”已经有“共同”的意思，同一小句里留一个。",
    good=("协同地方部门推进党建。", "与地方部门共同推进党建。"),
    bad=(
        ("协同地方部门共同推进党建。", "协同地方部门推进党建。"),
        ("联合市总工会共同举办比赛。", "联合市总工会举办比赛。"),
    ),
    spared=("携手构建人类命运共同体。", "联合国与各国共同推进。", "联合起来，共同推进。"),
    needs=("共同",),
)
def said_twice(paragraph: LogicalParagraph) -> Iterator[Found]:
    """What is done jointly need not be done together as well."""
    for match in _together().finditer(paragraph.text):
        start, end = match.span(1)
        if not paragraph.is_foreign(start, end):
            message = f"“{match[0][:2]}”与“共同”意思重复，删去一个"
            yield paragraph.report(start, end, message, "")


@cache
def _carried_out() -> re.Pattern[str]:
    ways = "(?:全面|深入|系统|认真|详细|逐一|细致|集中|重点)?的?"
    nouns = (
        "梳理|总结|部署|分析|检查|介绍|讲解|说明|汇报|通报|研究|了解|排查|清理|统计|学习|宣传|解读|"
        "培训|调查|整治|改造|评估|审查|考核|规范|修订|探讨|核查|盘点|回顾|安排|调研|督导|指导|表彰"
    )
    return re.compile(
        "(?<![即必还也仍已并])将(?!于|在|对|就|向|会|军|来|近|从|由|以|为)"
        "([^将把对就向。；：！？]{1,60}?)"
        f"进行了{ways}(?:{nouns})"
        # 将 may be “will” where nobody is asked.
        f"|(?<=请)将(?!于|在|对|就|向)([^将把对就向于后前，。；：！？]{{1,60}}?)进行{ways}(?:{nouns})"
    )


@paragraph_rule(
    "WRD013",
    "info",
    "“将……进行了梳理”",
    about="“进行”的对象用“对”引出：对情况进行了梳理；或者不用“进行”：将情况梳理了一遍。",
    good=("对各区情况进行了梳理。", "将各区情况逐一梳理。"),
    bad=(
        ("将各区情况进行了全面梳理。", "对各区情况进行了全面梳理。"),
        ("请将活动情况进行认真梳理。", "请对活动情况进行认真梳理。"),
    ),
    spared=(
        "将于下周就此进行部署。",
        "将文件印发各单位，并对此进行了部署。",
        "将二者进行对比。",
        "将军对部队进行了检查。",
        "即将进行总结。",
        "请将材料报送后进行总结。",
    ),
    needs=("行了", "请将"),
)
def disposal_of_a_noun(paragraph: LogicalParagraph) -> Iterator[Found]:
    """What is carried out takes 对, not 将."""
    for match in _carried_out().finditer(paragraph.text):
        start = match.start()
        if not paragraph.is_foreign(start, match.end()):
            message = "“将……进行……”应为“对……进行……”"
            yield paragraph.report(start, start + 1, message, "对")
