"""What a returned file holds that its issue does not have and no article takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bulletin_cli.incoming.links import links_not_kept
from bulletin_cli.incoming.revised.edits import Conflict, Revision
from bulletin_cli.incoming.word.content import LeftOut, paragraphs
from bulletin_cli.incoming.word.document import MARGIN_NAMES, WordFile
from bulletin_cli.incoming.word.inline import RUN_IN
from bulletin_cli.layout.document import PAGE_COUNT, PAGE_NUMBER, Document


def left_out(
    word: WordFile, document: Document, revision: Revision, *, runs_in: bool
) -> tuple[LeftOut, ...]:
    """Return what was not read, but for what `document` has, and the links that were not taken.

    `runs_in` says that its template prints faces of headings within paragraphs.
    """
    return (*_not_read(word, document, runs_in=runs_in), *_links(word, revision))


def _not_read(word: WordFile, document: Document, *, runs_in: bool) -> Iterator[LeftOut]:
    """Yield what was not read and is neither a header or footer of the issue nor such a face."""
    own = {_without_numbers("".join(each.text for each in margin)) for margin in document.margins}
    for each in word.left_out:
        if each.what in MARGIN_NAMES:
            is_own = _without_numbers(each.where) in own
        else:
            is_own = runs_in and each.what.startswith(RUN_IN)
        if not is_own:
            yield each


def _without_numbers(text: str) -> str:
    """Return a header's text without blanks and the numbers of pages, which Word counts anew."""
    return re.sub(rf"[\s\d{PAGE_NUMBER}{PAGE_COUNT}]", "", text)


def _links(word: WordFile, revision: Revision) -> Iterator[LeftOut]:
    """Yield the links of the file that stand where no article has one."""
    pieces = [piece for each in revision.articles.values() for piece in each.blocks]
    taken = [
        block
        for piece in pieces
        for block in ((*piece.ours, *piece.theirs) if isinstance(piece, Conflict) else (piece,))
    ]
    for link in links_not_kept(paragraphs(word.blocks), taken):
        yield LeftOut("链接的地址", link)
