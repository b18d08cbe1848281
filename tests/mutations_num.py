"""One defect of each kind of NUM and SEQ, put into a clean line at a random place."""

from __future__ import annotations

import random
import re
from datetime import date

from tests.gate import Mutation
from tests.mutations_pun import one_of, replaced

NUMERALS = "一二三四五六七八九十"
ITEM = re.compile(f"(?:^|(?<=[。；：，]))([{NUMERALS}])是(?![{NUMERALS}])")


def weekday(line: str, chance: random.Random) -> str | None:
    """Put a date with a wrong weekday where a sentence begins."""
    if not line.endswith("。"):
        return None
    day = date(2024, chance.randint(1, 12), chance.randint(1, 28))
    wrong = (day.weekday() + chance.randint(1, 6)) % 7
    return f"2024年{day.month}月{day.day}日（星期{'一二三四五六日'[wrong]}），{line}"


def items(line: str) -> list[re.Match[str]]:
    """Return 一是, 二是, 三是 … of a line that has them all."""
    found = list(ITEM.finditer(line))
    numbers = [NUMERALS.index(each[1]) for each in found]
    return found if len(found) >= 3 and numbers == list(range(len(numbers))) else []


def gap(line: str, chance: random.Random) -> str | None:
    """Leave a number out, or say one twice."""
    made = items(line)
    if not made:
        words = re.split("(?<=[；，])", line)
        if len(words) < 3:
            return None
        line = "".join(f"{NUMERALS[at]}是{word}" for at, word in enumerate(words[:9]))
        made = items(line)
        if not made:
            return None
    last = made[-1]
    number = NUMERALS.index(last[1]) + chance.choice([-1, 1])
    return line[: last.start()] + NUMERALS[number] + line[last.start() + 1 :]


def counted(line: str, chance: random.Random) -> str | None:
    """Put a list of quoted names with a wrong count in front."""
    count = chance.randint(2, 6)
    names = "".join(f"“{'甲乙丙丁戊己'[at]}字号”" for at in range(count))
    return f"{names}{count + chance.choice([1, 2])}个项目同时推进，{line}"


def begun(*forms: str) -> Mutation:
    """Return what begins a sentence with one of the forms; # stands for a number of 2 to 9."""

    def mutate(line: str, chance: random.Random) -> str | None:
        places = [0, *(match.end() for match in re.finditer("[。；](?=.)", line))]
        if not line.endswith("。"):
            return None
        at, form = chance.choice(places), chance.choice(forms)
        return line[:at] + re.sub("#", lambda _: str(chance.randint(2, 9)), form) + line[at:]

    return mutate


MUTATIONS: dict[str, Mutation] = {
    "NUM001": begun("2024年13月，", "11月3#日，", "2023年2月29日，"),
    "NUM002": weekday,
    "NUM004": begun("2024年0#月#日，", "11月0#日，"),
    "NUM005": begun("2#年#月，", "自1#年1月起，"),
    "NUM006": begun("2024.#.1#，", "2024/#/#，"),
    "NUM007": begun("近日，", "日前，", "今天上午，"),
    "NUM008": begun("共#千名职工参加，", "投入#百元，"),
    "NUM009": begun("三、四十人参加，", "七、八天后，", "五、六百件，"),
    "NUM010": begun("处#—1#万元罚款，", "增长#—1#%，"),
    "NUM011": begun("约#0人左右参加，", "近#0余家企业参加，", "超过#0件以上，"),
    "NUM012": begun("投诉减少#倍，", "成本降低了#倍，"),
    "NUM015": one_of(begun("共#万元元，", "增长#%%，"), replaced(r"(?<=\d)%", "%%")),
    "NUM016": counted,
    "SEQ001": one_of(
        replaced(r"^([一二三四五六七八九十])、", r"\1．"),
        replaced(r"^(\d)[.．]", r"\1、"),
        replaced(r"^(?=[一-龥]{5})", "1、"),
    ),
    "SEQ003": gap,
    "SEQ005": begun("一是要学习。二是培训。三是要考核。", "一是学习；二是要培训；三是考核；"),
    "PUN006": begun("“甲类”“乙类”“丙类”“丁类”、“戊类”，"),
    "PUN008": begun("买买提•艾力说，", "阿尤甫・艾山说，", "“六‧一”前，"),
    "PUN015": begun("参加《全国邮政行业职业技能大赛》，", "召开《安全生产推进会》，"),
    "PUN016": begun("国邮发[2024]#号文件明确，", "国办发（2024）第#号文件明确，"),
}
