"""PAG003: the sender's line that a page's end parts from its article."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.reading.set_pages import place_of
from bulletin_cli.proof.register import issue_rule


@issue_rule(
    "PAG003",
    "info",
    "供稿单位独在页首",
    about="一篇的供稿单位排到了下一页的第一行，和正文分开了。",
)
def units_apart(context: IssueContext) -> Iterator[Found]:
    """The line of the contributing unit stands on the page on which its article ends."""
    pages = context.pages.pages if context.pages else ()
    for before, page in pairwise(pages):
        above, rows = before.written_rows, page.written_rows
        first, last = rows[0][0] if rows else None, above[-1][0] if above else None
        if first is None or last is None or first.source is None or last.source is None:
            continue
        same = first.source.article == last.source.article
        if same and first.source.block < 0 <= last.source.block:
            yield Found(
                f"供稿单位独在第 {page.number} 页页首，这一篇收回一行就能排在一起",
                place_of(last.source, context, first),
            )
