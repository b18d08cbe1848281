"""Lists as spreadsheets: csv as Excel opens it, xlsx through openpyxl. No cell is a formula."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.writers.docx.package import pack

CellValue: TypeAlias = "str | int"
_FORMULA = ("=", "+", "-", "@")  # what a spreadsheet takes for the beginning of one
_A4 = 9  # of the paper sizes that Excel knows
_CORE = "docProps/core.xml"
_DATED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_POINTS = 10.5


@record
class Sheet:
    """A list: its name, its rows with the header first, how many characters a column is wide."""

    title: str
    rows: Sequence[Sequence[CellValue]]
    widths: Sequence[float] = ()


def csv_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Return lists one below the other: UTF-8 with a byte order mark, CRLF."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    for number, sheet in enumerate(sheets):
        if number:
            writer.writerow(())
        writer.writerows([*_apart(row)] for row in sheet.rows)
    return stream.getvalue().encode("utf-8-sig")


def xlsx_bytes(sheets: Sequence[Sheet]) -> bytes:
    """Return lists as the sheets of a workbook; the same lists give the same bytes.

    The header is frozen and repeated on each printed page, A4 across.
    """
    from openpyxl import Workbook

    book = Workbook()
    for number, sheet in enumerate(sheets):
        _fill(book.create_sheet(sheet.title, number), sheet)
    del book[book.sheetnames[-1]]  # the empty one that a new workbook has
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as saved:  # openpyxl writes the time of day into it
        parts = {name: saved.read(name) for name in saved.namelist()}
    return pack({**parts, _CORE: _DATED.sub(b"", parts[_CORE])})


def _apart(row: Sequence[CellValue]) -> Iterator[CellValue]:
    """Yield the cells of a row; what a spreadsheet would take for a formula is set apart."""
    for cell in row:
        yield f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _fill(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side
    from openpyxl.utils import get_column_letter

    thin = Side(style="thin")
    border, middle = Border(thin, thin, thin, thin), Alignment(vertical="center", wrap_text=True)
    fonts = Font(name="宋体", size=_POINTS), Font(name="宋体", size=_POINTS, bold=True)
    for number, row in enumerate(sheet.rows, start=1):
        for column, value in enumerate(row, start=1):
            cell = page.cell(number, column)
            _put(cell, value)
            cell.border, cell.alignment, cell.font = border, middle, fonts[number == 1]
    for column, width in enumerate(sheet.widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.oddHeader.center.text = sheet.title
    page.oddFooter.center.text = "&P"
    page.page_setup.paperSize, page.page_setup.orientation = _A4, "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _put(cell: Any, value: CellValue) -> None:
    """Put a number or a text into a cell; a text stays one, whatever it begins with."""
    if isinstance(value, int):
        cell.value = value
        return
    cell.value = value or None
    if value.startswith(_FORMULA):
        cell.data_type, cell.quotePrefix = "s", True
