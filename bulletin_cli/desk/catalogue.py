"""The catalogue of a year for the archive (归档文件目录, DA/T 22-2015) as plain data and rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.desk.archive import ArchiveSettings

ITEM_COLUMNS = ("序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注")
ARTICLE_COLUMNS = ("期号", "题名", "供稿单位", "作者", "栏目", "页码")
NONE = "—"  # what the catalogue says where a document has no such mark
CatalogueRow: TypeAlias = "tuple[str | int, ...]"


@record
class ArchivedItem:
    """An item (件): an issue with its dispatch slip. `number` is that of the archive.

    `reckoned` says that the pages are those of a new setting, not of what went out.
    """

    identifier: str
    item: int
    number: str
    reference: str
    issuer: str
    title: str
    day: date | None
    secrecy: str
    pages: int
    reckoned: bool = False


@record
class ArchivedArticle:
    """An article of the year; `page` is None where nobody knows on which it was printed."""

    issue: str
    title: str
    unit: str
    author: str
    section: str
    page: int | None


@record
class Catalogue:
    """The items of a year in their order, and all their articles if they were asked for."""

    year: int
    settings: ArchiveSettings
    items: tuple[ArchivedItem, ...]
    articles: tuple[ArchivedArticle, ...]

    @property
    def title(self) -> str:
        """What the list of items is called."""
        return f"{self.year}年归档文件目录"

    @property
    def articles_title(self) -> str:
        """What the list of articles is called."""
        return f"{self.year}年篇目"


def item_rows(catalogue: Catalogue) -> Iterator[CatalogueRow]:
    """Yield a row for each item, in ITEM_COLUMNS."""
    for place, each in enumerate(catalogue.items, start=1):
        yield (
            place, each.number, each.reference, each.issuer, each.title, eight_digits(each.day),
            each.secrecy or NONE, each.pages, "页数照重排" * each.reckoned,
        )  # fmt: skip


def article_rows(catalogue: Catalogue) -> Iterator[CatalogueRow]:
    """Yield a row for each article, in ARTICLE_COLUMNS."""
    for each in catalogue.articles:
        page = each.page or ""
        yield each.issue, each.title, each.unit, each.author, each.section, page


def eight_digits(day: date | None) -> str:
    """Return a date as archives write it, 20241125."""
    return f"{day:%Y%m%d}" if day else ""
