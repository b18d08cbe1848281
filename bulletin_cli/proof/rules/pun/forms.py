"""PUN011-016: marks in ranges, ordinals, titles, names and document numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.lazy_patterns import LazyPattern, find_any, lazy
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC, HAN, NUMERALS
from bulletin_cli.proof.register import paragraph_rule

_LONG = 40  # characters; a shorter line may be a list or a label
_ENDS = "。！？…：；”’』」）》】.!?:;)"
_CITIES = (
    "北京|天津|上海|重庆|石家庄|太原|呼和浩特|沈阳|大连|长春|哈尔滨|南京|苏州|无锡|徐州|杭州|宁波|温州|合肥|福州|厦门"
    "|南昌|济南|青岛|郑州|武汉|长沙|广州|深圳|珠海|南宁|桂林|海口|三亚|成都|贵阳|昆明|拉萨|西安|兰州|西宁|银川"
    "|乌鲁木齐|香港|澳门|台北|雄安"
)
_UNITS = "年月日时点分岁人名家个件次项万亿%％元天周米吨公里级期届章条款页"
_ORDINALS = (
    *(f"第{each}" for each in NUMERALS), *(f"其{each}" for each in "一二三四五"),
    "首先", "其次", "再次", "最后",
)  # fmt: skip
_AFTER_ORDINAL = (
    LazyPattern(
        (tuple(f"{each}、" for each in _ORDINALS),),
        f"(?:^|(?<=[。；：]))(?:{'|'.join(_ORDINALS)})(?P<comma>、)(?![第其{NUMERALS}])",
    ),
    lazy("）、 ）， ）． ）.", rf"^（[{NUMERALS}0-9]{{1,3}}）(?P<nothing>[、，．.])(?!（)"),
    lazy("①、 ②、 ③、 ④、 ⑤、 ⑥、 ⑦、 ⑧、 ⑨、", "^[①-⑳](?P<circled>、)(?![①-⑳])"),
)


@paragraph_rule(
    "PUN011",
    "warning",
    "起止号用了短横线",
    about="数值和时间的起止用一字线“—”或浪纹线“～”，不用短横线“-”。",
    standard="GB/T 15834-2011 4.13.3.3",
    good=("2013—2015年", "5～10人", "2024-11-25印发"),
    bad=(
        ("2020-2025年规划", "2020—2025年规划"),
        ("投递5-10万件", "投递5—10万件"),
        ("5月-7月集中整治。", "5月—7月集中整治。"),
        ("每组3人-5人。", "每组3人—5人。"),
        ("北京-上海高铁客流平稳。", "北京—上海高铁客流平稳。"),
    ),
    spared=(
        "电话021-55667788转2点", "GB/T 15834-2011年版", "第3-2号文", "6%－6.5%", "A-2级",
        "编号2024-11-25日", "型号T5-10件", "北京-上海-广州", "东北-西南", "第5条-7条",
        "30元-20元=10元",
    ),
    needs="-",
)  # fmt: skip
def hyphen_range(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A range of numbers has — or ～."""
    text = paragraph.text
    for match in _range().finditer(text):
        yield paragraph.report(*match.span(1), "起止用“—”或“～”", "—", safe=True)
    for match in _of_units().finditer(text):
        if match["counted"] and float(match["first"]) >= float(match["last"]):
            continue  # 30元-20元 is a difference
        yield paragraph.report(*match.span("dash"), f"“{match[0]}”的起止用“—”", "—", safe=True)
    for match in _of_places().finditer(text):
        yield paragraph.report(*match.span(1), f"“{match[0]}”的起止用“—”", "—", safe=True)


@cache
def _range() -> re.Pattern[str]:
    before = r"(?<![A-Za-z0-9.\-/第—号])"
    number = r"\d{1,4}(?:\.\d+)?[%％]?"
    return re.compile(rf"{before}(?<![A-Z] ){number}(-){number}(?=[{_UNITS}])(?!\d)")


@cache
def _of_units() -> re.Pattern[str]:
    """Return 5月-7月: a number and its unit on either side."""
    number = r"[0-9]{1,4}(?:\.[0-9]+)?"
    return re.compile(
        rf"(?<![A-Za-z0-9.\-/第—号])(?P<first>{number})"
        rf"(?P<unit>[年月日时分周岁级]|万|亿|(?P<counted>[点个名人元件]))(?P<dash>-)(?P<last>{number})(?P=unit)(?![-0-9])"
    )


@cache
def _of_places() -> re.Pattern[str]:
    """Return 北京-上海: two cities, and no more of them."""
    return re.compile(rf"(?<![{HAN}A-Za-z0-9-])(?:{_CITIES})(-)(?:{_CITIES})(?!-)")


@paragraph_rule(
    "PUN012",
    "warning",
    "序号后面的标点",
    about="“第一”“首先”后面用逗号；带括号的序号（一）后面不用标点。",
    standard="GB/T 15834-2011 附录B.2.4",
    good=("第一，加强领导。", "（一）加强领导", "第一、第二季度"),
    bad=(
        ("第一、加强领导。", "第一，加强领导。"),
        ("（一）、加强领导", "（一）加强领导"),
        ("（1）、按时报送。", "（1）按时报送。"),
        ("要抓好两点。首先、加强领导。", "要抓好两点。首先，加强领导。"),
        ("其一、加强领导。", "其一，加强领导。"),
        ("①、按时报送。", "①按时报送。"),
    ),
    spared=("第一、二、三产业协调发展。", "获得第一、第二名。", "（一）（二）、（三）项"),
    needs=(*pairs_of(NUMERALS, "、"), "先、", "次、", "后、", "\n（", *pairs_of("①②③④⑤⑥⑦⑧⑨", "、")),
)
def mark_after_ordinal(paragraph: LogicalParagraph) -> Iterator[Found]:
    """第一 takes a comma, （一） nothing."""
    for match in find_any(_AFTER_ORDINAL, paragraph.text):
        at = match.span(match.lastgroup or 0)
        if match.lastgroup == "comma":
            yield paragraph.report(*at, f"“{match[0][:-1]}”后面用逗号", "，", safe=True)
        else:
            yield paragraph.report(*at, "带括号的序号后面不用标点", "", safe=True)


