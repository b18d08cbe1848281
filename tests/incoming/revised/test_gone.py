"""A file comes back after articles were taken out, replaced, or moved in the issue."""

from __future__ import annotations

from dataclasses import replace

from bulletin_cli.content.article import Article, Span, plain
from bulletin_cli.content.markdown import parse
from bulletin_cli.incoming.revised.edits import Edit, Revision
from bulletin_cli.incoming.revised.merge import merge_returned
from bulletin_cli.layout.marks import document_bookmarks
from tests.composed import ISSUE, composed
from tests.incoming.revised.test_heads import WHOLE
from tests.incoming.revised.test_revised import TEXTS, came

EDITED = TEXTS[1].replace("。", "，成效明显。")


def one(number: int, *texts: str, title: str = "") -> Article:
    return replace(
        WHOLE, file=f"0{number}.md", title=(title or f"第{number}篇的题目",), editor_note="",
        unit="", blocks=parse("\n\n".join(texts), ""),
    )  # fmt: skip


FIRST, SECOND, THIRD = one(1, TEXTS[0]), one(2, TEXTS[1], TEXTS[2]), one(3, TEXTS[3])


def back(*now: Article, moved: bool = False) -> Revision:
    """Return what comes of `now` when the second of three articles was edited in the file.

    What stands in the first one is `moved` into it, too.
    """
    three = (FIRST, SECOND, THIRD)
    document = composed(replace(ISSUE, articles=three, files=tuple(each.file for each in three)))
    theirs = [
        replace(each, inline=(Span(EDITED),)) if each.text == TEXTS[1] else each
        for each in came(document)
    ]
    if moved:
        at = next(n for n, each in enumerate(theirs) if each.text == TEXTS[0])
        theirs.insert(next(n for n, e in enumerate(theirs) if e.text == EDITED), theirs.pop(at))
    issue = replace(ISSUE, articles=now, files=tuple(each.file for each in now))
    ours = document_bookmarks(composed(issue))
    return merge_returned(document_bookmarks(document), ours, now, theirs)


def told(revision: Revision) -> list[tuple[str, str, str]]:
    return [_facts(each) for each in revision.others]


def _facts(edit: Edit) -> tuple[str, str, str]:
    return edit.kind, edit.before, edit.after


def test_what_was_done_to_an_article_taken_out_since_is_told() -> None:
    revision = back(FIRST, THIRD)
    assert told(revision) == [("unplaced", TEXTS[1], EDITED)]
    assert "02.md 撤下或换过了" in revision.others[0].advice


def test_what_was_put_into_an_article_taken_out_since_is_told() -> None:
    assert ("unplaced", "", TEXTS[0]) in told(back(FIRST, THIRD, moved=True))


def test_what_was_done_to_an_article_replaced_since_goes_to_the_new_one() -> None:
    new = one(4, TEXTS[1], TEXTS[2].replace("。", "，另行通知。"), title=SECOND.full_title)
    revision = back(FIRST, new, THIRD)
    texts = [plain(each.inline) for each in revision.articles["04.md"].blocks]  # type: ignore[union-attr]
    assert texts == [EDITED, TEXTS[2].replace("。", "，另行通知。")]
    assert told(revision) == []


def test_of_two_new_articles_with_its_title_none_is_the_replaced_one() -> None:
    new = [one(number, TEXTS[2], title=SECOND.full_title) for number in (4, 5)]
    revision = back(FIRST, *new, THIRD)
    assert told(revision) == [("unplaced", TEXTS[1], EDITED)]


def test_articles_that_the_issue_itself_moved_are_not_told_as_moved_in_the_file() -> None:
    assert told(back(THIRD, FIRST, SECOND)) == []


def test_what_was_carried_out_of_an_article_taken_out_since_is_put_where_it_stands() -> None:
    three = (FIRST, SECOND, THIRD)
    document = composed(replace(ISSUE, articles=three, files=tuple(each.file for each in three)))
    theirs = list(came(document))
    carried = next(each for each in theirs if each.text == TEXTS[2])
    theirs.remove(carried)
    theirs.insert(next(n for n, e in enumerate(theirs) if e.text == TEXTS[0]) + 1, carried)
    for now in ((FIRST, THIRD), (FIRST, one(2, TEXTS[1]), THIRD)):
        issue = replace(ISSUE, articles=now, files=tuple(each.file for each in now))
        marks = document_bookmarks(document), document_bookmarks(composed(issue))
        revised = merge_returned(*marks, now, theirs).articles["01.md"]
        texts = [plain(each.inline) for each in revised.blocks]  # type: ignore[union-attr]
        assert texts == [TEXTS[0], TEXTS[2]]
        assert [each.kind for each in revised.edits] == ["inserted"]
