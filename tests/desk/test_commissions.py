"""What became of a commission, unit by unit."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.desk.commissions import Commission, commission_outcomes
from bulletin_cli.desk.submissions import Step, Submission, SubmissionState
from bulletin_cli.desk.units import Unit, UnitRegister

ASKED, DUE = date(2024, 11, 1), date(2024, 11, 20)
REGISTER = UnitRegister((Unit("甲局", ("甲",)), Unit("乙局"), Unit("甲局联络站", account="甲局")))
PIECE = Commission(1, "旺季保障", ("甲局", "乙局"), ASKED, DUE)


def came(unit: str, day: int, state: SubmissionState = "received", number: int = 1) -> Submission:
    on = date(2024, 11, day)
    return Submission(f"{on}-01", (unit,), on, commission=number, history=(Step(state, on),))


def told(*submissions: Submission, today: date = DUE) -> list[str]:
    return [each.outcome for each in commission_outcomes(PIECE, REGISTER, submissions, today)]


def test_what_comes_by_the_day_is_done_and_later_late() -> None:
    assert told(came("甲局", 20), came("乙局", 21)) == ["done", "late"]


def test_nothing_is_missed_only_after_the_day() -> None:
    assert told() == ["open", "open"]
    assert told(today=date(2024, 11, 21)) == ["missed", "missed"]


def test_a_withdrawn_piece_does_not_count_and_a_rejected_one_does() -> None:
    assert told(came("甲局", 5, "withdrawn"), came("乙局", 5, "rejected")) == ["open", "done"]


def test_a_short_name_and_what_is_on_the_units_account_count_as_the_unit() -> None:
    assert told(came("甲", 5)) == ["done", "open"]
    assert told(came("甲局联络站", 5)) == ["done", "open"]


def test_an_answer_to_another_commission_does_not_count() -> None:
    assert told(came("甲局", 5, number=2)) == ["open", "open"]


@given(st.lists(st.tuples(st.sampled_from(["甲局", "乙局", "丙局"]), st.integers(1, 28))))
def test_each_unit_has_one_outcome_by_its_first_piece(pieces: list[tuple[str, int]]) -> None:
    found = commission_outcomes(PIECE, REGISTER, [came(*each) for each in pieces], DUE)
    assert [each.unit for each in found] == ["甲局", "乙局"]
    for each in found:
        days = [day for unit, day in pieces if unit == each.unit]
        assert each.outcome == ("open" if not days else "done" if min(days) <= DUE.day else "late")
