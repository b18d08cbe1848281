"""PUN024-028: title marks, question marks, quotations, dates of events and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC
from bulletin_cli.proof.register import paragraph_rule

_MONTHS, _POINTS = "二三四五六七八九十", "·.．・•"


@paragraph_rule(
    "PUN024",
    "warning",
    "书名号用了小于号、大于号",
    about="书名号里的书名号用〈〉，外面的用《》，不用键盘上的 < >。",
    standard="GB/T 15834-2011 4.15",
    good=("《关于印发〈管理办法〉的通知》",),
    bad=(
        ("《关于印发<管理办法>的通知》", "《关于印发〈管理办法〉的通知》"),
        ("学习<<管理办法>>。", "学习《管理办法》。"),
        ("学习＜管理办法＞。", "学习《管理办法》。"),
    ),
    spared=("气温<甲地>不定", "a<b，c>d", "<b>粗体</b>"),
    needs="<＜",
)
def keyboard_title_marks(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A title stands in the marks made for it."""
    for match in _keyboard().finditer(paragraph.text):
        before = paragraph.text[: match.start()]
        inside = before.rfind("《") > before.rfind("》")
        right = f"〈{match[1]}〉" if inside else f"《{match[1]}》"
        yield paragraph.report(*match.span(), f"“{match[0]}”应为“{right}”", right)


@cache
def _keyboard() -> re.Pattern[str]:
    ends = "办法|规定|条例|通知|意见|方案|决定|纪要|报告|规划|细则|规则|法|通报|公告|批复|标准|制度"
    title = f"[一-鿿0-9、（）]{{1,40}}?(?:{ends})"
    return re.compile(f"(?:<<|＜＜|<|＜)({title})(?:>>|＞＞|>|＞)")


