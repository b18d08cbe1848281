"""Adding, replacing, rewriting, moving and taking out the articles of a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.store.article_files import new_article_files, removed_copy, write_articles
from bulletin_cli.store.files import relative
from bulletin_cli.store.references import check_place
from bulletin_cli.workspace import Workspace

if TYPE_CHECKING:
    from bulletin_cli.content.article import Article
    from bulletin_cli.store.intake import ArticleWithPictures
    from bulletin_cli.store.sources import SourceFile


def add_articles(
    space: Workspace,
    identifier: str,
    arrivals: Sequence[ArticleWithPictures],
    at: int | None,
    also: Callable[[Sequence[ArticleWithPictures]], Mapping[Path, str]] = lambda _: {},
) -> tuple[ArticleWithPictures, ...]:
    """Write articles and their pictures into a draft and list them at place `at` (from 1).

    All are written or none, and what `also` makes of them with them. Returns them as they were
    written: the articles know their files, the pictures have their places, and the messages tell
    of those that were renamed.
    """
    with space.lock():
        listed = space.require_editable(identifier).files
        places = len(listed) + 1
        place = check_place(space.root, identifier, places if at is None else at, places) - 1
        added, files = _new_files(space, identifier, arrivals)
        names = [each.converted.article.file for each in added]
        order = [*listed[:place], *names, *listed[place:]]
        write_articles(space.root, identifier, {**files, **also(added)}, order)
    return added


def count_doubts(space: Workspace, identifier: str, article: Article) -> int:
    """Return how many places of an article that came in may be misspelt."""
    from bulletin_cli.base.paths import IssuePaths
    from bulletin_cli.proof import texts
    from bulletin_cli.proof.spelling import doubts

    file = IssuePaths(identifier).article(article.file)
    return doubts.count_doubts(texts.read_article(article, file, glossary=space.glossary))


def replace_article(
    space: Workspace, identifier: str, which: str, arrival: ArticleWithPictures
) -> tuple[ArticleWithPictures, str]:
    """Put an article in the place of `which`, whose file goes to removed/; all or nothing.

    Returns the article as written, and the old one's path in removed/, "" for no file.
    """
    with space.lock():
        listed = space.require_editable(identifier).files
        old = space.article_file(identifier, which)
        (added,), files = _new_files(space, identifier, [arrival])
        name = added.converted.article.file
        source, away = removed_copy(space.root, identifier, old)
        order = [name if each == old else each for each in listed]
        write_articles(space.root, identifier, {**files, **away}, order, gone=source)
    return added, _path_of(space, away)


def move_article(space: Workspace, identifier: str, which: str, to: int) -> str:
    """Put the article that `which` names at place `to` (from 1); return its file."""
    with space.lock():
        files = list(space.require_editable(identifier).files)
        name = space.article_file(identifier, which)
        to = check_place(space.root, identifier, to, len(files))
        files.remove(name)
        files.insert(to - 1, name)
        write_articles(space.root, identifier, {}, files)
    return name


def remove_article(
    space: Workspace,
    identifier: str,
    which: str,
    also: Callable[[str], Mapping[Path, str]],
) -> str:
    """Take out the article that `which` names. Return the path of its file in removed/.

    What `also` makes of its file's name is written, too. A listed article without a file is only
    struck off the list; then "" is returned.
    """
    with space.lock():
        files = list(space.require_editable(identifier).files)
        name = space.article_file(identifier, which)
        order = [each for each in files if each != name]
        source, away = removed_copy(space.root, identifier, name)
        write_articles(space.root, identifier, {**away, **also(name)}, order, gone=source)
    return _path_of(space, away)


def read_article(space: Workspace, identifier: str, which: str) -> Article:
    """Return the article `which` of a draft; of one that cannot be read only its file."""
    from bulletin_cli.store.editing import readable_article

    space.require_editable(identifier)
    return readable_article(space.root, identifier, space.article_file(identifier, which))


def read_article_source(space: Workspace, identifier: str, which: str) -> SourceFile:
    """Return the text of the article `which` of a draft, to be rewritten."""
    from bulletin_cli.store.editing import article_source

    space.require_editable(identifier)
    return article_source(space.root, identifier, space.article_file(identifier, which))


def rewrite_article(
    space: Workspace, identifier: str, name: str, source: SourceFile, text: str
) -> None:
    """Write a new text into the article `name` of a draft.

    Raises BulletinError, among others when the file is no longer as `source` was read.
    """
    from bulletin_cli.store.editing import refuse_unreadable
    from bulletin_cli.store.sources import write_sources

    with space.lock():
        space.require_editable(identifier)
        space.article_file(identifier, name)
        refuse_unreadable(space.root, identifier, name, text)
        write_sources({source.file: source}, {source.file: text}, space.root)


def _new_files(
    space: Workspace, identifier: str, arrivals: Sequence[ArticleWithPictures]
) -> tuple[tuple[ArticleWithPictures, ...], dict[Path, bytes | str]]:
    return new_article_files(space.root, identifier, arrivals, space.text_width)


def _path_of(space: Workspace, files: Mapping[Path, bytes]) -> str:
    """Return the path of the only file, "" where there is none."""
    return "".join(relative(each, space.root) for each in files)
