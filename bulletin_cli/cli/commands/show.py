"""bulletin list, bulletin show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from bulletin_cli.cli.terminal.common import IssueArgument, choose, console, workspace
from bulletin_cli.cli.terminal.streams import print_machine

if TYPE_CHECKING:
    from bulletin_cli.content.issue import Issue

Format = Annotated[
    str, typer.Option("--format", metavar="text|json", help="输出格式", show_default=False)
]
_STATUS = {"draft": "草稿", "published": "已发布", "void": "作废"}
_PROBLEM = {"missing": "文件不见了", "unreadable": "读不出来"}


def list_issues(ctx: typer.Context, form: Format = "text") -> None:
    """列出各期，旧的在前。"""
    from bulletin_cli.content.numbering import format_id

    choose("--format", form, ("text", "json"))
    space = workspace(ctx)
    issues = [
        (format_id(number), space.load_metadata(format_id(number))) for number in space.numbers()
    ]
    rows = [{"id": identifier, **_facts(issue)} for identifier, issue in issues]
    if form == "json":
        _print_json(rows)
    elif not rows:
        typer.echo("还没有任何一期。用 bulletin new 新建。")
    else:
        _print_rows(rows)


def show(ctx: typer.Context, issue: IssueArgument = None, form: Format = "text") -> None:
    """看一期：稿件、单位、字数和问题。"""
    from bulletin_cli.proof.reports.text import summary

    choose("--format", form, ("text", "json"))
    space = workspace(ctx)
    identifier = space.resolve(issue)
    examined = space.examine(identifier)
    whole, pages, findings = examined.issue, examined.pages, examined.findings
    articles = _articles(whole)
    size = {
        "pages": len(pages.pages),
        "lines": sum(len(page.written_rows) for page in pages.pages),
        "last_page_lines": len(pages.pages[-1].written_rows),
    }
    if form == "json":
        facts = {"id": identifier, **_facts(whole), **size}
        _print_json({**facts, "articles": articles, "findings": len(findings)})
        return
    _print_issue(identifier, whole, articles)
    typer.echo("排成 {pages} 页 {lines} 行，末页 {last_page_lines} 行".format(**size))
    typer.echo(f"校对：{summary(findings)}")
    for article in whole.articles:
        for review in article.review:
            typer.echo(f"批注：{article.file}　{review.author}：{review.text}")


def _articles(issue: Issue) -> list[dict[str, Any]]:
    """Return a row for each article that is listed, those that cannot be read among them."""
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
                "unit": article.unit if article else "",
                "characters": len("".join(plain_text(article).split())) if article else 0,
                "problem": None if article else "missing" if missing else "unreadable",
            }
        )
    return rows


def _facts(issue: Issue) -> dict[str, Any]:
    from bulletin_cli.content.numbering import label

    return {
        "label": label(issue.number),
        "date": issue.date.isoformat() if issue.date else None,
        "status": issue.status,
        "articles": len(issue.files),
    }


def _print_json(value: Any) -> None:
    import json

    print_machine(json.dumps(value, ensure_ascii=False, indent=2))


def _print_rows(rows: Any) -> None:
    from bulletin_cli.base.typography import display_width

    width = max(display_width(row["label"]) for row in rows)
    for row in rows:
        label = row["label"] + " " * (width - display_width(row["label"]))
        status = f"{row['articles']:>2} 篇  {_STATUS[row['status']]}"
        typer.echo(f"{row['id']:<12}{label}  {row['date'] or '没有日期':<10}  {status}")


def _print_issue(identifier: str, issue: Issue, articles: Any) -> None:
    from rich.table import Table
    from rich.text import Text

    facts = _facts(issue)
    status = _STATUS[facts["status"]]
    typer.echo(
        "　".join((facts["label"], facts["date"] or "没有日期", status, f"issues/{identifier}"))
    )
    if not articles:
        typer.echo("还没有稿件。用 bulletin add-article 加入。")
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    table.add_column("篇", justify="right", no_wrap=True)
    table.add_column("文件", no_wrap=True)
    table.add_column("标题", ratio=1, overflow="fold")
    table.add_column("供稿单位", overflow="fold")
    table.add_column("字数", justify="right", no_wrap=True)
    for place, row in enumerate(articles, start=1):
        if row["problem"]:
            title, characters = Text(_PROBLEM[row["problem"]], style="red"), ""
        else:
            title, characters = Text(row["title"]), str(row["characters"])
        table.add_row(str(place), Text(row["file"]), title, Text(row["unit"]), characters)
    console().print(table)
    lost = len(issue.broken)
    typer.echo(
        f"共 {len(articles)} 篇，{sum(row['characters'] for row in articles)} 字"
        + f"（{lost} 篇读不出来的没有算）" * bool(lost)
    )
