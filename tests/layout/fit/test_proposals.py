"""What may be changed: each proposal does what it says, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.content.article import Article, Heading, Paragraph, Picture, Span, plain
from bulletin_cli.content.issue import Issue
from bulletin_cli.layout.fit.proposals import Proposal, changed, ladders
from tests.layout.fit.issues import LINE, made, pages_of

ROW = 25  # characters of a line, two fewer of the first


def proposed(issue: Issue, kind: str, name: str = "shanghai-post") -> list[Proposal]:
    return [
        each
        for ladder in ladders(issue, pages_of(issue, name))
        for each in ladder
        if each.kind == kind
    ]


def lines(issue: Issue, block: int = 0) -> list[str]:
    """Return the lines of a block of the first article."""
    return [
        line.text
        for page in pages_of(issue).pages
        for line in page.lines
        if line.source and (line.source.article, line.source.block) == ("01.md", block)
    ]


def test_blank_lines_are_proposed_once() -> None:
    assert proposed(made(LINE, tight=False), "blanks") == [Proposal("blanks")]
    assert proposed(made(LINE), "blanks") == []
    assert changed(made(LINE, tight=False), (Proposal("blanks"),)) == made(LINE)


def test_a_title_of_two_lines_is_proposed_where_it_fits_one() -> None:
    issue = made(LINE, title=("示例区", "召开会议"))
    assert proposed(issue, "title") == [Proposal("title", "01.md")]
    one = changed(issue, (Proposal("title", "01.md"),))
    assert one == made(LINE, title=("示例区召开会议",))
    assert len(lines(one, -1)) == 1
    assert proposed(one, "title") == []
    assert proposed(made(LINE, title=("题" * 15, "题" * 15)), "title") == []


def test_a_picture_is_proposed_in_steps_of_five_percent_as_far_as_it_can_be_read() -> None:
    issue = made(f"{LINE}![图](images/wide.png)")
    found = proposed(issue, "picture")
    assert [each.amount for each in found] == [95, 90, 85, 80, 75, 70, 65, 60]
    assert [each.by_hand for each in found] == [False] * 4 + [True] * 4
    narrow = changed(issue, (found[3],)).articles[0].blocks[1]
    assert narrow == Picture("images/wide.png", "图", 80)


def test_a_picture_that_is_narrow_already_is_not_made_a_stamp() -> None:
    issue = made(f"{LINE}![图](images/wide.png){{width=15%}}")
    assert [each.amount for each in proposed(issue, "picture")] == [10]
    issue = made(f"{LINE}![图](images/wide.png){{width=10%}}")
    assert proposed(issue, "picture") == []


@pytest.mark.parametrize(("last", "cut"), [(1, 1), (3, 3), (9, 9), (10, 10), (12, 0)])
def test_a_paragraph_is_proposed_that_loses_its_last_line(last: int, cut: int) -> None:
    issue = made("字" * (ROW - 2 + last) + "。")
    found = proposed(issue, "paragraph")
    assert [each.amount for each in found] == [cut] * bool(cut)
    for each in found:
        shorter = changed(issue, (each,))
        assert len(lines(shorter)) == len(lines(issue)) - 1
        assert plain_of(shorter.articles[0]) == "字" * (ROW - 2 + last - cut) + "。"


def plain_of(article: Article) -> str:
    return "".join(plain(each.inline) for each in article.blocks if isinstance(each, Paragraph))


def test_headings_and_paragraphs_of_one_line_are_not_to_be_cut() -> None:
    issue = made(f"{LINE}## 一、{'字' * 27}\n\n")
    assert isinstance(issue.articles[0].blocks[1], Heading)
    assert proposed(issue, "paragraph") == []


def test_a_title_is_proposed_that_loses_a_line_in_the_contents() -> None:
    issue = made(LINE, LINE, title=("题" * 14, "题" * 13), contents=True)
    found = proposed(issue, "entry")
    assert {each.article for each in found} == {"01.md", "02.md"}
    shorter = changed(issue, tuple(found))
    entries = [
        [line for line in pages_of(each).pages[0].lines if line.part == "contents"]
        for each in (issue, shorter)
    ]
    assert [len(each) for each in entries] == [5, 3]
    assert all(len(each.title[-1]) == 13 - found[0].amount for each in shorter.articles)
    assert proposed(replace(issue, contents=False), "entry") == []


def test_what_nobody_notices_comes_first() -> None:
    issue = made(
        f"{'字' * 27}。\n\n![图](images/wide.png)", title=("示例区", "召开会议"), tight=False
    )
    order = [(each[0].kind, each[0].by_hand) for each in ladders(issue, pages_of(issue))]
    assert order == [
        ("blanks", False), ("title", False), ("picture", False), ("paragraph", True),
        ("picture", True),
    ]  # fmt: skip


TEXT = st.text("字，。”", min_size=1, max_size=12)


@given(st.lists(TEXT, min_size=1, max_size=4), st.integers(1, 10))
def test_a_shorter_paragraph_lost_so_many_characters_and_no_closing_mark(
    texts: list[str], amount: int
) -> None:
    inline = tuple(Span(text, bool(place % 2)) for place, text in enumerate(texts))
    before = plain(inline)
    article = replace(made(LINE).articles[0], blocks=(Paragraph(inline),))
    issue = replace(made(LINE), articles=(article,))
    after = plain_of(changed(issue, (Proposal("paragraph", "01.md", 0, amount),)).articles[0])
    body = before.rstrip("。，”")
    cut = min(amount, len(body))
    assert after == body[: len(body) - cut] + before[len(body) :]
