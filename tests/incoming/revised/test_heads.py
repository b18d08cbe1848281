"""What a returned file does to titles, to bold, and to what stands beside the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from bulletin_cli.content.article import Article, Heading, Paragraph, Span, plain
from bulletin_cli.content.markdown import parse
from bulletin_cli.incoming.revised.edits import CommentPlace, Conflict, Edit, Revision
from bulletin_cli.incoming.revised.merge import merge_returned
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.layout.compose import compose_balanced
from bulletin_cli.layout.marks import Bookmark, document_bookmarks
from bulletin_cli.layout.typeset import half_widths
from tests.composed import ISSUE, PERIODICAL, composed, template
from tests.incoming.revised.test_revised import came

Change = Callable[[ReturnedParagraph], Sequence[ReturnedParagraph]]
WHOLE = Article(
    "01.md",
    ("题目", "下一行"),
    parse("第一段说明情况。\n\n一、小标题\n\n第二段。", "01.md"),
    unit="甲局",
    editor_note="编者的话。",
)


def returned(change: Change, base: Article = WHOLE, now: Article | None = None) -> Revision:
    """Return what comes of an article when `change` is made to each returned paragraph."""
    document = composed(replace(ISSUE, articles=(base,), files=("01.md",)))
    ours = composed(replace(ISSUE, articles=(now or base,), files=("01.md",)))
    back = [made for each in came(document) for made in change(each)]
    return merge_returned(
        document_bookmarks(document), document_bookmarks(ours), (now or base,), back
    )


def typed(words: dict[str, str | None]) -> Change:
    """Return the change that types what `words` say over a paragraph, and deletes for None."""

    def change(paragraph: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        new = words.get(paragraph.text, paragraph.text)
        if new == paragraph.text:
            return [paragraph]
        return [] if new is None else [replace(paragraph, inline=(Span(new),))]

    return change


TITLE = "题目\u2028下一行"


def test_a_title_deleted_in_the_file_stays_and_is_told() -> None:
    revision = returned(typed({TITLE: None}))
    assert revision.articles["01.md"].article == WHOLE
    assert revision.articles["01.md"].edits == (Edit("generated", TITLE, "", advice="标题不能删"),)


def test_an_editors_note_deleted_in_the_file_stays_and_is_told() -> None:
    (note,) = [
        each.text
        for each in came(composed(replace(ISSUE, articles=(WHOLE,))))
        if "编者的话" in each.text
    ]
    revision = returned(typed({note: None}))
    assert revision.articles["01.md"].article.editor_note == "编者的话。"
    (edit,) = revision.articles["01.md"].edits
    assert (edit.kind, edit.after) == ("generated", "")


def test_a_title_changed_on_both_sides_stays_as_the_article_has_it_and_is_told() -> None:
    now = replace(WHOLE, title=("稿件的题目",))
    revision = returned(typed({TITLE: "退回的题目"}), now=now)
    assert revision.articles["01.md"].article.title == ("稿件的题目",)
    (edit,) = revision.articles["01.md"].edits
    assert (edit.kind, edit.before, edit.after) == ("conflict", TITLE, "退回的题目")
    assert "“稿件的题目”" in edit.advice


def test_a_title_changed_on_both_sides_to_the_same_is_taken() -> None:
    now = replace(WHOLE, title=("同一个题目",))
    revision = returned(typed({TITLE: "同一个题目"}), now=now)
    assert revision.articles["01.md"].article == now
    assert {each.kind for each in revision.articles["01.md"].edits} <= {"edited"}


def test_a_title_whose_breaks_were_lost_is_no_edit_but_told() -> None:
    long = replace(WHOLE, title=("浦东新区邮政管理局组织开展快递末端网点安全生产专项检查工作",))
    issue = replace(ISSUE, articles=(long,), files=("01.md",))
    document = compose_balanced(issue, template("gbt9704"), PERIODICAL, half_widths, ())
    marks = document_bookmarks(document)
    broken = next(each.text for each in marks if each.part == "title")
    back = [each for old in came(document) for each in typed({broken: long.title[0]})(old)]
    (revised,) = merge_returned(marks, marks, (long,), back).articles.values()
    assert revised.article == long
    (edit,) = revised.edits
    assert (edit.kind, edit.before, edit.after) == ("generated", broken, long.title[0])


def test_a_title_that_ran_into_the_text_leaves_both_as_they_are() -> None:
    document = composed(replace(ISSUE, articles=(WHOLE,), files=("01.md",)))
    names = next(each.names for each in came(document) if each.text == TITLE)

    def change(each: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        if each.text == TITLE:
            return []
        if each.text != "第一段说明情况。":
            return [each]
        both = Span("题目下一行第一段说明情况。")
        return [replace(each, inline=(both,), names=(*names, *each.names))]

    revision = returned(change)
    assert revision.articles["01.md"].article == WHOLE
    assert revision.articles["01.md"].blocks == WHOLE.blocks
    assert [each.kind for each in revision.articles["01.md"].edits] == ["unplaced"]
    assert "并成了一段" in revision.articles["01.md"].edits[0].advice


def test_an_article_deleted_in_the_file_stays_and_the_command_is_named() -> None:
    def change(each: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        return [] if each.text in texts else [each]

    texts = {
        mark.text
        for mark in document_bookmarks(composed(replace(ISSUE, articles=(WHOLE,))))
        if mark.article
    }
    revision = returned(change)
    assert revision.articles == {}
    assert any("bulletin remove-article" in each.advice for each in revision.others)


def bold_in(paragraph: ReturnedParagraph, *spans: Span) -> ReturnedParagraph:
    return replace(paragraph, inline=spans)


def bolded(now: str) -> Revision:
    """Return what comes of bold in the file while the article came to be `now`."""
    base = replace(WHOLE, blocks=(Paragraph((Span("第一段说明情况。"),)),))

    def change(each: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        if each.text != "第一段说明情况。":
            return [each]
        return [bold_in(each, Span("第一段", bold=True), Span("谈情况。"))]

    return returned(change, base, replace(base, blocks=(Paragraph((Span(now),)),)))


def test_bold_in_the_file_is_taken_where_the_article_stayed() -> None:
    (block,) = bolded("第一段说明情况。").articles["01.md"].blocks
    assert block == Paragraph((Span("第一段", bold=True), Span("谈情况。")))


def test_bold_in_a_change_of_both_sides_is_a_conflict_and_not_lost() -> None:
    (block,) = bolded("这第一段说明情况。").articles["01.md"].blocks
    assert isinstance(block, Conflict)
    assert [plain(each.inline) for each in block.ours if isinstance(each, Paragraph)] == [
        "这第一段说明情况。"
    ]
    (theirs,) = block.theirs
    assert isinstance(theirs, Paragraph)
    assert theirs.inline == (Span("第一段", bold=True), Span("谈情况。"))


def test_bold_of_the_article_is_not_lost_where_both_changed_the_paragraph() -> None:
    base = replace(WHOLE, blocks=(Paragraph((Span("第一段说明情况。"),)),))
    now = replace(base, blocks=(Paragraph((Span("这"), Span("第一段说明情况。", bold=True))),))
    (block,) = (
        returned(typed({"第一段说明情况。": "第一段说明情况！"}), base, now)
        .articles["01.md"]
        .blocks
    )
    assert isinstance(block, Conflict)
    assert block.ours == now.blocks


@pytest.mark.parametrize("bold", [True, False])
def test_a_heading_stays_a_heading_whatever_its_weight(bold: bool) -> None:
    def change(each: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        return [bold_in(each, Span(each.text, bold=bold))] if each.text == "一、小标题" else [each]

    revision = returned(change)
    assert revision.articles["01.md"].edits == ()
    assert isinstance(revision.articles["01.md"].blocks[1], Heading)


def test_what_the_file_deleted_and_the_article_changed_is_a_conflict() -> None:
    now = replace(WHOLE, blocks=(Paragraph((Span("第一段改了。"),)), *WHOLE.blocks[1:]))
    revision = returned(typed({"第一段说明情况。": None}), now=now)
    assert revision.articles["01.md"].blocks == (Conflict(now.blocks[:1], ()), *now.blocks[1:])
    (edit,) = revision.articles["01.md"].edits
    assert (edit.kind, edit.before, edit.after) == ("conflict", "第一段说明情况。", "")


def test_bold_alone_is_a_change() -> None:
    base = replace(WHOLE, blocks=(Paragraph((Span("第一段。"),)), Paragraph((Span("第二段。"),))))

    def change(each: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        return [bold_in(each, Span("第一段。", bold=True))] if each.text == "第一段。" else [each]

    first, second = returned(change, base).articles["01.md"].blocks
    assert first == Paragraph((Span("第一段。", bold=True),))
    assert second == base.blocks[1]


@pytest.mark.parametrize("part", ["unit", "author", "editor_note"])
def test_a_fact_that_the_template_prints_by_itself_comes_back(part: str) -> None:
    mark = Bookmark("_bl_a", part, "01.md", -1, -1, -1, "原来的")
    article = Article("01.md", ("题",), (), **{part: "原来的"})  # type: ignore[arg-type]
    back = [ReturnedParagraph((Span("改\u2028过的"),), ("_bl_a",))]
    revised = merge_returned([mark], [mark], [article], back).articles["01.md"]
    assert revised.article == Article("01.md", ("题",), (), **{part: "改过的"})  # type: ignore[arg-type]
    assert revised.edits == (Edit("edited", "原来的", "改\u2028过的"),)


def test_a_line_of_the_head_that_holds_more_than_a_fact_is_not_taken_over() -> None:
    revision = returned(typed({"编者按：编者的话。": "编者按：改过的话。"}))
    assert revision.articles["01.md"].article == WHOLE
    (edit,) = revision.articles["01.md"].edits
    assert (edit.kind, edit.after) == ("generated", "编者按：改过的话。")
    assert "这一行由模板排出" in edit.advice


def marks_of(article: Article) -> tuple[Bookmark, ...]:
    return document_bookmarks(composed(replace(ISSUE, articles=(article,), files=("01.md",))))


def test_a_comment_is_told_once_with_all_the_words_it_stands_on() -> None:
    def change(each: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        quotes = {"第一段说明情况。": "情况。", "一、小标题": "一、小"}
        return (
            [replace(each, comments=(("7", quotes[each.text]),))] if each.text in quotes else [each]
        )

    assert returned(change).comments == (CommentPlace("7", "01.md", "情况。一、小"),)


def test_what_the_template_writes_and_the_file_lacks_is_told() -> None:
    revision = returned(typed({"示例行业": None}))
    assert revision.articles["01.md"].edits == ()
    (edit,) = revision.others
    assert (edit.kind, edit.before, edit.after) == ("generated", "示例行业", "")
    assert "nameplate" in edit.advice


def test_what_is_written_outside_all_articles_is_told_where_it_belongs() -> None:
    def change(each: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        added = ReturnedParagraph((Span("加在报头里的。"),))
        return [added, each] if each.text == "示例行业" else [each]

    (edit,) = returned(change).others
    assert (edit.kind, edit.after) == ("unplaced", "加在报头里的。")
    assert "加在了稿件以外" in edit.advice
