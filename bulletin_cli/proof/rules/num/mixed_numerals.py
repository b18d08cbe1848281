"""NUM008-009, NUM029: numerals that mix or part what belongs together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC
from bulletin_cli.proof.reading.numerals import DIGITS
from bulletin_cli.proof.register import paragraph_rule

_MIXED = (
    "(?<![0-9.．亿万第])([0-9]{1,3})([千百])"
    "(?!米|瓦|克|卡|伏|赫|帕|焦|兆|字节|分|姓|货|科|强|年|日|团|禧|里|色|合|花|度|老|倍)"
)
_NEIGHBOURS = tuple(map("、".join, pairwise(DIGITS)))  # 一、二 and so on
_PARTED = (
    f"(?<=[^、。；：，（(“《第]{{2}})([{DIGITS[:8]}])、([{DIGITS[1:]}])"
    "(?=[十百千万](?!年代|五|四)|[个名位天岁家里倍张人米斤吨户]|公[里斤]|小时|分钟|年[内来多间前]|次(?!会议|全会)"
    "|级(?:以上)?(?:大风|偏|东|西|南|北|阵风|，|。|以上，))(?!人称|十[条款项号])"
)
_LETTER_O = (
    "(?<![A-Za-z0-9])(?:[12][0-9OoＯ]{3}(?=年)|[1-9][0-9]{0,9}[OoＯ][0-9OoＯ]{0,9}(?=[月日人元个家件万亿%％]))"
    "|二[〇○零0OoＯ][〇○零0OoＯ一二三四五六七八九]{2}(?=年)"
)


@paragraph_rule(
    "NUM008",
    "info",
    "阿拉伯数字与千、百混用",
    about="阿拉伯数字后面只接万、亿，不接千、百：3千人应为3000人或三千人。",
    good=("3000人参加。", "三千人参加。", "3万人"),
    bad=(("3千人参加。", "3000人参加。"), ("共5百余家", "共500余家")),
    spared=(
        "3千米", "5千瓦时", "1亿3千多万", "2百分点", "500强", "第3百货商店", "2024百强", "10千克",
        "8百老汇", "1.5千伏",
    ),
    needs=pairs_of(ARABIC, "千百"),
)  # fmt: skip
def mixed_numeral(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Arabic figures take 万 and 亿, not 千 and 百."""
    for match in re.finditer(_MIXED, paragraph.text):
        after = paragraph.text[match.end() : match.end() + 2]
        noughts = "00" if match[2] == "百" else "000"
        right = match[1] + noughts
        fix = None if after[:1] in "万亿多几" else right
        yield paragraph.report(*match.span(), f"“{match[0]}”应为“{right}”，或全用汉字", fix)


@paragraph_rule(
    "NUM009",
    "warning",
    "概数里用了顿号",
    about="相邻两个数字连用表示概数，中间不用顿号：三、四十人应为三四十人。",
    standard="GB/T 15834-2011 4.5.3.4",
    good=("来了三四十人。", "持续七八天"),
    bad=(
        ("来了三、四十人。", "来了三四十人。"),
        ("持续了七、八天。", "持续了七八天。"),
        ("风力达到八、九级。", "风力达到八九级。"),
    ),
    spared=(
        "获得一、二等奖", "六、七十年代", "第三、四个方面", "三、四个着力点", "一、二、三个方面",
        "三、四线城市", "初一、二年级", "第十三、十四个",
        "本条例第二、三十条", "女队获得二、三名", "分为一、二级。",
        "第十九、二十、二十一、二十二条",
    ),
    needs=pairs_of("、", DIGITS[1:]),
)  # fmt: skip
def parted_estimate(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Two neighbouring numerals that estimate have no mark between them."""
    text = paragraph.text
    if not any(each in text for each in _NEIGHBOURS):
        return
    for match in re.finditer(_PARTED, text):
        adjacent = DIGITS.index(match[2]) - DIGITS.index(match[1]) == 1
        before, after = text[: match.start()], text[match.end() : match.end() + 1]
        if before[-1] in "获得列居" or (before[-1] == after == "十"):
            continue  # 获得二、三名 are places, 二十一、二十二 are two numbers
        if after == "级" and not set("风震").intersection(before[-10:]):
            continue  # of hospitals and stations there are 一、二级
        if adjacent and "第" not in text[max(match.start() - 4, 0) : match.start()]:
            right = match[1] + match[2]
            message = f"概数“{match[0]}”不用顿号，应为“{right}”"
            yield paragraph.report(*match.span(), message, right)


@paragraph_rule(
    "NUM029",
    "warning",
    "数字里混了字母 O",
    about="年份和数目里的零用数字 0 或汉字“〇”，不用字母 O：2019年，二〇〇九年。",
    standard="GB/T 15835-2011 5.2.2",
    good=("2019年", "二〇〇九年", "PM2.5、O3浓度"),
    bad=(
        ("2O19年，任务完成。", "2019年，任务完成。"),
        ("二OO九年三月", "二〇〇九年三月"),
        ("共1O0人参加。", "共100人参加。"),
    ),
    spared=("CO2排放", "2号O型血", "型号2O1", "A2O1年"),
    needs=(*pairs_of(f"{ARABIC}二", "OoＯ"), *pairs_of("〇○零", "OoＯ")),
)
def letter_among_figures(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A nought is no letter."""
    for match in re.finditer(_LETTER_O, paragraph.text):
        if not set("OoＯ").isdisjoint(match[0]):
            nought = "〇" if match[0][0] == "二" else "0"
            right = re.sub("[OoＯ]" if nought == "0" else "[○零0OoＯ]", nought, match[0])
            message = f"“{match[0]}”里有字母，应为“{right}”"
            yield paragraph.report(*match.span(), message, right)
