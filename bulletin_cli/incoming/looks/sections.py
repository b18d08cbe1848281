"""Names of sections that were read as titles, told apart by their looks.

What stands where a title may, but smaller than titles are and right above one, names a section.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.base.typography import close_up
from bulletin_cli.content.article import Article
from bulletin_cli.incoming.looks.blocks import SeenBlock, SeenParagraph

_MOST = 20  # characters


def section_names(articles: Sequence[Article], blocks: Sequence[SeenBlock]) -> frozenset[str]:
    """Return the names of sections among the titles."""
    titles = [list(title_lines(each, blocks)) for each in articles]
    largest = max((line.style.size for title in titles for line in title), default=0.0)
    found: set[str] = set()
    for n, title in enumerate(titles):
        large = [line.style.size == largest for line in title]
        place = large.index(True) - 1 if True in large else -1
        is_empty = len(title) == 1 and len(articles[n].blocks) <= 1  # an editor's note at most
        following = titles[n + 1][:1] if n + 1 < len(titles) else []
        if is_empty and not large[0] and [each.style.size for each in following] == [largest]:
            place = 0
        if place >= 0 and len(title[place].text.strip()) <= _MOST:
            found.add(title[place].text.strip())
    return frozenset(found)


def title_lines(article: Article, blocks: Sequence[SeenBlock]) -> Iterator[SeenParagraph]:
    """Yield the paragraphs of a title, blank ones apart."""
    rest = close_up(article.full_title)
    for block in blocks[max(article.title_line - 1, 0) :]:
        said = close_up(block.text) if isinstance(block, SeenParagraph) else ""
        if said and not rest.startswith(said):
            return
        if said and isinstance(block, SeenParagraph):
            rest = rest.removeprefix(said)
            yield block
        if not rest:
            return
