"""What a returned file does to the articles among each other."""

from __future__ import annotations

from dataclasses import replace

from bulletin_cli.content.article import plain
from bulletin_cli.content.markdown import parse
from bulletin_cli.incoming.revised.merge import merge_returned
from bulletin_cli.layout.marks import document_bookmarks
from tests.composed import ISSUE, composed
from tests.incoming.revised.test_heads import WHOLE
from tests.incoming.revised.test_revised import came


def test_an_article_that_is_gone_is_not_one_that_moved() -> None:
    two = tuple(
        replace(WHOLE, file=f"0{n}.md", title=(f"题{n}",), blocks=parse(f"正文{n}。", ""))
        for n in (1, 2)
    )
    document = composed(replace(ISSUE, articles=two, files=tuple(each.file for each in two)))
    marks = document_bookmarks(document)
    gone = {mark.name for mark in marks if mark.article == "01.md"}
    back = [each for each in came(document) if not gone.intersection(each.names)]
    others = merge_returned(marks, marks, two, back).others
    assert not [each for each in others if each.kind == "reordered"]
    assert [each.before for each in others if "remove-article" in each.advice] == ["题1"]


def test_a_paragraph_that_ran_into_the_next_article_changes_its_own_alone() -> None:
    two = tuple(
        replace(WHOLE, file=f"0{n}.md", title=(f"题{n}",), editor_note="", unit="",
                blocks=parse(f"头一段{n}。\n\n末一段{n}。", ""))
        for n in (1, 2)
    )  # fmt: skip
    document = composed(replace(ISSUE, articles=two, files=tuple(each.file for each in two)))
    marks, back = document_bookmarks(document), {each.text: each for each in came(document)}
    first, second = back["末一段1。"], back.pop("头一段2。")
    back["末一段1。"] = replace(
        first, inline=first.inline + second.inline, names=first.names + second.names
    )
    del back["题2"]
    found = merge_returned(marks, marks, two, list(back.values())).articles
    texts = [plain(each.inline) for each in found["01.md"].blocks]  # type: ignore[union-attr]
    assert texts == ["头一段1。", "末一段1。头一段2。"]
    assert [each.kind for each in found["01.md"].edits] == ["moved", "merged"]
    assert [(each.kind, each.before) for each in found["02.md"].edits] == [
        ("generated", "题2"), ("moved_out", "头一段2。")
    ]  # fmt: skip


def test_an_article_moved_without_the_note_above_it_keeps_its_text_and_is_told() -> None:
    three = tuple(
        replace(WHOLE, file=f"0{n}.md", title=(f"题{n}",), unit="",
                editor_note=f"按语{n}。", blocks=parse(f"正文{n}。", ""))
        for n in (1, 2, 3)
    )  # fmt: skip
    document = composed(replace(ISSUE, articles=three, files=tuple(each.file for each in three)))
    marks, back = document_bookmarks(document), list(came(document))
    moved = [each for each in back if each.text in ("题2", "正文2。")][-2:]
    rest = [each for each in back if each not in moved]
    at = next(n for n, each in enumerate(rest) if each.text == "正文3。") + 1
    revision = merge_returned(marks, marks, three, [*rest[:at], *moved, *rest[at:]])
    assert [(each.kind, each.before) for each in revision.others] == [("reordered", "题3")]
    assert not any(each.edits for each in revision.articles.values())
