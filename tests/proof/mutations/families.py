"""Defects of units, bodies, documents and figures, put into clean lines at random places."""

from __future__ import annotations

import random

from bulletin_cli.proof.reading.tables import read_table
from tests.proof.mutations.usage import inserted


def capitals(line: str, chance: random.Random) -> str | None:
    """Put in a length, a weight or a power in the wrong capitals."""
    unit = chance.choice(["KM", "KG", "Kw", "KV", "CM", "ML"])
    return inserted(line, f"共计{chance.randint(2, 900)}{unit}", chance)


def old_unit(line: str, chance: random.Random) -> str | None:
    """Put in a quantity of a unit that is out of use."""
    unit = chance.choice(["公升", "公分", "公尺", "马力", "公吨", "立方公尺"])
    return inserted(line, f"共计{chance.randint(2, 900)}{unit}", chance)


def degrees(line: str, chance: random.Random) -> str | None:
    """Put in a range of degrees whose first number has none."""
    low = chance.randint(1, 20)
    return inserted(line, f"温度{low}{chance.choice('～—-')}{low + 5}℃", chance)


def body(line: str, chance: random.Random) -> str | None:
    """Put in a body with another or no joint in its name, or with one character lost."""
    rows = read_table("bodies").splitlines()
    names = [row for row in rows if row and row[0] not in "#*" and len(row) > 6]
    name = chance.choice(names)
    if "和" in name[3:-3]:
        wrong = name.replace("和", "与", 1)
    else:
        at = chance.choice([len(name) - 3, 3])
        wrong = f"{name[:at]}{chance.choice('囗巳氺彡')}{name[at + 1 :]}"
    return inserted(line, wrong, chance)


def percent(line: str, chance: random.Random) -> str | None:
    """Put in a difference of percentages with a % too much or a 个 too few."""
    number = chance.randint(1, 40)
    words = chance.choice([f"{number}%个百分点", f"{number}百分点"])
    return inserted(line, f"提高{words}", chance)


def before_and_so_on(line: str, chance: random.Random) -> str | None:
    """Put a 、 between a list and 等."""
    thing = chance.choice(["电脑、打印机", "快递、邮政", "学校、医院"])
    return inserted(line, f"购置{thing}、等{chance.choice('设物单')}备", chance)


def unmatched(line: str, chance: random.Random) -> str | None:
    """Put in a subject or an attribute that does not go with what follows."""
    pair = ["监管力度不断提高", "水平得到加强", "留下深厚的印象", "在酷热的气温中", "步伐明显加大"]
    return inserted(line, chance.choice(pair), chance)


MUTATIONS = {
    "NUM020": percent,
    "ORG001": body,
    "PUN020": before_and_so_on,
    "UNT001": capitals,
    "UNT002": old_unit,
    "UNT004": degrees,
    "WRD020": unmatched,
}
