"""Runs of text as HTML: bold, raised and linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import Run
from bulletin_cli.writers.web.tags import Markup, join, tag

_RAISED = {"superscript": "sup", "subscript": "sub"}


def words(runs: Sequence[Run]) -> Markup:
    """Return runs as HTML; the address that paper prints behind a link is the link's own."""
    return join(_linked(runs))


def plain_words(text: str) -> Markup:
    """Return a text with its line breaks."""
    lines = text.split(LINE_BREAK)
    pieces = [piece for line in lines for piece in (tag("br"), line)]
    return join(pieces[1:])


def dressed(run: Run) -> Markup:
    """Return a run in its look, without its link."""
    made = plain_words(run.text)
    if run.raised:
        made = tag(_RAISED[run.raised], made)
    return tag("strong", made) if run.bold else made


def _linked(runs: Sequence[Run]) -> Iterator[Markup]:
    said = (run for run in runs if not run.is_address)
    for link, group in groupby(said, key=lambda run: run.link):
        made = join(map(dressed, group))
        yield tag("a", made, href=link) if link else made
