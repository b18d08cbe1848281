"""ISS007: placeholders in the settings stop an issue; receivers out of order are told."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bulletin_cli.content.glossary import Glossary, Organisation, Person, Term
from bulletin_cli.content.issue import Periodical
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import Place
from tests.proof.contexts import PATHS, PERIODICAL, checked, imprint_of, issue_context, messages


def of(**settings: Any) -> IssueContext:
    """Return an issue without fault but for what bulletin.toml says."""
    return replace(issue_context(), periodical=replace(PERIODICAL, **settings))


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (
            {"nameplate": ("○○○行业", "简报")},
            "[periodical] nameplate 里的“○○○行业”是占位，换成真的",
        ),
        ({"issuers": ("XX市局办公室",)}, "[periodical] issuer 里的“XX市局办公室”是占位，换成真的"),
        (
            {"marking": "○○○"},
            "[periodical] marking 里的“○○○”是占位，换成真的，没有就删去",
        ),
        (
            {"report_to": ("甲", "○○○领导")},
            "[distribution] report_to 里的“○○○领导”是占位，换成真的，没有就删去",
        ),
        (
            {"copy_to": ("××局",)},
            "[distribution] copy_to 里的“××局”是占位，换成真的，没有就删去",
        ),
        (
            {"issue_to": ("待补充",)},
            "[distribution] issue_to 里的“待补充”是占位，换成真的，没有就删去",
        ),
    ],
)
def test_a_placeholder_in_bulletin_toml_is_an_error_that_names_its_key(
    settings: dict[str, Any], expected: str
) -> None:
    assert messages("ISS007", of(**settings)) == [expected]
    assert checked(of(**settings))[0].place == Place("bulletin.toml")


def test_a_placeholder_among_the_added_receivers_is_an_error_of_issue_toml() -> None:
    issue = issue_context()
    issue = replace(issue, issue=replace(issue.issue, also_to=("○○○局",)))
    (found,) = checked(issue)
    assert (found.rule, found.level) == ("ISS007", "error")
    assert found.place == Place(PATHS.issue_file)
    assert found.message.startswith("also_to 里的“○○○局”")


@pytest.mark.parametrize(
    ("glossary", "text"),
    [
        (Glossary(terms=(Term("○○○", line=4),)), "○○○"),
        (Glossary(organisations=(Organisation("示例局", ("XX局",), line=4),)), "XX局"),
        (Glossary(people=(Person("张三", "○○局局长", line=4),)), "○○局局长"),
    ],
)
def test_a_placeholder_in_the_glossary_is_an_error_on_its_line(
    glossary: Glossary, text: str
) -> None:
    (found,) = checked(issue_context(glossary=glossary))
    assert (found.rule, found.level) == ("ISS007", "error")
    assert found.place == Place("glossary.toml", 4)
    assert f"“{text}”是占位" in found.message


@pytest.mark.parametrize("name", ["二○○五年校友会", "XX型客机项目部", "ＸＸＸ", "MAXX公司", "○"])
def test_a_name_that_looks_like_a_placeholder_is_none(name: str) -> None:
    assert checked(of(report_to=(name,))) == ()


def test_a_wrong_spelling_of_the_glossary_may_be_a_placeholder() -> None:
    glossary = Glossary(terms=(Term("示例局", ("XX局",)),))
    assert checked(issue_context(glossary=glossary)) == ()


def test_receivers_may_be_none_at_all() -> None:
    assert checked(of(report_to=(), copy_to=(), issue_to=())) == ()


@pytest.mark.parametrize(
    ("periodical", "imprint", "expected"),
    [
        (replace(PERIODICAL, copy_to=("丙局",)), (), "受文单位“丙局”写了 2 次，留一处"),
        (replace(PERIODICAL, copy_to=("甲，乙",)), (), "受文单位“甲，乙”里有分隔符，拆成几项"),
        (replace(PERIODICAL, copy_to=("甲。",)), (), "受文单位“甲。”自带句号，版式会加，删去"),
        (PERIODICAL, ("报：丙局",), "版记“报：丙局…”末尾没有句号，在模板的 [[imprint]] 里补上"),
        (PERIODICAL, ("报：丙局。", "", "共印120份"), None),
        (replace(PERIODICAL, copy_to=("各处室、管理局",)), (), None),
    ],
)
def test_receivers_stand_once_and_end_with_a_stop(
    periodical: Periodical, imprint: tuple[str, ...], expected: str | None
) -> None:
    issue = replace(issue_context(pages=imprint_of(imprint)), periodical=periodical)
    assert messages("ISS007", issue, "info") == ([expected] if expected else [])


def test_an_added_receiver_that_is_listed_already_is_found() -> None:
    issue = issue_context()
    issue = replace(issue, issue=replace(issue.issue, also_to=("丁处",)))
    assert messages("ISS007", issue, "info") == ["受文单位“丁处”写了 2 次，留一处"]