@paragraph_rule(
    "PUN013",
    "info",
    "段末没有标点",
    about=f"满 {_LONG} 字的段落末尾应有句号等标点。",
    good=(f"{'会议强调要抓好落实，' * 5}完成任务。", "短的一行"),
    bad=(f"{'会议强调要抓好落实，' * 5}完成任务",),
    spared=(f"# {'标题' * 30}",),
)
def no_final_stop(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A paragraph ends with a stop."""
    text = paragraph.text
    if paragraph.kind != "body" or len(text) < _LONG or text[-1] in _ENDS:
        return
    if "。" in text or text.count("，") > 1:  # else a list of names or offices
        yield paragraph.report(len(text) - 1, len(text), "这一段末尾没有标点")


@paragraph_rule(
    "PUN014",
    "error",
    "标题末尾的标点",
    about="标题末尾不用句号、逗号、顿号、分号、冒号；问号和叹号可以。",
    standard="GB/T 15834-2011 附录A.1",
    good=("# 甲区召开会议", "# 快递进村难在哪里？"),
    bad=(("# 甲区召开会议。", "# 甲区召开会议"), ("## 一、总体情况：", "## 一、总体情况")),
    needs=pairs_of("。，、；：", "\n"),
)
def stop_after_title(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A title has no stop at its end."""
    text = paragraph.text
    if paragraph.kind in ("title", "heading") and text[-1] in "。，、；：":
        message = f"标题末尾不用“{text[-1]}”"
        yield paragraph.report(len(text) - 1, len(text), message, "", safe=True)


@paragraph_rule(
    "PUN015",
    "info",
    "会议、活动、机构名用了书名号",
    about="书名号用于书、文件、文章、影视等作品；会议、活动、考试、机构、奖项、证件、商标的名称和主题词不用书名号。",
    standard="GB/T 15834-2011 4.15.3",
    good=("召开“快递进村”推进会，印发《快递暂行条例》。", "学习《关于召开年度会议的通知》。"),
    bad=(
        "参加《全国邮政行业职业技能大赛》。",
        "召开《安全生产推进会》。",
        "凭《居民身份证》领取。",
        "举行以《绿色、平安》为主题的宣传活动。",
    ),
    spared=(
        "《会议》一文",
        "《关于召开安全生产工作会议》",
        "以《宪法》为主题的讲座",
        "《居民身份证法》",
        "《五一节》",
        "《论考试》",
    ),
    needs=(*pairs_of("会赛司动试奖号坛班览牌证照", "》"), "》为"),
)
def title_marks_round_event(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A meeting, a contest, a body is no book."""
    for match in _event().finditer(paragraph.text):
        name = match[1] or match[2]
        yield paragraph.report(*match.span(), f"“{name}”不是书名、文件名，不用书名号")


@cache
def _event() -> re.Pattern[str]:
    meetings = "(?:座谈|推进|动员|部署|研讨|报告)会|工作会议|代表大会"
    others = "大赛|竞赛|博览会|有限公司|活动|考试|奖|称号|论坛|年会|培训班|展览|牌"
    return re.compile(
        rf"《(?!关于|论)([^《》]{{2,30}}(?:{meetings}|{others})|(?:居民)?身份证|护照)》"
        "|(?<=以)《([^《》]+[、，][^《》]+)》(?=为(?:主题|口号))"
    )


@paragraph_rule(
    "PUN016",
    "error",
    "发文字号的写法",
    about="发文字号的年份用六角括号〔〕，序号不加“第”，不编虚位：国邮发〔2024〕5号。",
    standard="GB/T 9704-2012 7.2.5",
    good=("国邮发〔2024〕5号",),
    bad=(
        ("沪邮管发[2024]5号", "沪邮管发〔2024〕5号"),
        ("国办发（2024）第05号", "国办发〔2024〕5号"),
        ("国发〔2024〕05号", "国发〔2024〕5号"),
        ("文号为“[2024]5号”。", "文号为“〔2024〕5号”。"),
    ),
    spared=("（2024）沪01民终5号", "2024年第5号公告", "活动（2024）5号馆"),
    needs=pairs_of(ARABIC, "号"),
)
def document_number(paragraph: LogicalParagraph) -> Iterator[Found]:
    """The year of a document number stands in 〔〕, its number has no 第 and no zeros."""
    for match in _document().finditer(paragraph.text):
        right = f"〔{match[2]}〕{match[4]}号"
        if match[1] + match[3] != "〔":
            yield paragraph.report(*match.span(), f"发文字号写成“{right}”", right, safe=True)


@cache
def _document() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<=[发函办字文令通规])(?=[（(〔])|(?:^|(?<=[{HAN}“]))(?=[\[【［﹝]))([（(\[【［〔﹝])((?:19|20)\d\d)[）)\]】］〕﹞]"
        rf"(第?0*)([1-9]\d{{0,4}})号"
    )
