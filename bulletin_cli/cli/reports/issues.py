"""An issue and its articles as rows, for people and as json."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import typer

from bulletin_cli.cli.terminal.printing import console

if TYPE_CHECKING:
    from bulletin_cli.content.issue import Issue

_LINE_END = "／"  # between the lines of a title
_PROBLEM = {"missing": "文件不见了", "unreadable": "读不出来"}


def article_rows(issue: Issue, title_lines: Mapping[str, tuple[str, ...]]) -> list[dict[str, Any]]:
    """Return a row for each article that is listed, those that cannot be read among them.

    `title_lines` are the lines of the titles as they are printed, by the articles' files.
    """
    from bulletin_cli.base.errors import MissingFileError
    from bulletin_cli.content.article import plain_text

    read = {each.file: each for each in issue.articles}
    rows: list[dict[str, Any]] = []
    for file in issue.files:
        article, faults = read.get(file), issue.broken.get(file, ())
        missing = any(isinstance(each, MissingFileError) for each in faults)
        rows.append(
            {
                "file": file,
                "title": article.full_title if article else "",
                "title_lines": title_lines.get(file, article.title) if article else (),
                "unit": article.unit if article else "",
                "characters": len("".join(plain_text(article).split())) if article else 0,
                "problem": None if article else "missing" if missing else "unreadable",
            }
        )
    return rows


def issue_facts(issue: Issue) -> dict[str, Any]:
    """Return what a list says of an issue."""
    from bulletin_cli.content.numbering import label

    return {
        "label": label(issue.number),
        "date": issue.date.isoformat() if issue.date else None,
        "status": issue.status,
        "articles": len(issue.files),
    }


def print_issue(identifier: str, issue: Issue, articles: Any) -> None:
    """Print an issue and the rows of its articles as a table."""
    from rich.table import Table
    from rich.text import Text

    from bulletin_cli.base.paths import IssuePaths
    from bulletin_cli.desk.workflow import NAMES

    facts = issue_facts(issue)
    status, folder = NAMES[issue.status], IssuePaths(identifier).folder
    typer.echo("　".join((facts["label"], facts["date"] or "没有日期", status, folder)))
    if not articles:
        typer.echo("还没有稿件。用 bulletin add-article 加入。")
        return
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("篇", justify="right", no_wrap=True)
    table.add_column("文件", no_wrap=True)
    table.add_column("标题", ratio=1, overflow="fold")
    table.add_column("供稿单位", overflow="fold")
    table.add_column("字数", justify="right", no_wrap=True)
    for place, row in enumerate(articles, start=1):
        if row["problem"]:
            title = Text(_PROBLEM[row["problem"]], style="red")
            characters = ""
        else:
            title = Text(_LINE_END.join(row["title_lines"]))
            characters = str(row["characters"])
        table.add_row(str(place), Text(row["file"]), title, Text(row["unit"]), characters)
    console().print(table)
    lost = len(issue.broken)
    typer.echo(
        f"共 {len(articles)} 篇，{sum(row['characters'] for row in articles)} 字"
        + f"（{lost} 篇读不出来的没有算）" * bool(lost)
    )