@paragraph_rule(
    "PUN025",
    "warning",
    "问号和句号",
    about="“吗”结尾的问句用问号；句子里套着的疑问（研究是否可行）不是问句，用句号。问号在前、叹号在后：？！。",
    standard="GB/T 15834-2011 4.2",
    good=("你知道吗？", "讨论是否可行。"),
    bad=(
        ("你知道吗。", "你知道吗？"),
        ("会议讨论了方案是否可行？", "会议讨论了方案是否可行。"),
        ("怎么办！？", "怎么办？！"),
        ("如何保障安全？是值得研究的问题。", "如何保障安全，是值得研究的问题。"),
        ("他不知道怎么才能办好？", "他不知道怎么才能办好。"),
        ("是今天办？还是明天办？", "是今天办，还是明天办？"),
    ),
    spared=(
        "你吃了吗，他问。",
        "我们研究过：为什么增长？",
        "你了解谁？",
        "会不会，要研究？",
        "为什么能成？是因为大家努力。",
        "你知不知道怎么办？",
        "你不知道怎么办吗？",
    ),
    needs="？吗",
)
def question_mark(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A question ends with ？, a statement about one does not."""
    for match in _question().finditer(paragraph.text):
        at = match.end() - 1
        if match[0][0] == "！":
            yield paragraph.report(*match.span(), "先问号，后叹号", "？！")
        elif match[0][-1] == "。":
            yield paragraph.report(at, at + 1, "问句末尾用问号", "？")
        else:
            yield paragraph.report(at, at + 1, "这不是问句，末尾用句号", "。")
    for match in _clause().finditer(paragraph.text):
        yield paragraph.report(*match.span(1), "疑问的话是句子的一部分，后面用逗号", "，")
    for match in _choice().finditer(paragraph.text):
        message = "选择问句通常只在最后用问号，“还是”前面用逗号"
        yield paragraph.report(*match.span(1), message, "，", level="info")


@cache
def _choice() -> re.Pattern[str]:
    return re.compile("[^。？！；：“”]{2,30}(？)还是[^。？！；]{1,24}？")


@cache
def _clause() -> re.Pattern[str]:
    """Return a question that is the subject of the sentence: 如何做好？是……的问题."""
    words = "如何|怎样|怎么|是否|能否|什么|哪些|哪里|谁|多少"
    judged = "的?(?:[一个重大要紧迫现实突出关键共同首新]{1,6})?(?:问题|课题|难题)(?=[，。；])"
    verdict = f"是[^，。？！；：]{{0,20}}{judged}|都(?:需要|要|应当?|必须|值得)"
    return re.compile(f"(?:{words})[^。？！；：“”]{{1,30}}(？)(?={verdict})")


@cache
def _question() -> re.Pattern[str]:
    verbs = "讨论|研究|询问|说明|明确|弄清|搞清|核实|确定|评估|分析|汇报"
    return re.compile(
        f"吗。|！？|(?:(?:{verbs})了|(?<![你您知])不(?:知道|清楚|了解|明白))[^，。：？；“”]{{0,14}}"
        "(?:是否|如何|怎样|怎么|哪些)[^，。？；：！吗呢]{1,20}？"
    )


@paragraph_rule(
    "PUN026",
    "warning",
    "引文末尾的标点",
    about="引文是句子的一部分，句号放在引号外面。引文自己有句号、问号、叹号的，引号外面不再用句号、逗号。",
    standard="GB/T 15834-2011 4.8",
    good=("他说：“按期完成。”", "“很好！”他说。"),
    bad=(
        ("他说：“按期完成。”。", "他说：“按期完成。”"),
        ("“按期完成。”，他说。", "“按期完成。”他说。"),
        ("会议要求“按期完成。”", "会议要求“按期完成”。"),
    ),
    spared=("提出“干什么？怎么干？”，找准方向。",),
    needs=("。”", "！”", "？”"),
)
def stop_after_quotation(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A quotation that has its stop takes no other."""
    for match in re.finditer("。”([。，；])|[！？]”(。)", paragraph.text):
        at = match.end() - 1
        yield paragraph.report(at, at + 1, f"引文已有标点，去掉“{match[0][-1]}”", "")
    for match in _part_of_sentence().finditer(paragraph.text):
        yield paragraph.report(match.end() - 2, match.end(), "句号放在引号外面", "”。")


@cache
def _part_of_sentence() -> re.Pattern[str]:
    verbs = "强调|指出|提出|要求|做到|坚持|落实|树立|贯彻"
    return re.compile(f"(?:{verbs})“[^“”。]{{2,40}}。”(?![。，；])")


@paragraph_rule(
    "PUN027",
    "warning",
    "月日之间的间隔号",
    about="用月、日称说的事件和节日，数字的月和日之间用间隔号：“9·11”事件、“3·15”晚会。"
    "汉字的只在一月、十一月、十二月后面用：“一二·九”运动，“五四”青年节。",
    standard="GB/T 15834-2011 4.14.3.4",
    good=("“9·11”事件", "“12·4”国家宪法日", "“一二·九”运动，“一·二八”事变", "五一国际劳动节"),
    bad=(
        ("收看“3.15”晚会。", "收看“3·15”晚会。"),
        ("5.12地震纪念日。", "5·12地震纪念日。"),
        ("庆祝“5.4”青年节。", "庆祝“5·4”青年节。"),
        ("确保“9.28”投产目标。", "确保“9·28”投产目标。"),
        ("庆祝“5▪12国际护士节”。", "庆祝“5·12国际护士节”。"),
        ("庆祝“五·一”国际劳动节。", "庆祝“五一”国际劳动节。"),
    ),
    spared=(
        "发生5.2级地震。", "“3.0”版", "版本5.12运动", "涨幅1.5运动", "“2.5”产业", "“1.25”倍",
        "“十一·五”规划", "星期二·一组",
    ),
    needs=(
        *pairs_of(ARABIC, "事晚地抗暴矿惨专消国世特"), *pairs_of("“", ARABIC),
        *pairs_of(_MONTHS, _POINTS),
    ),
)  # fmt: skip
def day_of_event(paragraph: LogicalParagraph) -> Iterator[Found]:
    """An event called by its day has · between the month and the day."""
    for match in _event_day().finditer(paragraph.text):
        month, day = (match[1], match[2]) if match[1] else (match[3], match[4])
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            at = match.start(1 if match[1] else 3) + len(month)
            yield paragraph.report(at, at + 1, "月和日之间用间隔号“·”", "·")
    for match in _month_in_words().finditer(paragraph.text):
        yield paragraph.report(*match.span(1), f"“{match[0]}”不用间隔号", "")


@cache
def _event_day() -> re.Pattern[str]:
    events = "事件|事故|晚会|地震|抗震|暴雨|矿难|惨案|专案|消防|国家宪法|国际|世界|特大"
    days = f"{events}|案|青年|妇女|儿童|劳动|植树|护士|运动|讲话|批示"
    # Alone in quotes, two figures behind the point are a day, unless they measure something.
    no_measure = "(?=[一-鿿、])(?![版个级倍元度米吨分秒万亿和与或声产时系])"
    return re.compile(
        rf"“(1?[0-9])[.．▪]([0-9]{{1,2}}(?=”?(?:{days}))|[1-3][0-9](?=”{no_measure}))"
        rf"|(?<![0-9.A-Za-z版本“])(1?[0-9])[.．▪]([0-9]{{2}})(?={events})"
    )


@cache
def _month_in_words() -> re.Pattern[str]:
    days = "一二三四五六七八九十"
    events = "国际|青年|妇女|儿童|劳动|建军|运动|事件|事变|事故|惨案|指示|讲话|节|假期|黄金周"
    return re.compile(f"(?<![{days}])[{_MONTHS}]([{_POINTS}])[{days}]{{1,3}}(?=”?(?:{events}))")


@paragraph_rule(
    "PUN028",
    "warning",
    "浪纹线用了半角",
    about="数值的起止用浪纹线“～”或一字线“—”，不用键盘上的 ~。",
    standard="GB/T 15834-2011 4.13.3.3",
    good=("5～10人", "5%～10%"),
    bad=(
        ("需要5~10人。", "需要5～10人。"),
        ("增长5%~10%。", "增长5%～10%。"),
        ("6月29日~30日培训。", "6月29日～30日培训。"),
    ),
    spared=("~5", "a~b", "目录~1"),
    needs=pairs_of(f"{ARABIC}%％℃年月日时", "~∼"),
)
def half_width_swung_dash(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A range of numbers has the wide ～."""
    for match in re.finditer("(?<=[0-9%％℃年月日时])[~∼](?=[0-9])", paragraph.text):
        yield paragraph.report(*match.span(), "起止用“～”或“—”", "～")
