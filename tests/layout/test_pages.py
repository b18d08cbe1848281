"""Pages as plain data: rows of lines that stand abreast."""

from __future__ import annotations

from bulletin_cli.layout.pages import LaidOutPage, Line, Placing


def line(text: str, top: float) -> Line:
    return Line(text, "body", top, 10.0, lambda: Placing(0.0, (1.0,) * len(text)))


def test_a_row_is_written_where_any_of_its_cells_is() -> None:
    items = (line("甲", 0.0), line("", 0.0), line("", 10.0), line("乙", 20.0))
    page = LaidOutPage(1, items, (), 30.0)
    assert [[each.text for each in row] for row in page.written_rows] == [["甲", ""], ["乙"]]
