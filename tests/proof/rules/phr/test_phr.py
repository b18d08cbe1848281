"""Set phrases: one mistake is told once, and with its cure."""

from __future__ import annotations

from bulletin_cli.proof.engine import check
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
