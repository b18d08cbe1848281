"""The links of returned paragraphs, and the addresses that were printed behind their texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import Span, plain
from bulletin_cli.content.links import as_printed, is_address, without_self_links
from bulletin_cli.incoming.links import link_key
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph

_BEHIND = re.compile("（([^（）]*)）$")


def with_links(
    paragraph: ReturnedParagraph, known: Mapping[str, str], *, printed: bool
) -> ReturnedParagraph:
    """Return a paragraph with links as an article has them.

    `known` are the addresses of the articles, by their keys; another is a new link. Where
    addresses were `printed`, what is typed over one changes it, and a link whose address was
    taken out is mere text.
    """
    spans: list[Span] = []
    for address, group in groupby(paragraph.inline, key=lambda span: span.link):
        link = known.get(link_key(address), "")
        own = [replace(each, link=link or address) for each in group]
        is_ours = link or _prints(own, address)  # or the article had it when it was rendered
        spans += _unprinted(own, known) if address and printed and is_ours else own
    return replace(paragraph, inline=tuple(without_self_links(spans)))


def _prints(spans: Sequence[Span], address: str) -> bool:
    """Return whether an address stands behind the text that leads to it, as we print it."""
    return f"（{as_printed(address)}）" in plain(spans)


def _unprinted(spans: Sequence[Span], known: Mapping[str, str]) -> Iterator[Span]:
    """Yield the spans of a link without its printed address, what stands behind that as text."""
    text = plain(spans)
    address, start, end = _printed(text, spans[0].link)
    at = 0
    for span in spans:
        before, behind = max(start - at, 0), max(end - at, 0)
        link = known.get(link_key(address), address)
        yield replace(span, text=span.text[:before], link=link)
        yield replace(span, text=span.text[behind:], link="")
        at += len(span.text)


def _printed(text: str, address: str) -> tuple[str, int, int]:
    """Return the address that stands behind the text of a link, and from where to where.

    All three are nothing where none does, or nothing stands before it.
    """
    own = f"（{as_printed(address)}）"
    if (at := text.rfind(own)) > 0:
        return address, at, at + len(own)
    found = _BEHIND.search(text)
    said = (found[1], f"mailto:{found[1]}") if found and found.start() else ()
    typed = next(filter(is_address, said), "")
    return (typed, found.start(), len(text)) if found and typed else ("", 0, 0)
