"""NUM022-024: Arabic figures where Han numerals belong, times of the day, sums of money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.base.typography import chinese_numeral
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC
from bulletin_cli.proof.register import paragraph_rule

_NUMERALS = "一二三四五六七八九十"
# Pairs of which each alternative of the pattern below has one.
_FIGURES = (
    *pairs_of(ARABIC, "分届"),
    *pairs_of("之届", ARABIC),
    *pairs_of("二", "零○O0"),
    *pairs_of("期拜第", "123456"),
    *pairs_of("、", "3456789"),
    *pairs_of("1", "书责时副"),
    *pairs_of(_NUMERALS, "月"),
    *("的1", "的2", "0几", "几1", "正月", "腊月", "冬月"),
)


@paragraph_rule(
    "NUM022",
    "warning",
    "该用汉字的数字",
    about="分数、星期、农历、概数、会议届次和固定词语里的数字用汉字：三分之二、星期四、正月十五、十几人、三四个、党的二十大。",
    standard="GB/T 15835-2011 4.2",
    good=("占三分之二。", "星期四下午", "正月十五", "党的二十大", "来了三四个人。"),
    bad=(
        ("占总数的三分之2。", "占总数的三分之二。"),
        ("占3分之2。", "占三分之二。"),
        ("占百分之30。", "占30%。"),
        ("二零二四年三月", "二〇二四年三月"),
        ("定于星期4召开。", "定于星期四召开。"),
        ("学习党的20大精神。", "学习党的二十大精神。"),
        ("来了10几人。", "来了十几人。"),
        ("来了3、4个人。", "来了三四个人。"),
        ("走了5、6里路。", "走了五六里路。"),
        ("他是第1书记。", "他是第一书记。"),
        ("闹元宵定在正月15。", "闹元宵定在正月十五。"),
        ("三月8日召开会议。", "三月八日召开会议。"),
        ("来了几10人。", "来了几十人。"),
    ),
    spared=("二十届三中全会", "第3、4个", "周4次", "1、2个", "十一月15家", "9.3、4个"),
    needs=_FIGURES,
)
def figures_for_numerals(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Fractions, days of the week, the old calendar and set words take Han numerals."""
    text = paragraph.text
    for match in _figures().finditer(text):
        if match["percent"] or match["nought"]:
            right = match["percent"] + "%" if match["percent"] else "〇"
            at = match.span("nought") if match["nought"] else match.span()
            yield paragraph.report(*at, f"“{match[0]}”应为“{_whole(match, right)}”", right)
            continue
        near = match["near"]
        if near and near != "3、5" and int(near[2]) - int(near[0]) != 1:
            continue
        han = re.sub("[0-9]+", lambda each: chinese_numeral(int(each[0])), match[0])
        right = han.replace("、", "")
        if right.startswith("一十") or text[match.start() - 1] == "几":
            right = right.removeprefix("一")
        yield paragraph.report(*match.span(), f"“{match[0]}”应为“{right}”", right)


def _whole(match: re.Match[str], right: str) -> str:
    """Return all that is found with `right` in it."""
    return match[0].replace(match["nought"], right) if match["nought"] else right


@cache
def _figures() -> re.Pattern[str]:
    number = f"[{_NUMERALS}]"
    return re.compile(
        f"{number}分之[1-9][0-9]?(?![0-9.])|(?<![0-9.])[1-9][0-9]?分之(?:[1-9][0-9]?|{number})(?![0-9.])"
        r"|百分之(?P<percent>[0-9]+(?:\.[0-9]+)?)(?![%％0-9.])"
        f"|(?<!{number})二(?P<nought>[零○O0])(?:[〇一二三四五六七八九]{{2}})(?=年)"
        "|(?<=星期|礼拜)[1-6](?![0-9])"
        "|(?<=党的)[12][0-9](?=大(?!楼|道|队))|(?<=党的第)[12][0-9](?=次全国代表大会)|(?<![0-9])[12][0-9](?=届[一二三四五六七]中全会)|(?<=届)[1-7](?=中全会)"
        "|(?<![0-9.])[1-9]0(?=几[个名人家件天次年位岁万里])"
        "|(?<![0-9.、第第％%-])(?P<near>[2-9]、[3-9])(?=[个名家位](?!百分)|[天里岁米斤吨户次人](?!$)|公[里斤]|小时|分钟|年(?![级代制生期]))(?<!第...)"
        "|(?<=第)1(?=书记|责任人|时间|副书记)"
        f"|(?<=几)1(?:000|00|0)(?=[个名人家件万余多年天])"
        "|(?<=正月|腊月|冬月)[1-9][0-9]?(?![0-9])"
        f"|(?<![{_NUMERALS}]){number}{{1,2}}月[1-9][0-9]?(?=日)"
    )


