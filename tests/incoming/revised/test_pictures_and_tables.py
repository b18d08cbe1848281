"""What a returned file does to pictures, their captions, and tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import pytest

from bulletin_cli.content.article import Article, Block, Paragraph, Picture, Span, Table, plain
from bulletin_cli.content.markdown import dump, parse
from bulletin_cli.incoming.revised.edits import Conflict, Revision
from bulletin_cli.incoming.revised.merge import merge_returned
from bulletin_cli.incoming.revised.paragraphs import ParagraphCell, ReturnedParagraph
from bulletin_cli.layout.marks import document_bookmarks
from bulletin_cli.layout.typeset import typeset
from tests import samples
from tests.composed import composed
from tests.incoming.revised.test_revised import came

Change = Callable[[ReturnedParagraph], Sequence[ReturnedParagraph]]
ISSUE = samples.issue()
BODY = """前面的一段。

![图的说明](images/chart.png){width=60%}

后面的一段。

表：各站件数

| 站点 | 件数 |
| --- | --- |
| 甲站 | 12 |
| 乙站 | 34 |

最后的一段。
"""
ARTICLE = Article("01.md", ("题目",), parse(BODY, "01.md"))


def returned(change: Change, now: Article = ARTICLE, base: Article = ARTICLE) -> Revision:
    """Return what comes of the article when `change` is made to each returned paragraph."""
    issue = replace(ISSUE, articles=(base,), files=("01.md",))
    document = typeset(composed(issue)).document
    ours = document_bookmarks(composed(replace(issue, articles=(now,))))
    back = [made for each in came(document) for made in change(each)]
    return merge_returned(document_bookmarks(document), ours, (now,), back)


def typed(words: Mapping[str, str | None]) -> Change:
    """Return the change that types what `words` say over a paragraph, and deletes for None."""

    def change(paragraph: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        for old, new in words.items():
            if old in paragraph.text:
                text = paragraph.text.replace(old, new or "")
                return [] if new is None else [replace(paragraph, inline=(Span(text),))]
        return [paragraph]

    return change


def blocks(revision: Revision, kind: type) -> list[object]:
    return [each for each in revision.articles["01.md"].blocks if isinstance(each, kind)]


def kinds(revision: Revision) -> list[str]:
    return [each.kind for each in revision.articles["01.md"].edits]


def cells(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[plain(cell) for cell in row] for row in table.rows]


def with_cell(old: str, new: str) -> Article:
    return replace(ARTICLE, blocks=parse(BODY.replace(old, new), "01.md"))


def test_what_nobody_touched_stays() -> None:
    assert returned(lambda each: [each]).articles["01.md"].blocks == ARTICLE.blocks


def test_a_changed_caption_goes_to_its_picture() -> None:
    revision = returned(typed({"图的说明": "新的说明"}))
    (picture,) = blocks(revision, Picture)
    assert isinstance(picture, Picture)
    assert (picture.path, picture.caption[-4:]) == ("images/chart.png", "新的说明")
    assert picture.width == 60
    assert kinds(revision) == ["edited"]


def test_a_picture_deleted_but_for_its_caption_leaves_the_caption_as_text() -> None:
    revision = returned(lambda each: [] if each.picture else [each])
    assert blocks(revision, Picture) == []
    assert "deleted" in kinds(revision)
    texts = [
        plain(each.inline) for each in blocks(revision, Paragraph) if isinstance(each, Paragraph)
    ]
    assert any("图的说明" in text for text in texts)


def test_a_changed_cell_is_changed_in_the_table() -> None:
    revision = returned(typed({"34": "56"}))
    (table,) = blocks(revision, Table)
    assert cells(table) == [["站点", "件数"], ["甲站", "12"], ["乙站", "56"]]
    (edit,) = revision.articles["01.md"].edits
    assert edit.before == "站点 | 件数\n甲站 | 12\n乙站 | 34"
    assert edit.after == "站点 | 件数\n甲站 | 12\n乙站 | 56"


def test_a_cell_that_only_the_article_changed_stays() -> None:
    revision = returned(lambda each: [each], with_cell("34", "56"))
    (table,) = blocks(revision, Table)
    assert cells(table)[2] == ["乙站", "56"]
    assert kinds(revision) == []


def test_a_table_changed_on_both_sides_is_a_conflict() -> None:
    revision = returned(typed({"34": "78"}), with_cell("12", "56"))
    (conflict,) = blocks(revision, Conflict)
    assert isinstance(conflict, Conflict)
    assert [cells(each)[1:] for each in conflict.ours] == [[["甲站", "56"], ["乙站", "34"]]]
    assert [cells(each)[1:] for each in conflict.theirs] == [[["甲站", "12"], ["乙站", "78"]]]
    assert kinds(revision) == ["conflict"]


def test_a_table_deleted_in_the_file_is_deleted() -> None:
    revision = returned(lambda each: [] if each.cell or "各站件数" in each.text else [each])
    assert blocks(revision, Table) == []
    assert kinds(revision) == ["deleted"]


def test_the_caption_of_a_table_is_changed_with_it() -> None:
    revision = returned(typed({"各站件数": "各站全年件数"}))
    (table,) = blocks(revision, Table)
    assert isinstance(table, Table)
    assert "各站全年件数" in table.caption
    assert cells(table)[2] == ["乙站", "34"]


def test_a_paragraph_of_the_articles_own_stands_behind_what_stood_before_it() -> None:
    now = replace(
        ARTICLE,
        blocks=(*ARTICLE.blocks[:3], Paragraph((Span("稿件自己加的。"),)), *ARTICLE.blocks[3:]),
    )
    moved = returned(typed({"前面的一段": "改过的一段"}), now).articles["01.md"].blocks
    assert [type(each) for each in moved] == [type(each) for each in now.blocks]
    assert moved[3] == now.blocks[3]


def test_a_table_put_into_the_file_is_taken_over() -> None:
    def change(each: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        if each.text != "前面的一段。":
            return [each]
        places = {(0, 0): "年", (0, 1): "数", (1, 0): "甲", (1, 1): "5"}
        return [
            each,
            *(ReturnedParagraph((Span(t),), cell=ParagraphCell(99, *p)) for p, t in places.items()),
        ]

    revision = returned(change)
    assert cells(blocks(revision, Table)[0]) == [["年", "数"], ["甲", "5"]]
    assert kinds(revision) == ["inserted"]


def test_what_one_block_became_stays_together_before_the_articles_own() -> None:
    own = Paragraph((Span("稿件自己加的。"),))
    now = replace(ARTICLE, blocks=(ARTICLE.blocks[0], own, *ARTICLE.blocks[1:]))

    def change(each: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        if each.text != "前面的一段。":
            return [each]
        return [replace(each, inline=(Span(text),)) for text in ("前面的", "一段。")]

    texts = [
        plain(each.inline) for each in blocks(returned(change, now), Paragraph)
        if isinstance(each, Paragraph)
    ]  # fmt: skip
    assert texts[:3] == ["前面的", "一段。", "稿件自己加的。"]


def test_a_picture_that_the_article_alone_has_stays_where_it_is() -> None:
    own = Picture("images/chart.png", "又一张")
    now = replace(ARTICLE, blocks=(*ARTICLE.blocks[:1], own, *ARTICLE.blocks[1:]))
    revision = returned(typed({"后面的一段": "改过的一段"}), now)
    assert revision.articles["01.md"].blocks[:2] == now.blocks[:2]
    assert kinds(revision) == ["edited"]


def test_what_somebody_raised_in_a_cell_is_a_change() -> None:
    def change(each: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        spans = (Span("1"), Span("2", raised="superscript"))
        return [replace(each, inline=spans)] if each.text == "12" else [each]

    revision = returned(change)
    (table,) = blocks(revision, Table)
    assert "1^2^" in dump([table] if isinstance(table, Table) else [])
    assert kinds(revision) == ["edited"]


def test_a_second_paragraph_typed_into_a_cell_stands_behind_a_blank() -> None:
    def more(paragraph: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        added = replace(paragraph, inline=(Span("乙队"),))
        return [paragraph, added] if paragraph.text == "甲站" else [paragraph]

    revision = returned(more)
    (table,) = (each for each in revision.articles["01.md"].blocks if isinstance(each, Table))
    assert plain(table.rows[1][0]) == "甲站 乙队"
    now = replace(ARTICLE, blocks=tuple(map(block, revision.articles["01.md"].blocks)))
    assert not returned(more, now).articles["01.md"].edits


def block(each: Block | Conflict) -> Block:
    assert not isinstance(each, Conflict)
    return each


@pytest.mark.parametrize("bold", [True, False])
def test_bold_alone_changed_in_a_cell_is_taken(bold: bool) -> None:
    other = parse(BODY.replace("甲站", "甲站" if bold else "**甲站**"), "01.md")
    base = replace(ARTICLE, blocks=other)

    def change(paragraph: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        is_it = paragraph.text == "甲站"
        return [replace(paragraph, inline=(Span("甲站", bold),)) if is_it else paragraph]

    revision = returned(change, base, base)
    (table,) = (each for each in revision.articles["01.md"].blocks if isinstance(each, Table))
    assert table.rows[1][0] == (Span("甲站", bold),)
    assert table.rows[0][0] == (Span("站点"),)
