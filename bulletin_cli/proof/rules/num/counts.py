"""NUM016: a stated count that is not the number of the items listed before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC
from bulletin_cli.proof.reading.lists import plain_list, quoted_list
from bulletin_cli.proof.reading.numerals import value
from bulletin_cli.proof.register import paragraph_rule

_NUMERALS = "0-9一二三四五六七八九十"
_UNITS = (
    "家|省市|省份|省|市|区|县|镇|乡|街道|国|地|校|部门|部委|单位|城市"
    "|[个大项种类条](?!半|多|月|工作日|学期|小时|年|天|星期|百分)"
)
_COUNT = (
    f"(等)?(?:共计?)?(?<![{_NUMERALS}.．第近约超每])([0-9]{{1,2}}|[两二三四五六七八九十]{{1,2}})"
    f"({_UNITS})(?![{_NUMERALS}])"
)
_STOPS = "，。、；：！？）”》"
_BEFORE = 160  # characters that are read for the list
_SLIP = 2  # a count that is farther off counts something else


@paragraph_rule(
    "NUM016",
    "error",
    "列举的项数与所写的数不符",
    about="列举之后写明的数要与列出的项数相同；有“等”字时，列出的不会多于这个数。核对是漏了一项还是数写错了。",
    good=(
        "共涉及邮政、顺丰、圆通、中通、申通、极兔、韵达、德邦8家品牌企业。",
        "“久品餐饮”“徐家汇街道”等5家单位获奖。",
        "钢铁、有色、化工、建材四大高耗能行业",
    ),
    bad=(
        "共涉及邮政、顺丰、圆通、中通、申通、极兔、韵达、德邦9家品牌企业。",
        "共涉及邮政、顺丰、圆通、中通、申通、极兔、韵达、德邦7家品牌企业。",
        "上海、江苏、浙江、安徽三省的代表参加。",
        "上海、江苏和浙江2省的代表参加。",
        "“甲”“乙”“丙”“丁”“戊”“己”等5家单位获奖。",
        "印发《甲办法》《乙办法》《丙办法》2项制度。",
        "“快递进村”、“快递进厂”和“快递出海”两项工程。",
        "国家发展改革委、财政部、商务部、国家邮政局等三部门联合印发。",
        "黄浦区、静安区、普陀区、长宁区等3个区试点。",
        "涵盖语言、艺术、体育、科技、劳动4个方面。",
        "检查公安、消防、优速、中通、顺丰4家单位。",
    ),
    spared=(
        "省、区、市360个单位参加。",
        "教师、学生、家长5名代表发言。",
        "在上海、江苏、浙江、安徽三省一市推广。",
        "内蒙古、上海、发展改革委等16个地区和部门",
        "公安、消防、住建检查东方、红星2家企业。",
        "上海、江苏和浙江、安徽4省市",
        "市、县、乡5个部门",
        "核减编制26名、司局级领导职数3名。",
        "大气、水、土壤污染防治三个“十条”",
        "“顺丰”“中通”20家网点",
        "邮政、顺丰、圆通近8家企业",
        "一等奖、二等奖2个等级",
        "京、津、冀三地",
        "语文、数学、英语、体育2个月后考试",
        "市局检查、走访、慰问2家企业。",
        "关闭、搬迁、改造2家企业。",
        "第一、第二、第三、第四个方面",
        "调研、走访、慰问、帮扶、宣传3个乡镇。",
        "围绕学思想、强党性、重实践、建新功四个方面",
        "发现消防、用电、燃气、仓储问题5个。",
        "《甲办法》（国发〔2024〕5号）、《乙办法》2个文件",
        "北京、上海、广东5家企业",
        "在学习、工作、生活2个工作日后",
        "组织公安、交警与黄浦、静安两区对接。",
    ),
    needs=pairs_of(f"{ARABIC}两二三四五六七八九十", "家省市区县镇乡街国地校部单城个大项种类条"),
)
def wrong_count(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A list has as many items as the number after it says."""
    text = paragraph.text
    for match in _counts().finditer(text):
        count = value(match[2])
        if count is None or count < 2:
            continue
        before = text[max(match.start() - _BEFORE, 0) : match.start()]
        if before.endswith(("”", "》")):
            listed = quoted_list(before)
        elif match[3] in "家个大项种类条" and text[match.end() : match.end() + 1] in _STOPS:
            continue  # 问题、隐患3个: the number is that of all of them
        else:
            listed = plain_list(before, text[match.start(3) : match.start(3) + 3])
        if listed and (found := _judged(paragraph, match, listed, count)):
            yield found


@cache
def _counts() -> re.Pattern[str]:
    return re.compile(_COUNT)


def _judged(
    paragraph: LogicalParagraph, match: re.Match[str], listed: int, count: int
) -> Found | None:
    """Return a finding where the count is a slip: too small, or, without 等, too large."""
    start, end = match.span(2)
    message = f"前面列了{listed}项，写的是“{match[2]}{match[3]}”，核对"
    if 0 < listed - count <= _SLIP:
        return paragraph.report(start, end, message, level="warning" if match[1] else None)
    # The list may also be one of kinds, 企业、高校、院所4家, hence no error.
    if not match[1] and 0 < count - listed <= _SLIP:
        return paragraph.report(start, end, message, level="warning")
    return None
