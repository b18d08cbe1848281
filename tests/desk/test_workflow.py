"""No sequence of moves skips a step that the office takes, and none leads into a blind alley."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.content.issue import STATUSES, IssueStatus, IssueStep
from bulletin_cli.desk.workflow import (
    COMMANDS,
    EDITABLE,
    NAMES,
    OPEN,
    STEPS,
    VERBS,
    Workflow,
    rounds_done,
)

DAY = date(2024, 11, 25)
WORKFLOWS = st.builds(
    Workflow, st.lists(st.sampled_from(STEPS), unique=True).map(tuple), st.integers(1, 3)
)


def step(state: IssueStatus, number: int = 0) -> IssueStep:
    return IssueStep(state, DAY, round=number)


def walk(workflow: Workflow, wishes: list[IssueStatus]) -> list[IssueStep]:
    """Return the history of an issue for which each wish is done if it is allowed."""
    history: list[IssueStep] = []
    state: IssueStatus = "draft"
    for wish in wishes:
        rounds = rounds_done(history)
        if wish in workflow.moves(state, rounds):
            history.append(step(wish, rounds + 1 if wish == "proofed" else 0))
            state = wish
    return history


@given(WORKFLOWS, st.lists(st.sampled_from(STATUSES), max_size=30))
def test_no_sequence_of_wishes_publishes_without_every_step(
    workflow: Workflow, wishes: list[IssueStatus]
) -> None:
    history = walk(workflow, wishes)
    since: list[IssueStatus] = []
    for each in history:
        if each.state == "published":
            assert tuple(dict.fromkeys(since)) == tuple(s for s in STEPS if s in workflow.steps)
            if "proofed" in workflow.steps:
                assert since.count("proofed") >= workflow.proof_rounds
        since = [] if each.state in ("draft", "void") else [*since, each.state]


@given(WORKFLOWS, st.sampled_from(OPEN), st.integers(0, 3))
def test_every_open_issue_comes_out_by_its_next_steps(
    workflow: Workflow, state: IssueStatus, rounds: int
) -> None:
    for _ in range(8):
        following = workflow.next(state, rounds)
        if following is None:
            break
        assert following in workflow.moves(state, rounds)
        rounds += following == "proofed"
        state = following
    assert state == "published"


@given(WORKFLOWS, st.sampled_from(STATUSES))
def test_an_issue_is_voided_once_and_reopened_from_anywhere_but_a_draft(
    workflow: Workflow, state: IssueStatus
) -> None:
    moves = workflow.moves(state, 9)
    assert ("void" in moves) == (state != "void")
    assert ("draft" in moves) == (state != "draft")


@pytest.mark.parametrize("state", ["published", "void"])
def test_what_is_out_or_void_has_no_next_step(state: IssueStatus) -> None:
    assert Workflow().next(state) is None


def test_an_issue_in_a_step_that_the_office_gave_up_goes_on_from_there() -> None:
    assert Workflow(("signed",)).next("review") == "signed"
    assert Workflow(()).moves("proofed", 1) == ("published", "draft", "void")


def test_rounds_are_counted_from_the_last_time_it_was_a_draft() -> None:
    history = [step("proofed", 1), step("proofed", 2), step("draft"), step("proofed", 1)]
    assert rounds_done(history) == 1
    assert rounds_done(history[:2]) == 2


def test_signed_is_open_but_not_to_be_edited_and_every_state_has_its_words() -> None:
    assert set(OPEN) - set(EDITABLE) == {"signed"}
    for words in (NAMES, VERBS, COMMANDS):
        assert set(words) == set(STATUSES)
