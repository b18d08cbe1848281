"""NUM010-012, NUM015: ranges, estimates and units of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC
from bulletin_cli.proof.register import paragraph_rule

_FIGURE = r"[0-9]+(?:\.[0-9]+)?"
_RANGE = rf"(?<![0-9A-Za-z.．—–～~/第-])({_FIGURE})(——|[—–－~～-]|至)({_FIGURE})(万亿|[万亿%％‰])"
_NUMBER = "(?:[0-9]+(?:[.．,，][0-9]+)*|[一二三四五六七八九十百千两]+)"
_THERE_ARE = "有|为|占|达|需|在|需要|投入|阅读|增加|增长|减少|完成|投递|揽收"  # 约有300人左右
_ESTIMATE = (
    "(?<![预节履违公条签合制隐大附最邻靠临亲新远贴就婚])"
    f"(大约|将近|接近|不少于|不低于|超过|约|近|超|逾)(?:{_THERE_ARE})?{_NUMBER}[万亿]?"
    "(?:个(?=多))?([余多])?(?P<unit>)(?:[^0-9，。、；：！？（）“”《》]{0,4}?(左右|上下|以上))?"
)
_CLASHES = {
    "左右": ("大约", "约", "将近", "接近", "近", "超过", "超", "逾", "不少于", "不低于"),
    "上下": ("大约", "约", "将近", "接近", "近", "超过", "超", "逾", "不少于", "不低于"),
    "以上": ("超过", "超", "逾", "不少于", "不低于", "大约", "约"),
    "余": ("将近", "接近", "近", "大约", "约", "超过", "超", "逾"),
    "多": ("将近", "接近", "近", "大约", "约", "超过", "超", "逾"),
}
# 近10多年来 is the last ten-odd years, 超过60周岁以上 is how laws write.
# 二级以上, 规模以上, 大专以上 are ranks and sizes, whatever number stands before them.
_RANKS = "级模科专中高"
_SPARED_UNITS = {"近": "年月天日周个", "超过": "岁周"}
_LESS = (
    f"(?:减少|降低|下降|减低|缩减|缩短|节约|节省)了?(?:{_FIGURE}|[一二两三四五六七八九十百几数])[多余]?倍"
    "(?![率数速频镜标])"
)
_DOUBLED = (
    r"(?<=[0-9])[%％]{2,}|(?<=[0-9])[万亿]?(元元)(?![旦素件宵气月老首])|(?<=[0-9])(万万元|亿亿元)"
    r"|百分之[0-9]+(?:\.[0-9]+)?[%％]"
)


@paragraph_rule(
    "NUM010",
    "warning",
    "数值范围的前一个数缺单位",
    about="表示范围的两个数，前一个数的“万”“亿”“%”不能省：5—10万元会读成五元到十万元，应为5万—10万元。",
    good=("5万—10万元", "5%—10%", "6%－6.5%", "2013—2015年", "5—10人"),
    bad=(
        ("补贴5—10万元。", "补贴5万—10万元。"),
        ("增长1-5%。", "增长1%-5%。"),
        ("预计3至5亿件。", "预计3亿至5亿件。"),
    ),
    spared=(
        "第3-2万", "1-10月增长5%", "电话021-5万", "GB/T 1-2万", "6%－6.5%左右", "从5000至1万人",
        "2020至2万", "由300至1亿",
    ),
    needs=pairs_of(ARABIC, "—–－~～-至"),
)  # fmt: skip
def unit_left_out(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Both ends of a range have their 万 or %."""
    for match in re.finditer(_RANGE, paragraph.text):
        first, last, unit = float(match[1]), float(match[3]), match[4]
        before = paragraph.text[max(match.start() - 2, 0) : match.start()].rstrip()[-1:]
        if before.isascii() and before.isalpha():
            continue  # GB/T 1-2
        # From 5000 to 1万 is right as it stands; from 5 to 10万 is not.
        if first < last and (unit in "%％‰" or match[2] != "至" or first < 100):
            right = match[1] + unit
            message = f"“{match[0]}”的前一个数缺单位，应为“{right}{match[2]}{match[3]}{unit}”"
            yield paragraph.report(*match.span(1), message, right)


