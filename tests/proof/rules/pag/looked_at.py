"""What a rule about the set pages says of an issue of one article in a shipped template."""

from __future__ import annotations

from datetime import date

from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.content.article import Article
from bulletin_cli.content.issue import Issue, IssueNumber, Periodical
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.store.templates import load_template
from tests import samples

NUMBER = IssueNumber(2024, 35, 486)


def found(
    rule: str,
    body: str = "正文。",
    *,
    title: tuple[str, ...] = ("题",),
    unit: str = "",
    articles: int = 1,
    template: str = "shanghai-post",
    periodical: Periodical | None = None,
    contents: bool = False,
    units: bool = False,
) -> list[Finding]:
    """Return what `rule` finds."""
    files = tuple(f"{n:02}.md" for n in range(1, articles + 1))
    texts = tuple(Article(file, title, parse(body, file, 5), unit=unit) for file in files)
    issue = Issue(
        NUMBER, date(2024, 11, 25), files=files, articles=texts, contents=contents, units=units
    )
    owner = periodical or samples.periodical()
    pages = set_issue(issue, load_template(template, samples.ROOT), owner)
    given = IssueContext(issue, owner, paths=IssuePaths("2024-35"), folder=NUMBER, pages=pages)
    return list(check((), given, RuleSelection(select=(rule,))))


def messages(rule: str, body: str = "正文。", **given: object) -> list[str]:
    """Return the messages alone."""
    return [each.message for each in found(rule, body, **given)]  # type: ignore[arg-type]
