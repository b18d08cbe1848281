"""Tables and pictures that were taken apart, put together or made text in Word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from bulletin_cli.content.article import Article, Heading, Paragraph, Picture, Span, Table, plain
from bulletin_cli.content.markdown import parse
from bulletin_cli.incoming.revised.edits import Conflict, Edit, Revision
from bulletin_cli.incoming.revised.paragraphs import ParagraphCell, ReturnedParagraph
from bulletin_cli.incoming.word.content import TrackedChange
from tests.incoming.revised.test_pictures_and_tables import (
    ARTICLE,
    BODY,
    blocks,
    cells,
    kinds,
    returned,
    typed,
    with_cell,
)

GRID = [["站点", "件数"], ["甲站", "12"], ["乙站", "34"]]
ROWS = "站点 | 件数\n甲站 | 12\n乙站 | 34"
CHART = Picture("images/chart.png", "图的说明", width=60)
Change = Callable[[ReturnedParagraph], Sequence[ReturnedParagraph]]


def edits(revision: Revision) -> list[tuple[str, str, str]]:
    return [(each.kind, each.before, each.after) for each in revision.articles["01.md"].edits]


def texts(revision: Revision) -> list[str]:
    found = (each for each in blocks(revision, Paragraph) if isinstance(each, Paragraph))
    return [plain(each.inline) for each in found]


def tables(revision: Revision) -> list[list[list[str]]]:
    return [cells(each) for each in blocks(revision, Table)]


def out_of_the_table(each: ReturnedParagraph) -> list[ReturnedParagraph]:
    return [replace(each, cell=None)]


def two_tables(each: ReturnedParagraph) -> list[ReturnedParagraph]:
    below = each.cell and each.cell.row == 2
    return [
        replace(each, cell=ParagraphCell(7, 0, each.cell.column)) if each.cell and below else each
    ]


def into_a_table(each: ReturnedParagraph) -> list[ReturnedParagraph]:
    return [replace(each, cell=ParagraphCell(8, 0, 0)) if each.text == "后面的一段。" else each]


def without_cells(each: ReturnedParagraph) -> list[ReturnedParagraph]:
    return [] if each.cell else [each]


def picture_in_text(each: ReturnedParagraph) -> list[ReturnedParagraph]:
    return [replace(each, picture="rId99") if each.text == "后面的一段。" else each]


def text_at_picture(each: ReturnedParagraph) -> list[ReturnedParagraph]:
    return [replace(each, inline=(Span("见图"),)) if each.picture else each]


REARRANGED = [
    *(out_of_the_table, two_tables, into_a_table, without_cells),
    *(picture_in_text, text_at_picture),
]


def test_a_table_made_text_is_text() -> None:
    revision = returned(out_of_the_table)
    assert tables(revision) == []
    assert texts(revision)[2:-1] == ["表：各站件数", *(each for row in GRID for each in row)]
    assert kinds(revision) == ["inserted"] * 7 + ["deleted"]


def test_of_a_table_parted_in_two_the_second_is_a_table_of_its_own() -> None:
    revision = returned(two_tables)
    assert tables(revision) == [GRID[:2], GRID[2:]]
    assert edits(revision) == [
        ("edited", ROWS, "站点 | 件数\n甲站 | 12"), ("inserted", "", "乙站 | 34")
    ]  # fmt: skip


def test_a_paragraph_put_into_a_new_table_is_there() -> None:
    revision = returned(into_a_table)
    assert tables(revision) == [[["后面的一段。"]], GRID]
    assert edits(revision) == [
        ("inserted", "", "后面的一段。"), ("deleted", "后面的一段。", "")
    ]  # fmt: skip


def test_of_a_deleted_table_the_caption_that_stayed_is_text() -> None:
    revision = returned(without_cells)
    assert tables(revision) == []
    assert texts(revision)[2] == "表：各站件数"
    assert kinds(revision) == ["inserted", "deleted"]


def test_a_cell_taken_out_of_its_table_is_a_paragraph() -> None:
    revision = returned(lambda each: [replace(each, cell=None)] if each.text == "34" else [each])
    assert tables(revision) == [[*GRID[:2], ["乙站", ""]]]
    assert texts(revision)[-2:] == ["34", "最后的一段。"]
    assert kinds(revision) == ["edited", "inserted"]


def test_a_table_of_one_row_is_a_table() -> None:
    base = replace(ARTICLE, blocks=parse("甲。\n\n| 站点 | 件数 |\n| --- | --- |\n", "01.md"))
    revision = returned(typed({"件数": "总数"}), base, base)
    assert tables(revision) == [[["站点", "总数"]]]
    assert edits(revision) == [("edited", "站点 | 件数", "站点 | 总数")]


def test_new_pictures_side_by_side_in_a_table_are_told_and_make_none() -> None:
    new = [ReturnedParagraph((), cell=ParagraphCell(9, 0, n), picture=f"rId{n}") for n in (1, 2)]
    revision = returned(lambda each: [each, *new] if each.text == "后面的一段。" else [each])
    assert revision.articles["01.md"].blocks == ARTICLE.blocks
    assert edits(revision) == [("unplaced", "", "（图片）")] * 2


def test_a_cell_that_both_sides_changed_alike_is_no_change() -> None:
    now = with_cell("34", "56")
    revision = returned(typed({"34": "56", "后面的": "改过的"}), now)
    assert tables(revision) == [[*GRID[:2], ["乙站", "56"]]]
    assert edits(revision) == [("edited", "后面的一段。", "改过的一段。")]


def test_a_picture_put_into_a_text_is_told() -> None:
    revision = returned(picture_in_text)
    assert revision.articles["01.md"].blocks == ARTICLE.blocks
    (edit,) = revision.articles["01.md"].edits
    assert (edit.kind, edit.after) == ("unplaced", "（图片）")
    assert "放进 images/" in edit.advice


def test_a_picture_put_between_paragraphs_is_told_with_who_did_it() -> None:
    by = (TrackedChange("inserted", "王局", "2024-11-26"),)
    new = ReturnedParagraph((), picture="rId99", changes=by)
    revision = returned(lambda each: [each, new] if each.text == "后面的一段。" else [each])
    assert revision.articles["01.md"].blocks == ARTICLE.blocks
    (edit,) = revision.articles["01.md"].edits
    assert (edit.kind, edit.by) == ("unplaced", (("王局", "2024-11-26"),))


def test_words_typed_beside_a_picture_are_a_paragraph_and_the_picture_stays() -> None:
    revision = returned(text_at_picture)
    assert texts(revision) == ["前面的一段。", "见图", "后面的一段。", "最后的一段。"]
    assert blocks(revision, Picture) == [CHART]
    assert edits(revision) == [("inserted", "", "见图")]


def test_words_in_the_place_of_a_picture_are_a_paragraph_and_the_picture_is_gone() -> None:
    def change(each: ReturnedParagraph) -> list[ReturnedParagraph]:
        return [replace(each, inline=(Span("见图"),), picture="")] if each.picture else [each]

    revision = returned(change)
    assert texts(revision)[1:3] == ["见图", "图的说明"]
    assert blocks(revision, Picture) == []
    assert edits(revision)[-1] == ("deleted", "（图片）\n图的说明", "")


@pytest.mark.parametrize("change", REARRANGED)
def test_the_same_file_once_more_changes_nothing(change: Change) -> None:
    first = returned(change).articles["01.md"]
    assert not any(isinstance(each, Conflict) for each in first.blocks)
    now = replace(first.article, blocks=first.blocks)  # type: ignore[arg-type]
    again = returned(change, now)
    assert again.articles["01.md"].blocks == now.blocks
    assert set(kinds(again)) <= {"unplaced"}


def test_a_changed_caption_of_a_table_is_told_with_its_cells() -> None:
    revision = returned(typed({"各站件数": "新的说明"}))
    assert edits(revision) == [("edited", f"表：各站件数\n{ROWS}", f"表：新的说明\n{ROWS}")]


def test_the_caption_that_came_back_is_in_the_conflict_of_its_table() -> None:
    revision = returned(typed({"各站件数": "新的说明"}), with_cell("12", "56"))
    (conflict,) = blocks(revision, Conflict)
    assert isinstance(conflict, Conflict)
    (ours,), (theirs,) = conflict.ours, conflict.theirs
    assert isinstance(ours, Table)
    assert isinstance(theirs, Table)
    assert (ours.caption, cells(ours)[1]) == ("表：各站件数", ["甲站", "56"])
    assert (theirs.caption, cells(theirs)) == ("表：新的说明", GRID)


def test_a_caption_split_in_two_is_one() -> None:
    def change(each: ReturnedParagraph) -> list[ReturnedParagraph]:
        if each.text != "图的说明":
            return [each]
        return [replace(each, inline=(Span(text),)) for text in ("图的", "新说明")]

    revision = returned(change)
    assert blocks(revision, Picture) == [replace(CHART, caption="图的新说明")]
    assert edits(revision) == [("edited", "图的说明", "图的新说明")]


def test_a_heading_stays_one_and_what_was_split_from_it_is_text() -> None:
    base = replace(ARTICLE, blocks=parse(f"（一）小标题很长\n\n{BODY}", "01.md"))

    def change(each: ReturnedParagraph) -> list[ReturnedParagraph]:
        if each.text != "（一）小标题很长":
            return [each]
        return [replace(each, inline=(Span(text),)) for text in ("新的标题", "很长的话")]

    revision = returned(change, base, base)
    assert revision.articles["01.md"].blocks[:2] == (
        Heading(2, (Span("新的标题"),)), Paragraph((Span("很长的话"),))
    )  # fmt: skip
    assert edits(revision) == [
        ("split", "（一）小标题很长", "新的标题"), ("split", "", "很长的话")
    ]  # fmt: skip


def test_a_table_deleted_in_the_article_stays_so_unless_the_file_changed_it() -> None:
    now: Article = replace(ARTICLE, blocks=tuple(
        each for each in ARTICLE.blocks if not isinstance(each, Table)
    ))  # fmt: skip
    kept = returned(typed({"后面的一段": "改过的一段"}), now)
    assert tables(kept) == []
    assert kinds(kept) == ["edited"]
    (conflict,) = blocks(returned(typed({"34": "56"}), now), Conflict)
    assert isinstance(conflict, Conflict)
    assert conflict.ours == ()
    assert [cells(each)[2] for each in conflict.theirs] == [["乙站", "56"]]


def test_a_table_that_the_article_made_text_and_the_file_changed_is_a_conflict() -> None:
    words = parse("站点、件数：甲站12，乙站34。", "01.md")
    now = replace(ARTICLE, blocks=tuple(
        words[0] if isinstance(each, Table) else each for each in ARTICLE.blocks
    ))  # fmt: skip
    (conflict,) = blocks(returned(typed({"34": "56"}), now), Conflict)
    assert isinstance(conflict, Conflict)
    assert conflict.ours == words
    assert [cells(each)[2] for each in conflict.theirs] == [["乙站", "56"]]


def test_a_picture_deleted_in_the_article_stays_so_and_its_new_caption_is_told() -> None:
    now = replace(ARTICLE, blocks=tuple(each for each in ARTICLE.blocks if each != CHART))
    kept = returned(typed({"后面的一段": "改过的一段"}), now)
    assert blocks(kept, Picture) == []
    assert kinds(kept) == ["edited"]
    told = returned(typed({"图的说明": "新的说明"}), now)
    assert told.articles["01.md"].blocks == now.blocks
    assert edits(told) == [("unplaced", "图的说明", "新的说明")]


def test_a_caption_changed_on_both_sides_is_a_conflict_unless_it_is_the_same() -> None:
    now = replace(ARTICLE, blocks=parse(BODY.replace("图的说明", "稿件的说明"), "01.md"))
    revision = returned(typed({"图的说明": "新的说明"}), now)
    ours, theirs = (replace(CHART, caption=text) for text in ("稿件的说明", "新的说明"))
    assert blocks(revision, Conflict) == [Conflict((ours,), (theirs,))]
    assert edits(revision) == [("conflict", "图的说明", "新的说明")]
    same = returned(typed({"图的说明": "稿件的说明", "后面的": "改过的"}), now)
    assert blocks(same, Picture) == [ours]
    assert kinds(same) == ["edited"]


def test_a_moved_paragraph_is_told_by_its_words() -> None:
    def change(each: ReturnedParagraph) -> list[ReturnedParagraph]:
        if each.text == "前面的一段。":
            return []
        return [each, moved[0]] if each.text == "最后的一段。" else [each]

    moved: list[ReturnedParagraph] = []
    returned(lambda each: moved.append(each) or [each] if each.text == "前面的一段。" else [each])  # type: ignore[func-returns-value]
    revision = returned(change)
    assert texts(revision) == ["后面的一段。", "最后的一段。", "前面的一段。"]
    told = Edit("moved", "前面的一段。", "前面的一段。", advice="移到了“最后的一段。”后面")
    assert revision.articles["01.md"].edits == (told,)
