"""LOG003, LOG005: parts greater than the whole, and shares of more than a hundred per cent."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.lazy_patterns import compiled
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.amounts import NUMBER, amount
from bulletin_cli.proof.register import paragraph_rule

_COUNTED = "家|人|名|个|件|起|户|份|台|辆|次|条|项|处|所|亩|公顷|吨|公里|平方米|元"
_PART = "([^，。；：！？0-9（）]{0,12}?)"
_WHOLE = (
    f"({NUMBER})([万亿]?)({_COUNTED})[^，。；：！？0-9（）]{{0,10}}，其中(?!：)"
    f"{_PART}({NUMBER})([万亿]?)({_COUNTED})"
    f"(?:[^，。；：！？0-9（）]{{0,6}}[，、和]{_PART}({NUMBER})([万亿]?)({_COUNTED}))?"
)
_CHANGES = "增减净升降缩余超约近多均每"
_OPPOSITES = (
    ("男", "女"),
    ("合格", "不合格"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("城市", "农村"),
)
_SHARE = r"[0-9]+(?:\.[0-9]+)?"
_SHARES = f"分别占(?:比|总[数量额]的?)?(?:{_SHARE}[%％](?:、|和|及|与)?){{3,}}"
_TO = "[:：∶比]"
_INDUSTRIES = f"产业[^，。；0-9]{{0,12}}({_SHARE}){_TO}({_SHARE}){_TO}({_SHARE})(?![:：∶.0-9])"
_HUNDRED, _ROUNDING, _SLIP = 100, 0.6, 50


@paragraph_rule(
    "LOG003",
    "warning",
    "部分与总数不符",
    about="“其中”的数不会大于总数；其中男、女，合格、不合格各多少，加起来等于总数。核对哪个数写错了。",
    good=("检查企业30家，其中合格25家、不合格5家。", "参训40人，其中女性12人。"),
    bad=(
        "检查企业30家，其中合格35家。",
        "参训40人，其中男性25人、女性25人。",
    ),
    spared=(
        "新增企业30家，其中减少服务业企业35家。",
        "用工30人，其中支付工资35万元。",
        "检查约30家，其中合格35家次。",
        "参训40人，其中党员25人、女性25人。",
    ),
    needs=("，其",),
)
def greater_than_the_whole(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A part is no greater than its whole, and two opposite parts make it."""
    if "，其中" not in paragraph.text:
        return
    for match in compiled(_WHOLE).finditer(paragraph.text):
        changes = paragraph.text[max(match.start() - 6, 0) : match.end() + 1]
        if match[3] == match[7] and not any(each in changes for each in _CHANGES):
            yield from _judged(paragraph, match)


def _judged(paragraph: LogicalParagraph, match: re.Match[str]) -> Iterator[Found]:
    whole, part = amount(match[1], match[2]), amount(match[5], match[6])
    if part.least > whole.most:
        message = f"其中的{match[5]}{match[6]}大于总数{match[1]}{match[2]}，核对"
        yield paragraph.report(*match.span(5), message)
    elif match[9] and match[11] == match[3] and _opposite(match[4], match[8]):
        other = amount(match[9], match[10])
        if not whole.less(part).meets(other):
            message = f"{match[5]}加{match[9]}不等于总数{match[1]}，核对"
            yield paragraph.report(match.start(5), match.end(9), message)


def _opposite(first: str, second: str) -> bool:
    return any(
        first.strip("的").startswith(one) and second.startswith(two)
        for pair in _OPPOSITES
        for one, two in (pair, pair[::-1])
    )


@paragraph_rule(
    "LOG005",
    "warning",
    "占比之和不是100%",
    about="一个总数分成的几份，占比加起来是100%（四舍五入可差零点几）。核对哪个数写错了。",
    good=("一、二、三等件分别占50%、30%和20%。", "三次产业结构为5.2：40.1：54.7。"),
    bad=(
        "一、二、三等件分别占50%、40%和20%。",
        "三次产业结构为5.2：40.1：64.7。",
    ),
    spared=(
        "男、女分别占60%、40%。",
        "分别占全国的80%、33%和90%。",
        "产业链比例1:1:2",
        "三次产业对比，分别为3%、4%、5%。",
    ),
    needs="占业",
)
def shares_over_a_hundred(paragraph: LogicalParagraph) -> Iterator[Found]:
    """The shares of one whole are a hundred per cent."""
    text = paragraph.text
    for match in compiled(_SHARES).finditer(text) if "分别占" in text else ():
        shares = [float(each) for each in re.findall(f"({_SHARE})[%％]", match[0])]
        if _ROUNDING < sum(shares) - _HUNDRED < _SLIP:
            yield paragraph.report(*match.span(), f"占比相加是{sum(shares):g}%，核对")
    for match in compiled(_INDUSTRIES).finditer(text) if "产业" in text else ():
        total = sum(map(float, match.groups()))
        if _ROUNDING < abs(total - _HUNDRED) < _SLIP:
            yield paragraph.report(*match.span(), f"三次产业相加是{total:g}，核对")
