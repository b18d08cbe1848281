"""A whole returned file against what was rendered and what the articles are now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from bulletin_cli.content.article import LINE_BREAK, Article, Paragraph, Span
from bulletin_cli.incoming.revised import rebuild
from bulletin_cli.incoming.revised.align import align
from bulletin_cli.incoming.revised.body import Body, Placed
from bulletin_cli.incoming.revised.edits import Edit, Kind, Noted, Revised, Revision
from bulletin_cli.incoming.revised.given import Given
from bulletin_cli.incoming.revised.keys import key
from bulletin_cli.layout.marks import Mark

_FACTS = {"title": "标题", "unit": "供稿单位", "author": "作者", "editor_note": "编者按"}
_ADVICE = {
    "masthead": "报头出自 bulletin.toml 的 nameplate、issuer 和本期 issue.toml 的期号、日期",
    "contents": "要目出自各篇稿件的 title",
    "section": "栏目名出自稿件的 section",
    "imprint": "版记出自 bulletin.toml 的 [distribution] 和本期 issue.toml 的 also_to、print_run",
    "head": "这一行由模板排出，内容出自稿件的 unit、author",
}


def take(
    base: Sequence[Mark], now: Sequence[Mark], articles: Sequence[Article], given: Sequence[Given]
) -> Revision:
    """Return what came back, each paragraph placed in its article or told.

    `base` are the marks of the file as it was rendered, `now` those of the articles as they are.
    """
    origins = align([key(each) for each in base], [(each.text, each.names) for each in given])
    marks = [tuple(base[place] for place in places) for places in origins]
    homes = list(_homes(marks))
    revised = {}
    others = list(_outside(base, given, marks, homes))
    for article in articles:
        own = [each for each in base if each.article == article.file]
        placed = [
            (each, own_marks)
            for each, own_marks, home in zip(given, marks, homes, strict=True)
            if home == article.file
        ]
        if own and not placed:
            advice = "整篇删了；要撤稿用 bulletin remove-article"
            others.append(Edit("generated", article.full_title, "", advice=advice))
        elif own:
            current = [each for each in now if each.article == article.file]
            revised[article.file] = _revised(article, own, current, placed)
    others += _order(articles, homes)
    return Revision(revised, tuple(others), tuple(_notes(given, homes)))


def _homes(marks: Sequence[tuple[Mark, ...]]) -> Iterator[str]:
    """Yield the article each paragraph belongs to; a new one goes with the one before it."""
    home = ""
    for own in marks:
        home = own[0].article if own else home
        yield home


def _outside(
    base: Sequence[Mark],
    given: Sequence[Given],
    marks: Sequence[tuple[Mark, ...]],
    homes: Sequence[str],
) -> Iterator[Edit]:
    """Yield what was changed in the masthead, the contents and the imprint."""
    came = {mark.name for own in marks for mark in own}
    for each, own, home in zip(given, marks, homes, strict=True):
        before = "".join(mark.text for mark in own)
        if not home and before != each.text:
            advice = _ADVICE.get(own[0].part, "") if own else "加在了稿件以外，要的话写进稿件或模板"
            kind: Kind = "generated" if own else "unplaced"
            yield Edit(kind, before, each.text, _by(each), advice)
    for mark in base:
        if not mark.article and mark.name not in came:
            yield Edit("generated", mark.text, "", advice=_ADVICE.get(mark.part, ""))


def _notes(given: Sequence[Given], homes: Sequence[str]) -> Iterator[Noted]:
    """Yield each comment once, with all the words it stands on."""
    places: dict[str, str] = {}
    quotes: dict[str, str] = {}
    for each, home in zip(given, homes, strict=True):
        for identifier, quote in each.comments:
            places.setdefault(identifier, home)
            quotes[identifier] = quotes.get(identifier, "") + quote
    for identifier, home in places.items():
        yield Noted(identifier, home, quotes[identifier].replace(LINE_BREAK, ""))


def _order(articles: Sequence[Article], homes: Sequence[str]) -> Iterator[Edit]:
    came = list(dict.fromkeys(home for home in homes if home))
    listed = [each.file for each in articles if each.file in came]
    if came != listed:
        advice = "稿件的次序变了，用 bulletin move-article 调整"
        yield Edit("generated", "、".join(listed), "、".join(came), advice=advice)


def _revised(
    article: Article, base: Sequence[Mark], now: Sequence[Mark], placed: Sequence[Placed]
) -> Revised:
    if _stands(article, now, [given for given, _ in placed]):
        return Revised(article, article.blocks, ())
    heads = [each for each in placed if any(mark.block < 0 for mark in each[1])]
    edits: list[Edit] = []
    changed = article
    for mark in base:
        if mark.block < 0:
            changed = _head(changed, mark, now, heads, edits)
    body = Body(article.blocks, base, now)
    kept = [each for each in placed if each not in heads]
    for given, marks in heads:
        beyond = [mark for mark in marks if mark.block >= 0]
        if beyond:  # the title ran into the text below it, which stays as it is
            kept[:0] = [(Given((Span(mark.text),)), (mark,)) for mark in beyond]
            advice = "标题和正文并成了一段，都没有动；在稿件里改"
            edits.append(Edit("unplaced", "", given.text, _by(given), advice))
    blocks = body.take(kept)
    return Revised(changed, blocks, (*edits, *body.edits))


def _stands(article: Article, now: Sequence[Mark], given: Sequence[Given]) -> bool:
    """Return whether the article says what came back: nothing was changed, or it was taken."""
    if [each.text for each in given] != [key(mark)[0] for mark in now]:
        return False
    kinds = [article.blocks[mark.block] if mark.block >= 0 else None for mark in now]
    return all(
        list(rebuild.blocks(each, kind)) == [kind]
        for each, kind in zip(given, kinds, strict=True)
        if isinstance(kind, Paragraph)
    )


def _head(
    article: Article,
    mark: Mark,
    now: Sequence[Mark],
    heads: Sequence[Placed],
    edits: list[Edit],
) -> Article:
    """Return the article with a line of its head as it came back; tell what cannot be taken."""
    own = [given for given, marks in heads if mark in marks and len(marks) == 1]
    after = LINE_BREAK.join(each.text for each in own)
    by = tuple(dict.fromkeys(pair for each in own for pair in _by(each)))
    if after == mark.text or any(mark in marks and len(marks) > 1 for _, marks in heads):
        return article
    if mark.part not in _FACTS or not after:
        advice = _ADVICE["head"] if mark.part not in _FACTS else f"{_FACTS[mark.part]}不能删"
        edits.append(Edit("generated", mark.text, after, by, advice))
        return article
    current = next((each.text for each in now if each.block < 0 and each.part == mark.part), "")
    if current not in (mark.text, after):
        advice = f"{_FACTS[mark.part]}两边都改了，稿件里现在是“{current}”，在稿件里改定"
        edits.append(Edit("conflict", mark.text, after, by, advice))
        return article
    edits.append(Edit("edited", mark.text, after, by))
    lines = tuple(filter(None, (each.strip() for each in after.split(LINE_BREAK))))
    value: Any = lines if mark.part == "title" else "".join(lines)
    return replace(article, **{mark.part: value})


def _by(given: Given) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((each.author, each.date) for each in given.changes))
