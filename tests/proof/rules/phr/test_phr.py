"""Set phrases: one mistake is told once, and with its cure."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.texts import read_plain


def found(text: str) -> list[tuple[str, str]]:
    read = read_plain(text, "a.md", markdown=True)
    return [(each.rule, each.message) for each in check([read])]


def test_a_slip_is_told_with_the_phrase() -> None:
    assert found("推动构建人类命运共体。") == [("PHR001", "“人类命运共体”应为“人类命运共同体”")]


def test_what_the_list_of_misspellings_knows_is_told_once() -> None:
    assert [rule for rule, _ in found("要再接再励。")] == ["WRD001"]


def test_a_wrong_idiom_of_a_quotation_is_told_too() -> None:
    assert [rule for rule, _ in found("他说：“大家群策群利，一定办好。”")] == ["PHR003"]


@pytest.mark.parametrize(
    "text",
    [
        "日本、泰国、台湾等国家和地区的客商。",
        "香港等国家级经开区的伙伴，支持香港国家安全教育。",
        "香港企业来华南投资，外国人和港澳居民来华就业。",
        "东北朝鲜族群众，数据中台合作。",
        "香港特别行政区审计署署长，审计署署长、警务处处长。",
        "人大代表、政协委员提出议案和提案。",
        "孟加拉人民共和国和中华人民共和国。",
    ],
)
def test_right_words_of_regions_and_offices_are_left_alone(text: str) -> None:
    assert [each for each in found(text) if each[0] == "PHR002"] == []


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("湖北省省委书记到会。", "湖北省委书记到会。"),
        ("石岗镇镇委召开会议。", "石岗镇委召开会议。"),
        ("市检察院副院长出席。", "市检察院副检察长出席。"),
        ("国家审计署副署长出席。", "国家审计署副审计长出席。"),
        ("香港特别行政区政府立法会通过。", "香港特别行政区立法会通过。"),
        ("打击台独势力。", "打击“台独”势力。"),
    ],
)
def test_an_office_or_a_region_is_named_as_it_should_be(text: str, right: str) -> None:
    read = read_plain(text, "a.md", markdown=True)
    (each,) = check([read], None, RuleSelection(select=("PHR002",)))
    start, end = each.place.mark
    assert each.fix
    assert text[:start] + each.fix.text + text[end:] == right
