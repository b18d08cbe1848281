"""What is ugly about the ends of an issue is told, and what is not is left alone."""

from __future__ import annotations

import pytest

from bulletin_cli.content.article import Picture
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.fit.ends import Goal, few_last_lines, is_imprint_alone
from bulletin_cli.layout.pages import Pages, PlacedPicture
from tests import samples
from tests.composed import TEMPLATES
from tests.layout.fit.issues import LINE, ends_of, first_with, kinds, made, pages_of
from tests.rowed import ROWS, rowed


@pytest.mark.parametrize("name", TEMPLATES)
def test_an_issue_of_one_page_ends_well(name: str) -> None:
    ends = ends_of(made(LINE), name=name)
    assert (ends.pages, ends.flaws) == (1, ())
    assert ends.last_lines == len(pages_of(made(LINE), name).pages[0].written_rows)


@pytest.mark.parametrize("name", TEMPLATES)
def test_an_imprint_alone_is_told_and_one_below_text_is_not(name: str) -> None:
    alone = [is_imprint_alone(pages_of(made(LINE * count), name)) for count in range(1, 20)]
    assert alone.count(True) > 1
    first = alone.index(True)
    assert alone == [first <= place < first + alone.count(True) for place in range(19)]
    (flaw,) = ends_of(made(LINE * (first + 1)), name=name).flaws
    assert (flaw.kind, flaw.page) == ("imprint", 2)


def test_an_imprint_with_a_logo_is_alone_though_a_picture_is_on_its_page() -> None:
    logo = '[[imprint]]\nstyle = "logo"\npicture = "标志.png"\nheight = "9mm"\n[[footer]]'
    template = rowed(ROWS.replace("[[footer]]", logo))
    pages = [set_issue(made(LINE * n), template, samples.periodical()) for n in range(1, 30)]
    alone = [each for each in pages if is_imprint_alone(each)]
    assert alone
    assert all(any(isinstance(i, PlacedPicture) for i in each.pages[-1].items) for each in alone)


def test_a_last_page_of_one_or_two_lines_is_told() -> None:
    told = [flaw for count in range(1, 30) for flaw in ends_of(made(LINE * count)).flaws]
    assert [each.amount for each in told if each.kind == "few_lines"] == [1, 2]


def test_contents_on_two_pages_are_told() -> None:
    assert "contents" not in kinds(ends_of(made(*[LINE] * 3, contents=True)))
    issue = made(*[LINE] * 20, contents=True)
    (flaw,) = (each for each in ends_of(issue).flaws if each.kind == "contents")
    assert flaw.page == 2


@pytest.mark.parametrize("heading", ["", "一、标题\n\n"])
def test_half_a_page_left_white_before_a_picture_is_told(heading: str) -> None:
    picture = f"{heading}![图](images/tall.png)\n\n"
    issue = first_with("picture", lambda count: made(LINE * count + picture + LINE * 12))
    (flaw,) = ends_of(issue).flaws
    assert flaw.page == 2
    assert flaw.source
    assert isinstance(issue.articles[0].blocks[flaw.source.block], Picture)


def test_white_before_text_is_not_told_as_before_a_picture() -> None:
    assert "picture" not in kinds(ends_of(made(LINE * 19, LINE * 40)))


def test_an_odd_number_of_pages_is_told_where_even_is_asked() -> None:
    issue = made(LINE * 44)
    assert ends_of(issue).pages == 3
    assert kinds(ends_of(issue)) == []
    assert kinds(ends_of(issue, Goal(even=True))) == ["odd"]
    assert kinds(ends_of(made(LINE * 20), Goal(even=True))) == []


def test_each_page_too_many_is_counted() -> None:
    issue = made(LINE * 44)
    assert [ends_of(issue, Goal(pages)).badness for pages in (1, 2, 3, 4)] == [2, 1, 0, 0]


def test_the_length_tells_about_how_many_lines_are_too_many() -> None:
    over = [ends_of(made(LINE * count)).lines_over(2) for count in range(40, 46)]
    assert over == [over[0] + step for step in range(6)]
    assert ends_of(made(LINE)).lines_over(1) == 0


def test_pages_that_there_are_none_of_have_no_end() -> None:
    none = Pages(samples.document(), ())
    assert (is_imprint_alone(none), few_last_lines(none)) == (False, ())
