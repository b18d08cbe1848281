"""LOG004, LOG006: growth that is not that of its two figures, and products that are wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.lazy_patterns import compiled
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.amounts import NUMBER, Amount, amount
from bulletin_cli.proof.register import paragraph_rule

_UP = "增加|增长|提高|提升|上升|扩大|增"
_DOWN = "下降|降低|减少|回落|缩短|降|减"
_UNIT = "([万亿]?)([%％]|[\u4e00-\u9fff]{0,3}?)"
_GROWN = (
    f"[由从][^，。；0-9]{{0,12}}({NUMBER}){_UNIT}(?:({_UP})|{_DOWN})[到至为]({NUMBER}){_UNIT}"
    f"，(?:净|共|同比|累计)?(?:{_UP}|{_DOWN}|增幅|降幅|涨幅)[了达为]?({NUMBER})([%％]|个百分点|倍)"
)
_DIRECTION = (
    f"[由从][^，。；0-9]{{0,12}}({NUMBER}){_UNIT}(?:({_UP})|{_DOWN})[到至]"
    f"({NUMBER}){_UNIT}(?=[，。；、]|$)"
)
_PRICED = (
    f"({NUMBER})(公里|千米|米|公斤|千克|克|吨|[人户家亩件台辆个套份张])[^。；0-9]{{0,6}}，"
    "(?:平均)?每(公里|千米|米|公斤|千克|克|吨|[人户家亩件台辆个套份张])[^，。；0-9]{0,8}"
    f"({NUMBER})(万?元)，(?:共计|合计|总计|共|总)[^，。；0-9]{{0,8}}({NUMBER})(万?元)"
)
_SCALES = {
    "公里": ("长", 1000.0), "千米": ("长", 1000.0), "米": ("长", 1.0),
    "吨": ("重", 1e6), "公斤": ("重", 1000.0), "千克": ("重", 1000.0), "克": ("重", 1.0),
}  # fmt: skip
_ABOUT = "约近余多超"


@paragraph_rule(
    "LOG004",
    "warning",
    "增减的幅度算错",
    about="由甲数增加到乙数，后面写的幅度与两数不符。两个百分数之差是“百分点”。核对后改正。",
    good=("由100件增加到120件，增长20%。", "由10%提高到15%，提高了5个百分点。"),
    bad=(
        "由100件增加到120件，增长30%。",
        "市场占有率由10%提高到15%，提高了5%。",
        "由200件增加到120件。",
    ),
    spared=(
        "由1.2亿件增加到1.5亿件，增长24%。",
        "由10%提高到15%，提高了50%。",
        "由第3位上升到第1位，同比增长5%。",
        "由3个月减少到5天。",
        "由每天3次增加到每周5次。",
    ),
    needs=pairs_of("加长高升大增降低少落短减", "到至为"),
)
def wrong_growth(paragraph: LogicalParagraph) -> Iterator[Found]:
    """From one figure to another it is so many per cent."""
    text = paragraph.text
    for match in compiled(_DIRECTION).finditer(text):
        before, after = amount(match[1], match[2]), amount(match[5], match[6])
        alike = match[3] == match[7] and match[3] not in ("位", "名")
        if alike and match[2] == match[6] and _runs_against(before, after, match[4]):
            message = f"“{match[0]}”：数的大小与增减相反，核对"
            yield paragraph.report(*match.span(), message)
    for match in compiled(_GROWN).finditer(text):
        if message := _fault(match):
            yield paragraph.report(*match.span(), message)


def _runs_against(before: Amount, after: Amount, up: str | None) -> bool:
    return after.most < before.least if up else before.most < after.least


def _fault(match: re.Match[str]) -> str:
    """Return what is wrong with the growth that a sentence states."""
    others = match[3] and match[7] and match[3] != match[7]
    if others or float(match[1].replace(",", "")) == 0:
        return ""
    before = amount(match[1], match[2] or (match[6] if not match[3] else ""))
    after = amount(match[5], match[6])
    stated, unit = amount(match[8]), match[9]
    points = _absolute(after.less(before))
    shares = match[3] in ("%", "％") or match[7] in ("%", "％")
    if unit == "个百分点":
        return (
            "" if not shares or points.meets(stated) else f"{match[8]}个百分点与两数之差不符，核对"
        )
    if unit in {"%", "％"}:
        change = _absolute(after.over(before).less(Amount(1, 1)))
        if Amount(change.least * 100, change.most * 100).meets(stated):
            return ""
        if shares and points.meets(stated):
            return f"两个百分数之差是“{match[8]}个百分点”"
        return f"由{match[1]}到{match[5]}不是{match[8]}%，核对"
    times = _absolute(after.over(before).less(Amount(1, 1)))
    return "" if times.meets(stated) else f"由{match[1]}到{match[5]}不是{match[8]}倍，核对"


def _absolute(given: Amount) -> Amount:
    return given if given.most > 0 else Amount(-given.most, -given.least)


@paragraph_rule(
    "LOG006",
    "warning",
    "单价乘数量不等于总价",
    about="同一句里的数量、单价和总价要对得上，核对哪个数写错了。",
    good=("铺设光缆1500米，每公里造价56万元，共耗资84万元。",),
    bad=(
        "铺设光缆1500米，每公里造价56万元，共耗资85万元。",
        "慰问30人，每人500元，共计1.6万元。",
    ),
    spared=("慰问约30人，每人500元，共计1.6万元。", "改造30户，每人500元，共计1.6万元。"),
    needs=pairs_of("每", "公千米克吨人户家亩件台辆个套份张"),
)
def wrong_product(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A number of things at a price each costs their product."""
    for match in compiled(_PRICED).finditer(paragraph.text):
        kind, size = _SCALES.get(match[2], (match[2], 1.0))
        of, each = _SCALES.get(match[3], (match[3], 1.0))
        around = paragraph.text[max(match.start() - 2, 0) : match.end()]
        if kind != of or any(word in around for word in _ABOUT):
            continue
        number, price = (float(match[at].replace(",", "")) for at in (1, 4))
        product = number * size / each * price * (1e4 if match[5] == "万元" else 1)
        written = amount(match[6], "万" if match[7] == "万元" else "")
        if not written.meets(Amount(product, product)):
            scale, unit = (1e4, "万元") if match[7] == "万元" else (1.0, "元")
            message = f"按数量和单价应是{product / scale:g}{unit}，写的是{match[6]}{match[7]}，核对"
            yield paragraph.report(*match.span(6), message)