@paragraph_rule(
    "NUM011",
    "warning",
    "概数重复或矛盾",
    about="“约”与“左右”、“近”与“余”、“超过”与“以上”只用一个：约30人左右改为约30人。",
    good=("约30人参加。", "近30家企业", "超过5万件", "近30余年"),
    bad=("约30人左右", "约有300人左右参加。", "年约阅读10本左右",
         "近30余家企业", "超5万件以上", "近百余名群众", "大约300多人", "大约一个多小时"),
    spared=(
        "预约30余人", "附近100余户", "近10多年来", "近三年以上", "最近300余人", "节约100余万元",
        "超过60周岁以上年龄", "近5天左右", "近多年来", "公约30条以上", "近一段时间以来",
        "违约30天以上", "不少于30天，以上事项", "约谈30余家企业", "超期30天以上", "约占30%，以上",
        "近一个多月来", "超6000家二级以上医院", "大约需要3天，左右为难", "超过500家规模以上企业",
    ),
    needs="约近超逾不",
)  # fmt: skip
def estimated_twice(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A number is estimated once."""
    text = paragraph.text
    for match in re.finditer(_ESTIMATE, text):
        unit = text[match.start("unit") : match.start("unit") + 1]
        if unit and unit in _SPARED_UNITS.get(match[1], ""):
            continue
        ranked = match[4] == "以上" and text[match.start(4) - 1] in _RANKS
        for last in (match[2], "" if ranked else match[4]):
            if last and match[1] in _CLASHES[last]:
                message = f"“{match[0]}”里“{match[1]}”与“{last}”留一个"
                yield paragraph.report(*match.span(), message)
                break


@paragraph_rule(
    "NUM012",
    "error",
    "减少用了倍数",
    about="减少、降低、下降不用倍数，减少一倍就是没有了：写成减少百分之几、减少几分之几或降到原来的几分之一。",
    good=("减少50%。", "增长3倍。", "下降到原来的三分之一。"),
    bad=("事故减少了3倍。", "成本降低两倍。", "能耗下降1.5倍。", "时限缩短了一倍。"),
    spared=(
        "下降2倍标准差", "减少2倍数", "不减反增3倍", "下降后增长3倍", "减少3次，加倍努力",
        "加减3倍标准差", "降2倍频",
    ),
    needs="倍",
)  # fmt: skip
def less_by_times(paragraph: LogicalParagraph) -> Iterator[Found]:
    """What becomes less does not do so by times."""
    for match in re.finditer(_LESS, paragraph.text):
        message = f"“{match[0]}”：减少不用倍数，写成百分之几或几分之几"
        yield paragraph.report(*match.span(), message)


@paragraph_rule(
    "NUM015",
    "error",
    "单位或百分号重复",
    about="数字后的单位多打了一个：元元、万万元、%%、百分之50%。",
    good=("5元", "5万元", "50%", "百分之五十"),
    bad=(
        ("5万元元", "5万元"),
        ("5万万元", "5万元"),
        ("增长50%%。", "增长50%。"),
        ("增长百分之50%。", "增长50%。"),
    ),
    spared=("补贴5元元旦当天发放", "12.5亿亿次", "四万万同胞", "元元之民", "4万万同胞"),
    needs=(*pairs_of("%％", "%％"), *pairs_of("之", ARABIC), "元元", "万万", "亿亿"),
)
def doubled_unit(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A unit stands once."""
    for match in re.finditer(_DOUBLED, paragraph.text):
        right = _single(match[0])
        yield paragraph.report(*match.span(), f"“{match[0]}”应为“{right}”", right)


def _single(written: str) -> str:
    """Return the unit, or the figure with it, written once."""
    if written.startswith("百分之"):
        return written.removeprefix("百分之")
    if written.endswith("元元"):
        return written[:-1]
    return written[1:] if written[-1] == "元" else written[0]
