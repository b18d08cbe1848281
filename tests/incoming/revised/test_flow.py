"""A picture that stands behind later text, for want of room, comes back to its own place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bulletin_cli.content.article import Article, Block, Paragraph, Picture, plain
from bulletin_cli.content.markdown import parse
from bulletin_cli.incoming.revised.edits import Revision
from bulletin_cli.incoming.revised.merge import merge_returned
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.layout.document import Document, StyledPicture
from bulletin_cli.layout.marks import document_bookmarks
from bulletin_cli.layout.typeset import typeset
from tests import samples
from tests.composed import composed
from tests.incoming.revised.test_revised import came

LONG = "后面的一段。" * 60
BODY = f"前面的一段。\n\n![图的说明](images/tall.png)\n\n{LONG}\n\n最后的一段。"
ARTICLE = Article("01.md", ("题目",), parse(BODY, "01.md"))
ISSUE = replace(
    samples.issue(),
    articles=(ARTICLE,),
    files=("01.md",),
    images={"images/tall.png": samples.picture(400, 500)},
)
Returned = list[ReturnedParagraph]


def rendered() -> Document:
    plain_order = composed(ISSUE)
    switches = replace(plain_order.line_breaking, flow_past_pictures=True)
    return typeset(replace(plain_order, line_breaking=switches)).document


def back(change: Callable[[Returned], Returned], now: Article = ARTICLE) -> Revision:
    """Return what comes of the article when the file's paragraphs are changed."""
    document = rendered()
    ours = document_bookmarks(composed(replace(ISSUE, articles=(now,))))
    return merge_returned(document_bookmarks(document), ours, (now,), change(list(came(document))))


def shown(revision: Revision) -> list[str]:
    blocks = [each for each in revision.articles["01.md"].blocks if isinstance(each, Block)]
    return [_named(each) for each in blocks]


def _named(block: Block) -> str:
    if isinstance(block, Picture):
        return block.caption
    return plain(block.inline)[:6] if isinstance(block, Paragraph) else "?"


def edits(revision: Revision) -> list[str]:
    return [each.kind for each in revision.articles["01.md"].edits]


IN_ORDER = ["前面的一段。", "图的说明", "后面的一段。", "最后的一段。"]


def test_the_picture_stands_behind_the_text_in_the_file() -> None:
    body = rendered().body
    picture = next(n for n, each in enumerate(body) if isinstance(each, StyledPicture))
    assert getattr(body[picture - 1], "text", "") == LONG
    assert getattr(body[picture + 1], "text", "") == "图的说明"


def test_a_file_that_nobody_touched_changes_nothing() -> None:
    revision = back(lambda paragraphs: paragraphs)
    assert (shown(revision), edits(revision)) == (IN_ORDER, [])


def retyped(paragraphs: Returned) -> Returned:
    return [
        replace(each, inline=(replace(each.inline[0], text="改过的一段。"),))
        if each.text == "最后的一段。"
        else each
        for each in paragraphs
    ]


def test_an_edit_leaves_the_picture_in_the_articles_order() -> None:
    revision = back(retyped)
    assert (shown(revision), edits(revision)) == ([*IN_ORDER[:3], "改过的一段。"], ["edited"])


def test_so_it_does_where_the_article_was_changed_meanwhile() -> None:
    now = replace(ARTICLE, blocks=parse(BODY.replace("前面的", "原先的"), "01.md"))
    revision = back(retyped, now)
    assert shown(revision) == ["原先的一段。", *IN_ORDER[1:3], "改过的一段。"]


def test_a_picture_that_somebody_moved_stays_where_it_was_put() -> None:
    def moved(paragraphs: Returned) -> Returned:
        own = [each for each in paragraphs if each.picture or each.text == "图的说明"]
        last = next(n for n, each in enumerate(paragraphs) if each.text == "最后的一段。")
        others = [each for each in paragraphs[: last + 1] if each not in own]
        return [*others, *own, *paragraphs[last + 1 :]]

    revision = back(moved)
    assert shown(revision) == [IN_ORDER[0], IN_ORDER[2], IN_ORDER[3], IN_ORDER[1]]
    assert edits(revision) == ["moved"]
