"""NUM: amounts, approximations and counts (GB/T 15835-2011)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.characters import NUMERALS
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.numerals import number_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

_NUMBER = r"\d+(?:\.\d+)?"
_SUCCESSIVE = tuple("一二三四五六七八九"[at : at + 2] for at in range(8))


@paragraph_rule(
    "NUM007",
    "info",
    "“近日”“日前”这样的时间",
    about="简报里写明哪一天，不写近日、日前、昨天、今天。",
    good=("11月20日，甲区召开会议。",),
    bad=("近日，甲区召开会议。", "日前，甲区举办培训。", "今天上午，甲区召开会议。"),
    spared=("8月31日前，完成整改。", "春节前夕、节日前走访。", "今天的中国，充满生机。"),
    needs="日天",
)
def vague_day(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A bulletin names the day."""
    for match in _vague().finditer(paragraph.text):
        yield paragraph.found(*match.span(1), f"“{match[1]}”换成具体日期")


@cache
def _vague() -> re.Pattern[str]:
    later = "(?:昨日|昨天|今日|今天)(?=上午|下午|晚|，|召开|举行|举办)"
    return re.compile(f"(?:^|(?<=[。；！？]))(近日|日前|前不久|{later})")


@paragraph_rule(
    "NUM008",
    "info",
    "数字后面单写“百”“千”",
    about="阿拉伯数字后面可以用万、亿，不单用百、千：3000，不写3千。",
    standard="GB/T 15835-2011 5.2",
    good=("3000名快递员", "5万件", "500千瓦"),
    bad=("3千名快递员", "投入5百元"),
    spared=("1亿3千多万", "5千米", "2.5千瓦", "3千克", "3百万", "10千伏"),
    needs="百千",
)
def bare_hundred(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Digits are not followed by 百 or 千 alone."""
    for match in _hundred().finditer(paragraph.text):
        zeros = "00" if match[0].endswith("百") else "000"
        message = f"“{match[0]}”写成“{match[1]}{zeros}”"
        yield paragraph.found(*match.span(), message, match[1] + zeros)


@cache
def _hundred() -> re.Pattern[str]:
    return re.compile(r"(?<![\d亿万.])(\d+)[百千](?![米瓦克卡伏安赫帕焦字比万亿多余])")


@paragraph_rule(
    "NUM009",
    "warning",
    "相邻数字表概数时用了顿号",
    about="两个相邻数字连用表示概数，中间不用顿号：三四十人。",
    standard="GB/T 15834-2011 4.5.3.4",
    good=("三四十人", "七八个月"),
    bad=(("来了三、四十人。", "来了三四十人。"), ("相距五、六公里。", "相距五六公里。")),
    spared=(
        "一、二等奖",
        "二、三产业",
        "第三、四季度",
        "三、四线城市",
        "一、二、三个月",
        "四、五级",
    ),
    needs="、",
)  # fmt: skip
def comma_in_approximation(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Neighbouring numerals for "about" have no 、 between them."""
    for match in _approximation().finditer(paragraph.text):
        if match[1] + match[3] in _SUCCESSIVE:
            right = match[1] + match[3]
            yield paragraph.found(*match.span(2), f"表示概数写成“{right}”", "")


@cache
def _approximation() -> re.Pattern[str]:
    units = "[十百千万]?[个人天次家里岁件元块米户分小公]|[十百千万][名位]"
    return re.compile(
        f"(?<![第、{NUMERALS}])([一二三四五六七八])(、)([二三四五六七八九])(?={units})"
        "(?![个家]?[方阶层季级等类])"
    )


@paragraph_rule(
    "NUM010",
    "warning",
    "范围里前一个数少了单位",
    about="表示数值范围时，前一个数的万、亿、%不能省：5万—10万元，1%—5%。",
    standard="GB/T 15835-2011 5.1.4",
    good=("5万—10万元", "1%—5%", "5—10元"),
    bad=(("处5—10万元罚款", "处5万—10万元罚款"), ("增长1—5%", "增长1%—5%")),
    spared=("6%－6.5%", "2013—2015万", "第3—5万"),
    needs="—～~－",
)
def range_without_unit(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Both ends of a range have their 万, 亿 or %."""
    for match in _range().finditer(paragraph.text):
        unit = match["unit"]
        message = f"前一个数也写“{unit}”：{match[1]}{unit}"
        yield paragraph.found(
            match.end(1), match.end(1) + 1, message, unit + match[0][len(match[1])]
        )


@cache
def _range() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\d.第A-Za-z])(?!(?:19|20)\d\d[—～])({_NUMBER})(?P<dash>[—～~－]){_NUMBER}(?P<unit>[万亿%％])"
    )


@paragraph_rule(
    "NUM011",
    "warning",
    "概数重复",
    about="约、近、超过与左右、余、多、以上意思重复或矛盾，留一个。",
    good=("约50人", "50人左右", "近30年来", "超过50人"),
    bad=("约50人左右", "近200余人参加", "超过50人以上", "大约3000件左右"),
    spared=("近30多年来", "近10余年", "约50人，左右两侧", "超过60岁以上老人"),
    needs="约近超逾",
)
def doubled_approximation(paragraph: LogicalParagraph) -> Iterator[Found]:
    """One word for "about" is enough."""
    for match in _doubled().finditer(paragraph.text):
        yield paragraph.found(*match.span(), f"“{match[0]}”意思重复，留一个")


@cache
def _doubled() -> re.Pattern[str]:
    few = "[^，。；、\\d]{0,4}"
    return re.compile(
        rf"(?:大约|约){_NUMBER}[万亿]?{few}左右(?!两)"
        rf"|(?:将近|(?<!最)近){_NUMBER}[万亿]?[余多](?!年|个?月|天|日)"
        rf"|(?:超过|逾){_NUMBER}[万亿]?(?!岁){few}(?<!岁)以上"
    )


@paragraph_rule(
    "NUM012",
    "error",
    "减少若干倍",
    about="倍只用于增加；减少用几分之几或百分之几。",
    good=("增长3倍", "减少三分之二", "减少60%"),
    bad=("投诉减少了3倍。", "成本下降两倍。"),
    spared=("不减少3倍", "比减少前增加3倍", "下降幅度是去年的3倍"),
    needs="倍",
)
def fewer_times(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Nothing is fewer by a multiple."""
    for match in _fewer().finditer(paragraph.text):
        yield paragraph.found(*match.span(), f"“{match[0]}”：减少不用倍，用百分之几")


@cache
def _fewer() -> re.Pattern[str]:
    amount = rf"(?:{_NUMBER}|[{NUMERALS}两])"
    return re.compile(rf"(?<!不)(?:减少|降低|下降|缩短|缩小|下调)了?(?:近|约|超过)?{amount}余?倍")


@paragraph_rule(
    "NUM015",
    "error",
    "单位重复",
    about="元元、万万元、%% 这样的重复。",
    good=("5万元", "增长5%"),
    bad=(("共5万元元。", "共5万元。"), ("共5万万元。", "共5万元。"), ("增长5%%。", "增长5%。")),
    spared=("黎元元", "千千万万", "一万万同胞"),
    needs="元万亿%％",
)
def doubled_unit(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A unit stands once."""
    for match in _unit().finditer(paragraph.text):
        once = match[0][0]
        yield paragraph.found(*match.span(), f"“{match[0]}”重复", once, safe=True)


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(r"(?<=[\d万亿])元元|(?<=\d)万万(?=[元件人])|(?<=\d)亿亿|%%+|％％+")


@paragraph_rule(
    "NUM016",
    "warning",
    "所列的项数与写的数对不上",
    about="列出的项数和后面写的数应一致；有“等”时，列出的不多于写的数。",
    good=(
        "“甲项目”“乙项目”“丙项目”3个项目",
        "甲区、乙区、丙区等5个区",
        "顺丰、中通、圆通3家企业",
    ),
    bad=(
        "“甲项目”“乙项目”4个项目",
        "“甲”“乙”“丙”“丁”“戊”“己”等5家企业",
        "浦东、黄浦、静安、徐汇4个区参加，虹口、杨浦、宝山、嘉定5个区列席。",
        "邀请顺丰、中通、圆通、申通3家企业参加。",
    ),
    spared=(
        "省、区、市360个",
        "甲区、乙区20个网点",
        "组织党员、群众3个支部",
        "“甲”“乙”两类3个项目",
        "在小学、中学、大学3个月",
    ),
    needs="家个项条类",
)
def wrong_count(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A stated count is that of the items before it."""
    for match in _counted().finditer(paragraph.text):
        count = number_of(match["count"])
        items = _items(match["items"])
        if count is None or not 2 <= count <= 20 or len(items) < 2:
            continue
        wrong = len(items) > count if match["etc"] else len(items) != count
        if wrong and (match["items"].startswith("“") or _is_sure(items, match)):
            start, end = match.span("count")
            message = f"前面列了{len(items)}项，写的是{match['count']}{match['unit']}，核对"
            yield paragraph.found(start, end, message)


def _items(text: str) -> list[str]:
    if text.startswith("“"):
        return _quoted().findall(text)
    return [each for each in _parts().split(text) if each]


def _is_sure(items: list[str], match: re.Match[str]) -> bool:
    """Return whether unquoted items are surely what is counted: three or more short names."""
    lengths = [len(each) for each in items[1:]]
    alike = len(items) >= 3 and max(lengths) <= 6 and max(lengths) - min(lengths) <= 2
    named = len(items[0]) >= min(lengths) and (match["unit"] == "家" or match["what"] == "区")
    return alike and (bool(match["etc"]) or named)


@cache
def _counted() -> re.Pattern[str]:
    quoted = "(?:“[^“”]{1,25}”[、和及]?){2,12}"
    word = "[^，。；：！？、“”（）《》\\d和及与]"
    bare = f"{word}{{2,14}}(?:[、和及与]{word}{{2,10}}){{1,11}}?"
    return re.compile(
        rf"(?P<items>{quoted}|{bare})(?P<etc>等|(?<!等))(?P<count>\d{{1,2}}|[两三四五六七八九十])"
        r"(?P<unit>家|个(?P<what>区|项目|品牌|企业|单位|部门)|[项条类](?!目)|大类)(?!多|余|月)"
    )


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile("“([^“”]+)”")


@cache
def _parts() -> re.Pattern[str]:
    return re.compile("[、和及与]")
