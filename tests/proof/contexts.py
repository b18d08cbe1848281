"""Issues for the rules: one without fault, and what departs from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.content.article import Article
from bulletin_cli.content.issue import Issue, IssueNumber, Periodical
from bulletin_cli.content.markdown import parse
from bulletin_cli.content.numbering import parse_id
from bulletin_cli.layout.document import Run, StyledParagraph
from bulletin_cli.layout.pages import Pages
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.texts import read_article
from tests import samples

MONDAY = date(2024, 11, 25)
NUMBER = IssueNumber(2024, 35, 486)
PREVIOUS = Issue(IssueNumber(2024, 34, 485), date(2024, 11, 18))
PERIODICAL = Periodical(("甲",), ("乙",), "t", report_to=("丙局",), copy_to=("丁处",))
PATHS = IssuePaths("2024-35")


def article(text: str = "正文。", **more: Any) -> Article:
    return Article("01.md", ("题",), parse(text, "01.md", 5), **more)


def imprint_of(texts: tuple[str, ...]) -> Pages:
    """Return pages whose imprint has these paragraphs."""
    imprint = tuple(StyledParagraph("imprint", (Run(text),)) for text in texts)
    return Pages(replace(samples.document(), imprint=imprint), ())


def issue_context(
    number: IssueNumber = NUMBER,
    day: date | None = MONDAY,
    previous: Issue | None = PREVIOUS,
    articles: tuple[Article, ...] = (article(),),
    **more: Any,
) -> IssueContext:
    """Return an issue without fault; `more` are fields of Dossier."""
    files = tuple(each.file for each in articles)
    folder = IssueNumber(number.year, number.number, None, number.span, number.supplement)
    issue = Issue(number, day, files=files, articles=articles)
    given: dict[str, Any] = {"paths": PATHS, "folder": folder, "article_files": files} | more
    texts = tuple(
        read_article(each, PATHS.article(each.file), day, more.get("glossary")) for each in articles
    )
    return IssueContext(issue, PERIODICAL, previous=previous, **{"texts": texts, **given})


def checked(of: IssueContext, ignore: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """Return what all rules but those of `ignore` find."""
    return check(of.texts, of, RuleSelection(ignore=ignore))


def messages(rule: str, of: IssueContext, level: str = "error") -> list[str]:
    """Return what `rule` says; nothing else may be found but the working day."""
    found = checked(of)
    assert {each.rule for each in found if each.level == "error"} <= {rule}
    return [each.message for each in found if each.rule == rule and each.level == level]


def after(identifier: str, whole: int | None, day: date | None = date(2024, 11, 18)) -> Issue:
    return Issue(replace(parse_id(identifier), whole_number=whole), day)
