"""One defect of each kind of PUN and SPC, put into a clean line at a random place."""

from __future__ import annotations

import random
import re

from tests.proof.gate import Mutation

HAN = "[一-龥]"


def replaced(pattern: str, new: str) -> Mutation:
    """Return what replaces one match of `pattern`, chosen by chance; \\1 in `new` is its group."""
    compiled = re.compile(pattern)

    def mutate(line: str, chance: random.Random) -> str | None:
        matches = list(compiled.finditer(line))
        if not matches:
            return None
        match = chance.choice(matches)
        return line[: match.start()] + match.expand(new) + line[match.end() :]

    return mutate


def one_of(*mutations: Mutation) -> Mutation:
    """Return what makes the defect in one of several ways."""

    def mutate(line: str, chance: random.Random) -> str | None:
        ways = list(mutations)
        chance.shuffle(ways)
        return next(filter(None, (each(line, chance) for each in ways)), None)

    return mutate


def long_without_stop(line: str, _: random.Random) -> str | None:
    return line[:-1] if len(line) > 60 and line.endswith("。") and line.count("，") > 1 else None


def all_lost(line: str, _: random.Random) -> str | None:
    """Put a ? for all but ASCII, as Windows PowerShell 5 does to what goes through a pipe."""
    return re.sub("[^\x00-\x7f]", "?", line) if re.search(f"{HAN}{{3}}", line) else None


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
    "PUN001": one_of(
        replaced(f"(?<={HAN})，(?={HAN})", ","),
        replaced(f"(?<={HAN})；(?={HAN})", ";"),
        replaced(f"(?<={HAN})：(?={HAN})", ":"),
        replaced(f"（([^（）]*{HAN})）", r"(\1)"),
        replaced(f"(?<={HAN})。$", "."),
    ),
    "PUN002": replaced("“([^“”]*)”", r'"\1"'),
    "PUN003": one_of(
        replaced("“([^“”]*)”", r"\1”"),
        replaced("《([^《》]*)》", r"《\1"),
        replaced("（([^（）]*)）", r"\1）"),
    ),
    "PUN004": replaced(f"“([^“”]{{4,}}?)({HAN}{{2}})([^“”]*)”", r"“\1“\2”\3”"),
    "PUN005": replaced("《([^《》]{2})([^《》]+)》", r"《《\1》\2》"),
    "PUN007": one_of(replaced("[。，；：、](?=.)", r"\g<0>\g<0>"), replaced("。", "，。")),
    "PUN009": one_of(
        replaced(f"(?<={HAN})。$", "。。。"), replaced(f"(?<={HAN})，(?={HAN})", "...")
    ),
    "PUN010": replaced(f"(?<={HAN})，(?={HAN})", "---"),
    "PUN011": replaced(r"(?<![0-9A-Za-z.\-/第号])(\d{1,3})(?=[年月个人名家件万亿])", r"\1-9"),
    "PUN012": one_of(
        replaced("(?<=[。；])(?=[一-龥]{4})", "第二、"),
        replaced("^(（[一二三四五六七八九十]）)", r"\1、"),
    ),
    "PUN013": long_without_stop,
    "SPC001": one_of(
        replaced(rf"(?<={HAN})(?<![图表件])(?=\d)", " "), replaced(rf"(?<=\d)(?={HAN})", " ")
    ),
    "SPC002": replaced(f"(?<={HAN}{{4}})(?={HAN}{{4}})(?=.*。$)", " "),
    "SPC003": replaced(r"(?<=[一-龥])\d(?=[一-龥年])", "５"),
    "SPC004": replaced(f"(?<={HAN})(?={HAN})", "\u200b"),
    "SPC005": replaced("工", "⼯"),
    "SPC006": replaced("[，。；：](?=.)", r"\g<0> "),
    "SPC007": one_of(replaced(f"(?<={HAN}){HAN}{{3,}}(?={HAN})", "???"), all_lost),
    "PUN006": begun("“甲类”“乙类”“丙类”“丁类”、“戊类”，"),
    "PUN008": begun("买买提•艾力说，", "阿尤甫・艾山说，", "“六‧一”前，"),
    "PUN015": begun("参加《全国邮政行业职业技能大赛》，", "召开《安全生产推进会》，"),
    "PUN016": begun("国邮发[2024]#号文件明确，", "国办发（2024）第#号文件明确，"),
}
