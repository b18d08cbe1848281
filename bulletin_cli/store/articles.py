"""issues/<id>/articles/ and images/ -> an Issue with its articles and pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bulletin_cli.article import Article, Image, Picture
from bulletin_cli.article_text import parse_article
from bulletin_cli.model import Issue
from bulletin_cli.store.files import read_text, relative
from bulletin_cli.store.issues import load_head
from bulletin_cli.store.pictures import load_picture


def load_issue(
    root: Path,
    identifier: str,
    *,
    skip_missing: bool = False,
    texts: Mapping[str, str] | None = None,
) -> Issue:
    """Return the whole issue. Raises BulletinError with file and line for what is wrong in it.

    `skip_missing` leaves out articles that are listed and lacking (the rule ISS008 reports them).
    `texts` are read instead of the files, by their paths below `root`.
    """
    texts = texts or {}
    head = load_head(root, identifier)
    folder = root / "issues" / identifier
    articles: list[Article] = []
    for name in head.files:
        place = folder / "articles" / name
        if skip_missing and not place.exists():
            continue
        file = relative(place, root)
        text = texts[file] if file in texts else read_text(place, file)
        articles.append(parse_article(text, name, file))
    images = _images(folder, articles, root)
    return replace(head, articles=tuple(articles), images=images)


def _images(folder: Path, articles: Sequence[Article], root: Path) -> dict[str, Image]:
    images: dict[str, Image] = {}
    for article in articles:
        file = relative(folder / "articles" / article.file, root)
        for block in article.blocks:
            if isinstance(block, Picture) and block.path not in images:
                images[block.path] = load_picture(folder, block.path, file, block.line)
    return images
