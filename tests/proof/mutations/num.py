"""Defects in numbers and dates, put into clean lines at random places."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date, timedelta

_LIST = ("上海", "江苏", "浙江", "安徽", "福建", "山东", "江西", "湖南", "湖北", "河南")
_FIRMS = ("邮政", "顺丰", "圆通", "中通", "申通", "极兔", "韵达", "德邦", "京东", "菜鸟")
_TITLES = (
    "安全生产",
    "助农大使",
    "暖蜂驿站",
    "一网通办",
    "放管服",
    "双随机",
    "平安寄递",
    "绿色包装",
)
_NUMERALS = "零一二三四五六七八九十"
_WEEKDAYS = "一二三四五六日"


def _inserted(line: str, chance: random.Random, words: str) -> str | None:
    """Return the line with `words` before one of its sentences, None where it has none."""
    starts = [0, *(m.end() for m in re.finditer("[。！]", line) if m.end() < len(line))]
    where = chance.choice(starts)
    return line[:where] + words + line[where:]


def impossible_date(line: str, chance: random.Random) -> str | None:
    month, day = chance.choice(((11, 31), (2, 30), (4, 31), (13, 5), (9, 0), (6, 32)))
    if found := re.search("[0-9]{1,2}月[0-9]{1,2}日", line):
        return line[: found.start()] + f"{month}月{day}日" + line[found.end() :]
    year = chance.choice(("", "2023年", "2024年"))
    return _inserted(line, chance, f"{year}{month}月{day}日，专题会议召开。")


def wrong_weekday(line: str, chance: random.Random) -> str | None:
    day = date(2020, 1, 1) + timedelta(chance.randrange(2000))
    name = _WEEKDAYS[(day.weekday() + chance.randrange(1, 7)) % 7]
    written = chance.choice(("（星期{}）", "（周{}）", "星期{}", "，星期{}", "（星期{}下午）"))
    words = f"{day.year}年{day.month}月{day.day}日{written.format(name)}，专题会议召开。"
    return _inserted(line, chance, words)


def past_after_the_issue(line: str, chance: random.Random) -> str | None:
    day = date(2024, 11, 26) + timedelta(chance.randrange(30))
    year = "" if day.year == 2024 and not re.search("[0-9]{4}年", line) else f"{day.year}年"
    told = chance.choice(("市局召开专题会议", "会议在京举行", "市局组织了培训", "新厂投产"))
    return _inserted(line, chance, f"{year}{day.month}月{day.day}日，{told}。")


def leading_zero(line: str, chance: random.Random) -> str | None:
    changed = re.sub("(?<![0-9])([1-9])(?=[月日])", r"0\1", line, count=1)
    if changed != line and re.search("年0[1-9]月|0[1-9]月[0-9]|月0[1-9]日", changed):
        return changed
    words = chance.choice(("2024年08月", "3月05日，", "01月15日，", "2024年12月01日，"))
    return _inserted(line, chance, words + "会议召开。")


def short_year(line: str, chance: random.Random) -> str | None:
    if found := re.search("20([0-9]{2}年[0-9]{1,2}月)", line):
        return line[: found.start()] + found[1] + line[found.end() :]
    return _inserted(
        line, chance, f"{chance.randrange(10, 26)}年{chance.randrange(1, 13)}月，会议召开。"
    )


def dotted_date(line: str, chance: random.Random) -> str | None:
    mark = chance.choice("./")
    numbers = (2024, chance.randrange(1, 13), chance.randrange(1, 29))
    return _inserted(line, chance, mark.join(map(str, numbers)) + "，会议召开。")


def wrong_count(line: str, chance: random.Random) -> str | None:
    names, unit = chance.choice(((_LIST, "省的代表"), (_FIRMS, "家企业"), (_TITLES, "项活动")))
    size = chance.randrange(4, 8)
    listed = chance.sample(names, size)
    count = size + chance.choice((-1, 1, 2))
    number = str(count) if chance.random() < 0.5 else _NUMERALS[count]
    if names is _TITLES:
        words = "".join(f"“{each}”" for each in listed)
    elif chance.random() < 0.3:
        words = "、".join(listed[:-1]) + "和" + listed[-1]
    else:
        words = "、".join(listed)
    return _inserted(line, chance, f"会议邀请{words}{number}{unit}参加。")


def parted_estimate(line: str, chance: random.Random) -> str | None:
    first = chance.randrange(2, 9)
    number = f"{_NUMERALS[first]}、{_NUMERALS[first + 1]}{chance.choice(('十', '', '百'))}"
    return _inserted(line, chance, f"会议邀请了{number}{chance.choice('个名家')}单位代表参加。")


def mixed_numeral(line: str, chance: random.Random) -> str | None:
    number = f"{chance.randrange(1, 10)}{chance.choice('千百')}"
    return _inserted(line, chance, f"约有{number}{chance.choice('人名家')}参加。")


def vague_day(line: str, chance: random.Random) -> str | None:
    return _inserted(line, chance, chance.choice(("近日", "日前")) + "，市局召开会议。")


def unit_left_out(line: str, chance: random.Random) -> str | None:
    first, more = chance.randrange(1, 50), chance.randrange(1, 40)
    mark, unit = chance.choice(("—", "-", "～", "至", "~")), chance.choice(("万元", "%", "亿件"))
    return _inserted(line, chance, f"预计达到{first}{mark}{first + more}{unit}。")


def estimated_twice(line: str, chance: random.Random) -> str | None:
    form = chance.choice(
        ("约{}人左右", "近{}余家", "超过{}件以上", "大约{}多名", "不少于{}万元以上")
    )
    return _inserted(line, chance, f"活动涉及{form.format(chance.randrange(20, 900))}，反响很好。")


def less_by_times(line: str, chance: random.Random) -> str | None:
    for verb in ("增长", "提高", "增加"):
        if re.search(f"{verb}了?[0-9.]+倍", line):
            return line.replace(verb, "减少")
    less = chance.choice(("减少", "降低", "下降")) + chance.choice(("", "了"))
    return _inserted(line, chance, f"事故{less}{chance.choice(('2', '3.5', '一', '两'))}倍。")


def doubled_unit(line: str, chance: random.Random) -> str | None:
    units = [found.end() for found in re.finditer("(?<=[0-9万亿])元(?!/)|(?<=[0-9])%", line)]
    if units:
        where = chance.choice(units)
        return line[:where] + line[where - 1] + line[where:]
    return _inserted(
        line, chance, chance.choice(("投入5万万元。", "增长百分之5%。", "补贴20元元。"))
    )


MUTATIONS: dict[str, Callable[[str, random.Random], str | None]] = {
    "NUM001": impossible_date,
    "NUM002": wrong_weekday,
    "NUM003": past_after_the_issue,
    "NUM004": leading_zero,
    "NUM005": short_year,
    "NUM006": dotted_date,
    "NUM007": vague_day,
    "NUM008": mixed_numeral,
    "NUM009": parted_estimate,
    "NUM010": unit_left_out,
    "NUM011": estimated_twice,
    "NUM012": less_by_times,
    "NUM015": doubled_unit,
    "NUM016": wrong_count,
}
