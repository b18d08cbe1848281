"""A file is known as its issue's by bookmarks, by name, or by what it says."""

from __future__ import annotations

import pytest

from bulletin_cli.content.article import Span
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.recognizing import stranger
from bulletin_cli.layout.marks import Bookmark

HEAD, TITLE, TEXT = "示例 简报", "会议召开", "甲局检查网点，发现隐患三处，要求整改。"
BASE = [
    Bookmark("_bl_0", "masthead", "", -1, -1, -1, HEAD),
    Bookmark("_bl_1", "title", "01.md", -1, -1, -1, TITLE),
    Bookmark("_bl_2", "body", "01.md", 0, -1, -1, TEXT),
]


def told(*texts: str, names: tuple[str, ...] = (), is_named: bool = False) -> str:
    theirs = [ReturnedParagraph((Span(each),), names) for each in texts]
    error = stranger("2024-35", BASE, theirs, "a.docx", is_named=is_named)
    return error.message if error else ""


@pytest.mark.parametrize("head", [HEAD, "示例简报", "示例　简报"])
def test_without_any_mark_it_has_a_line_of_the_masthead(head: str) -> None:
    assert told(head, TITLE, TEXT) == ""
    assert "像是来稿" in told("别的简报", TITLE, TEXT)


def test_a_named_or_marked_file_needs_no_masthead() -> None:
    assert told(TITLE, TEXT, is_named=True) == ""
    assert told(TITLE, TEXT, names=("_bl_1",)) == ""


def test_a_fifth_of_the_words_is_enough() -> None:
    assert told(HEAD, "甲局检查网点，全是新写的话。") == ""
    assert "几乎没有相同的文字" in told(HEAD, "会议召开在即，全是新写的话。")
    assert "几乎没有相同的文字" in told(HEAD, "全是新写的话。", is_named=True)


def test_what_a_leader_left_of_a_long_issue_is_still_the_issue() -> None:
    long = [
        Bookmark(f"_bl_{n}", "body", "01.md", n, -1, -1, f"第{n}项工作已经安排，各单位抓好落实。")
        for n in range(3, 30)
    ]
    theirs = [ReturnedParagraph((Span(each),)) for each in (HEAD, TITLE)]
    assert stranger("2024-35", [*BASE, *long], theirs, "a.docx", is_named=False) is None


def test_bookmarks_that_were_never_rendered_are_those_of_another_file() -> None:
    assert "书签对不上" in told(HEAD, TITLE, TEXT, names=("_bl_1", "_bl_9"))


def test_an_issue_that_says_nothing_is_like_any_file() -> None:
    assert stranger("2024-35", [], [], "a.docx", is_named=False) is None


NUMBERED = [*BASE, Bookmark("_bl_3", "masthead", "", -1, -1, -1, "2024年第35期（总第486期）")]


@pytest.mark.parametrize(
    ("number", "names", "is_named", "is_told"),
    [
        ("2024年第36期（总第487期）", (), False, True),
        ("2024年第35期（总第486期）", (), False, False),
        ("第三十五期 (总第486期)", (), False, False),
        ("2024年第36期（总第487期）", ("_bl_3",), False, False),
        ("2024年第36期（总第487期）", (), True, False),
    ],
)
def test_a_file_of_another_number_is_another_issue_unless_a_mark_or_a_name_says_otherwise(
    number: str, names: tuple[str, ...], is_named: bool, is_told: bool
) -> None:
    theirs = [ReturnedParagraph((Span(each),), names) for each in (HEAD, number, TITLE, TEXT)]
    error = stranger("2024-35", NUMBERED, theirs, "a.docx", is_named=is_named)
    assert bool(error and "报头上是别的期号" in error.message) == is_told
