"""Lists as spreadsheets, read back by others."""

from __future__ import annotations

import csv
import io
import zipfile

import openpyxl
import pytest

from bulletin_cli.writers.spreadsheets import Sheet, csv_bytes, xlsx_bytes

HOSTILE = ("=1+1", "+1", "-1", "@a", '=HYPERLINK("http://a")')
SHEETS = (
    Sheet("甲", [("题名", "页数"), *((each, 1) for each in HOSTILE)], (30, 6)),
    Sheet("乙", [("名",), ('a,b"c',)], (10,)),
)


def test_no_text_becomes_a_formula_in_excel() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(SHEETS)))
    cells = [book["甲"].cell(row, 1) for row in range(2, 7)]
    assert [each.value for each in cells] == [*HOSTILE]
    assert {each.data_type for each in cells} == {"s"}
    assert all(each.quotePrefix for each in cells)
    assert book["甲"]["B2"].data_type == "n"


def test_no_text_becomes_a_formula_in_csv() -> None:
    text = csv_bytes(SHEETS).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[0] for row in rows[1:6]] == [f"'{each}" for each in HOSTILE]
    assert rows[6:] == [[], ["名"], ['a,b"c']]


def test_a_workbook_is_printed_across_with_its_header_on_each_page() -> None:
    page = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(SHEETS)))["甲"]
    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.column_dimensions["A"].width == pytest.approx(30)
    assert page.sheet_properties.pageSetUpPr.fitToPage


def test_the_same_lists_give_the_same_bytes() -> None:
    data = xlsx_bytes(SHEETS)
    assert data == xlsx_bytes(SHEETS)
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert b"dcterms:" not in book.read("docProps/core.xml").partition(b">")[2]
