"""Names of sections that were read as the first line of a title, told apart by their looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bulletin_cli.content.article import Article
from bulletin_cli.incoming.looks.blocks import SeenBlock, SeenParagraph
from bulletin_cli.incoming.looks.naming import close_up

_MOST = 20  # characters


def with_sections(articles: Sequence[Article], blocks: Sequence[SeenBlock]) -> tuple[Article, ...]:
    """Return the articles; a first line of a title in another face or size names a section."""
    section, found = "", list[Article]()
    for each in articles:
        named = _named(each, blocks)
        if named:
            section = named

            place = each.title_line + 1
            found.append(replace(each, section=named, title=each.title[1:], title_line=place))
        else:
            found.append(each if each.section or not section else replace(each, section=section))
    return tuple(found)


def _named(article: Article, blocks: Sequence[SeenBlock]) -> str:
    """Return the section that the first line of a title names, "" for none."""
    at = article.title_line - 1
    pair = [each for each in blocks[max(at, 0) : at + 2] if isinstance(each, SeenParagraph)]
    if len(article.title) < 2 or article.section or at < 0 or len(pair) < 2:
        return ""
    name, title = pair
    said = close_up(name.text)
    apart = (name.style.fonts, name.style.size) != (title.style.fonts, title.style.size)
    is_first = said == close_up(article.title[0]) and bool(close_up(title.text))
    return name.text.strip() if apart and is_first and len(said) <= _MOST else ""
