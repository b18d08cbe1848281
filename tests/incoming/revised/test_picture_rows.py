"""Pictures side by side come back as the row that they were, with what was done to them."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm

from bulletin_cli.content.article import Article, Block, Picture
from bulletin_cli.content.markdown import dump, parse
from bulletin_cli.incoming.revised.edits import Revision
from bulletin_cli.incoming.revised.merge import merge_returned
from bulletin_cli.incoming.revised.paragraphs import returned_paragraphs
from bulletin_cli.incoming.word.document import read_word
from bulletin_cli.layout.document import Document, StyledPictureRow
from bulletin_cli.layout.marks import document_bookmarks
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.writers.docx import write
from tests import samples
from tests.composed import composed
from tests.incoming.revised.hand import Hand

OWN = "![左边的](images/a.png) ![右边的](images/b.png)"
COMMON = "![](images/a.png) ![](images/b.png) ![三张图](images/c.png)"
BODY = f"前面的一段。\n\n{OWN}\n\n中间的一段。\n\n{COMMON}\n\n后面的一段。\n"
ISSUE = replace(
    samples.issue(),
    files=("01.md",),
    images={
        f"images/{name}.png": samples.picture(100 + 10 * n, 80) for n, name in enumerate("abc")
    },
)
Change = Callable[[Any, Hand], object]


def article(body: str = BODY) -> Article:
    return Article("01.md", ("题目",), parse(body, "01.md"))


def back(
    change: Change, *, tracked: bool = False, flows: bool = False, now: str = BODY, body: str = BODY
) -> Revision:
    """Return what comes of the article when its Word file is changed."""
    plain = composed(replace(ISSUE, articles=(article(body),)))
    switches = replace(plain.line_breaking, flow_past_pictures=flows)
    document = typeset(replace(plain, line_breaking=switches)).document
    file: Any = docx.Document(io.BytesIO(write(document)))
    change(file, Hand(tracked=tracked))
    stream = io.BytesIO()
    file.save(stream)
    theirs = returned_paragraphs(read_word(stream.getvalue(), "a.docx").blocks)
    theirs = tuple(replace(each, path="新.png") if _is_new(each.names, each.picture) else each
                   for each in theirs)  # fmt: skip
    current = composed(replace(ISSUE, articles=(article(now),)))
    bookmarks = document_bookmarks(document), document_bookmarks(current)
    return merge_returned(*bookmarks, (article(now),), theirs)


def _is_new(names: tuple[str, ...], picture: str) -> bool:
    return bool(picture) and not names


def shown(revision: Revision) -> str:
    blocks = revision.articles["01.md"].blocks
    return dump([each for each in blocks if isinstance(each, Block)])


def kinds(revision: Revision) -> list[str]:
    return [each.kind for each in revision.articles["01.md"].edits]


def paragraph(file: Any, text: str) -> Any:
    found = (each for each in file.element.body.iter(qn("w:p")))
    return next(each for each in found if _text(each) == text)


def _text(each: Any) -> str:
    return "".join(one.text or "" for one in each.iter(qn("w:t")))


def pictured(file: Any, number: int) -> Any:
    """Return the paragraph of a picture, counted from 0."""
    return [each for each in file.element.body.iter(qn("w:p")) if each.iter(qn("w:drawing"))
            and list(each.iter(qn("w:drawing")))][number]  # fmt: skip


@pytest.mark.parametrize("flows", [False, True])
def test_a_file_that_nobody_touched_changes_nothing(flows: bool) -> None:
    revision = back(lambda *_: None, flows=flows)
    assert (shown(revision), kinds(revision)) == (BODY, [])


@pytest.mark.parametrize("tracked", [False, True])
@pytest.mark.parametrize("caption", ["左边的", "右边的", "三张图"])
def test_a_caption_is_edited_and_the_row_stays(caption: str, tracked: bool) -> None:
    def retype(file: Any, hand: Hand) -> None:
        hand.retype(paragraph(file, caption), 1, 2, "新写")

    revision = back(retype, tracked=tracked)
    assert shown(revision) == BODY.replace(caption, f"{caption[0]}新写{caption[2]}")
    assert kinds(revision) == ["edited"]


def test_what_was_changed_in_the_article_meanwhile_stays() -> None:
    now = BODY.replace("右边的", "另一边").replace("images/a.png) ", "images/a.png){width=30%} ")
    revision = back(lambda f, hand: hand.retype(paragraph(f, "左边的"), 0, 1, "最左"), now=now)
    assert shown(revision) == now.replace("左边的", "最左边的")


def test_a_picture_taken_out_leaves_the_others_of_its_row() -> None:
    def take_out(file: Any, _: Hand) -> None:
        for each in (pictured(file, 0), paragraph(file, "左边的")):
            each.getparent().remove(each)

    revision = back(take_out)
    assert shown(revision) == BODY.replace(OWN, "![右边的](images/b.png)")
    assert kinds(revision) == ["deleted"]


def test_a_row_that_lost_its_first_picture_does_not_join_the_one_above() -> None:
    body = f"前面的一段。\n\n![单张](images/c.png)\n\n{OWN}\n\n后面的一段。\n"

    def take_out(file: Any, _: Hand) -> None:
        for each in (pictured(file, 1), paragraph(file, "左边的")):
            each.getparent().remove(each)

    revision = back(take_out, body=body, now=body)
    assert shown(revision) == body.replace(OWN, "![右边的](images/b.png)")


def test_pictures_that_change_places_stay_side_by_side() -> None:
    def swap(file: Any, _: Hand) -> None:
        first, last = next(file.element.body.iter(qn("w:tr"))).findall(qn("w:tc"))
        last.addnext(first)

    revision = back(swap)
    turned = " ".join(reversed(OWN.replace(") ", ")|").split("|")))
    assert shown(revision) == BODY.replace(OWN, turned)
    assert "moved" in kinds(revision)


def test_a_row_that_was_moved_is_moved_whole() -> None:
    def move(file: Any, _: Hand) -> None:
        table = next(file.element.body.iter(qn("w:tbl")))
        paragraph(file, "后面的一段。").addnext(table)

    revision = back(move)
    assert shown(revision) == f"{BODY.replace(OWN + chr(10) * 2, '')}\n{OWN}\n"


def test_words_typed_into_a_cell_become_a_paragraph_and_are_told() -> None:
    def typed(file: Any, hand: Hand) -> None:
        like = paragraph(file, "中间的一段。")
        hand.insert(paragraph(file, "右边的"), like, after=True, text="补上的话。")

    revision = back(typed)
    assert "\n\n补上的话。\n\n" in shown(revision)
    assert OWN in shown(revision)
    assert kinds(revision) == ["inserted"]


def test_a_row_of_words_put_below_the_pictures_is_not_lost() -> None:
    def add(file: Any, hand: Hand) -> None:
        row = next(file.element.body.iter(qn("w:tr")))
        new = hand.add_row(row, ["", "", "", ""][: len(list(row.iter(qn("w:p"))))])
        file.tables[0].cell(1, 0).paragraphs[0].add_run("第二行的字")
        assert new is not None

    revision = back(add)
    assert OWN in shown(revision)
    assert "第二行的字" in shown(revision)


def test_a_picture_put_beside_another_is_beside_it() -> None:
    def put(file: Any, _: Hand) -> None:
        cell = file.tables[0].cell(0, 1)
        cell.add_paragraph().add_run().add_picture(
            io.BytesIO(samples.picture(30, 30).data), width=Cm(1)
        )

    revision = back(put)
    assert f"{OWN} ![](新.png)" in shown(revision)


def test_a_row_behind_later_text_comes_back_to_its_own_place() -> None:
    long = "后面的一段。" * 60
    images = {f"images/{name}.png": samples.picture(400, 800) for name in "abc"}
    body = f"前面的一段。\n\n{OWN}\n\n{long}\n\n## 一、小结\n\n最后的一段。\n"
    issue = replace(ISSUE, images=images, articles=(article(body),))
    plain = composed(issue)
    switches = replace(plain.line_breaking, flow_past_pictures=True)
    document = typeset(replace(plain, line_breaking=switches)).document
    behind = next(n for n, e in enumerate(document.body) if isinstance(e, StyledPictureRow))
    assert getattr(document.body[behind - 1], "text", "") == long
    theirs = returned_paragraphs(read_word(write(document), "a.docx").blocks)
    theirs = tuple(
        replace(each, inline=(replace(each.inline[0], text="改过的一段。"),))
        if each.text == "最后的一段。"
        else each
        for each in theirs
    )
    marks = document_bookmarks(document), document_bookmarks(plain)
    revision = merge_returned(*marks, (article(body),), theirs)
    assert shown(revision) == body.replace("最后的一段。", "改过的一段。")
    assert kinds(revision) == ["edited"]


def test_what_comes_back_holds_the_pictures_of_the_article() -> None:
    blocks = back(lambda *_: None).articles["01.md"].blocks
    assert [each.path for each in blocks if isinstance(each, Picture)] == [
        f"images/{name}.png" for name in "ababc"
    ]


def test_without_marks_pictures_are_the_files_that_were_rendered() -> None:
    def laid(body: str) -> Document:
        return composed(replace(ISSUE, articles=(article(body),)))

    row = "![](images/a.png) ![两张图](images/b.png)"
    rendered = f"![第一张](images/c.png)\n\n{row}\n\n最后的一段。\n"
    taken = rendered.partition("\n\n")[2].replace("两张图", "两张照片")
    ours = taken.replace("最后", "真正最后")
    paths = iter(("images/a.png", "images/b.png"))
    theirs = [
        replace(each, names=(), path=next(paths) if each.picture else "")
        for each in returned_paragraphs(read_word(write(laid(taken)), "a.docx").blocks)
    ]
    marks = document_bookmarks(laid(rendered)), document_bookmarks(laid(ours))
    revision = merge_returned(*marks, (article(ours),), theirs)
    assert (shown(revision), kinds(revision)) == (ours, [])
