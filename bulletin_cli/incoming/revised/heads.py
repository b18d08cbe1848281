"""The head of an article as it came back: its title, unit, author and the editor's note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import LINE_BREAK, Article, Span
from bulletin_cli.incoming.revised.edits import Edit
from bulletin_cli.incoming.revised.flow import in_ours_order, without_flow
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.incoming.revised.title_lines import (
    lost_breaks_only,
    returned_lines,
    without_breaks,
)
from bulletin_cli.incoming.revised.versions import BlockVersions
from bulletin_cli.layout.marks import Bookmark

_FACTS = {"title": "标题", "unit": "供稿单位", "author": "作者", "editor_note": "编者按"}
_FIXED = "这一行由模板排出，内容出自稿件的 unit、author"
_BREAKS = "题目的分行由模板排出；要自己分行，在稿件的 title 里一行写一项"


@record
class MergedHead:
    """An article with its head as it came back, what was done to it, and what stands below it."""

    article: Article
    edits: tuple[Edit, ...]
    below: tuple[PlacedParagraph, ...]


def merge_head(
    article: Article,
    base: Sequence[Bookmark],
    ours: Sequence[Bookmark],
    placed: Sequence[PlacedParagraph],
    versions: BlockVersions,
) -> MergedHead:
    """Take over the lines of a head; `base` and `ours` are the bookmarks of this article alone."""
    heads = [each for each in placed if any(mark.block < 0 for mark in each.marks)]
    below = without_flow([each for each in placed if each not in heads], base)
    below = in_ours_order(article.file, below, versions.places)
    edits: list[Edit] = []
    changed = article
    for mark in base:
        if mark.block < 0:
            changed = _with_line(changed, mark, ours, heads, edits)
    for each in heads:
        beyond = [mark for mark in each.marks if mark.block >= 0]
        if beyond:  # the title ran into the text below it, which stays as it is
            below[:0] = [
                PlacedParagraph(ReturnedParagraph((Span(mark.text),)), (mark,), each.home)
                for mark in beyond
            ]
            advice = "标题和正文并成了一段，都没有动；在稿件里改"
            edits.append(Edit("unplaced", "", each.theirs.text, each.theirs.by, advice))
    return MergedHead(changed, tuple(edits), tuple(below))


def _with_line(
    article: Article,
    mark: Bookmark,
    ours: Sequence[Bookmark],
    heads: Sequence[PlacedParagraph],
    edits: list[Edit],
) -> Article:
    """Return the article with a line of its head as it came back; tell what cannot be taken."""
    own = [each.theirs for each in heads if each.marks == (mark,)]
    after = LINE_BREAK.join(each.text for each in own)
    by = tuple(dict.fromkeys(pair for each in own for pair in each.by))
    current = next((each.text for each in ours if each.part == mark.part), "")
    ran_together = any(mark in each.marks and len(each.marks) > 1 for each in heads)
    if after in (mark.text, current) or ran_together:
        return article
    if mark.part not in _FACTS or not after:
        advice = f"{_FACTS[mark.part]}不能删" if mark.part in _FACTS else _FIXED
        edits.append(Edit("generated", mark.text, after, by, advice))
        return article
    value: Any = _value(mark, after, article)
    if mark.part == "title" and value == article.title:
        if lost_breaks_only(after, mark.text):
            edits.append(Edit("generated", mark.text, after, by, _BREAKS))
        return article
    plain = without_breaks if len(article.title) == 1 else str  # the breaks are the template's
    if plain(current) not in map(plain, (mark.text, after)):
        advice = f"{_FACTS[mark.part]}两边都改了，稿件里现在是“{plain(current)}”，在稿件里改定"
        edits.append(Edit("conflict", mark.text, after, by, advice))
        return article
    shown = plain if mark.part == "title" and len(value) == 1 else str
    edits.append(Edit("edited", shown(mark.text), shown(after), by))
    return replace(article, **{mark.part: value})


def _value(mark: Bookmark, after: str, article: Article) -> tuple[str, ...] | str:
    """Return what a line of the head says as the article would say it."""
    if mark.part == "title":
        return returned_lines(after, mark.text, article.title)
    return "".join(each.strip() for each in after.split(LINE_BREAK))
