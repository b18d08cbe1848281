"""Links of files that come in: which of them an article does not hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from urllib.parse import unquote

from bulletin_cli.content.article import Block
from bulletin_cli.content.links import links_in, says_itself
from bulletin_cli.incoming.word.content import WordParagraph, is_deleted


def link_key(address: str) -> str:
    """Return what two addresses have in common that Word holds to be the same.

    Word writes %E6 for a Han character and a / behind a bare name, as it likes.
    """
    return unquote(address).rstrip("/")


def links_not_kept(
    paragraphs: Iterable[WordParagraph], blocks: Iterable[Block] = ()
) -> Iterator[str]:
    """Yield text and address of each link that none of the blocks has and that needs to be told."""
    kept = set(map(link_key, links_in(blocks)))
    found: dict[str, None] = {}
    for paragraph in paragraphs:
        pieces = (each for each in paragraph.pieces if not is_deleted(each.change))
        for address, own in groupby(pieces, key=lambda piece: piece.link):
            text = "".join(each.text for each in own).strip()
            if address and link_key(address) not in kept and not says_itself(text, address):
                found[f"{text} {address}".strip()] = None
    yield from found
