"""A whole returned file against what was rendered and what the articles are now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bulletin_cli.content.article import Article
from bulletin_cli.incoming.revised.article_order import edits_of_order
from bulletin_cli.incoming.revised.body import merge_into
from bulletin_cli.incoming.revised.edits import Edit, RevisedArticle, Revision
from bulletin_cli.incoming.revised.gone import edits_of_gone, with_replaced
from bulletin_cli.incoming.revised.heads import MergedHead, merge_head
from bulletin_cli.incoming.revised.merged_body import MergedBody
from bulletin_cli.incoming.revised.outside import edits_outside
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.placed import PlacedParagraph, place_paragraphs
from bulletin_cli.incoming.revised.reviews import place_comments
from bulletin_cli.incoming.revised.taken import is_taken
from bulletin_cli.incoming.revised.twins import leave_to_twins
from bulletin_cli.incoming.revised.versions import BlockVersions
from bulletin_cli.incoming.revised.whereabouts import Whereabouts
from bulletin_cli.layout.marks import Bookmark


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
    placed = place_paragraphs(base, theirs)
    versions = BlockVersions(articles, base, ours)
    leave_to_twins(versions, placed)
    others = list(edits_outside(base, placed))
    heads: dict[str, MergedHead] = {}
    settled: list[PlacedParagraph] = []
    for article in articles:
        marks, now = _of(article, base), _of(article, ours)
        own = [each for each in placed if each.home == article.file]
        if marks and not own:
            advice = "整篇删了；要撤稿用 bulletin remove-article"
            others.append(Edit("generated", article.full_title, "", advice=advice))
        elif marks and is_taken(article, marks, now, own):
            settled += own
        elif marks:
            heads[article.file] = merge_head(article, marks, now, own, versions)
    files = [each.file for each in articles]
    others += edits_of_gone(base, files, placed)
    others += edits_of_order(articles, base, placed)
    taken = {each.home for each in settled}
    revised = {
        each.file: RevisedArticle(each, each.blocks, ()) for each in articles if each.file in taken
    } | _merge_bodies(versions, heads, settled)
    return Revision(revised, tuple(others), tuple(place_comments(placed)))


def _of(article: Article, marks: Sequence[Bookmark]) -> list[Bookmark]:
    return [each for each in marks if each.article == article.file]


def _merge_bodies(
    versions: BlockVersions, heads: Mapping[str, MergedHead], settled: Sequence[PlacedParagraph]
) -> dict[str, RevisedArticle]:
    """Return the articles with what stands below their heads, all put in place before any ends."""
    below = [each for head in heads.values() for each in head.below]
    whereabouts = Whereabouts([*below, *settled])
    whereabouts.settle(settled)
    bodies = {file: MergedBody(file, versions, whereabouts) for file in heads}
    for file, head in heads.items():
        merge_into(bodies[file], list(versions.without_lost(head.below)))
    revised = {}
    for file, head in heads.items():
        blocks = bodies[file].ended()  # which tells what was left out
        edits = (*head.edits, *bodies[file].edits)
        revised[file] = RevisedArticle(head.article, blocks, edits)
    return revised
