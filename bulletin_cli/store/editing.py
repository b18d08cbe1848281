"""An article's file that is rewritten as a whole, by hand."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.content.article import Article, Picture
from bulletin_cli.content.article_text import parse_article
from bulletin_cli.store.files import relative
from bulletin_cli.store.pictures import load_picture
from bulletin_cli.store.sources import SourceFile, read_source


def article_source(root: Path, identifier: str, name: str) -> SourceFile:
    """Return the text of an article's file. Raises BulletinError."""
    place = _place(root, identifier, name)
    return read_source(place, relative(place, root))


def refuse_unreadable(root: Path, identifier: str, name: str, text: str) -> None:
    """Refuse a text that is no article, or whose pictures are not there.

    Raises BulletinError with file and line.
    """
    place = _place(root, identifier, name)
    file = relative(place, root)
    for block in parse_article(text, name, file).blocks:
        if isinstance(block, Picture):
            load_picture(place.parents[1], block.path, file, block.line)


def _place(root: Path, identifier: str, name: str) -> Path:
    return root / IssuePaths(identifier).article(name)


def readable_article(root: Path, identifier: str, name: str) -> Article:
    """Return an article of the issue; of one that cannot be read only its file."""
    try:
        source = article_source(root, identifier, name)
        return parse_article(source.text, name, source.file)
    except BulletinError:
        return Article(name, (), ())
