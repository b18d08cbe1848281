"""What an office adds to the tables of the rules: which tables, and what a row of each must be."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.proof.reading.tables import read_table

# Keys of [check.data] and the tables that their files add to; meetings and phrases share one.
TABLES = {
    "phrases": "phrases",
    "meetings": "phrases",
    "bodies": "former_bodies",
    "places": "places",
}
_HINT = "照 docs/proofreading.md 的“添自己的数据”写，列之间用制表符。"
_PLENUM = "[一二三四五六七八九十]{1,4}届[一二三四五六七八九]中全会"
_LEVELS = ("full", "city", "county")


def refuse_wrong_rows(key: str, text: str, file: str) -> None:
    """Raise BulletinError with file and line at the first row that its table could not take."""
    flaw = _FLAWS[key]
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and line[0] != "#":
            message = flaw(line.rstrip().split("\t"))
            if message:
                raise BulletinError(message, _HINT, file=file, line=number)


def _of_phrase(row: list[str]) -> str:
    if row[0] == "meeting":
        return _of_meeting(row)
    if row[0] not in ("form", "phrase"):
        return f"第一列应为 meeting、form 或 phrase，写的是“{row[0]}”"
    if len(row) < (3 if row[0] == "form" else 2) or len(row) > 6 or not all(row[1:2]):
        return f"{row[0]} 这一行的列数不对"
    return _of_days(row[4:6])


def _of_meeting(row: list[str]) -> str:
    if len(row) != 3 or row[0] != "meeting":
        return "会议一行三列：meeting、名称、开幕日期"
    if not re.fullmatch(_PLENUM, row[1]):
        return f"“{row[1]}”不是中央全会的名称，如“二十届五中全会”"
    return _of_days(row[2:]) if row[2] else "没有写开幕日期"


def _of_body(row: list[str]) -> str:
    if len(row) not in (3, 4) or not all(row[:3]):
        return "机构一行三列：旧名、现在的名称、改名的日期"
    if len(row[0]) < 3:
        return f"旧名“{row[0]}”太短，到处会碰上"
    return _of_days(row[2:3])


def _of_place(row: list[str]) -> str:
    provinces = {line.split("\t")[0] for line in read_table("places").splitlines()}
    if len(row) != 3 or row[1] not in _LEVELS or not row[2].split():
        return "地名一行三列：省份、full 或 city 或 county、名称（空格分开）"
    if row[0] not in provinces:
        return f"没有“{row[0]}”这个省份，写简称，如“湖北”“内蒙古”"
    short = next((each for each in row[2].split() if len(each) < 2), "")
    return f"地名“{short}”只有一个字" if short else ""


def _of_days(days: list[str]) -> str:
    for each in filter(None, days):
        try:
            date.fromisoformat(each)
        except ValueError:
            return f"“{each}”不是日期，写成 2024-11-25"
    return ""


_FLAWS: dict[str, Callable[[list[str]], str]] = {
    "phrases": _of_phrase,
    "meetings": _of_meeting,
    "bodies": _of_body,
    "places": _of_place,
}
