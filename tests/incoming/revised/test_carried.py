"""What is carried about in the file or in the article, rows and columns, pictures beside others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bulletin_cli.content.article import Picture, Span, Table
from bulletin_cli.incoming.revised.align import align
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph, returned_paragraphs
from bulletin_cli.incoming.word.content import TrackedChange, WordParagraph, WordPiece
from tests.incoming.revised.test_pictures_and_tables import (
    blocks,
    cells,
    kinds,
    returned,
)
from tests.incoming.revised.test_revised import TEXTS, revised, typed, words

GONE = TrackedChange("deleted", "王局")
CARRIED = [TEXTS[3], *TEXTS[:3]]


def test_what_the_article_alone_rearranged_stays_so() -> None:
    revision = revised(TEXTS, lambda g: [typed(g[0], "第一段说清情况。"), *g[1:]], now=CARRIED)
    assert words(revision) == [TEXTS[3], "第一段说清情况。", *TEXTS[1:3]]
    assert [each.kind for each in revision.articles["01.md"].edits] == ["edited"]


def test_what_both_rearranged_stands_as_in_the_file() -> None:
    revision = revised(TEXTS, lambda g: [g[1], g[0], *g[2:]], now=CARRIED)
    assert words(revision) == [TEXTS[1], TEXTS[0], *TEXTS[2:]]


def test_a_paragraph_moved_and_edited_without_a_bookmark_is_known_by_its_words() -> None:
    old = [("甲局检查网点三十家。", ("a",)), ("乙局走访快递员。", ("b",)), ("丙局培训。", ("c",))]
    new = [("乙局走访快递员。", ()), ("丙局培训。", ()), ("甲局又检查网点四十家。", ())]
    assert align(old, new) == [(1,), (2,), (0,)]


def test_a_bookmark_left_behind_does_not_claim_other_words() -> None:
    old = [("甲局检查网点三十家。", ("a",)), ("乙局走访快递员。", ("b",))]
    new = [("丁局新写的话", ("a",)), ("乙局走访快递员。", ("b",)), ("甲局检查网点四十家。", ())]
    assert align(old, new) == [(), (1,), (0,)]


def test_a_deleted_column_is_gone() -> None:
    def change(each: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        if each.cell and each.cell.column == 1:
            return []
        return [replace(each, cell=replace(each.cell, width=1))] if each.cell else [each]

    (table,) = blocks(returned(change), Table)
    assert cells(table) == [["站点"], ["甲站"], ["乙站"]]


@pytest.mark.parametrize("above", [True, False])
def test_a_new_picture_beside_another_is_not_taken_for_it(above: bool) -> None:
    def change(each: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        if not each.picture:
            return [each]
        old = replace(each, path="images/chart.png")
        new = ReturnedParagraph((), picture="rId99", path="新-1.png")
        return [new, old] if above else [old, new]

    revision = returned(change)
    paths = [each.path for each in blocks(revision, Picture) if isinstance(each, Picture)]
    assert paths == (
        ["新-1.png", "images/chart.png"] if above else ["images/chart.png", "新-1.png"]
    )
    assert kinds(revision) == ["inserted"]


def test_two_pictures_in_a_paragraph_are_two() -> None:
    pieces = (WordPiece("见图"), WordPiece("", picture="r1"), WordPiece("", picture="r2"))
    found = returned_paragraphs([WordParagraph(pieces, bookmarks=("_bl_a",))])
    assert [(each.picture, each.text, each.names) for each in found] == [
        ("r1", "见图", ("_bl_a",)), ("r2", "\ufffc", ())
    ]  # fmt: skip


def test_raised_text_that_stays_is_raised() -> None:
    pieces = (
        WordPiece("10"),
        WordPiece("6", raised="superscript"),
        WordPiece("5", change=GONE, raised="subscript"),
    )
    (found,) = returned_paragraphs([WordParagraph(pieces)])
    assert found.inline == (Span("10"), Span("6", raised="superscript"))


def test_the_style_of_joined_paragraphs_is_that_of_the_first_with_words() -> None:
    empty = WordParagraph((WordPiece("题", change=GONE),), "heading 2", end=GONE)
    (found,) = returned_paragraphs([empty, WordParagraph((WordPiece("文"),), "Normal")])
    assert (found.text, found.style) == ("文", "Normal")


def test_a_paragraph_that_the_file_made_the_same_as_the_article_is_no_change() -> None:
    now = [TEXTS[0], "第二段改成这样。", *TEXTS[2:]]
    revision = revised(
        TEXTS, lambda g: [g[0], typed(g[1], "第二段改成这样。"), g[3], g[2]], now=now
    )
    assert words(revision) == [*now[:2], TEXTS[3], TEXTS[2]]
    assert [each.kind for each in revision.articles["01.md"].edits] == ["moved"]
