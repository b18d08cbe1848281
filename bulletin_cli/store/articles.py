"""issues/<id>/articles/ and images/ -> an Issue with its articles and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from bulletin_cli.base.errors import BulletinError, MissingFileError, together
from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.base.record import replace
from bulletin_cli.content.article import Article, Block, Image, Picture
from bulletin_cli.content.article_text import parse_article
from bulletin_cli.content.issue import Issue
from bulletin_cli.store.files import read_text
from bulletin_cli.store.issues import load_metadata
from bulletin_cli.store.pictures import load_picture


def load_issue(
    root: Path,
    identifier: str,
    *,
    partial: bool = False,
    texts: Mapping[str, str] | None = None,
) -> Issue:
    """Return the whole issue. Raises BulletinError with all that is wrong in its articles.

    `partial` leaves out the articles that cannot be read, and `broken` says why. `texts` are read
    instead of the files, by their paths below `root`.
    """
    head = load_metadata(root, identifier)
    paths = IssuePaths(identifier)
    articles: list[Article] = []
    images: dict[str, Image] = {}
    broken: dict[str, tuple[BulletinError, ...]] = {}
    for name in head.files:
        file = paths.article(name)
        try:
            article = _article(root, paths, name, texts or {})
        except BulletinError as error:
            broken[name] = (error,)
            continue
        found, faults = _images(root / paths.folder, article.blocks, file)
        if faults:
            broken[name] = faults
        else:
            articles.append(article)
            images |= found
    issue = replace(head, articles=tuple(articles), images=images, broken=broken)
    if broken and not partial:
        raise together(issue.faults)
    return issue


def _article(root: Path, paths: IssuePaths, name: str, texts: Mapping[str, str]) -> Article:
    file = paths.article(name)
    try:
        text = texts[file] if file in texts else read_text(root / file, file)
    except MissingFileError as error:
        raise MissingFileError(
            f"articles 列了 {name}，但没有 {file} 这个文件",
            f"找回文件，或用 bulletin remove-article {name} 从列表里删去。",
            file=paths.issue_file,
        ) from error
    return parse_article(text, name, file)


def _images(
    folder: Path, blocks: Iterable[Block], file: str
) -> tuple[dict[str, Image], tuple[BulletinError, ...]]:
    """Return an article's pictures by their paths, and what is wrong with those it lacks."""
    images: dict[str, Image] = {}
    faults: list[BulletinError] = []
    for block in blocks:
        if isinstance(block, Picture) and block.path not in images:
            try:
                images[block.path] = load_picture(folder, block.path, file, block.line)
            except BulletinError as error:
                faults.append(error)
    return images, tuple(faults)
