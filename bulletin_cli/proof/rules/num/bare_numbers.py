"""NUM028, NUM031: numbers without their measure word or 元, and the marks within numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC
from bulletin_cli.proof.register import paragraph_rule

_PEOPLE = "游客|群众|居民|职工|员工|干部|党员|代表|学生|教师|志愿者|村民|旅客|商户|农户|企业"
_MONEY = (
    "投资|贷款|融资|资金|产值|收入|销售额|利润|税收|造价|罚款|捐款|善款|借款|补助|补贴|奖励|货款"
    "|成交额|交易额|签约额|营业额|注册资本"
)
_AMOUNTING = (
    "额|总额|金额|为|达|达到|共|共计|约|近|超|超过|逾|突破|完成|实现|了|高达|累计|合计|人民币"
)


@paragraph_rule(
    "NUM028",
    "warning",
    "数字后面缺单位",
    about="金额写明“元”：贷款1000万元；人数、户数写明量词：共296名游客。",
    good=("贷款1000万元。", "共296名游客。", "组织群众200余人"),
    bad=(
        ("申请贷款1000万。", "申请贷款1000万元。"),
        ("总投资约3.5亿，建成三座中心。", "总投资约3.5亿元，建成三座中心。"),
        "共296游客参加。",
    ),
    spared=(
        "低收入人口1000万。", "投资者约300万，", "补贴面积5万亩", "收入3万、5万元的各占一半",
        "贷款3.5万户", "组织2024学生运动会", "资金1.2亿美元", "共2024级学生", "共12个企业",
        "利润率3万，",
    ),
    needs=(*pairs_of(ARABIC, "游群居职员干党代学教志村旅商农企"), *pairs_of("万亿", "，。；\n")),
)  # fmt: skip
def bare_number(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A number says of what it is."""
    for match in _bare().finditer(paragraph.text):
        if match["sum"]:
            at = match.end()
            message = f"“{match[0]}”后面缺“元”"
            yield paragraph.report(match.start("sum"), at, message, f"{match['sum']}元")
        else:
            yield paragraph.report(
                *match.span("number"), f"“{match['number']}”后面缺量词，如“名”“家”"
            )


@cache
def _bare() -> re.Pattern[str]:
    number = r"[0-9][0-9,]*(?:\.[0-9]+)?"
    return re.compile(
        f"(?:{_MONEY})(?:{_AMOUNTING}){{0,4}}(?P<sum>{number}[余多]?[万亿])(?=[，。；]|$)"
        f"|(?:共|共有|共计)(?P<number>[0-9]{{2,}})(?={_PEOPLE})"
    )


@paragraph_rule(
    "NUM031",
    "warning",
    "数字里的标点用了全角",
    about="多位数的分节号、小数点用半角：1,200件，3.5亿元。",
    standard="GB/T 15835-2011 5.1.1",
    good=("投递1,200件。", "投资3.5亿元。", "投递1200件。"),
    bad=(
        ("共投递1，200件。", "共投递1,200件。"),
        ("完成投资3。5亿元。", "完成投资3.5亿元。"),
        ("增长3．5%。", "增长3.5%。"),
    ),
    spared=(
        "排名第3，200家企业参加。",
        "见图3，120件样品",
        "达到5。100家",
        "3，4，5月",
        "第1．5条",
    ),
    needs=pairs_of(ARABIC, "，。．"),
)
def wide_mark_in_number(paragraph: LogicalParagraph) -> Iterator[Found]:
    """The marks within a number are narrow."""
    for match in _wide_marks().finditer(paragraph.text):
        right = match[0].replace("，", ",").replace("。", ".").replace("．", ".")
        yield paragraph.report(*match.span(), f"“{match[0]}”应为“{right}”", right)


@cache
def _wide_marks() -> re.Pattern[str]:
    units = "[元人件家个名户亩台辆吨米]|公[里斤顷]|平方"
    return re.compile(
        f"(?<![0-9，.第图表名])[1-9][0-9]{{0,2}}(?:，[0-9]{{3}})+(?=[万亿]?(?:{units}))"
        "|(?<![0-9第])[0-9]{1,4}[。．][0-9]{1,2}(?=[万亿]?元|[%％倍亿])"
    )
