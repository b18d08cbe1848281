"""A title that the template broke by sense comes back: what of it is an edit, and what is not."""

from __future__ import annotations

import pytest

from bulletin_cli.incoming.revised.title_lines import returned_lines, says

B = "\u2028"
RENDERED = f"甲局召开{B}工作会议"
ONE = ("甲局召开工作会议",)
TWO = ("甲局召开", "工作会议")


@pytest.mark.parametrize(
    ("returned", "lines"),
    [
        (RENDERED, ONE),
        ("甲局召开工作会议", ONE),
        (f"乙局召开{B}工作会议", ("乙局召开工作会议",)),
        (f"甲局召开{B}座谈会", ("甲局召开座谈会",)),
        (f"甲局举办{B}工作会议", ("甲局举办工作会议",)),
        (f"甲局{B}召开工作会议", ("甲局", "召开工作会议")),
        (f"甲局召开{B}工作{B}会议", ("甲局召开", "工作", "会议")),
    ],
)
def test_breaks_of_the_template_count_for_nothing_until_one_is_moved(
    returned: str, lines: tuple[str, ...]
) -> None:
    assert returned_lines(returned, RENDERED, ONE) == lines


def test_lines_of_the_author_come_back_as_lines() -> None:
    assert returned_lines(RENDERED, RENDERED, TWO) == TWO
    assert returned_lines("甲局召开工作会议", RENDERED, TWO) == ONE
    assert returned_lines(f"乙局召开{B} 工作会议 {B}", RENDERED, TWO) == ("乙局召开", "工作会议")


@pytest.mark.parametrize(
    ("title", "returned", "said"),
    [
        (ONE, RENDERED, True),
        (TWO, RENDERED, True),
        (ONE, "甲局召开工作会议", False),
        (ONE, f"乙局召开{B}工作会议", False),
        (("乙局召开工作会议",), f"乙局召开{B}工作会议", True),
        (ONE, f"甲局{B}召开工作会议", False),
        (("甲局", "召开工作会议"), f"甲局{B}召开工作会议", True),
    ],
)
def test_an_article_says_what_came_back_or_not(
    title: tuple[str, ...], returned: str, said: bool
) -> None:
    assert says(title, returned, RENDERED) is said
