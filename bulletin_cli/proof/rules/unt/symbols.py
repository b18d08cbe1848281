"""UNT001, UNT005-006: symbols of units: their capitals, their raised figures, their company."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

# Those of which another mixture of capitals is no other unit; MB and GB are no measures.
_SYMBOLS = (
    "km", "cm", "mm", "kg", "mg", "mL", "kV", "kW", "kWh", "kVA", "kPa", "MPa", "Hz", "kHz", "MHz",
    "GHz", "dB", "kJ", "MJ", "kN",
)  # fmt: skip
_RIGHT = {each.lower(): each for each in _SYMBOLS} | {"kwh": "kW·h", "kva": "kV·A"}
_MEGA = {"Mw": "MW", "MWH": "MW·h", "Mwh": "MW·h", "Gw": "GW", "gw": "GW", "GWH": "GW·h"}
_MICRO = ("ug", "um", "uL", "uA", "uV", "uSv", "umol")  # μ on a keyboard without it
_SPARED = frozenset(_SYMBOLS)
_BEGINNINGS = {
    pair
    for each in _SYMBOLS
    for pair in pairs_of(each[0].upper() + each[0].lower(), each[1].upper() + each[1].lower())
}
_LATIN = "km|cm|mm|μm|um|m|kg|mg|μg|ug|g|t|L|mL|kW|h|s|min|MPa|kPa"
_HAN = "公里|千米|厘米|毫米|米|公斤|千克|毫克|克|吨|毫升|升|千瓦|小时|秒|分钟|公顷|平方米|立方米"


@paragraph_rule(
    "UNT001",
    "warning",
    "单位符号的大小写",
    about="千是小写的 k，来源于人名的单位首字母大写：km、kg、kV、kW、Hz、MPa；微是 μ，不是 u。",
    standard="GB 3100—1993 6.3",
    good=("线路全长120km。", "电压为220kV，功率50kW。"),
    bad=(
        ("线路全长120KM。", "线路全长120km。"),
        ("电压为220KV。", "电压为220kV。"),
        ("时速60KM/H，功率50Kw。", "时速60km/h，功率50kW。"),
        ("用电3万kwh，压力2Mpa。", "用电3万kW·h，压力2MPa。"),
        ("浓度为35ug/m³。", "浓度为35μg/m³。"),
        ("装机5Mw，PH值为7。", "装机5MW，pH值为7。"),
        ("化肥每袋25KG/袋，5元/KG。", "化肥每袋25kg/袋，5元/kg。"),
    ),
    spared=("型号A-220KV", "电池5000mAh", "内存8GB", "第5KM测速点以外的K5KM"),
    needs=_BEGINNINGS | {each[:2] for each in (*_MICRO, *_MEGA)} | {"PH", "Ph", "ph"},
)
def capitals(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A symbol has the capitals that the standard gives it."""
    for match in _measured().finditer(paragraph.text):
        right = _MEGA.get(match[1]) or _RIGHT.get(match[1].lower())
        if right and match[1] not in _SPARED:
            start, end = match.start(1), match.end()
            right += (match[2] or "").lower()
            message = f"单位符号“{paragraph.text[start:end]}”应为“{right}”"
            yield paragraph.report(start, end, message, right)
    for match in re.finditer(rf"(?<=[0-9])(?:{'|'.join(_MICRO)})(?![A-Za-z0-9])", paragraph.text):
        message = f"“{match[0]}”的 u 应为“μ”"
        yield paragraph.report(match.start(), match.start() + 1, message, "μ")
    for match in re.finditer("(?<![A-Za-z])(?:PH|Ph|ph)(?=值)", paragraph.text):
        yield paragraph.report(*match.span(), "酸碱度写“pH值”", "pH")


@cache
def _measured() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<![A-Za-z0-9.\-第])[0-9]+(?:\.[0-9]+)?[万亿多余]?\s?|(?:(?<=每)|(?<=元/)|(?<=单位：))(?=K))"
        r"([A-Za-z]{2,4})(/(?:[Hh]|[Ss]|[Dd]))?(?![A-Za-z0-9]|/[A-Za-z]{2})"
    )


@paragraph_rule(
    "UNT005",
    "warning",
    "平方、立方没有写成上标",
    about="面积、体积的单位写 m²、m³，不写 m2、m^2、M²；正文里写“平方米”“立方米”更好。",
    standard="GB 3100—1993",
    good=("占地500m²。", "占地500平方米。"),
    bad=(
        ("占地500m2。", "占地500m²。"),
        ("占地500M²，库容3万m3。", "占地500m²，库容3万m³。"),
        ("占地500m^2。", "占地500m²。"),
        ("浓度为35μg/m3。", "浓度为35μg/m³。"),
    ),
    spared=("型号5m2a", "苹果M2芯片", "A5m2"),
    needs=pairs_of("mM", "23²³^"),
)
def not_raised(paragraph: LogicalParagraph) -> Iterator[Found]:
    """The figure of a square or a cube is raised, and the metre is small."""
    for match in _powers().finditer(paragraph.text):
        right = match[1].lower() + match[2].translate(_RAISED)
        written = paragraph.text[match.start(1) : match.end()]
        if right != written:
            start = match.start(1)
            message = f"“{written}”应为“{right}”"
            yield paragraph.report(start, match.end(), message, right)


_RAISED = str.maketrans("23", "²³")


@cache
def _powers() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?<![A-Za-z0-9.\-])[0-9]+(?:\.[0-9]+)?[万亿多余]?\s?|(?<=[A-Za-z元]/))([KkCcDdMm]?[mM])\^?([23²³])(?![A-Za-z0-9])"
    )


@paragraph_rule(
    "UNT006",
    "warning",
    "单位一半汉字一半字母",
    about="单位用汉字就都用汉字，用符号就都用符号：60km/h 或 60公里/小时，不写 60km/小时、30多kg。",
    standard="GB 3100—1993、GB/T 15835—2011",
    good=("时速60km/h。", "流量5立方米/秒。", "补贴5元/kg。"),
    bad=(
        "时速60km/小时。",
        "流量10立方米/h。",
        "重30多kg。",
        "三十km外。",
        "面积5平方km。",
        "流量5kg每小时。",
        "按mg/公斤计算。",
    ),
    spared=("3人/km", "5元/kg", "三星km", "第三m层", "滴速20mL每小时2次", "8h/天"),
    needs="kmgtLhsc",
)
def half_and_half(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A quantity is in Han throughout or in symbols throughout."""
    for match in _mixed().finditer(paragraph.text):
        message = f"“{match[0]}”汉字和符号混用，统一成一种"
        yield paragraph.report(*match.span(), message)


@cache
def _mixed() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![A-Za-z])(?:{_LATIN})/(?:{_HAN})|(?<=[0-9])(?:{_HAN})/(?:{_LATIN})(?![A-Za-z])"
        rf"|(?<=[0-9])(?:{_LATIN})每(?:小时|分钟|秒)(?![0-9一二两三四五])"
        r"|(?<![A-Za-z0-9.\-])[0-9]+[多余](?:km|cm|mm|kg|mg|kW|kV|mL|℃)(?![A-Za-z])"
        r"|(?<![第一二三四五六七八九十百])[一二三四五六七八九十百]{1,4}[多余]?(?:km|cm|mm|kg|kW|kV|mL)(?![A-Za-z])"
        r"|(?<=[0-9])(?:平方|立方)(?:km|cm|mm|m|KM|M)(?![A-Za-z])"
    )
