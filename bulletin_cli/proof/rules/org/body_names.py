"""ORG001: names of bodies with one character or word off."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from bulletin_cli.content.glossary import Glossary
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.reading.near_names import NearNames
from bulletin_cli.proof.reading.tables import read_table
from bulletin_cli.proof.register import text_rule

# Their last character begins the name of a place: 广[西自治区邮政管理局] is not 西藏自治区……局.
_PROVINCES = ("广西", "山西", "江西", "陕西", "河北", "湖北", "海南", "河南", "湖南", "云南")


@text_rule(
    "ORG001",
    "warning",
    "机构名称差一个字",
    about="与一个机构的全称只差一个字，或多了“管理”“总”一类的字，多半写错：人力资源与社会保障部应为人力资源和社会保障部。"
    "机构名录在 data/bodies.tsv，用词表里的机构也算。",
    good=("人力资源和社会保障部发文。", "国家邮政局印发通知。", "示例市快递行业协会到会。"),
    bad=(
        ("人力资源与社会保障部发文。", "人力资源和社会保障部发文。"),
        ("国家邮政管理局印发通知。", "国家邮政局印发通知。"),
        ("新华通信社记者采访。", "新华通讯社记者采访。"),
        ("中国残疾人联合总会捐赠。", "中国残疾人联合会捐赠。"),
        ("示例市快速行业协会到会。", "示例市快递行业协会到会。"),
    ),
    spared=(
        "人力资源社会保障部发文。",
        "住房城乡建设部印发通知。",
        "国家税务局改为国家税务总局。",
        "广西自治区邮政管理局到会。",
    ),
)
def nearly_a_body(text: Text) -> Iterator[Found]:
    """A body has its own name."""
    names = _names(text.glossary)
    for paragraph in text.paragraphs:
        for near in names.find(paragraph):
            if near.start and paragraph.text[near.start - 1 : near.start + 1] in _PROVINCES:
                continue
            written = paragraph.text[near.start : near.end]
            message = f"“{written}”应为“{near.name}”"
            yield paragraph.report(near.start, near.end, message, near.name)


@lru_cache(maxsize=4)
def _names(glossary: Glossary) -> NearNames:
    own = [name for each in glossary.organisations for name in (each.name, *each.short)]
    others = [each.name for each in glossary.terms] + [each.name for each in glossary.people]
    wrong = [name for each in glossary.organisations for name in each.variants]  # TRM003 tells
    names, also = _bodies()
    return NearNames((*own, *names), (*also, *others, *wrong))


@cache
def _bodies() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of data/bodies.tsv, and those that are only known to be right."""
    lines = [line for line in read_table("bodies").splitlines() if line and line[0] != "#"]
    names = tuple(line for line in lines if line[0] != "*")
    return names, tuple(line[1:] for line in lines if line[0] == "*")
