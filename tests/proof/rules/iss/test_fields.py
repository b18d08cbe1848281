"""ISS013: the fields of the template are given, where they belong, and no others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bulletin_cli.layout.template import TemplateField
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import Place
from tests.proof.contexts import PATHS, checked, issue_context, messages

EDITOR = TemplateField("责任编辑", "责任编辑", "", required=True, scope="issue")
PHONE = TemplateField("phone", "联系电话", "", required=True, scope="periodical")
COPY = TemplateField("份号", "份号", "", required=False, scope="issue")
GIVEN = ({"phone": "010"}, {"责任编辑": "张三"})


def of(periodical: dict[str, str], issue: dict[str, str], **more: Any) -> IssueContext:
    """Return an issue of a template with three fields, and these values in the two files."""
    found = issue_context(fields=(EDITOR, PHONE, COPY))
    return replace(
        found,
        periodical=replace(found.periodical, fields=periodical),
        issue=replace(found.issue, fields=issue, **more),
    )


def test_what_is_required_and_given_is_no_finding() -> None:
    assert checked(of(*GIVEN)) == ()
    assert checked(of(GIVEN[0], {**GIVEN[1], "份号": "000001"})) == ()


@pytest.mark.parametrize("empty", [{}, {"责任编辑": ""}, {"责任编辑": " 　"}])
def test_what_an_issue_lacks_is_an_error_that_says_what_to_do(empty: dict[str, str]) -> None:
    (found,) = checked(of(GIVEN[0], empty))
    assert (found.rule, found.level, found.place) == ("ISS013", "error", Place(PATHS.issue_file))
    assert found.message == "没有写“责任编辑”，模板要它：bulletin set 责任编辑 值"


def test_what_the_periodical_lacks_is_an_error_of_bulletin_toml() -> None:
    (found,) = checked(of({}, GIVEN[1]))
    assert found.place == Place("bulletin.toml")
    assert found.message == "没有写“联系电话”，模板要它：bulletin set phone 值"


@pytest.mark.parametrize(
    ("periodical", "issue", "expected"),
    [
        ({}, {"责任编缉": "李四"}, "[fields] 里的“责任编缉”模板没有：是不是 责任编辑？"),
        ({}, {"联系人": "李四"}, "[fields] 里的“联系人”模板没有：可以写：责任编辑、份号"),
        ({"phon": "1"}, {}, "[fields] 里的“phon”模板没有：是不是 phone？"),
        ({"份号": "1"}, {}, "[fields] 里的“份号”要写在 issue.toml 里，移过去"),
        ({}, {"phone": "1"}, "[fields] 里的“phone”要写在 bulletin.toml 里，移过去"),
    ],
)
def test_a_key_that_does_not_belong_there_is_an_error(
    periodical: dict[str, str], issue: dict[str, str], expected: str
) -> None:
    context = of({**GIVEN[0], **periodical}, {**GIVEN[1], **issue})
    assert messages("ISS013", context) == [expected]


def test_a_key_is_to_be_left_out_where_the_template_has_none() -> None:
    context = replace(of({}, {"份号": "1"}), fields=())
    assert messages("ISS013", context) == ["[fields] 里的“份号”模板没有：删去"]


def test_a_published_issue_is_not_asked_for_what_the_template_wants_now() -> None:
    context = of({}, {"旧": "1"}, status="published")
    assert [each.rule for each in checked(context) if each.rule == "ISS013"] == []


@pytest.mark.parametrize(
    ("periodical", "issue", "place"),
    [
        ({"phone": "○○○"}, GIVEN[1], "bulletin.toml"),
        (GIVEN[0], {"责任编辑": "○○○"}, PATHS.issue_file),
    ],
)
def test_a_placeholder_in_a_field_is_an_error(
    periodical: dict[str, str], issue: dict[str, str], place: str
) -> None:
    (found,) = checked(of(periodical, issue))
    assert (found.rule, found.place) == ("ISS007", Place(place))
    assert "“○○○”是占位" in found.message


def test_a_placeholder_that_the_template_gives_by_default_is_an_error() -> None:
    found = replace(issue_context(), fields=(replace(COPY, default="○○○"),))
    assert messages("ISS007", found) == ["[fields] 份号 里的“○○○”是占位，换成真的，没有就删去"]
