"""PRV: what must not be published of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

_DIGITS = "0123456789"
_PUBLIC = (
    "咨询电话",
    "热线",
    "监督电话",
    "举报电话",
    "联系电话",
    "服务电话",
    "值班电话",
    "投诉电话",
)
_SERIAL = ("单号", "编号", "案号", "文号", "代码", "条码", "流水号")
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
def _telephone() -> re.Pattern[str]:
    return re.compile(
        r"(?<![A-Za-z0-9.,%/#*-])(?:"
        r"(?:\+?86[ -]?)?1[3-9]\d(?:\d{8}|([ -])\d{4}\1\d{4})"
        r"|[(（]0(?:10|2\d|[3-9]\d\d)[)）] ?[2-8]\d{6,7}"
        r"|0(?:10|2\d|[3-9]\d\d)[ -][2-8]\d{6,7}"
        r"|(?P<bare>0(?:10|2\d|[3-9]\d\d)[2-8]\d{6,7}|[2-8]\d{6,7})"
        r")(?![A-Za-z0-9*%‰]|[.,]\d|[余多]?[万亿元件个人次户吨辆份年米张票单起条家部台])"
    )


@cache
def _mobile() -> re.Pattern[str]:
    return re.compile(r"(?:\+?86[ -]?)?1[3-9][\d -]+")


@cache
def _long_number() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z0-9.*-])\d(?:[ -]?\d){13,18}[Xx]?(?![A-Za-z0-9*]|\.\d)")


@cache
def _mail() -> re.Pattern[str]:
    letters = "A-Za-z0-9._%+-"
    return re.compile(rf"(?<![{letters}])[{letters}]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@cache
def _plate() -> re.Pattern[str]:
    return re.compile(
        "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
        "[A-HJ-NP-Z][·• ]?"
        "(?=[A-Z]{0,5}[0-9])[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9警挂学港澳](?![A-Za-z0-9])"
    )


@paragraph_rule(
    "PRV001",
    "error",
    "个人电话号码",
    about="简报里不登个人的电话号码，删去，或遮去中间四位。咨询、监督、举报用的电话和写明是“电话”的固定电话只作提示，请核对号码。",
    good=("咨询请拨打12345或11183。", "客服热线95598、400-820-8888。", "手机138****8000已停用。"),
    bad=(
        "联系人张三，手机13800138000。",
        "请与张三联系：138-0013-8000",
        "请致电（021）63212345。",
        "手机13800138000，电话021-63212345",
        "举报电话：021-63212345。",
    ),
    spared=(
        "寄递业务收入13800138000元。",
        "快件单号13800138000已签收。",
        "GB/T 13800138-2016",
        "2024-11-25",
        "共揽收快件18612345678余件。",
        "全年揽收63212345件，涉及电话用户。",
        "受理电话投诉和来信共63212345",
    ),
    needs=_DIGITS,
)
def telephone(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Nobody's telephone number is printed; that of an office is pointed out."""
    text = paragraph.text
    for match in _telephone().finditer(text):
        before = _sentence_before(text, match.start())
        if (match["bare"] and not _is_called(before)) or _is_serial(before):
            continue
        fixed = not _mobile().fullmatch(match[0])
        if any(word in before for word in _PUBLIC) or (fixed and "电话" in before):
            message = f"电话{match[0]}要公开，请核对号码"
            yield paragraph.found(*match.span(), message, level="info")
        else:
            yield paragraph.found(*match.span(), f"{match[0]}像是个人电话，删去或遮去几位")


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
        if _is_person(number) and (named or _checks(number)):
            yield paragraph.found(*match.span(), "这是公民身份号码，删去或遮去几位")


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
        if not _is_card(number) or (_is_person(number) and _checks(number)):
            continue
        if text[match.end() : match.end() + 1] in tuple("元件个人次万亿"):
            continue
        if not _is_serial(_sentence_before(text, match.start())):
            yield paragraph.found(*match.span(), "像是银行卡号，删去或只留末四位")


@paragraph_rule(
    "PRV004",
    "info",
    "电子邮箱、车牌号",
    about="个人的邮箱和车牌号一般不登，请核对是否需要。政府机关的邮箱（gov.cn）不提示。",
    good=("意见请发至bgs@shspb.gov.cn。",),
    bad=("来稿请寄zhangsan@163.com。", "车牌号为沪A12345的货车。", "新能源车沪AD12345。"),
    spared=("沪昆高速G60段", "新A股上市", "云B2024年", "@所有人"),
    needs="@京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼",
)
def mail_or_plate(paragraph: LogicalParagraph) -> Iterator[Found]:
    """An e-mail address or a car's plate may be somebody's."""
    if "@" in paragraph.characters:
        for match in _mail().finditer(paragraph.text):
            if not match[0].lower().endswith(".gov.cn"):
                yield paragraph.found(*match.span(), f"邮箱{match[0]}是否需要登出，请核对")
    if not paragraph.characters.isdisjoint(_DIGITS):
        for match in _plate().finditer(paragraph.text):
            yield paragraph.found(*match.span(), f"车牌号{match[0]}是否需要登出，请核对")


def _sentence_before(text: str, start: int) -> str:
    """Return up to 60 characters of the sentence that stands before text[start]."""
    return re.split("[。；！？]", text[max(start - 60, 0) : start])[-1]


def _is_called(before: str) -> bool:
    """Return whether a number without an area code's hyphen is said to be a telephone's."""
    return before.rstrip("：: 为是号码（(").endswith(("电话", "传真", "致电", "拨打", "座机"))


def _is_serial(before: str) -> bool:
    return any(word in before[-8:] for word in _SERIAL)


def _is_person(number: str) -> bool:
    """Return whether the region and the day of birth are possible."""
    if len(number) != 18 or number[:2] not in _PROVINCES:
        return False
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    return born.year >= 1900


def _checks(number: str) -> bool:
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
    return known and number.isdigit() and _luhn(number)


def _luhn(number: str) -> bool:
    doubled = (sum(divmod(2 * int(figure), 10)) for figure in number[-2::-2])
    return (sum(map(int, number[-1::-2])) + sum(doubled)) % 10 == 0
