"""PRV001, PRV004: telephones, e-mail addresses and car plates that may be a person's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

_DIGITS = "0123456789"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"  # on plates
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
def _long() -> re.Pattern[str]:
    """Return what every telephone's number has in it, which is made ten times as fast."""
    return re.compile(r"\d[\d -]{6}")


@cache
def _mobile() -> re.Pattern[str]:
    return re.compile(r"(?:\+?86[ -]?)?1[3-9][\d -]+")


@cache
def _mail() -> re.Pattern[str]:
    letters = "A-Za-z0-9._%+-"
    return re.compile(rf"(?<![{letters}])[{letters}]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


@cache
def _plate() -> re.Pattern[str]:
    return re.compile(
        f"[{_PROVINCES}]"
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
    for match in _telephone().finditer(text) if _long().search(text) else ():
        before = sentence_before(text, match.start())
        if (match["bare"] and not _is_called(before)) or is_serial(before):
            continue
        fixed = not _mobile().fullmatch(match[0])
        if any(word in before for word in _PUBLIC) or (fixed and "电话" in before):
            message = f"电话{match[0]}要公开，请核对号码"
            yield paragraph.report(*match.span(), message, level="info")
        else:
            yield paragraph.report(*match.span(), f"{match[0]}像是个人电话，删去或遮去几位")


@paragraph_rule(
    "PRV004",
    "info",
    "电子邮箱、车牌号",
    about="个人的邮箱和车牌号一般不登，请核对是否需要。政府机关的邮箱（gov.cn）不提示。",
    good=("意见请发至bgs@shspb.gov.cn。",),
    bad=("来稿请寄zhangsan@163.com。", "车牌号为沪A12345的货车。", "新能源车沪AD12345。"),
    spared=("沪昆高速G60段", "新A股上市", "云B2024年", "@所有人"),
    needs=("@", *pairs_of(_PROVINCES, "ABCDEFGHJKLMNPQRSTUVWXYZ")),
)
def mail_or_plate(paragraph: LogicalParagraph) -> Iterator[Found]:
    """An e-mail address or a car's plate may be somebody's."""
    if "@" in paragraph.characters:
        for match in _mail().finditer(paragraph.text):
            if not match[0].lower().endswith(".gov.cn"):
                yield paragraph.report(*match.span(), f"邮箱{match[0]}是否需要登出，请核对")
    if not paragraph.characters.isdisjoint(_DIGITS):
        for match in _plate().finditer(paragraph.text):
            yield paragraph.report(*match.span(), f"车牌号{match[0]}是否需要登出，请核对")


def sentence_before(text: str, start: int) -> str:
    """Return up to 60 characters of the sentence that stands before text[start]."""
    return re.split("[。；！？]", text[max(start - 60, 0) : start])[-1]


def _is_called(before: str) -> bool:
    """Return whether a number without an area code's hyphen is said to be a telephone's."""
    return before.rstrip("：: 为是号码（(").endswith(("电话", "传真", "致电", "拨打", "座机"))


def is_serial(before: str) -> bool:
    """Return whether the number that follows is said to be one of a thing."""
    return any(word in before[-8:] for word in _SERIAL)
