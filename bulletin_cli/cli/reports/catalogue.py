"""What `catalogue` prints: the lists on the terminal, as json, and what there is to say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from bulletin_cli.desk.catalogue import Catalogue, CatalogueRow

_ONLY_IN_FILES = ("责任者", "题名", "备注")  # for which a terminal has no room


def print_catalogue(catalogue: Catalogue, form: str) -> None:
    """Print the items and the articles, if there are any, as tables or as json."""
    from bulletin_cli.cli.terminal.streams import print_json
    from bulletin_cli.desk.catalogue import (
        ARTICLE_COLUMNS,
        ITEM_COLUMNS,
        article_rows,
        item_rows,
    )

    items, articles = [*item_rows(catalogue)], [*article_rows(catalogue)]
    if form == "json":
        said: dict[str, Any] = {"year": catalogue.year}
        said["items"] = [dict(zip(ITEM_COLUMNS, row, strict=True)) for row in items]
        said["articles"] = [dict(zip(ARTICLE_COLUMNS, row, strict=True)) for row in articles]
        print_json(said)
        return
    kept = [place for place, name in enumerate(ITEM_COLUMNS) if name not in _ONLY_IN_FILES]
    _print_table(
        catalogue.title,
        [ITEM_COLUMNS[place] for place in kept],
        [tuple(row[place] for place in kept) for row in items],
    )
    if articles:
        typer.echo()
        _print_table(catalogue.articles_title, ARTICLE_COLUMNS, articles)


def _print_table(title: str, head: Sequence[str], rows: Sequence[CatalogueRow]) -> None:
    from rich.table import Table
    from rich.text import Text

    from bulletin_cli.cli.terminal.printing import console

    table = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False)
    for name in head:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    typer.echo(title)
    console().print(table)
