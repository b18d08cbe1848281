"""A whole returned file against what was rendered and what the articles are now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import LINE_BREAK, Article, Span
from bulletin_cli.incoming.revised import rebuild
from bulletin_cli.incoming.revised.align import align
from bulletin_cli.incoming.revised.body import BodyMerger
from bulletin_cli.incoming.revised.edits import (
    CommentPlace,
    Edit,
    EditKind,
    RevisedArticle,
    Revision,
)
from bulletin_cli.incoming.revised.flow import in_ours_order, without_flow
from bulletin_cli.incoming.revised.gone import edits_of_gone, with_replaced
from bulletin_cli.incoming.revised.homes import home_articles, without_template_cells
from bulletin_cli.incoming.revised.keys import BlockKey, PlacedParagraph, alignment_key
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.pictured import alignment_keys
from bulletin_cli.incoming.revised.title_lines import (
    lost_breaks_only,
    returned_lines,
    says,
    without_breaks,
)
from bulletin_cli.incoming.revised.versions import BlockVersions, ReturnedTexts
from bulletin_cli.incoming.revised.whereabouts import Whereabouts
from bulletin_cli.layout.marks import PICTURE, Bookmark

_FACTS = {"title": "标题", "unit": "供稿单位", "author": "作者", "editor_note": "编者按"}
_ADVICE = {
    "masthead": "报头出自 bulletin.toml 的 nameplate、issuer 和本期 issue.toml 的期号、日期",
    "contents": "要目出自各篇稿件的 title",
    "section": "栏目名出自稿件的 section",
    "imprint": "版记出自 bulletin.toml 的 [distribution] 和本期 issue.toml 的 also_to、print_run",
    "title": "题目的分行由模板排出；要自己分行，在稿件的 title 里一行写一项",
    "head": "这一行由模板排出，内容出自稿件的 unit、author",
}


def merge_returned(
    base: Sequence[Bookmark],
    ours: Sequence[Bookmark],
    articles: Sequence[Article],
    theirs: Sequence[ReturnedParagraph],
) -> Revision:
    """Return the changes that came back, by article, and those outside of all articles.

    `base` are the bookmarks as rendered, `ours` those of the articles as they are, `theirs` the
    paragraphs of the returned file.
    """
    base = with_replaced(base, articles)
    origins = align(*alignment_keys(base, articles, theirs))
    marks = [
        tuple(base[place] for place in places if _may_become(base[place], each))
        for each, places in zip(theirs, origins, strict=True)
    ]
    homes = without_template_cells(theirs, marks, home_articles(marks, base))
    versions = BlockVersions(articles, base, ours)
    versions.leave_to_twins(_came(theirs, marks, homes))
    others = list(_outside(base, theirs, marks, homes))
    heads: dict[str, _Heads] = {}
    taken: list[_Heads] = []
    for article in articles:
        own = [each for each in base if each.article == article.file]
        placed = list(_placed(article.file, theirs, marks, homes))
        if own and not placed:
            advice = "整篇删了；要撤稿用 bulletin remove-article"
            others.append(Edit("generated", article.full_title, "", advice=advice))
        elif own:
            current = [each for each in ours if each.article == article.file]
            if _is_taken(article, own, current, [each for each, _ in placed]):
                taken.append(_Heads(article, (), tuple(placed)))
            else:
                heads[article.file] = _merge_heads(article, own, current, placed, versions)
    files = [each.file for each in articles]
    others += edits_of_gone(base, files, theirs, marks, homes)
    others += _order_edits(files, base, marks, homes)
    revised = {
        each.article.file: RevisedArticle(each.article, each.article.blocks, ()) for each in taken
    } | _merge_bodies(versions, heads, taken)
    return Revision(revised, tuple(others), tuple(_place_comments(theirs, homes)))


def _may_become(mark: Bookmark, theirs: ReturnedParagraph) -> bool:
    """Return whether a cell comes from a cell, or from a whole text that was put into it."""
    return theirs.cell is None or mark.row >= 0 or mark.text == theirs.text


@record
class _Heads:
    """An article with its head as it came back, what was done to it, and what stands below it."""

    article: Article
    edits: tuple[Edit, ...]
    below: tuple[PlacedParagraph, ...]


def _placed(
    file: str,
    theirs: Sequence[ReturnedParagraph],
    marks: Sequence[tuple[Bookmark, ...]],
    homes: Sequence[str],
) -> Iterator[PlacedParagraph]:
    """Yield the paragraphs that stand in an article, what comes from its own blocks first."""
    for each, own, home in zip(theirs, marks, homes, strict=True):
        if home == file:
            yield each, tuple(sorted(own, key=lambda mark: mark.article != file))


def _came(
    theirs: Sequence[ReturnedParagraph],
    marks: Sequence[tuple[Bookmark, ...]],
    homes: Sequence[str],
) -> ReturnedTexts:
    """Return what came back of each rendered block, by the article in which it did."""
    came: dict[BlockKey, dict[str, list[str]]] = defaultdict(dict)
    for each, own, home in zip(theirs, marks, homes, strict=True):
        for mark in own:
            came[mark.article, mark.block].setdefault(home, []).append(each.text)
    return came


def _merge_bodies(
    versions: BlockVersions, heads: Mapping[str, _Heads], taken: Sequence[_Heads]
) -> dict[str, RevisedArticle]:
    """Return the articles with what stands below their heads, all put in place before any ends."""
    whereabouts = Whereabouts({each.article.file: each.below for each in (*heads.values(), *taken)})
    for each in taken:
        whereabouts.settle(each.article.file, each.below)
    mergers = {file: BodyMerger(file, versions, whereabouts) for file in heads}
    for file, each in heads.items():
        mergers[file].merge(list(versions.without_lost(file, each.below)))
    revised = {}
    for file, each in heads.items():
        blocks = mergers[file].body()
        edits = (*each.edits, *mergers[file].edits)
        revised[file] = RevisedArticle(each.article, blocks, edits)
    return revised


def _outside(
    base: Sequence[Bookmark],
    theirs: Sequence[ReturnedParagraph],
    marks: Sequence[tuple[Bookmark, ...]],
    homes: Sequence[str],
) -> Iterator[Edit]:
    """Yield what was changed in the masthead, the contents and the imprint."""
    came = {mark.name for own in marks for mark in own}
    for each, own, home in zip(theirs, marks, homes, strict=True):
        before = "".join(mark.text for mark in own)
        if not home and before != each.text:
            advice = _ADVICE.get(own[0].part, "") if own else "加在了稿件以外，要的话写进稿件或模板"
            kind: EditKind = "generated" if own else "unplaced"
            yield Edit(kind, before, each.text, each.by, advice)
    for mark in base:
        if not mark.article and mark.name not in came:
            gone = mark.text.replace(PICTURE, "（图片）")
            yield Edit("generated", gone, "", advice=_ADVICE.get(mark.part, ""))


def _place_comments(
    theirs: Sequence[ReturnedParagraph], homes: Sequence[str]
) -> Iterator[CommentPlace]:
    """Yield each comment once, with all the words it stands on."""
    places: dict[str, str] = {}
    quotes: dict[str, str] = {}
    for each, home in zip(theirs, homes, strict=True):
        for identifier, quote in each.comments:
            places.setdefault(identifier, home)
            quotes[identifier] = quotes.get(identifier, "") + quote
    for identifier, home in places.items():
        yield CommentPlace(identifier, home, quotes[identifier].replace(LINE_BREAK, ""))


def _order_edits(
    files: Sequence[str],
    base: Sequence[Bookmark],
    marks: Sequence[tuple[Bookmark, ...]],
    homes: Sequence[str],
) -> Iterator[Edit]:
    """Yield what is to be done where titles came in another order, or articles without them."""
    places: dict[str, int] = {}
    titles: dict[str, int] = {}
    for place, (own, home) in enumerate(zip(marks, homes, strict=True)):
        if home in files:
            places.setdefault(home, place)
        if own and own[0].part == "title":
            titles.setdefault(own[0].article, place)
    came = sorted(places, key=lambda file: titles.get(file, places[file]))
    listed = [each for each in files if each in came]
    rendered = dict.fromkeys(mark.article for mark in base if mark.article in came)
    if came not in (listed, list(rendered)):
        advice = "稿件的次序变了，用 bulletin move-article 调整"
        yield Edit("generated", "、".join(listed), "、".join(came), advice=advice)


def _merge_heads(
    article: Article,
    base: Sequence[Bookmark],
    ours: Sequence[Bookmark],
    placed: Sequence[PlacedParagraph],
    versions: BlockVersions,
) -> _Heads:
    heads = [each for each in placed if any(mark.block < 0 for mark in each[1])]
    edits: list[Edit] = []
    changed = article
    for mark in base:
        if mark.block < 0:
            changed = _head(changed, mark, ours, heads, edits)
    kept = without_flow([each for each in placed if each not in heads], base)
    kept = in_ours_order(article.file, kept, versions.places)
    for theirs, marks in heads:
        beyond = [mark for mark in marks if mark.block >= 0]
        if beyond:  # the title ran into the text below it, which stays as it is
            kept[:0] = [(ReturnedParagraph((Span(mark.text),)), (mark,)) for mark in beyond]
            advice = "标题和正文并成了一段，都没有动；在稿件里改"
            edits.append(Edit("unplaced", "", theirs.text, theirs.by, advice))
    return _Heads(changed, tuple(edits), tuple(kept))


def _is_taken(
    article: Article,
    base: Sequence[Bookmark],
    ours: Sequence[Bookmark],
    theirs: Sequence[ReturnedParagraph],
) -> bool:
    """Return whether the article says what came back: nothing was changed, or it was taken."""
    rendered = next((mark.text for mark in base if mark.part == "title"), "")
    if len(theirs) != len(ours) or not all(
        says(article.title, each.text, rendered)
        if mark.part == "title"
        else each.text == alignment_key(mark)[0]
        for each, mark in zip(theirs, ours, strict=True)
    ):
        return False
    kinds = [article.blocks[mark.block] if mark.block >= 0 else None for mark in ours]
    ranks = _ranks(mark.block if mark.row >= 0 else None for mark in ours)
    return (
        not any(each.is_unknown or (each.picture and each.inline) for each in theirs)
        and _ranks(each.cell.table if each.cell else None for each in theirs) == ranks
        and all(
            kind is None or rebuild.looks_like(each, kind, mark)
            for each, kind, mark in zip(theirs, kinds, ours, strict=True)
        )
    )


def _ranks(tables: Iterable[int | None]) -> list[int]:
    """Return in which table each paragraph stands, counted as they come; text is one, too."""
    ranks: dict[int | None, int] = {}
    return [ranks.setdefault(each, len(ranks)) for each in tables]


def _head(
    article: Article,
    mark: Bookmark,
    ours: Sequence[Bookmark],
    heads: Sequence[PlacedParagraph],
    edits: list[Edit],
) -> Article:
    """Return the article with a line of its head as it came back; tell what cannot be taken."""
    own = [theirs for theirs, marks in heads if mark in marks and len(marks) == 1]
    after = LINE_BREAK.join(each.text for each in own)
    by = tuple(dict.fromkeys(pair for each in own for pair in each.by))
    current = next((each.text for each in ours if each.part == mark.part), "")
    if after in (mark.text, current) or any(mark in marks and len(marks) > 1 for _, marks in heads):
        return article
    if mark.part not in _FACTS or not after:
        advice = _ADVICE["head"] if mark.part not in _FACTS else f"{_FACTS[mark.part]}不能删"
        edits.append(Edit("generated", mark.text, after, by, advice))
        return article
    value: Any = _returned_value(mark, after, article)
    if mark.part == "title" and value == article.title:
        if lost_breaks_only(after, mark.text):
            edits.append(Edit("generated", mark.text, after, by, _ADVICE["title"]))
        return article
    plain = without_breaks if len(article.title) == 1 else str  # the breaks are the template's
    if plain(current) not in map(plain, (mark.text, after)):
        advice = f"{_FACTS[mark.part]}两边都改了，稿件里现在是“{plain(current)}”，在稿件里改定"
        edits.append(Edit("conflict", mark.text, after, by, advice))
        return article
    shown = plain if mark.part == "title" and len(value) == 1 else str
    edits.append(Edit("edited", shown(mark.text), shown(after), by))
    return replace(article, **{mark.part: value})


def _returned_value(mark: Bookmark, after: str, article: Article) -> tuple[str, ...] | str:
    """Return what a line of the head says as the article would say it."""
    if mark.part == "title":
        return returned_lines(after, mark.text, article.title)
    return "".join(each.strip() for each in after.split(LINE_BREAK))
