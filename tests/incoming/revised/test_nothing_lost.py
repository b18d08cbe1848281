"""Whatever was done to texts, pictures and tables in Word: what came back is kept or told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce

from hypothesis import example, given
from hypothesis import strategies as st

from bulletin_cli.content.article import Article, Block, Picture, Table, plain
from bulletin_cli.content.markdown import parse
from bulletin_cli.incoming.revised.edits import Conflict, RevisedArticle
from bulletin_cli.incoming.revised.merge import merge_returned
from bulletin_cli.incoming.revised.paragraphs import ParagraphCell, ReturnedParagraph
from bulletin_cli.layout.marks import Bookmark, document_bookmarks
from bulletin_cli.layout.typeset import typeset
from tests import samples
from tests.composed import composed
from tests.incoming.revised.test_pictures_and_tables import BODY
from tests.incoming.revised.test_revised import came, edited

ARTICLE = Article("01.md", ("题目",), parse(f"## 一、小标题\n\n{BODY}", "01.md"))
ISSUE = replace(samples.issue(), articles=(ARTICLE,), files=("01.md",))
DOCUMENT = typeset(composed(ISSUE)).document
MARKS = document_bookmarks(DOCUMENT)
BACK = [each for each in came(DOCUMENT) if "题目" not in each.text]
OWN = {mark.name for mark in MARKS if mark.block >= 0}
PLACE, WORDS = st.integers(0, 99), st.text("甲乙丙丁戊己", min_size=3, max_size=9)
TYPING = st.tuples(
    st.sampled_from(["type", "split", "join", "delete", "insert", "move"]), PLACE, PLACE, WORDS
)
TABLES = st.tuples(st.sampled_from(["out", "in", "apart", "picture"]), PLACE)


def rearranged(body: list[ReturnedParagraph], name: str, first: int) -> list[ReturnedParagraph]:
    """Make text of a cell, a cell of text, two tables of one, or put a picture into a text."""
    if not body:
        return body
    at = first % len(body)
    if name == "apart":
        parted = [
            replace(each, cell=replace(each.cell, table=each.cell.table + 50))
            for each in body[at:]
            if each.cell
        ]
        rest = [each for each in body[at:] if not each.cell]
        return [*body[:at], *parted, *rest]
    new = {
        "out": {"cell": None},
        "in": {"cell": ParagraphCell(40 + at, 0, 0)},
        "picture": {"picture": "r"},
    }
    return [*body[:at], replace(body[at], **new[name]), *body[at + 1 :]]  # type: ignore[arg-type]


def texts(blocks: Sequence[Block | Conflict]) -> Iterator[str]:
    for each in blocks:
        if isinstance(each, Conflict):
            yield from texts([*each.ours, *each.theirs])
        elif isinstance(each, Table):
            yield from (each.caption, *(plain(cell) for row in each.rows for cell in row))
        else:
            yield each.caption if isinstance(each, Picture) else plain(each.inline)  # type: ignore[union-attr]


def merged(
    body: list[ReturnedParagraph], now: Article = ARTICLE, ours: Sequence[Bookmark] = MARKS
) -> RevisedArticle:
    at = next(n for n, each in enumerate(BACK) if OWN.intersection(each.names))
    around = [each for each in BACK if not OWN.intersection(each.names)]
    title = [each for each in came(DOCUMENT) if each.text == "题目"]
    back = [*around[:at], *title, *body, *around[at:]]
    return merge_returned(MARKS, ours, (now,), back).articles["01.md"]


@given(st.lists(TYPING, max_size=5), st.lists(TABLES, max_size=4))
def test_what_came_back_is_kept_and_what_is_gone_is_told(
    typing: list[tuple[str, int, int, str]], tables: list[tuple[str, int]]
) -> None:
    body = [each for each in BACK if OWN.intersection(each.names)]
    for name, first in tables:
        body = rearranged(body, name, first)
    body = edited(body, typing)
    revised = merged(body)
    kept = "\n".join(texts(revised.blocks))
    for each in body:
        assert each.text in kept or each.picture
        assert "".join(span.text for span in each.inline) in kept
    gone = "\n".join(each.before for each in revised.edits)
    for text in texts(ARTICLE.blocks):
        assert text in kept or text in gone


CHANGED = {"前面的一段。": "子面的一段丑", "后面的一段。": "寅面的一段卯", "34": "56"}
CHANGED_BODY = reduce(lambda text, pair: text.replace(*pair), CHANGED.items(), BODY)
NOW = replace(ARTICLE, blocks=parse(f"## 一、小标题\n\n{CHANGED_BODY}", "01.md"))
NOW_MARKS = document_bookmarks(composed(replace(ISSUE, articles=(NOW,))))


@given(st.lists(TYPING, max_size=5), st.lists(TABLES, max_size=4))
@example([("split", 1, 0, ""), ("join", 0, 0, "")], [])
def test_what_meets_a_change_of_the_article_is_kept_as_well(
    typing: list[tuple[str, int, int, str]], tables: list[tuple[str, int]]
) -> None:
    body = [each for each in BACK if OWN.intersection(each.names)]
    rendered = {each.text for each in body}
    for name, first in tables:
        body = rearranged(body, name, first)
    body = edited(body, typing)
    revised = merged(body, NOW, NOW_MARKS)
    kept = "\n".join(texts(revised.blocks))
    for each in body:
        assert each.text in kept or each.text in rendered
    told = kept + "\n".join(each.before for each in revised.edits)
    for new in CHANGED.values():
        assert new in told
