"""NUM020-021, NUM030: percentage points, what falls by less than nothing, from and to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.pairs import pairs_of
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.characters import ARABIC
from bulletin_cli.proof.register import paragraph_rule

_FIGURE = r"[0-9]+(?:\.[0-9]+)?"
_RISE = "提高|上升|增长|增加|提升"
_FALL = "下降|降低|减少|回落"


@paragraph_rule(
    "NUM020",
    "warning",
    "百分点的写法",
    about="两个百分数相差的是“个百分点”：20个百分点，不写20%个百分点、20百分点、20个百分比；"
    "由10%提高到15%，提高的是5个百分点；数量增减的是百分之几。",
    good=("利润率增长了20个百分点。", "由10%提高到15%，提高了5个百分点。"),
    bad=(
        ("利润增长了20%个百分点。", "利润增长了20个百分点。"),
        ("利润率增长3百分点。", "利润率增长3个百分点。"),
        ("利润率增长3个百分比。", "利润率增长3个百分点。"),
        ("投诉率下降了5个点。", "投诉率下降了5个百分点。"),
        ("由10%提高到15%，提高了5%。", "由10%提高到15%，提高了5个百分点。"),
        ("产量同比增加12个百分点。", "产量同比增加12%。"),
    ),
    spared=(
        "由10%提高到15%，增长了50%。",
        "3个百分比数值",
        "占20%，个百分点数不变",
        "产量增速提高2个百分点",
        "下降5个点位",
    ),
    needs=(
        *pairs_of("%％", "个百提上增下降减回"),
        *pairs_of(ARABIC, "百个"),
        "分比",
        "之点",
    ),
)
def percent_points(paragraph: LogicalParagraph) -> Iterator[Found]:
    """The difference of two percentages is so many 个百分点."""
    for match in (*_points().finditer(paragraph.text), *_spoken().finditer(paragraph.text)):
        right = f"{match[1]}个百分点"
        yield paragraph.report(*match.span(), f"“{match[0]}”应为“{right}”", right)
    for match in _difference().finditer(paragraph.text):
        first, second, change = (float(match[each]) for each in ("first", "second", "change"))
        if abs(abs(second - first) - change) < 0.005:
            right = f"{match['change']}个百分点"
            start, end = match.start("change"), match.end()
            message = f"两个百分数相差的是百分点，应为“{right}”"
            yield paragraph.report(start, end, message, right)
    for match in _of_quantity().finditer(paragraph.text):
        right = f"{match['change']}%"
        message = f"数量增减的是百分之几，不是百分点，应为“{right}”"
        yield paragraph.report(match.start("change"), match.end(), message, right)


@cache
def _of_quantity() -> re.Pattern[str]:
    quantities = "数量|产量|人数|件数|次数|户数|总量|销量|销售量|业务量|投递量|投诉量"
    return re.compile(
        f"(?:{quantities})(?:分别|同比|环比|比上年|比去年|较上年|较去年|同期|上年){{0,3}}"
        f"(?:{_RISE}|{_FALL})(?:和(?:{_RISE}|{_FALL}))?了?(?P<change>{_FIGURE})个百分点"
    )


@cache
def _points() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![0-9.])({_FIGURE})(?:[%％]个?百分点|百分点|个百分比(?=[，。；、）]|$)|个百分之点|百分个点)"
    )


@cache
def _spoken() -> re.Pattern[str]:
    change = "升高长降低落"
    return re.compile(f"(?:(?<=[{change}])|(?<=[{change}]了))({_FIGURE})个点(?=[，。；、）]|$)")


@cache
def _difference() -> re.Pattern[str]:
    change = f"(?:{_RISE}|{_FALL})"
    return re.compile(
        rf"[由从](?P<first>{_FIGURE})[%％]{change}[到至为了]{{1,2}}(?P<second>{_FIGURE})[%％]，"
        rf"(?:同比)?{change}了?(?P<change>{_FIGURE})[%％]"
    )


@paragraph_rule(
    "NUM021",
    "warning",
    "下降的是负数",
    about="“下降”“减少”已经是往下，后面不写负数；“下降了零下5℃”应为“下降到零下5℃”；“增长-5%”写“下降5%”。",
    good=("下降5%。", "气温下降到零下5℃。"),
    bad=(
        ("气温下降了零下5℃。", "气温下降到零下5℃。"),
        ("利润下降-5%。", "利润下降5%。"),
        ("利润同比增长-5%。", "利润同比下降5%。"),
    ),
    spared=("增长1-5%", "下降（-5%）", "增长5—8%"),
    needs=(*pairs_of("-－负", ARABIC), "了零"),
)
def negative_change(paragraph: LogicalParagraph) -> Iterator[Found]:
    """A fall is given as a positive figure."""
    for match in _negative().finditer(paragraph.text):
        if match["below"]:
            at = match.span("below")
            yield paragraph.report(*at, "“零下”前面用“到”", "到")
        elif match["fall"]:
            right = match["fall"]
            yield paragraph.report(*match.span(), f"“{match[0]}”应为“{right}”，不写负号", right)
        else:
            message = f"“{match[0]}”应为“下降”，不写负号"
            yield paragraph.report(*match.span(), message, "下降")


@cache
def _negative() -> re.Pattern[str]:
    return re.compile(
        "(?:下降|降低|上升|升高|回升)(?P<below>了)零下"
        f"|(?P<fall>(?:{_FALL})了?)(?:[-－]|负)(?=[0-9])"
        f"|(?:{_RISE})了?(?:[-－]|负)(?=[0-9])"
    )


@paragraph_rule(
    "NUM030",
    "warning",
    "由多少增加到多少",
    about="“由5家”后面写的是增加以后的数，用“到”：由5家增加到8家；“增加了”后面是增加的数：增加了3家。",
    good=("由5家增加到8家。", "由5家增加了3家。"),
    bad=(
        ("网点由5家增加了8家。", "网点由5家增加到8家。"),
        ("从90件减少了30件。", "从90件减少到30件。"),
    ),
    spared=("从5个方面提高了8个指标", "由3人增加了2人", "从1月增加了2家"),
    needs=("加了", "长了", "高了", "升了", "少了", "降了", "低了"),
)
def from_and_by(paragraph: LogicalParagraph) -> Iterator[Found]:
    """What follows 由5家 is the number reached."""
    for match in _reached().finditer(paragraph.text):
        first, last = float(match["first"]), float(match["last"])
        if (last < first) if match["fall"] else (last > first):
            message = f"“{match[0]}”：后面是变化以后的数，用“到”"
            yield paragraph.report(*match.span("by"), message, "到")


@cache
def _reached() -> re.Pattern[str]:
    unit = "万?亿?(?:[家个名人件元项条辆台吨亩户]|公里|[%％])"
    return re.compile(
        rf"[由从](?P<first>{_FIGURE})(?P<unit>{unit})(?:{_RISE}|(?P<fall>{_FALL}))(?P<by>了)"
        rf"(?P<last>{_FIGURE})(?P=unit)(?=[，。；、]|$)"
    )
