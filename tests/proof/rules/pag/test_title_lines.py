"""PAG002: titles that fill their line, or leave a character or two on the last one."""

from __future__ import annotations

import pytest

from tests.proof.rules.pag.looked_at import messages

LINE = 23  # characters of a title's size on a line


@pytest.mark.parametrize(("last", "told"), [(1, True), (2, True), (3, False)])
def test_a_last_line_of_one_or_two_characters_is_told(last: int, told: bool) -> None:
    found = messages("PAG002", title=("题" * 12, "题" * last))
    assert found == [f"标题末行只有 {last} 个字，在 title 里按意思分行"] * told


@pytest.mark.parametrize(("length", "told"), [(LINE, True), (LINE - 1, False), (4, False)])
def test_a_title_that_fills_its_line_is_told(length: int, told: bool) -> None:
    assert bool(messages("PAG002", title=("题" * length,))) is told


def test_one_finding_is_enough_for_a_title() -> None:
    assert len(messages("PAG002", title=("题" * (LINE + 1),))) == 1
