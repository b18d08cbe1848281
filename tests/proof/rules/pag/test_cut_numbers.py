"""PAG005: numbers cut in a table's cell."""

from __future__ import annotations

from tests.proof.rules.pag.looked_at import messages


def table(columns: int, cell: str) -> str:
    row = f"| {cell} " * columns + "|"
    return f"{row}\n{'| --- ' * columns}|\n{row}"


def test_a_number_cut_in_its_cell_is_told_once_a_cell() -> None:
    told = messages("PAG005", table(14, "123456.78%"))
    assert set(told) == {"表格里“123456.78%”断在两行，这一栏太窄"}


def test_numbers_that_stand_on_one_line_are_not() -> None:
    assert messages("PAG005", table(4, "123456.78%")) == []
    assert messages("PAG005", table(2, "一共是" * 10 + "12 件")) == []
