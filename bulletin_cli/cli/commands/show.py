"""bulletin show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from bulletin_cli.cli.reports.issues import article_rows, issue_facts, print_issue
from bulletin_cli.cli.terminal.options import FormatOption, IssueArgument, choose, workspace
from bulletin_cli.cli.terminal.streams import print_json

if TYPE_CHECKING:
    pass


def show(ctx: typer.Context, issue: IssueArgument = None, form: FormatOption = "text") -> None:
    """看一期：稿件、单位、字数和问题。"""
    from bulletin_cli.actions.examine import examine
    from bulletin_cli.layout.titles import title_lines
    from bulletin_cli.proof.reports.text import summary

    choose("--format", form, ("text", "json"))
    space = workspace(ctx)
    identifier = space.resolve(issue)
    examined = examine(space, identifier)
    whole, pages, findings = examined.issue, examined.pages, examined.findings
    articles = article_rows(whole, title_lines(pages.document))
    size = {
        "pages": len(pages.pages),
        "lines": sum(len(page.written_rows) for page in pages.pages),
        "last_page_lines": len(pages.pages[-1].written_rows),
    }
    if form == "json":
        facts = {"id": identifier, **issue_facts(whole), **size}
        print_json({**facts, "articles": articles, "findings": len(findings)})
        return
    print_issue(identifier, whole, articles)
    typer.echo("排成 {pages} 页 {lines} 行，末页 {last_page_lines} 行".format(**size))
    typer.echo(f"校对：{summary(findings)}")
    for article in whole.articles:
        for review in article.review:
            typer.echo(f"批注：{article.file}　{review.author}：{review.text}")
