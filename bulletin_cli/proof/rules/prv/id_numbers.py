"""PRV002-003: numbers of persons and of bank cards, known by their checksums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule
from bulletin_cli.proof.rules.prv.contacts import is_serial, sentence_before

_DIGITS = "0123456789"
_PROVINCES = frozenset(
    (
        *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36"),
        *("37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62"),
        *("63", "64", "65", "71", "81", "82", "83"),
    )
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_BLANKS = str.maketrans("", "", " -")


@cache
def _long_number() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z0-9.*-])\d(?:[ -]?\d){13,18}[Xx]?(?![A-Za-z0-9*]|\.\d)")


@paragraph_rule(
    "PRV002",
    "error",
    "公民身份号码",
    about="身份证号是个人信息，不登；确要区分同名的人，用单位和职务，或遮去出生日期那几位。",
    standard="GB 11643-1999",
    good=("身份证号110105********002X。",),
    bad=(
        "张三（11010519491231002X）",
        "身份证号：110105 19491231 002X",
        "身份证号110105194912310021",
    ),
    spared=("快件编号110105194912310021。", "统一社会信用代码91310000132204523X。"),
    needs=_DIGITS,
)
def identity_number(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Nobody's identity number is printed: 18 figures, with a checksum or named as one."""
    for match in _long_number().finditer(paragraph.text):
        number = match[0].translate(_BLANKS).upper()
        named = "身份" in paragraph.text[max(match.start() - 12, 0) : match.start()]
        if _is_person(number) and (named or checks(number)):
            yield paragraph.report(*match.span(), "这是公民身份号码，删去或遮去几位")


@paragraph_rule(
    "PRV003",
    "error",
    "银行卡号",
    about="银行卡号是个人信息，不登，删去或只留末四位。按发卡前缀、位数和校验位辨认。",
    good=("收款卡号6222****0128。", "合同编号6222020000000000018。"),
    bad=("请汇到6222020000000000018。", "卡号：4111 1111 1111 1111"),
    spared=("卡号6222020000000000010。", "共计4111111111111111元。"),
    needs=_DIGITS,
)
def bank_card(paragraph: LogicalParagraph) -> Iterator[Found]:
    """No bank card's number is printed: issuer's prefix, length and Luhn's checksum fit."""
    text = paragraph.text
    for match in _long_number().finditer(text):
        number = match[0].translate(_BLANKS)
        if not _is_card(number) or (_is_person(number) and checks(number)):
            continue
        if text[match.end() : match.end() + 1] in tuple("元件个人次万亿"):
            continue
        if not is_serial(sentence_before(text, match.start())):
            yield paragraph.report(*match.span(), "像是银行卡号，删去或只留末四位")


def _is_person(number: str) -> bool:
    """Return whether the region and the day of birth are possible."""
    if len(number) != 18 or number[:2] not in _PROVINCES:
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return born.year >= 1900


def checks(number: str) -> bool:
    """Return whether the last figure of an identity number fits (ISO 7064, MOD 11-2)."""
    total = sum(int(figure) * weight for figure, weight in zip(number, _WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[17]


def _is_card(number: str) -> bool:
    """Return whether an issuer's prefix and its length fit, and Luhn's checksum."""
    length = len(number)
    known = (
        (number[:2] == "62" and 16 <= length <= 19)
        or (number[0] == "4" and length == 16)
        or ("51" <= number[:2] <= "55" and length == 16)
        or (number[:2] in ("34", "37") and length == 15)
        or (number[:4] in ("9558", "6013") and length == 19)
        or (number[:2] == "35" and length == 16)
    )
    return known and number.isdigit() and luhn(number)


def luhn(number: str) -> bool:
    """Return whether the last figure of a card's number fits."""
    doubled = (sum(divmod(2 * int(figure), 10)) for figure in number[-2::-2])
    return (sum(map(int, number[-1::-2])) + sum(doubled)) % 10 == 0
