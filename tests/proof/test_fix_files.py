"""Fixes put into texts: apart, in order, readable, and each counted once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pytest

from bulletin_cli.proof.finding import Finding, Fix, Place
from bulletin_cli.proof.fixing import FixedTexts, Recheck, TextEdit, fix_files


def finding(column: int, end: int, new: str, *, line: int = 1, safe: bool = True) -> Finding:
    place = Place("a.txt", line, column, end, "字" * (end - column), (0, end - column))
    return Finding("X", "error", "错", place, Fix(new, safe))


def once(text: str, *findings: Finding) -> Recheck:
    """Return a check that finds these in `text` and nothing in any other."""

    def check(texts: Mapping[str, str]) -> Iterable[Finding]:
        return findings if texts["a.txt"] == text else ()

    return check


def fixed(text: str, *findings: Finding, unsafe: bool = False, bad: str = "\0") -> FixedTexts:
    def readable(_: str, changed: str) -> bool:
        return bad not in changed

    return fix_files({"a.txt": text}, once(text, *findings), readable, unsafe=unsafe)


def test_fixes_of_a_line_and_of_another_are_all_put_in_and_counted() -> None:
    found = fixed(
        "甲乙丙\n丁戊", finding(1, 2, "一二"), finding(3, 4, ""), finding(2, 3, "己", line=2)
    )
    assert (found.texts["a.txt"], found.counts["a.txt"]) == ("一二乙\n丁己", 3)


def test_of_two_that_overlap_the_first_is_put_in() -> None:
    found = fixed("甲乙丙丁", finding(2, 4, "二"), finding(1, 3, "一"), finding(4, 5, "四"))
    assert (found.texts["a.txt"], found.counts["a.txt"]) == ("一丙四", 2)


def test_two_that_touch_are_both_put_in() -> None:
    assert fixed("甲乙", finding(1, 2, "一"), finding(2, 3, "二")).texts["a.txt"] == "一二"


def test_the_same_fix_found_by_two_rules_counts_once() -> None:
    assert fixed("甲乙", finding(1, 2, "一"), finding(1, 2, "一")).counts["a.txt"] == 1


@pytest.mark.parametrize(("unsafe", "text"), [(False, "甲乙"), (True, "一乙")])
def test_an_unsafe_fix_is_put_in_when_asked_for(unsafe: bool, text: str) -> None:
    found = fixed("甲乙", finding(1, 2, "一", safe=False), unsafe=unsafe)
    assert (found.texts["a.txt"], found.counts["a.txt"]) == (text, int(unsafe))


def test_a_fix_that_leaves_nothing_readable_is_left_out_and_the_others_are_not() -> None:
    found = fixed("甲乙丙", finding(1, 2, "一"), finding(2, 3, "坏"), finding(3, 4, "三"), bad="坏")
    assert (found.texts["a.txt"], found.counts["a.txt"]) == ("一乙三", 2)


def test_fixes_that_are_readable_only_together_are_put_in_together() -> None:
    def readable(_: str, changed: str) -> bool:
        return changed.count("（") == changed.count("）")

    check = once("(甲)", finding(1, 2, "（"), finding(3, 4, "）"))
    found = fix_files({"a.txt": "(甲)"}, check, readable)
    assert (found.texts["a.txt"], found.counts["a.txt"]) == ("（甲）", 2)


def test_a_fix_that_says_what_stands_there_counts_nothing() -> None:
    found = fix_files({"a.txt": "甲"}, lambda _: [finding(1, 2, "乙")], lambda *_: True)
    assert (found.texts["a.txt"], found.counts["a.txt"]) == ("乙", 1)


@pytest.mark.parametrize("circle", [{"甲": "乙", "乙": "甲"}, {"甲": "乙", "乙": "丙", "丙": "甲"}])
def test_fixes_that_undo_each_other_come_to_an_end_and_count_nothing(
    circle: dict[str, str],
) -> None:
    def check(texts: Mapping[str, str]) -> Iterable[Finding]:
        return [finding(1, 2, circle[texts["a.txt"]])]

    found = fix_files({"a.txt": "甲"}, check, lambda *_: True)
    assert (found.texts, found.counts) == ({"a.txt": "甲"}, {"a.txt": 0})


def test_fixes_that_each_make_another_possible_stop_after_twenty_rounds() -> None:
    found = fix_files({"a.txt": ""}, lambda _: [finding(1, 1, "字")], lambda *_: True)
    assert (found.texts["a.txt"], found.counts["a.txt"]) == ("字" * 20, 20)


def test_files_are_checked_together_and_each_gets_its_own_fixes() -> None:
    def check(texts: Mapping[str, str]) -> Iterable[Finding]:
        place = Place("b.txt", 1, 1, 2, "乙", (0, 1))
        both = texts == {"a.txt": "甲", "b.txt": "乙"}
        return [Finding("X", "error", "错", place, Fix("丙", safe=True))] if both else []

    found = fix_files({"a.txt": "甲", "b.txt": "乙"}, check, lambda *_: True)
    assert found.texts == {"a.txt": "甲", "b.txt": "丙"}
    assert found.counts == {"a.txt": 0, "b.txt": 1}


@pytest.mark.parametrize(
    ("line", "new", "escaping", "expected"),
    [
        (r"甲\*乙", "×", True, "甲×乙"),
        (r"甲\*乙", "+", True, r"甲\+乙"),
        (r"甲\*乙", "×", False, "甲\\×乙"),
        (r"甲\\*乙", "×", True, "甲\\\\×乙"),
        (r"甲\\\*乙", "×", True, "甲\\\\×乙"),
        (r"甲*乙", "×", True, "甲×乙"),
        (r"甲\*乙", "+一", True, r"甲\+一乙"),
        (r"甲\*乙", "", True, "甲乙"),
    ],
)
def test_a_backslash_goes_with_the_sign_that_it_escaped(
    line: str, new: str, escaping: bool, expected: str
) -> None:
    column = line.index("*") + 1
    assert TextEdit(1, column, column + 1, new).put(line, escaping=escaping) == expected


def test_a_backslash_before_a_letter_escapes_nothing() -> None:
    assert TextEdit(1, 3, 4, "丙").put("甲\\乙", escaping=True) == "甲\\丙"


def test_what_is_put_between_a_backslash_and_its_sign_leaves_both() -> None:
    assert TextEdit(1, 3, 3, "乙").put(r"甲\*", escaping=True) == r"甲\乙*"
