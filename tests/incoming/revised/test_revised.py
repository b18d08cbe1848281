"""Edits of a returned Word file find their way back: whole, or told; never a lost paragraph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given as over
from hypothesis import strategies as st

from bulletin_cli.content.article import Article, Paragraph, Picture, Span, plain
from bulletin_cli.incoming.revised.align import AlignmentKey, align
from bulletin_cli.incoming.revised.edits import Conflict, Revision
from bulletin_cli.incoming.revised.merge import merge_returned
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph, returned_paragraphs
from bulletin_cli.incoming.word.document import read_word
from bulletin_cli.layout.document import Document
from bulletin_cli.layout.marks import document_bookmarks
from bulletin_cli.writers.docx import write
from tests import samples
from tests.composed import ISSUE, composed

TEXTS = (
    "第一段说明情况。",
    "第二段列出做法，共三条。",
    "第三段讲成效。",
    "第四段提要求，请各单位落实。",
)


def article(*texts: str) -> Article:
    return Article("01.md", ("题目",), tuple(Paragraph((Span(text),)) for text in texts))


def rendered(made: Article) -> Document:
    return composed(replace(ISSUE, articles=(made,), files=("01.md",)))


def came(document: Document) -> tuple[ReturnedParagraph, ...]:
    return returned_paragraphs(read_word(write(document), "a.docx").blocks)


def revised(
    texts: Sequence[str], change: Change, *, now: Sequence[str] | None = None, marked: bool = True
) -> Revision:
    """Return what comes of `texts` when `change` is made to the returned paragraphs."""
    document = rendered(article(*texts))
    current = article(*(texts if now is None else now))
    back = list(came(document))
    at = next(n for n, each in enumerate(back) if each.text == texts[0])
    body = change(back[at : at + len(texts)])
    back[at : at + len(texts)] = body
    if not marked:
        back = [replace(each, names=()) for each in back]
    return merge_returned(
        document_bookmarks(document), document_bookmarks(rendered(current)), (current,), back
    )


def words(revision: Revision) -> list[str]:
    """Return the paragraphs of the article after the revision."""
    return [plain(each.inline) for each in revision.articles["01.md"].blocks]  # type: ignore[union-attr]


def kinds(revision: Revision) -> list[str]:
    return [each.kind for each in (*revision.articles["01.md"].edits, *revision.others)]


def typed(paragraph: ReturnedParagraph, new: str) -> ReturnedParagraph:
    return replace(paragraph, inline=(Span(new),))


Change = Callable[[list[ReturnedParagraph]], list[ReturnedParagraph]]
CHANGES: dict[str, tuple[Change, list[str]]] = {
    "replaced": (lambda g: [typed(g[0], "第一段说清情况。"), *g[1:]], ["edited"]),
    "retyped": (lambda g: [typed(g[0], "全部重写过的话。"), *g[1:]], ["edited"]),
    "split": (lambda g: [typed(g[0], "第一段"), typed(g[0], "说明情况。"), *g[1:]], ["split"] * 2),
    "joined": (
        lambda g: [replace(g[0], inline=g[0].inline + g[1].inline, names=g[0].names + g[1].names),
                   *g[2:]],
        ["merged"],
    ),
    "deleted": (lambda g: [g[0], *g[2:]], ["deleted"]),
    "inserted": (lambda g: [g[0], ReturnedParagraph((Span("新的一段。"),)), *g[1:]], ["inserted"]),
    "moved": (lambda g: [*g[1:], g[0]], ["moved"]),
    "unchanged": (list, []),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("marked", [True, False])
def test_each_kind_of_edit_comes_back(name: str, marked: bool) -> None:
    change, told = CHANGES[name]
    revision = revised(TEXTS, change, marked=marked)
    back = [each.text for each in change(given_of(TEXTS))]
    assert words(revision) == back
    if marked:
        assert kinds(revision) == told


def given_of(texts: Sequence[str]) -> list[ReturnedParagraph]:
    document = rendered(article(*texts))
    marks = {each.text: each.name for each in document_bookmarks(document)}
    return [ReturnedParagraph((Span(each),), (marks[each],)) for each in texts]


@pytest.mark.parametrize("template", samples.TEMPLATES)
@pytest.mark.parametrize("marked", [True, False])
def test_an_unchanged_issue_gives_no_change(template: str, marked: bool) -> None:
    document = samples.document(template)
    back = came(document)
    if not marked:
        back = tuple(replace(each, names=()) for each in back)
    marks, articles = document_bookmarks(document), samples.issue().articles
    revision = merge_returned(marks, marks, articles, back)
    assert revision.others == ()
    for each in articles:
        assert revision.articles[each.file].edits == ()
        assert revision.articles[each.file].blocks == each.blocks


WORDS = st.text(st.sampled_from("甲乙丙丁，。一二"), min_size=1, max_size=12).filter(str.strip)
OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["type", "split", "join", "delete", "insert", "move"]),
        st.integers(0, 99), st.integers(0, 99), WORDS,
    ), max_size=8,
)  # fmt: skip


def edited(
    back: list[ReturnedParagraph], operations: list[tuple[str, int, int, str]]
) -> list[ReturnedParagraph]:
    for name, first, second, new in operations:
        if not back:
            return back
        at, to = first % len(back), second % len(back)
        one = back[at]
        if name == "type":
            back[at] = typed(one, new)
        elif name == "split" and len(one.text) > 1:
            cut = 1 + second % (len(one.text) - 1)
            back[at : at + 1] = [typed(one, one.text[:cut]), typed(one, one.text[cut:])]
        elif name == "join" and at + 1 < len(back):
            other = back.pop(at + 1)
            back[at] = replace(typed(one, one.text + other.text), names=one.names + other.names)
        elif name == "delete":
            del back[at]
        elif name == "insert":
            back.insert(at, ReturnedParagraph((Span(new),)))
        elif name == "move":
            back.insert(to, back.pop(at))
    return back


@over(st.lists(WORDS, min_size=1, max_size=8), OPERATIONS, st.booleans())
def test_any_edits_come_back_whole(
    texts: list[str], operations: list[tuple[str, int, int, str]], marked: bool
) -> None:
    texts = [f"{each}文" for each in texts]  # none that reads as a heading
    back: list[str] = []

    def change(body: list[ReturnedParagraph]) -> list[ReturnedParagraph]:
        done = edited(list(body), operations)
        back.extend(each.text for each in done)
        return done

    revision = revised(texts, change, marked=marked)
    if back:
        assert words(revision) == back
    else:
        assert revision.articles["01.md"].blocks == ()


@over(st.lists(WORDS, min_size=1, max_size=6), OPERATIONS, st.booleans())
def test_the_same_file_once_more_changes_nothing(
    texts: list[str], operations: list[tuple[str, int, int, str]], marked: bool
) -> None:
    texts = [f"{each}文" for each in texts]
    document = rendered(article(*texts))
    back = list(came(document))
    at = next(n for n, each in enumerate(back) if each.text == texts[0])
    done = edited(back[at : at + len(texts)], operations)
    back[at : at + len(texts)] = done if marked else [replace(each, names=()) for each in done]
    base = document_bookmarks(document)
    first = merge_returned(base, base, (article(*texts),), back).articles["01.md"]
    now = replace(first.article, blocks=first.blocks)  # type: ignore[arg-type]
    second = merge_returned(base, document_bookmarks(rendered(now)), (now,), back).articles["01.md"]
    assert second.blocks == now.blocks
    assert second.edits == ()


def test_what_both_sides_changed_is_merged_where_it_does_not_meet() -> None:
    now = ["第一段说明总的情况。", *TEXTS[1:]]
    revision = revised(TEXTS, lambda g: [typed(g[0], "第一段说明情况！"), *g[1:]], now=now)
    assert words(revision)[0] == "第一段说明总的情况！"
    (edit,) = revision.articles["01.md"].edits
    assert (edit.kind, edit.before, edit.after) == ("edited", TEXTS[0], "第一段说明总的情况！")


def test_what_the_article_has_already_is_no_change() -> None:
    now = ["第一段说明总的情况！", "两边都加的。", *TEXTS[1:3], "全新的第四段。"]

    def change(body: list[ReturnedParagraph]) -> list[ReturnedParagraph]:
        added = ReturnedParagraph((Span("两边都加的。"),))
        return [
            typed(body[0], "第一段说明情况！"),
            added,
            *body[1:3],
            typed(body[3], "全新的第四段。"),
        ]

    revision = revised(TEXTS, change, now=now)
    assert words(revision) == now
    assert kinds(revision) == []


def test_what_both_sides_deleted_is_no_change() -> None:
    revision = revised(
        TEXTS, lambda g: [g[0], typed(g[2], "新。"), g[3]], now=TEXTS[:1] + TEXTS[2:]
    )
    assert words(revision) == [TEXTS[0], "新。", TEXTS[3]]
    assert kinds(revision) == ["edited"]


def test_a_paragraph_split_by_one_side_and_changed_by_the_other_is_one_conflict() -> None:
    now = ["第一段讲清情况。", *TEXTS[1:]]
    revision = revised(
        TEXTS, lambda g: [typed(g[0], "第一段说"), typed(g[0], "明情况。"), *g[1:]], now=now
    )
    conflict, *rest = revision.articles["01.md"].blocks
    assert isinstance(conflict, Conflict)
    assert [plain(each.inline) for each in conflict.theirs] == ["第一段说", "明情况。"]  # type: ignore[union-attr]
    assert len(rest) == len(TEXTS) - 1
    (edit,) = revision.articles["01.md"].edits
    assert (edit.before, edit.after) == (TEXTS[0], "第一段说\n明情况。")


def test_a_paragraph_changed_by_one_side_and_split_by_the_other_is_a_conflict() -> None:
    now = ["第一段", "说明情况。", *TEXTS[1:]]
    revision = revised(TEXTS, lambda g: [typed(g[0], "第一段谈情况。"), *g[1:]], now=now)
    conflict = revision.articles["01.md"].blocks[0]
    assert isinstance(conflict, Conflict)
    assert [plain(each.inline) for each in conflict.ours] == now[:2]  # type: ignore[union-attr]


def test_what_meets_is_a_conflict_that_holds_both() -> None:
    now = ["第一段讲情况。", *TEXTS[1:]]
    revision = revised(TEXTS, lambda g: [typed(g[0], "第一段谈情况。"), *g[1:]], now=now)
    conflict = revision.articles["01.md"].blocks[0]
    assert isinstance(conflict, Conflict)
    assert [plain(each.inline) for each in conflict.ours] == ["第一段讲情况。"]  # type: ignore[union-attr]
    assert [plain(each.inline) for each in conflict.theirs] == ["第一段谈情况。"]  # type: ignore[union-attr]


def test_what_the_article_alone_changed_stays() -> None:
    now = [TEXTS[0], "新加的。", TEXTS[1], "第三段改过了。", TEXTS[3]]
    revision = revised(TEXTS, lambda g: [*g[:3], typed(g[3], "第四段提要求。")], now=now)
    assert words(revision) == [TEXTS[0], "新加的。", TEXTS[1], "第三段改过了。", "第四段提要求。"]


@over(st.lists(WORDS, max_size=12), st.lists(WORDS, max_size=12))
def test_alignment_never_fails_and_the_same_is_the_same(one: list[str], two: list[str]) -> None:
    old: list[AlignmentKey] = [(each, ()) for each in one]
    new: list[AlignmentKey] = [(each, ()) for each in two]
    assert len(align(old, new)) == len(new)
    assert align(old, old) == [(place,) for place in range(len(old))]


def test_a_changed_masthead_says_what_to_change_instead() -> None:
    document = rendered(article(*TEXTS))
    marks = document_bookmarks(document)
    back = [typed(each, "2024年第99期") if "总第" in each.text else each for each in came(document)]
    (edit,) = merge_returned(marks, marks, (article(*TEXTS),), back).others
    assert (edit.kind, edit.after) == ("generated", "2024年第99期")
    assert "issue.toml" in edit.advice


def test_a_changed_title_is_taken_over() -> None:
    document = rendered(article(*TEXTS))
    marks = document_bookmarks(document)
    back = [
        typed(each, "上行\u2028下行") if each.text == "题目" else each for each in came(document)
    ]
    revision = merge_returned(marks, marks, (article(*TEXTS),), back)
    assert revision.articles["01.md"].article.title == ("上行", "下行")


def test_a_picture_that_is_gone_is_gone() -> None:
    document = samples.document()
    marks, articles = document_bookmarks(document), samples.issue().articles
    back = [each for each in came(document) if not each.picture and "图1" not in each.text]
    revision = merge_returned(marks, marks, articles, back)
    assert not any(isinstance(each, Picture) for each in revision.articles["01.md"].blocks)
    assert [each.kind for each in revision.articles["01.md"].edits] == ["deleted"]
