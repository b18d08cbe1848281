"""LOG009: fixed days of the calendar under another date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

_DAYS = {
    "国庆节": "10.1", "建军节": "8.1", "国际劳动节": "5.1", "青年节": "5.4", "儿童节": "6.1",
    "教师节": "9.10", "妇女节": "3.8", "植树节": "3.12", "国家宪法日": "12.4", "烈士纪念日": "9.30",
    "国家公祭日": "12.13", "全民国家安全教育日": "4.15", "国际护士节": "5.12", "记者节": "11.8",
    "全国消防日": "11.9", "世界环境日": "6.5", "世界读书日": "4.23", "国际消费者权益日": "3.15",
    "国际禁毒日": "6.26", "世界艾滋病日": "12.1", "全国防灾减灾日": "5.12", "中国医师节": "8.19",
    "中国人民警察节": "1.10", "全国交通安全日": "12.2", "世界邮政日": "10.9", "世界水日": "3.22",
    "世界无烟日": "5.31", "世界粮食日": "10.16", "世界卫生日": "4.7", "国际博物馆日": "5.18",
    "世界气象日": "3.23", "全国爱眼日": "6.6", "全国土地日": "6.25",
    "世界献血者日": "6.14", "世界人口日": "7.11", "全民健身日": "8.8",
    "国际残疾人日": "12.3", "世界标准日": "10.14", "世界知识产权日": "4.26", "中国航天日": "4.24",
    "中国品牌日": "5.10", "全国生态日": "8.15", "国际志愿者日": "12.5",
}  # fmt: skip


@paragraph_rule(
    "LOG009",
    "warning",
    "节日的日期不对",
    about="国庆节、教师节、国家宪法日等日期固定的节日、纪念日，写在旁边的日期要是那一天。",
    good=("9月10日是第40个教师节。", "国家宪法日（12月4日）", "9月9日，教师节前夕，走访慰问。"),
    bad=("9月9日是第40个教师节。", "国家宪法日（12月5日）", "4月15日是世界读书日。"),
    spared=("5月4日是建团纪念日，也是青年节。", "9月8日是国际扫盲日。"),
    needs=("日是", "，是", "日（", "日(", "节（", "节("),
)
def wrong_day(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A fixed day of the calendar stands with its own date."""
    if "月" not in paragraph.characters:
        return
    for match in _named().finditer(paragraph.text):
        month, day = match[1] or match[5], match[2] or match[6]
        name = match[3] or match[4]
        if f"{int(month)}.{int(day)}" != _DAYS[name]:
            right = "{}月{}日".format(*_DAYS[name].split("."))
            yield paragraph.report(*match.span(), f"{name}是{right}，写的是{month}月{day}日，核对")


@cache
def _named() -> re.Pattern[str]:
    """Return the pattern of a date that is said to be a day, and of a day with its date."""
    names = "|".join(sorted(_DAYS, key=len, reverse=True))
    date = "(?<![0-9])([0-9]{1,2})月([0-9]{1,2})日"
    kind = "(?:第[0-9一二三四五六七八九十]+个)?(?:全国|中国|国际|五四|三八|六一|八一)?"
    return re.compile(f"{date}(?:，?是|（){kind}({names})|({names})[（(]{date}[)）]")
