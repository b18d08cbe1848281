"""The paragraphs of a returned file once tracked changes are taken or refused."""

from __future__ import annotations

import pytest

from bulletin_cli.content.article import Span, plain
from bulletin_cli.incoming.revised.paragraphs import ParagraphCell, returned_paragraphs
from bulletin_cli.incoming.word.content import TrackedChange, WordParagraph, WordPiece, WordTable
from bulletin_cli.layout.marks import PICTURE

ADDED = TrackedChange("inserted", "王局", "2024-11-26")
GONE = TrackedChange("deleted", "李处", "2024-11-27")


def word(
    *pieces: WordPiece | str, end: TrackedChange | None = None, mark: str = ""
) -> WordParagraph:
    made = tuple(WordPiece(each) if isinstance(each, str) else each for each in pieces)
    return WordParagraph(made, bookmarks=(mark,) if mark else (), end=end, style=f"s{mark}")


def texts(*blocks: WordParagraph | WordTable, reject: tuple[str, ...] = ()) -> list[str]:
    return [each.text for each in returned_paragraphs(blocks, reject)]


CHANGED = word("甲", WordPiece("乙", change=ADDED), WordPiece("丙", change=GONE), "丁")


@pytest.mark.parametrize(
    ("reject", "text"),
    [
        ((), "甲乙丁"),
        (("王局",), "甲丁"),
        (("李处",), "甲乙丙丁"),
        (("王局", "李处"), "甲丙丁"),
    ],
)
def test_a_change_is_taken_unless_its_author_is_rejected(
    reject: tuple[str, ...], text: str
) -> None:
    assert texts(CHANGED, reject=reject) == [text]


@pytest.mark.parametrize(
    ("end", "reject", "expected"),
    [
        (None, (), ["甲", "乙"]),
        (ADDED, (), ["甲", "乙"]),
        (ADDED, ("王局",), ["甲乙"]),
        (GONE, (), ["甲乙"]),
        (GONE, ("李处",), ["甲", "乙"]),
    ],
)
def test_a_paragraph_whose_end_is_gone_goes_on_in_the_next(
    end: TrackedChange | None, reject: tuple[str, ...], expected: list[str]
) -> None:
    assert texts(word("甲", end=end), word("乙"), reject=reject) == expected


def test_what_goes_on_ends_before_a_table_and_with_the_file() -> None:
    table = WordTable((((word("格"),),),))
    assert texts(word("甲", end=GONE), table, word("乙", end=GONE)) == ["甲", "格", "乙"]


def test_a_joined_paragraph_has_the_marks_and_changes_of_all_and_the_first_style() -> None:
    end = TrackedChange("deleted", "赵")
    first = word("甲", WordPiece("乙", change=ADDED), end=end, mark="_bl_a")
    (one,) = returned_paragraphs([first, word("丙", WordPiece("丁", change=ADDED), mark="_bl_b")])
    assert one.names == ("_bl_a", "_bl_b")
    assert one.changes == (ADDED, end)
    assert one.style == "s_bl_a"


def test_the_mark_of_a_paragraph_that_lost_its_words_goes_with_them() -> None:
    emptied = word(WordPiece("甲", change=GONE), end=GONE, mark="_bl_a")
    (one,) = returned_paragraphs([emptied, word("乙", mark="_bl_b")])
    assert (one.text, one.names) == ("乙", ("_bl_b",))


@pytest.mark.parametrize(
    ("bookmarks", "names"),
    [
        (("_bl_a",), ("_bl_a",)),
        (("_bl_a_Copy_1",), ("_bl_a",)),
        (("_bl_a", "_bl_a_Copy_1"), ("_bl_a",)),
        (("_Toc1", "my_bl_a"), ()),
    ],
)
def test_only_our_bookmarks_count_and_a_copy_is_the_same(
    bookmarks: tuple[str, ...], names: tuple[str, ...]
) -> None:
    (one,) = returned_paragraphs([WordParagraph((WordPiece("甲"),), bookmarks=bookmarks)])
    assert one.names == names


def test_what_is_empty_is_no_paragraph() -> None:
    assert texts(word(), word(""), word(WordPiece("甲", change=GONE)), word("乙")) == ["乙"]


def test_a_picture_is_a_paragraph_and_words_beside_it_are_its_text() -> None:
    alone, beside = word(WordPiece("", picture="rId7")), word("甲", WordPiece("", picture="rId8"))
    first, second = returned_paragraphs([alone, beside])
    assert (first.text, first.inline, first.picture) == (PICTURE, (), "rId7")
    assert (second.text, second.picture) == ("甲", "rId8")


def test_cells_say_in_which_table_row_and_column_they_stand() -> None:
    one = WordTable((((word("甲"),), (word("乙"), word("丙"))), ((word("丁"),),)))
    two = WordTable((((word("戊"),),),))
    found = returned_paragraphs([one, word("文"), two])
    assert [(each.text, each.cell) for each in found] == [
        ("甲", ParagraphCell(0, 0, 0)),
        ("乙\u2028丙", ParagraphCell(0, 0, 1)),
        ("丁", ParagraphCell(0, 1, 0)),
        ("文", None),
        ("戊", ParagraphCell(1, 0, 0)),
    ]


def test_a_comment_stands_on_all_its_words() -> None:
    pieces = (
        WordPiece("甲", comments=("1",)),
        WordPiece("乙", comments=("1", "2")),
        WordPiece("丙"),
    )
    (one,) = returned_paragraphs([word(*pieces)])
    assert one.comments == (("1", "甲乙"), ("2", "乙"))


def test_bold_is_kept_and_what_no_file_may_hold_is_not() -> None:
    (one,) = returned_paragraphs([word("甲\x07\x00", WordPiece("乙", bold=True))])
    assert one.inline == (Span("甲"), Span("乙", bold=True))
    assert plain(one.inline) == one.text
