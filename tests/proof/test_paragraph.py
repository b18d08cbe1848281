"""Where a finding stands: in the line, and in the snippet that is shown of it."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.finding import Finding, Fix, Place
from bulletin_cli.proof.paragraph import LogicalParagraph


def paragraph(text: str, column: int = 1) -> LogicalParagraph:
    return LogicalParagraph(text, "a.md", 7, tuple(range(column, column + len(text))))


def test_a_place_has_twelve_characters_on_either_side() -> None:
    text = "前" * 20 + "错误" + "后" * 20
    place = paragraph(text, 3).place(20, 22)
    assert place == Place("a.md", 7, 23, 25, "前" * 12 + "错误" + "后" * 12, (12, 14))


def test_at_the_beginning_the_snippet_begins_with_the_text() -> None:
    assert paragraph("错误的字").place(0, 2) == Place("a.md", 7, 1, 3, "错误的字", (0, 2))


def test_where_the_source_writes_the_text_otherwise_no_column_is_told() -> None:
    place = LogicalParagraph("甲乙丙", "a.md", 7).place(1, 2)
    assert place == Place("a.md", 7, 0, 0, "甲乙丙", (1, 2))


@pytest.mark.parametrize(
    ("start", "end", "line", "column", "last"),
    [(0, 2, 2, 10, 12), (2, 4, 3, 10, 12), (1, 3, 2, 11, 12)],
)
def test_of_a_text_on_two_lines_a_place_lies_on_the_first(
    start: int, end: int, line: int, column: int, last: int
) -> None:
    two = LogicalParagraph("甲乙丙丁", "a.md", 2, (10, 11, 10, 11), "title", (2, 2, 3, 3))
    place = two.place(start, end)
    assert (place.line, place.column, place.end) == (line, column, last)


FOREIGN = "按《关于做好工作的通知》，“很长的一句引文，说了许多”，称“先锋”。"


@pytest.mark.parametrize(
    ("words", "foreign"),
    [("关", True), ("知", True), ("关于", True), ("通知", True), ("许多", True),
     ("先锋", False), ("按", False), ("称", False), ("《", False), ("》", False)],
)  # fmt: skip
def test_other_peoples_words_are_known(words: str, foreign: bool) -> None:
    start = FOREIGN.index(words)
    assert paragraph(FOREIGN).is_foreign(start, start + len(words)) is foreign


@pytest.mark.parametrize(("words", "safe"), [("通知", False), ("先锋", True)])
def test_a_fix_of_other_peoples_words_is_not_safe(words: str, safe: bool) -> None:
    start = FOREIGN.index(words)
    found = paragraph(FOREIGN).report(start, start + 2, "错", "改", safe=True, level="info")
    assert (found.fix, found.level) == (Fix("改", safe), "info")


def test_a_fix_is_safe_only_where_its_rule_says_so() -> None:
    found = paragraph("甲乙").report(0, 1, "错", "")
    assert (found.fix, found.level) == (Fix("", safe=False), None)


def test_without_a_text_to_put_there_is_no_fix() -> None:
    assert paragraph("甲乙").report(0, 1, "错").fix is None


@pytest.mark.parametrize(
    ("place", "applicable"),
    [
        (Place("a", 1, 3, 5, "甲乙丙丁", (1, 3)), True),
        (Place("a", 1, 3, 7, "甲乙丙丁", (1, 3)), False),  # bold stands inside
        (Place("a", 1, 0, 0, "甲乙丙丁", (1, 3)), False),
        (Place("a", 1, 3, 5), True),
        (Place("a", 1), False),
        (Place("a"), False),
        (Place("a", 1, 3, 9, "甲乙丙丁", (2, 2)), True),  # a place between characters
    ],
)
def test_a_fix_is_applicable_where_its_place_in_the_source_is_known(
    place: Place, applicable: bool
) -> None:
    fix = Fix("改", safe=True)
    assert Finding("X", "error", "错", place, fix).applicable_fix == (fix if applicable else None)
