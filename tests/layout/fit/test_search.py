"""The least that makes an issue end well is found, and what cannot be is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_cli.content.issue import Issue
from bulletin_cli.layout.fit.ends import Goal
from bulletin_cli.layout.fit.proposals import changed
from bulletin_cli.layout.fit.search import Fit, fit
from bulletin_cli.layout.pages import Pages
from tests.composed import TEMPLATES
from tests.layout.fit.issues import LINE, ends_of, first_with, found, kinds, made, pages_of

WIDE = "![图](images/wide.png)\n\n"
TALL = "![图](images/tall.png)\n\n"


def steps(fitted: Fit) -> list[list[str]]:
    return [[step.kind for step in plan.steps] for plan in fitted.plans]


def assert_kept(issue: Issue, fitted: Fit, goal: Goal | None = None) -> None:
    """Assert that each plan, carried out and set once more, ends as it promised, and well."""
    assert fitted.plans
    for plan in fitted.plans:
        assert plan.ends == ends_of(changed(issue, plan.steps), goal)
        assert plan.ends.flaws == ()


def test_an_issue_that_ends_well_is_left_alone() -> None:
    fitted = found(made(LINE))
    assert (fitted.plans, fitted.nearest) == ((), None)


def test_blank_lines_bring_back_an_imprint_that_stands_alone() -> None:
    issue = first_with("imprint", lambda count: made(LINE * count, tight=False))
    fitted = found(issue)
    assert steps(fitted)[0] == ["blanks"]
    assert_kept(issue, fitted)


def test_a_title_on_one_line_brings_back_the_imprint() -> None:
    issue = first_with("imprint", lambda count: made(LINE * count, title=("示例区", "召开会议")))
    fitted = found(issue)
    assert steps(fitted) == [["title"]]
    assert_kept(issue, fitted)


def test_a_paragraph_of_few_characters_too_many_is_found() -> None:
    long = "字" * 26 + "。\n\n"
    issue = first_with("imprint", lambda count: made(LINE * count + long))
    fitted = found(issue)
    (plan,) = fitted.plans
    assert [(step.kind, step.amount) for step in plan.steps] == [("paragraph", 3)]
    assert plan.by_hand
    assert_kept(issue, fitted)


def test_the_widest_picture_that_is_enough_is_proposed() -> None:
    def with_width(percent: int) -> Issue:
        return made(f"{WIDE.strip()}{{width={percent}%}}\n\n{LINE}")

    widths = [each for each in range(60, 100) if ends_of(with_width(each)).flaws]
    fitted = found(with_width(widths[4]))
    (plan,) = fitted.plans
    (step,) = plan.steps
    assert (step.kind, step.amount) == ("picture", widths[0] // 5 * 5)
    assert not plan.by_hand
    assert_kept(with_width(widths[4]), fitted)


def test_a_picture_that_leaves_half_a_page_white_is_made_to_fit() -> None:
    issue = first_with("picture", lambda count: made(LINE * count + TALL + LINE * 12))
    fitted = found(issue)
    assert steps(fitted) == [["picture"]]
    assert_kept(issue, fitted)


def test_contents_that_overrun_are_brought_back_by_blank_lines() -> None:
    issues = (
        made(*[LINE * 2] * 11, LINE * count, contents=True, tight=False) for count in range(1, 30)
    )
    issue = next(
        each
        for each in issues
        if kinds(ends_of(each)) == ["contents"] and not ends_of(replace(each, tight=True)).flaws
    )
    fitted = found(issue)
    assert steps(fitted)[0] == ["blanks"]
    assert_kept(issue, fitted)


def test_contents_that_overrun_are_brought_back_by_shorter_titles() -> None:
    title = ("题" * 14, "题" * 13)
    issue = first_with(
        "contents", lambda count: made(*[LINE * 2] * count, contents=True, title=title)
    )
    fitted = found(issue)
    assert {step.kind for plan in fitted.plans for step in plan.steps} == {"entry"}
    assert_kept(issue, fitted)


def long_issue(count: int) -> Issue:
    return made(LINE, WIDE * 3 + LINE * count, title=("示例区", "召开会议"), tight=False)


@pytest.mark.parametrize("goal", [Goal(even=True), Goal(2), Goal(2, even=True)])
def test_a_number_of_pages_is_reached_by_changes_that_go_together(goal: Goal) -> None:
    issue = long_issue(6)
    fitted = found(issue, goal)
    assert_kept(issue, fitted, goal)
    (plan,) = fitted.plans
    assert {step.kind for step in plan.steps} == {"blanks", "title", "picture"}
    assert (plan.by_hand, plan.ends.pages) == (False, 2)


@pytest.mark.parametrize("count", [1, 4, 6, 8, 9])
def test_of_changes_that_go_together_none_is_idle(count: int) -> None:
    goal = Goal(2)
    (plan,) = found(long_issue(count), goal).plans
    for step in plan.steps:
        fewer = tuple(each for each in plan.steps if each != step)
        assert ends_of(changed(long_issue(count), fewer), goal).flaws
        if step.kind == "picture" and step.amount + 5 < step.was:
            wider = changed(long_issue(count), (*fewer, replace(step, amount=step.amount + 5)))
            assert ends_of(wider, goal).flaws


def test_what_cannot_be_reached_is_said_with_what_comes_nearest() -> None:
    issue = made(LINE * 60, tight=False)
    fitted = found(issue, Goal(1))
    assert fitted.plans == ()
    assert fitted.nearest
    assert fitted.nearest.ends.length < fitted.now.length


def test_one_page_cannot_be_made_even() -> None:
    fitted = found(made(LINE), Goal(even=True))
    assert (fitted.plans, kinds(fitted.now)) == ((), ["odd"])


def test_of_two_flaws_the_one_that_can_be_mended_is() -> None:
    issue = made(*[LINE] * 40, contents=True, tight=False)
    issues = (
        replace(issue, articles=(*issue.articles[:-1], made(LINE * count).articles[0]))
        for count in range(1, 40)
    )
    both = next(each for each in issues if kinds(ends_of(each)) == ["contents", "imprint"])
    fitted = found(both)
    assert fitted.plans == ()
    assert fitted.nearest
    assert kinds(fitted.nearest.ends) == ["contents"]


def test_an_issue_is_set_no_more_than_three_hundred_times() -> None:
    issue = made(*[WIDE + LINE] * 90, title=("示例区", "召开会议"), tight=False)
    pages, times = pages_of(issue), 0

    def counted(_: Issue) -> Pages:
        nonlocal times
        times += 1
        return pages

    fit(issue, counted, Goal(3))
    assert times == 300


@pytest.mark.parametrize("name", TEMPLATES)
@settings(max_examples=30)
@given(
    lengths=st.lists(st.integers(1, 70), min_size=1, max_size=40),
    picture=st.booleans(),
    tight=st.booleans(),
    even=st.booleans(),
)
def test_every_plan_keeps_what_it_promises(
    name: str, lengths: list[int], picture: bool, tight: bool, even: bool
) -> None:
    body = "\n\n".join("字" * length + "。" for length in lengths) + f"\n\n{WIDE}" * picture
    issue = made(body, title=("示例区", "召开会议"), tight=tight)
    goal = Goal(even=even)
    fitted = found(issue, goal, name)
    for plan in fitted.plans:
        assert plan.ends == ends_of(changed(issue, plan.steps), goal, name)
        assert not plan.ends.flaws
    if fitted.nearest:
        nearest = changed(issue, fitted.nearest.steps)
        assert fitted.nearest.ends == ends_of(nearest, goal, name)
        assert not fitted.plans
