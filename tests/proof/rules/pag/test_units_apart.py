"""PAG003: the sender's line that a page's end parts from its article."""

from __future__ import annotations

from tests.proof.rules.pag.looked_at import messages


def test_a_unit_line_alone_at_the_top_of_a_page_is_told() -> None:
    told = [
        messages("PAG003", "字字字字。\n\n" * count, unit="示例区局", units=True)
        for count in range(1, 30)
    ]
    assert [each for each in told if each] == [
        ["供稿单位独在第 2 页页首，这一篇收回一行就能排在一起"]
    ]


def test_without_unit_lines_nothing_is_told() -> None:
    assert not any(messages("PAG003", "字字字字。\n\n" * count) for count in range(1, 30))
