"""On which pages people are named."""

from __future__ import annotations

from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.layout.document import Source
from bulletin_cli.layout.pages import LaidOutPage, Line, Pages, Placing
from bulletin_cli.layout.volume.bound import Mentions, find_people, within_year
from tests.samples import document

SOURCE = Source("2024-1/01.md", 0, 1)


def pages(*texts: tuple[tuple[str, bool], ...], source: Source | None = SOURCE) -> Pages:
    """Return pages of lines; each says whether it ends its paragraph."""
    laid_out = [
        LaidOutPage(
            number,
            tuple(
                Line(text, "body", 0, 20, lambda: Placing(0, ()), source=source, last=last)
                for text, last in lines
            ),
            (),
            0,
        )
        for number, lines in enumerate(texts, 7)
    ]
    return Pages(document("gbt9704"), tuple(laid_out))


def named(found: Pages, *names: str) -> Mentions:
    mentions: Mentions = {}
    find_people(found, names, mentions)
    return mentions


def test_a_name_that_a_line_or_a_page_breaks_is_found_where_it_begins() -> None:
    broken = pages((("局长张", False), ("三到会，王", False)), (("五发言。", True),))
    assert named(broken, "张三", "王五") == {"张三": [7], "王五": [7]}


def test_no_name_reaches_from_one_paragraph_into_the_next() -> None:
    assert named(pages((("他姓张", True), ("三人到会", True))), "张三") == {}


def test_each_page_is_told_once_and_the_longest_name_counts() -> None:
    found = pages((("张三丰、张三丰", True),), (("张三、张三丰", True),))
    assert named(found, "张三", "张三丰") == {"张三丰": [7, 8], "张三": [8]}


def test_blanks_within_a_short_name_do_not_hide_it() -> None:
    assert named(pages((("张　三　李 四", True),)), "张三", "李四") == {"张三": [7], "李四": [7]}


def test_what_the_template_prints_names_nobody() -> None:
    assert named(pages((("报：张三", True),), source=None), "张三") == {}


def test_a_number_within_the_year_has_neither_year_nor_whole_number() -> None:
    assert within_year(IssueNumber(2024, 35, 486)) == "第35期"
    assert within_year(IssueNumber(2024, 19, 470, span=2)) == "第19—20期合刊"
    assert within_year(IssueNumber(2024, 1, supplement=True)) == "增刊第1期"
