"""To whom an issue goes, and how many copies are printed."""

from __future__ import annotations

from bulletin_cli.desk.distribution import Distribution, Receiver, ReceiverList

OFFICE = Distribution(
    (Receiver("市局", 3), Receiver("东区局", 2), Receiver("西区局", 1)),
    (ReceiverList("各区局", ("东区局", "西区局")),),
    kept=2,
)


def test_a_list_stands_for_its_receivers_and_an_unknown_name_for_one_copy() -> None:
    found = OFFICE.receivers_of(("市局", "各区局", "市总工会"))
    assert [(each.name, each.copies) for each in found] == [
        ("市局", 3),
        ("东区局", 2),
        ("西区局", 1),
        ("市总工会", 1),
    ]


def test_one_named_twice_gets_its_copies_once() -> None:
    assert OFFICE.print_run(("各区局", "东区局")) == 2 + 2 + 1


def test_the_print_run_is_the_sum_of_the_copies_and_what_is_kept() -> None:
    assert OFFICE.print_run(("市局", "各区局", "市总工会")) == 2 + 3 + 2 + 1 + 1
