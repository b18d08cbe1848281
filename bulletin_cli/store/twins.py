"""Articles that an issue has already: the same text, whatever its title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.base.record import record
from bulletin_cli.base.typography import close_up
from bulletin_cli.content.article import Article, plain_text
from bulletin_cli.content.article_text import parse_article
from bulletin_cli.store.files import read_text

if TYPE_CHECKING:
    from bulletin_cli.store.intake import ArticleWithPictures

_LEAST = 30  # characters; shorter texts may be the same by chance


@record
class Twin:
    """The title of an article that is to be added, and where the same text stands."""

    title: str
    where: str


def find_twins(
    root: Path, identifier: str, files: Sequence[str], arrivals: Sequence[ArticleWithPictures]
) -> Iterator[Twin]:
    """Yield those of `arrivals` whose text an article of the issue has, or one before them."""
    known: dict[str, str] = {}
    for number, article in enumerate(_articles(root, identifier, files), start=1):
        if article:
            where = f"第 {number} 篇“{article.full_title}”（{article.file}）"
            known.setdefault(_text(article), where)
    for each in arrivals:
        article = each.converted.article
        text = _text(article)
        if len(text) >= _LEAST and text in known:
            yield Twin(article.full_title, known[text])
        known.setdefault(text, f"同时加的“{article.full_title}”")


def _articles(root: Path, identifier: str, files: Sequence[str]) -> Iterator[Article | None]:
    for name in files:
        file = IssuePaths(identifier).article(name)
        place = root / file
        try:
            yield parse_article(read_text(place, file), name, file)
        except BulletinError:  # check says what is wrong with it
            yield None


def _text(article: Article) -> str:
    return close_up(plain_text(article))
