"""Lines that name a contributor and were read as titles, told apart by their looks.

They are smaller than titles are; where a name stands behind the unit's, it is the author's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import Article
from bulletin_cli.incoming.back_issues.apart import without_brackets
from bulletin_cli.incoming.credit_line import is_unit
from bulletin_cli.incoming.looks.blocks import SeenBlock
from bulletin_cli.incoming.looks.sections import title_lines

_MOST = 40  # characters
_AUTHOR = re.compile(r"(?P<unit>\S+)[\s\u3000]+(?P<author>\S{2,10})")


def credit_lines(articles: Sequence[Article], blocks: Sequence[SeenBlock]) -> frozenset[str]:
    """Return the lines of titles that name contributors."""
    lines = [line for each in articles for line in title_lines(each, blocks)]
    largest = max((line.style.size for line in lines), default=0.0)
    small = (line.text.strip() for line in lines if line.style.size < largest)
    return frozenset(each for each in small if _is_credit(each))


def with_author(article: Article) -> Article:
    """Return the article, its author apart from its unit where both were read as one."""
    found = _AUTHOR.fullmatch(article.unit)
    if found is None or article.author or not is_unit(found["unit"]):
        return article
    return replace(article, unit=found["unit"], author=found["author"])


def _is_credit(text: str) -> bool:
    names = without_brackets(text).split()
    return len(text) <= _MOST and 1 <= len(names) <= 2 and is_unit(names[0])
