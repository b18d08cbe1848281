"""In which article a returned paragraph stands."""

from __future__ import annotations

import pytest

from bulletin_cli.incoming.revised.homes import home_articles
from bulletin_cli.layout.marks import Bookmark


def marks(text: str) -> list[tuple[Bookmark, ...]]:
    """Return what paragraphs come from: A is a title, a1 a block of its body, a1/b1 two of them.

    `-` is new, `.` generated.
    """
    return [tuple(map(_mark, word.split("/"))) if word != "-" else () for word in text.split()]


def _mark(word: str) -> Bookmark:
    if word == ".":
        return Bookmark("_bl_.", "masthead", "", -1, -1, -1, "")
    if word.endswith("!"):  # a line of the head below the body
        return Bookmark(f"_bl_{word}", "head", word[0], -1, -1, -1, word)
    if word.isupper():
        return Bookmark(f"_bl_{word}", "title", word.lower(), -1, -1, -1, word)
    return Bookmark(f"_bl_{word}", "body", word[0], int(word[1:]), -1, -1, word)


BASE = ". A a0 a1 a2 a! B b0 b1 C c0 ."


@pytest.mark.parametrize(
    ("came", "homes"),
    [
        (BASE, " aaaaabbbcc "),
        # A new paragraph goes with the one before it, in the masthead and the imprint with none.
        (". - A - a0 - a! - B b0 . -", "  aaaaaabb  "),
        # What was carried off stands where it was put.
        (". A a0 B a1 b0 a2 C c0 b1 .", " aabbbbccc "),
        # Much of it as well, before the title and behind the last line of the head.
        (". A a0 a! B C b0 b1 c0 .", " aaabcccc "),
        (". A a0 c0 B a1 a2 b0 b1 C .", " aaabbbbbc "),
        (". c0 A a0 .", " aaa "),
        # Where a title is gone an article reaches as far as most paragraphs are its own.
        (". A a0 a1 b0 b1 C c0 .", " aaabbcc "),
        (". A a0 b0 a1 a2 b1 C c0 .", " aaaaabcc "),
        (". a0 a1 B b0 C c0 .", " aabbcc "),
        (". b0 b1 c0 .", " bbc "),
        # Articles that changed places keep what is theirs.
        (". C c0 A a0 a1 B b0 .", " ccaaabb "),
        # Several origins: the first decides.
        (". A a0/a1 B b0/a2 .", " aabb "),
        (". .", "  "),
    ],
)
def test_each_paragraph_stands_in_an_article_or_outside(came: str, homes: str) -> None:
    base = [mark for own in marks(BASE) for mark in own]
    assert home_articles(marks(came), base) == [each.strip() for each in homes]


def test_all_cells_of_a_table_weigh_no_more_than_a_paragraph() -> None:
    base = [mark for own in marks("A a0 a1 a2 B b0 b1") for mark in own]
    came = marks("A a0 b0 b0 b0 b0 a1 a2 b1")
    assert home_articles(came, base) == list("aaaaaaaab")


@pytest.mark.parametrize(
    ("came", "homes"),
    [
        (". A a0 b! B b0 C c0 .", " aabbbcc "),
        (". A a0 b! C c0 B b0 .", " aabccbb "),
        (". A a0 B b0 b! C c0 .", " aabbbcc "),
        (". A a0 B b0 C c0 .", " aabbcc "),
        (". A a0 b! b0 C c0 .", " aabbcc "),
    ],
)
def test_a_title_moved_without_the_note_above_it_takes_its_text_along(
    came: str, homes: str
) -> None:
    base = [mark for own in marks(". A a0 b! B b0 C c0 .") for mark in own]
    assert home_articles(marks(came), base) == [each.strip() for each in homes]
