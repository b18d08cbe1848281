"""Paragraphs that say the same: once they were taken, the file once more changes nothing."""

from __future__ import annotations

from dataclasses import replace

from bulletin_cli.content.article import Article, plain
from bulletin_cli.content.issue import Issue
from bulletin_cli.content.markdown import parse
from bulletin_cli.incoming.revised.edits import Revision
from bulletin_cli.incoming.revised.merge import merge_returned
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.layout.marks import document_bookmarks
from tests.composed import ISSUE, composed
from tests.incoming.revised.test_heads import WHOLE
from tests.incoming.revised.test_revised import TEXTS, came, revised, typed, words

SAME, EDITED = "请各单位认真落实。", "请各单位会后认真落实。"
FIRST, LAST = TEXTS[0], TEXTS[2]


def test_of_two_alike_the_edited_one_stays_when_the_other_was_deleted_before() -> None:
    revision = revised((FIRST, SAME, LAST, SAME), lambda g: [g[0], g[3]], now=(FIRST, EDITED))
    assert words(revision) == [FIRST, EDITED]
    assert not revision.articles["01.md"].edits


def one(number: int, *texts: str) -> Article:
    """Return an article of these paragraphs."""
    return replace(
        WHOLE, file=f"0{number}.md", title=(f"题{number}",), editor_note="", unit="",
        blocks=parse("\n\n".join(texts), ""),
    )  # fmt: skip


def of(*articles: Article) -> Issue:
    return replace(ISSUE, articles=articles, files=tuple(each.file for each in articles))


def carried(*now: Article) -> Revision:
    """Return what comes of `now` when the first of two alike was put into the next article."""
    document = composed(of(one(1, FIRST, SAME, SAME), one(2, TEXTS[1])))
    back = list(came(document))
    (moved, _) = (place for place, each in enumerate(back) if each.text == SAME)
    below = next(place for place, each in enumerate(back) if each.text == TEXTS[1])
    back.insert(below, back.pop(moved))
    ours = document_bookmarks(composed(of(*now)))
    return merge_returned(document_bookmarks(document), ours, now, back)


def texts(revision: Revision, file: str) -> list[str]:
    return [plain(each.inline) for each in revision.articles[file].blocks]  # type: ignore[union-attr]


def test_one_of_two_alike_is_carried_with_what_its_article_made_of_it() -> None:
    revision = carried(one(1, FIRST, EDITED, SAME), one(2, TEXTS[1]))
    assert texts(revision, "01.md") == [FIRST, SAME]
    assert EDITED in texts(revision, "02.md")


def test_one_of_two_alike_that_was_carried_and_edited_is_not_carried_again() -> None:
    revision = carried(one(1, FIRST, SAME), one(2, TEXTS[1], EDITED))
    assert texts(revision, "01.md") == [FIRST, SAME]
    assert texts(revision, "02.md") == [TEXTS[1], EDITED]
    assert not any(each.edits for each in revision.articles.values())


def test_of_several_alike_the_one_that_was_edited_before_is_not_put_in_again() -> None:
    rendered = (FIRST, SAME, SAME, SAME, LAST)

    def edit(back: list[ReturnedParagraph]) -> list[ReturnedParagraph]:
        joined = replace(back[0], names=back[0].names + back[1].names)
        pasted = replace(back[2], names=())
        return [typed(joined, FIRST + SAME), typed(back[3], "请各单位"), back[4], pasted]

    now = [*words(revised(rendered, edit))]
    assert now == [FIRST + SAME, "请各单位", LAST, SAME]
    now[2] = LAST.replace("。", "，另行通知。")
    again = revised(rendered, edit, now=now)
    assert words(again) == now
    assert not again.articles["01.md"].edits
