"""Issues that end badly, found by adding a line at a time, and what is found for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bulletin_cli.content.article import Article, Image
from bulletin_cli.content.issue import Issue
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.fit.ends import Ends, FlawKind, Goal, judge
from bulletin_cli.layout.fit.search import Fit, fit
from bulletin_cli.layout.pages import Pages
from tests.composed import ISSUE, PERIODICAL, template

LINE = "字" * 8 + "。\n\n"
WIDE = Image(b"", "png", 800, 400)
TALL = Image(b"", "png", 400, 460)
IMAGES = {"images/wide.png": WIDE, "images/tall.png": TALL}


def made(
    *bodies: str, title: tuple[str, ...] = ("题",), tight: bool = True, contents: bool = False
) -> Issue:
    """Return an issue with an article for each body."""
    articles = tuple(
        Article(f"{n:02}.md", title, parse(body, "", 5)) for n, body in enumerate(bodies, 1)
    )
    return replace(
        ISSUE,
        files=tuple(each.file for each in articles),
        articles=articles,
        images=IMAGES,
        tight=tight,
        contents=contents,
    )


def pages_of(issue: Issue, name: str = "shanghai-post") -> Pages:
    return set_issue(issue, template(name), PERIODICAL)


def ends_of(issue: Issue, goal: Goal | None = None, name: str = "shanghai-post") -> Ends:
    return judge(pages_of(issue, name), goal or Goal())


def kinds(ends: Ends) -> list[FlawKind]:
    return [each.kind for each in ends.flaws]


def found(issue: Issue, goal: Goal | None = None, name: str = "shanghai-post") -> Fit:
    return fit(issue, lambda each: pages_of(each, name), goal or Goal())


def first_with(kind: FlawKind, build: Callable[[int], Issue], goal: Goal | None = None) -> Issue:
    """Return the first of the issues that `build` makes of 1, 2, 3 … with this flaw alone."""
    issues = map(build, range(1, 60))
    return next(each for each in issues if kinds(ends_of(each, goal)) == [kind])
