"""The catalogue as files: for Word, for Excel, and as plain csv; all of them hold the same."""

from __future__ import annotations

from typing import TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.desk.catalogue import (
    ARTICLE_COLUMNS,
    ITEM_COLUMNS,
    Catalogue,
    CatalogueRow,
    article_rows,
    item_rows,
)
from bulletin_cli.layout.document import Align
from bulletin_cli.layout.listing import Listing, listing_document
from bulletin_cli.layout.properties import DocumentProperties
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.store.fonts import latin_widths
from bulletin_cli.workspace import Workspace
from bulletin_cli.writers import find_writer
from bulletin_cli.writers.spreadsheets import Sheet, csv_bytes, xlsx_bytes

FORMS = ("docx", "csv", "xlsx")
_MM_A_CHARACTER = 1.9  # of a spreadsheet's column


@record
class _Width:
    """How wide a column is, in millimetres, and where its texts stand."""

    width: float
    align: Align = "left"


_CatalogueList: TypeAlias = "tuple[str, list[CatalogueRow], tuple[_Width, ...]]"
_ITEMS = (
    _Width(13, "center"), _Width(56), _Width(32), _Width(30), _Width(62),
    _Width(24, "center"), _Width(17, "center"), _Width(13, "center"), _Width(20),
)  # fmt: skip
_ARTICLES = (
    _Width(34), _Width(118), _Width(45), _Width(30), _Width(26), _Width(14, "center"),
)  # fmt: skip


def catalogue_file(space: Workspace, catalogue: Catalogue, form: str) -> bytes:
    """Return the catalogue as docx, csv or xlsx, its articles below it or behind it."""
    if form == "docx":
        return _word_file(space, catalogue)
    sheets = [
        Sheet(title, rows, [each.width / _MM_A_CHARACTER for each in columns])
        for title, rows, columns in _lists(catalogue)
    ]
    return csv_bytes(sheets) if form == "csv" else xlsx_bytes(sheets)


def _lists(catalogue: Catalogue) -> list[_CatalogueList]:
    """Return the title, the rows with their header, and the columns of each list."""
    lists: list[_CatalogueList] = [(catalogue.title, [ITEM_COLUMNS, *item_rows(catalogue)], _ITEMS)]
    if catalogue.articles:
        articles = [ARTICLE_COLUMNS, *article_rows(catalogue)]
        lists.append((catalogue.articles_title, articles, _ARTICLES))
    return lists


def _word_file(space: Workspace, catalogue: Catalogue) -> bytes:
    listings = [
        Listing(
            title,
            about,
            [tuple(map(str, row)) for row in rows],
            [each.width for each in columns],
            [each.align for each in columns],
        )
        for (title, rows, columns), about in zip(
            _lists(catalogue), (_about(catalogue), f"共 {len(catalogue.articles)} 篇"), strict=False
        )
    ]
    issuer = space.config.periodical.issuer
    last = max((each.day for each in catalogue.items if each.day), default=None)
    properties = DocumentProperties(catalogue.title, "归档文件目录", issuer, "", last)
    document = listing_document(listings, space.template().base, properties)
    return find_writer("docx")(typeset(document, latin_widths).document)


def _about(catalogue: Catalogue) -> str:
    """Return what the list is about: the codes that all its numbers share, and how many."""
    settings = catalogue.settings
    parts = (
        ("全宗号", settings.fonds),
        ("年度", f"{catalogue.year}"),
        ("保管期限", settings.term),
        ("机构", settings.office),
        ("件数", f"{len(catalogue.items)}"),
    )
    return "　　".join(f"{name}：{value}" for name, value in parts if value)
