"""PUN020-023: marks before 等, between the members of a list, and after what leads in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

_NUMERALS = "一二三四五六七八九十"
_LEADS = "因此|所以|但是|然而|此外|另外|而且|并且|不过|为此|同时"


@paragraph_rule(
    "PUN020",
    "warning",
    "“等”前面的顿号、省略号",
    about="列举完了，“等”字前面不用顿号；省略号和“等”只用一个。",
    standard="GB/T 15834-2011 4.5.3.4、4.11",
    good=("购置了电脑、打印机等办公设备。", "免耕、等高耕作"),
    bad=(
        ("购置了电脑、打印机、等办公设备。", "购置了电脑、打印机等办公设备。"),
        ("苹果、梨……等水果。", "苹果、梨等水果。"),
        ("苹果、梨等……", "苹果、梨等"),
    ),
    spared=(
        "采取减量、等量替代",
        "停车、等车",
        "免耕、等高耕作",
        "保价、等价交换",
        "排队、等候办理",
        "通知了三次、等了十分钟",
        "收拾东西……等我们出来。",
    ),
    needs=("、等", "…等", "等…"),
)
def mark_before_and_so_on(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Nothing stands between a list and 等."""
    for match in _before_and_so_on().finditer(paragraph.text):
        if match[3]:
            yield paragraph.report(*match.span(), "“等”和省略号只用一个", "")
            continue
        mark = match[1] or match[2]
        yield paragraph.report(*match.span(), f"“等”前面不用“{mark}”", "")


@cache
def _before_and_so_on() -> re.Pattern[str]:
    others = "级次额效边价值同待于候位分高量车到着距温离比长宽厚深压电身死闲速效闸式号熟因"
    waiting = "了我你他她它咱"  # 收拾完……等我们走时
    return re.compile(
        f"(?<=[一-鿿”》）])(、)(?=等(?![{others}{waiting}]))|(…{{1,2}})(?=等(?![{waiting}]))|(?<=等)(…{{1,2}})$"
    )


@paragraph_rule(
    "PUN021",
    "warning",
    "各项之间的标点不一致",
    about="“一是……二是……三是……”各项之间用同一种标点：都用分号，或都用句号，不一处分号、一处句号或逗号。",
    standard="GB/T 15834-2011 4.6",
    good=("一是保供应；二是稳预期；三是抓落实。", "一是保供应。二是稳预期。三是抓落实。"),
    bad=(
        "一是强化领导，落实责任。二是加强宣传，营造氛围；三是严格考核。",
        "任务是：一要抓学习；二要抓落实，三要抓督查。",
    ),
    spared=("一是保供应，二是稳预期。三是抓落实。", "一是甲；二是乙。另一方面，一是丙。二是丁。"),
    needs=pairs_of("；", _NUMERALS[1:]),
)
def uneven_separators(paragraph: LogicalParagraph) -> Iterator[Found]:
    """The members of one list have one mark between them."""
    marks: list[tuple[str, int]] = []
    expected = 1
    for match in _member().finditer(paragraph.text):
        place = _NUMERALS.index(match[2])
        if place == 0:
            marks, expected = [], 1
        elif place == expected:
            expected += 1
            marks.append((match[1], match.start(1)))
            kinds = {mark for mark, _ in marks}
            if "；" in kinds and len(kinds) > 1:
                at = marks[-1][1]
                message = f"前面各项之间是“{marks[-2][0]}”，这里是“{match[1]}”，统一"
                yield paragraph.report(at, at + 1, message)
                marks, expected = [], 0


@cache
def _member() -> re.Pattern[str]:
    return re.compile(f"(^|[。；，：])([{_NUMERALS}])(?=[是要])")


@paragraph_rule(
    "PUN022",
    "warning",
    "不该用冒号、分号",
    about="“会议认为”后面不用分号；“并”“但是”等连着一句话，前面用逗号；“据悉”“因此”“同时”等后面用逗号。",
    standard="GB/T 15834-2011 4.7",
    good=("听取了汇报，并提出三点要求。", "据悉，活动持续三天。", "其中：快递1亿件。"),
    bad=(
        ("明确了任务：并提出三点要求。", "明确了任务，并提出三点要求。"),
        ("据悉：活动持续三天。", "据悉，活动持续三天。"),
        ("数量很大。因此：要加强管理。", "数量很大。因此，要加强管理。"),
        ("会议认为；要抓好落实。", "会议认为，要抓好落实。"),
    ),
    spared=("比例：并列第一", "说明：且看下文", "据介绍人：张某"),
    needs=(
        *pairs_of("：", "并而但从"),
        *pairs_of("悉解绍计道此以是而外且过时", "："),
        "为；",
        "出；",
        "调；",
        "求；",
    ),
)
def needless_colon(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A colon leads in; it does not join."""
    for match in _colon().finditer(paragraph.text):
        at = match.end() - 1 if match[0][-1] in "：；" else match.start()
        yield paragraph.report(at, at + 1, f"这里用逗号，不用“{paragraph.text[at]}”", "，")


@cache
def _colon() -> re.Pattern[str]:
    return re.compile(
        "：(?=并(?![列且])|并且|而且(?!看)|但是|从而)"
        "|会议(?:认为|指出|强调|要求)；"
        f"|据(?:悉|了解|介绍|统计|报道)：|(?:^|(?<=[。；，]))(?:{_LEADS})："
    )


@paragraph_rule(
    "PUN023",
    "info",
    "一句话里两个冒号",
    about="冒号一般管到句末，一句话里不套用两个冒号：前一个改逗号，或分成两句。",
    standard="GB/T 15834-2011 4.7.3.4",
    good=("会议要求：一是抓学习；二是抓落实。",),
    bad=("会议指出：要做好以下工作：一是抓学习；二是抓落实。",),
    spared=("时间：8:00，地点：会议室", "联系人：张某；电话：另告"),
    needs=pairs_of("：", "一第（首"),
)
def colon_in_colon(paragraph: LogicalParagraph) -> Iterator[Found]:
    """One sentence has one colon."""
    if paragraph.text.count("：") < 2:
        return
    for match in _two_colons().finditer(paragraph.text):
        yield paragraph.report(match.start(), match.start() + 1, "一句话里有两个冒号，改一个")


@cache
def _two_colons() -> re.Pattern[str]:
    return re.compile("：(?=[^。！？；：“”《》\n]{2,40}：(?:一是|第一|一要|（一）|首先))")