@paragraph_rule(
    "NUM023",
    "warning",
    "一天里没有的时刻",
    about="分不到60，时不到24；24小时制的钟点前面不加“下午”“晚上”：下午3时或15时；9:00后面不加“时”。",
    good=("下午3时", "15时30分", "晚上8点"),
    bad=(
        "上午9时65分开会。",
        "26时召开。",
        "下午15时召开。",
        "时间：14:75。",
        ("9:00时召开。", "9:00召开。"),
    ),
    spared=("历时30时", "比例5:70", "共72时", "晚22点", "24时前"),
    needs=(
        *pairs_of("午上晚", "12"),
        *pairs_of("时点:：", "6789"),
        *pairs_of("05", "时点分"),
        *pairs_of("时", "召举开结前整许"),
    ),
)
def impossible_time(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A time is one that clocks show, on one of their two faces."""
    for match in _times().finditer(paragraph.text):
        if right := match["clock"]:
            yield paragraph.report(*match.span(), f"“{match[0]}”应为“{right}”", right)
            continue
        if match["half"]:
            message = f"“{match[0]}”：24小时制前面不加“{match['half']}”"
        else:
            message = f"“{match[0]}”：没有这个时刻，核对"
        yield paragraph.report(*match.span(), message)


@cache
def _times() -> re.Pattern[str]:
    return re.compile(
        r"(?P<half>下午|晚上|傍晚)(?:1[3-9]|2[0-3])(?:时|点(?![^，。]{0,2}建议)|[:：][0-5][0-9])"
        r"|(?<![0-9.])(?:[01]?[0-9]|2[0-3])[时点][6-9][0-9]分"
        r"|(?<![0-9.:：比])(?P<clock>(?:[01]?[0-9]|2[0-3])[:：][0-5][05])[时点分](?=[召举开前至到整许准左在，。、]|$)"
        r"|(?<![0-9.比])(?<![0-9.][:：])(?:[01][0-9]|2[0-3])[:：][6-9][0-9](?![0-9:：.])"
        r"|(?<![0-9.])(?:2[5-9]|[3-9][0-9])时(?=召开|举行|开始|结束|前|整|许)(?<!历...)"
    )


@paragraph_rule(
    "NUM024",
    "warning",
    "金额写了两种单位",
    about="数字前有￥、$、USD，后面就不再写元、美元；“人民币”只写一次。",
    good=("￥500", "500元", "人民币500元"),
    bad=(("共￥500元。", "共500元。"), "共$500美元。", "共人民币5万元人民币。"),
    spared=("￥500，元旦", "人民币5万元（人民币）"),
    needs="￥¥$币",
)
def two_currencies(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A sum has its currency once."""
    for match in _money().finditer(paragraph.text):
        right = match["sum"]
        message = f"“{match[0]}”的单位写了两次" + (f"，应为“{right}”" if right else "")
        yield paragraph.report(*match.span(), message, right)


@cache
def _money() -> re.Pattern[str]:
    number = r"[0-9][0-9,]*(?:\.[0-9]+)?[万亿]?"
    return re.compile(
        rf"[￥¥]\s?(?P<sum>{number}元(?!旦))|\$\s?{number}美?元|人民币{number}元人民币"
    )
