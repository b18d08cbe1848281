"""What may become of a submission: only moves of the table, and nothing of its past is lost."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.desk.submissions import (
    COMMANDS,
    MOVES,
    NAMES,
    STATES,
    Step,
    Submission,
    SubmissionState,
    folder_of,
    is_submission_id,
    standing,
)

DAY = date(2024, 11, 25)
RECEIVED = Submission("2024-11-25-03", ("甲局",), DAY, history=(Step("received", DAY),))


def test_every_state_has_a_name_a_command_and_moves() -> None:
    assert set(STATES) == set(NAMES) == set(COMMANDS) == set(MOVES)


def test_a_move_that_is_not_allowed_is_refused_with_those_that_are() -> None:
    forwarded = RECEIVED.moved(Step("forwarded", DAY))
    with pytest.raises(BulletinError) as caught:
        forwarded.moved(Step("withdrawn", DAY))
    assert caught.value.message == "2024-11-25-03 现在是“转报”，不能改成“撤稿”"
    assert "采用（bulletin accept）、合稿（bulletin merge）" in caught.value.hint
    with pytest.raises(BulletinError) as caught:
        forwarded.undone("accepted", DAY, "")
    assert "bulletin forward --undo 2024-11-25-03 撤回" in caught.value.hint
    accepted = RECEIVED.moved(Step("accepted", DAY))
    with pytest.raises(BulletinError) as caught:
        accepted.moved(Step("rejected", DAY))
    assert "bulletin accept --undo 2024-11-25-03" in caught.value.hint


@pytest.mark.parametrize("state", ["returned", "rejected", "withdrawn", "forwarded"])
def test_who_changes_his_mind_is_told_how_to_take_the_last_step_back(
    state: SubmissionState,
) -> None:
    moved = RECEIVED.moved(Step(state, DAY))
    with pytest.raises(BulletinError) as caught:
        moved.moved(Step(state, DAY)) if state != "forwarded" else moved.moved(
            Step("rejected", DAY)
        )
    told = f"撤回这一步用 bulletin {COMMANDS[state]} --undo 2024-11-25-03。"
    assert caught.value.hint.endswith(told)
    assert moved.undone(state, DAY, "").state == "received"


def test_a_step_before_the_last_one_is_refused() -> None:
    with pytest.raises(BulletinError, match="早于 2024-11-25-03 的上一步"):
        RECEIVED.moved(Step("returned", DAY - timedelta(1)))


def test_the_last_step_is_taken_back_by_one_more() -> None:
    returned = RECEIVED.moved(Step("returned", DAY, note="数字不实"))
    undone = returned.undone("returned", DAY, "张三")
    assert undone.state == "received"
    assert undone.history == (*returned.history, Step("received", DAY, "张三", undo=True))
    with pytest.raises(BulletinError, match="撤不回"):
        undone.undone("returned", DAY, "")


@given(st.lists(st.tuples(st.sampled_from(STATES), st.booleans()), max_size=12))
def test_whatever_is_done_history_grows_and_the_state_is_legal(
    moves: list[tuple[SubmissionState, bool]],
) -> None:
    submission = RECEIVED
    for state, undo in moves:
        before = submission
        with contextlib.suppress(BulletinError):
            step = Step(state, DAY)
            submission = before.undone(state, DAY, "") if undo else before.moved(step)
        if submission is before:
            continue
        assert submission.history[:-1] == before.history
        steps = standing(submission.history)
        assert steps[-1].state == submission.state
        assert steps[0] == RECEIVED.history[0]
        assert undo or submission.state in MOVES[before.state]
        for step, following in pairwise(steps):
            assert following.state in MOVES[step.state]


def test_an_id_is_a_day_and_a_number_of_that_day() -> None:
    assert is_submission_id("2024-11-25-03")
    assert is_submission_id("2024-11-25-103")
    for text in ("2024-11-31-01", "2024-11-25", "25-03", "2024-11-25-3"):
        assert not is_submission_id(text)
    assert folder_of("2024-11-25-03") == "2024-11/25-03"
