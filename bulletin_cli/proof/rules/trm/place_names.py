"""TRM009: names of places and peoples misspelt or cut short."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.autonomous_places import miswritten_names
from bulletin_cli.proof.reading.lexicon import read_lexicon
from bulletin_cli.proof.register import paragraph_rule


@paragraph_rule(
    "TRM009",
    "warning",
    "地名、民族名的写法",
    about="自治区、自治州的名称写全（新疆维吾尔自治区、恩施土家族苗族自治州），自治州、自治县名称里的民族齐全，次序不变；"
    "民族名不缩（蒙古族、维吾尔族）；地名不写成形近、音近的字，外国国名、首都不写错。"
    "名称列在 data/place_names.tsv、data/places.tsv。",
    standard="GB/T 3304",
    good=("新疆维吾尔自治区的蒙古族群众。", "云南省西双版纳傣族自治州，简称西双版纳州。"),
    bad=(
        ("新疆省的蒙族群众。", "新疆维吾尔自治区的蒙古族群众。"),
        ("恩施自治州和毫州市。", "恩施土家族苗族自治州和亳州市。"),
        ("双江拉祜族布朗族傣族佤族自治县。", "双江拉祜族佤族布朗族傣族自治县。"),
        ("伊犁哈萨克族自治州。", "伊犁哈萨克自治州。"),
        ("喇叭沟门满族自治乡。", "喇叭沟门满族乡。"),
        ("瑞士首都日内瓦。", "瑞士日内瓦。"),
    ),
    spared=(
        "新疆省际通道。",
        "《广西省志》",
        "内蒙古省级干线。",
        "纤维族谱",
        "1987年以前的海南黎族苗族自治州。",
        "彭水自治县召开会议，河南蒙古族自治县。",
        "景颇族、傣族自治的地方。",
    ),
    tables=("place_names", "places"),
)
def place_name(paragraph: LogicalParagraph) -> Iterator[Found]:
    """Places and peoples have their full names; titles of old works are spared."""
    for start, entry in read_lexicon("place_names").matches(paragraph.text):
        end = start + len(entry.wrong)
        if not paragraph.is_foreign(start, end):
            message = f"“{entry.wrong}”应为“{entry.right}”：{entry.note}"
            yield paragraph.report(start, end, message, entry.right)
    for each in miswritten_names(paragraph.text):
        if not paragraph.is_foreign(each.start, each.end):
            message = f"“{paragraph.text[each.start : each.end]}”应为“{each.name}”：{each.why}"
            yield paragraph.report(each.start, each.end, message, each.name)
