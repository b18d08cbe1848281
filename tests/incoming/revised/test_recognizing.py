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


def test_bookmarks_that_were_never_rendered_are_those_of_another_file() -> None:
    assert "书签对不上" in told(HEAD, TITLE, TEXT, names=("_bl_1", "_bl_9"))


def test_an_issue_that_says_nothing_is_like_any_file() -> None:
    assert stranger("2024-35", [], [], "a.docx", is_named=False) is None
