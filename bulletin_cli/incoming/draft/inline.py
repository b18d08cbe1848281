"""The pieces of a Word paragraph -> lines of spans without what Word leaves in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import LINE_BREAK, Inline, Span, plain
from bulletin_cli.content.links import without_self_links
from bulletin_cli.incoming.clean import clean_signs
from bulletin_cli.incoming.draft.signs import raised_text
from bulletin_cli.incoming.word.content import WordPiece

_BLANKS = " \t\u3000\u2002\u2003\u2009"
# A soft break behind one of these, or before a number or an indent, parts paragraphs.
_ENDS = "。！？：；”」』）】…"
_BEGINS = re.compile(
    r"[\u3000\s]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]"
)
_LATIN = re.compile(r"[A-Za-z0-9]")


def lines(pieces: Iterable[WordPiece]) -> list[Inline]:
    """Return the lines that soft breaks make, without blanks at their ends; none is empty."""
    return [trimmed for line in _broken(pieces) if (trimmed := _trim(line))]


def paragraphs(pieces: Iterable[WordPiece]) -> Iterator[Inline]:
    """Yield the lines, those joined that a soft break cut within a sentence."""
    begun: Inline = ()
    for line in _broken(pieces):
        trimmed = _trim(line)
        if begun and trimmed and _goes_on(begun, line):
            begun = _trim([*begun, *_gap(begun, trimmed), *trimmed])
            continue
        if begun:
            yield begun
        begun = trimmed
    if begun:
        yield begun


def _broken(pieces: Iterable[WordPiece]) -> list[list[Span]]:
    found: list[list[Span]] = [[]]
    for piece in pieces:
        first, *rest = clean_signs(piece.text).replace("\t", "\u3000").split(LINE_BREAK)
        found[-1] += raised_text(first, piece)
        found += [[*raised_text(each, piece)] for each in rest]
    return found


def _goes_on(before: Inline, line: list[Span]) -> bool:
    text = plain(line)
    return before[-1].text[-1] not in _ENDS and not _BEGINS.match(text)


def _gap(before: Inline, after: Inline) -> list[Span]:
    """Return the blank between two Latin words that a line's end stood for."""
    both = _LATIN.match(before[-1].text[-1]) and _LATIN.match(after[0].text)
    return [Span(" ", before[-1].bold)] if both else []


def _trim(line: Iterable[Span]) -> Inline:
    """Return spans without blanks at the ends, neighbours of one look made one."""
    merged: list[tuple[list[str], Span]] = []
    for span in without_self_links(line):
        if merged and _goes_with(span, merged[-1][1]):
            merged[-1][0].append(span.text)
        elif span.text:
            merged.append(([span.text], span))
    spans = [replace(first, text="".join(texts)) for texts, first in merged]
    while spans and not spans[0].text.strip(_BLANKS):
        del spans[0]
    while spans and not spans[-1].text.strip(_BLANKS):
        del spans[-1]
    if spans:
        spans[0] = replace(spans[0], text=spans[0].text.lstrip(_BLANKS))
        spans[-1] = replace(spans[-1], text=spans[-1].text.rstrip(_BLANKS))
    return tuple(spans)


def _goes_with(span: Span, before: Span) -> bool:
    """Return whether a span looks like the one before; blanks go with all that is not raised."""
    if span.link != before.link:
        return False
    if not span.text.strip(_BLANKS):
        return not before.raised
    return (span.bold, span.raised) == (before.bold, before.raised)
