"""ISS008, ISS011: articles that are not listed, not there, or not to be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.issue import IssueStatus
from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Place
from tests.proof.contexts import PATHS, checked, issue_context, messages


def test_an_article_file_that_is_not_listed_is_found() -> None:
    (found,) = checked(issue_context(article_files=("01.md", "02.md")))
    assert (found.rule, found.place.file) == ("ISS008", PATHS.article("02.md"))


@pytest.mark.parametrize(
    "choice",
    [
        RuleSelection(),
        RuleSelection(("SPC",)),
        RuleSelection(ignore=("ISS011",)),
        RuleSelection(errors=True),
    ],
)
def test_what_could_not_be_read_is_found_whatever_is_chosen(choice: RuleSelection) -> None:
    of = issue_context()
    error = BulletinError("缺少标题", "写明标题。", file=PATHS.article("02.md"), line=2)
    broken = {"02.md": (error, BulletinError("文件不存在", file="a"))}
    found = check(of.texts, replace(of, issue=replace(of.issue, broken=broken)), choice)
    assert [(each.rule, each.level, each.message, each.place) for each in found] == [
        ("ISS011", "error", "读不出来：文件不存在", Place("a")),
        ("ISS011", "error", "读不出来：缺少标题；写明标题", Place(PATHS.article("02.md"), 2)),
    ]


@pytest.mark.parametrize(("status", "found"), [("draft", 1), ("published", 1), ("void", 0)])
def test_an_issue_without_any_article_is_warned_of(status: IssueStatus, found: int) -> None:
    of = issue_context(articles=())
    said = messages("ISS008", replace(of, issue=replace(of.issue, status=status)), "warning")
    assert said == ["本期一篇稿件也没有，用 bulletin add-article 加入"] * found
