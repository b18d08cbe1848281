"""Issues composed with a shipped template, or set as their workspace sets them; outlines."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from bulletin_cli.actions.pages import typeset_issue
from bulletin_cli.content.article import Article, Block
from bulletin_cli.content.issue import Issue, IssueNumber, Periodical
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import compose
from bulletin_cli.layout.document import Document, StyledBlock, StyledParagraph
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.template import Template
from bulletin_cli.store.templates import load_template
from bulletin_cli.workspace import Workspace

TEMPLATES = ["gbt9704", "shanghai-post"]
PERIODICAL = Periodical(
    ("示例行业", "党建工作简报"),
    ("示例办公室",),
    "",
    report_to=("甲局", "乙局"),
    copy_to=("丙处", "丁处"),
)
FIRST = Article("01.md", ("示例区召开", "示例会议"), parse("甲文。\n\n一、乙", "", 6), unit="甲局")
SECOND = Article("02.md", ("第二篇",), parse("丙文。", "", 6))
ISSUE = Issue(
    IssueNumber(2024, 35, 486),
    date(2024, 11, 5),
    articles=(FIRST, SECOND),
    files=("01.md", "02.md"),
)


@cache
def template(name: str) -> Template:
    return load_template(name, Path("nowhere"))


def issue_pages(space: Workspace, identifier: str) -> Pages:
    return typeset_issue(space, space.issue(identifier))


def composed(issue: Issue = ISSUE, name: str = "shanghai-post") -> Document:
    return compose(issue, template(name), PERIODICAL)


def outline(blocks: tuple[Block | StyledBlock, ...]) -> list[str]:
    """Return `style text` of each paragraph that has text."""
    return [
        f"{each.style} {each.text}"
        for each in blocks
        if isinstance(each, StyledParagraph) and each.text
    ]
