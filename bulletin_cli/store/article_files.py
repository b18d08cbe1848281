"""The files of a change to an issue's articles: new ones, one taken out, all written at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.file_names import free
from bulletin_cli.base.paths import ARTICLES, REMOVED, IssuePaths
from bulletin_cli.store.files import read_bytes, read_text, relative, write_files
from bulletin_cli.store.issues import reorder

if TYPE_CHECKING:
    from bulletin_cli.store.intake import ArticleWithPictures

_REMOVED_MOST = 100_000_000  # bytes


def new_article_files(
    root: Path,
    identifier: str,
    arrivals: Sequence[ArticleWithPictures],
    text_width: Callable[[], float],
) -> tuple[tuple[ArticleWithPictures, ...], dict[Path, bytes | str]]:
    """Return articles as they will stand in the issue, and all files to write for them.

    Pictures are made fit for a text of that width in points. Raises BulletinError.
    """
    folder = root / IssuePaths(identifier).folder
    files: dict[Path, bytes | str] = {}
    added: list[ArticleWithPictures] = []
    for name, each in zip(_free_names(folder, len(arrivals)), arrivals, strict=True):
        arrival, own = files_of(root, folder, f"{ARTICLES}/{name}", each, text_width, files)
        files |= own
        added.append(arrival.with_name(name))
    return tuple(added), files


def files_of(
    root: Path,
    folder: Path,
    path: str,
    arrival: ArticleWithPictures,
    text_width: Callable[[], float],
    taken: Mapping[Path, bytes | str],
) -> tuple[ArticleWithPictures, dict[Path, bytes | str]]:
    """Return an article as it will stand at `path` below `folder`, and its files.

    Its pictures go into the folder's images/, where nothing of `taken` stands. Raises
    BulletinError.
    """
    from bulletin_cli.content.article_text import dump_article, parse_article
    from bulletin_cli.store.placing import place_originals, place_pictures
    from bulletin_cli.store.prepared import with_prepared_pictures

    width = text_width() if arrival.pictures else 0.0
    prepared, originals = with_prepared_pictures(arrival, width)
    placed, pictures = place_pictures(prepared, folder, taken)
    files: dict[Path, bytes | str] = {**pictures}
    if arrival.keeps_originals:
        files |= place_originals(originals, folder, {**taken, **files})
    place = folder / path
    text = dump_article(placed.converted.article)
    parse_article(text, place.name, relative(place, root))  # what goes in comes out
    files[place] = text
    return placed, files


def removed_copy(root: Path, identifier: str, name: str) -> tuple[Path | None, dict[Path, bytes]]:
    """Return an article's file that is to go, and its copy in removed/; nothing for no file."""
    folder = root / IssuePaths(identifier).folder
    source = folder / ARTICLES / name
    if not source.exists():
        return None, {}
    target = _free_path(folder / REMOVED, name)
    return source, {target: read_bytes(source, relative(source, root), _REMOVED_MOST)}


def write_articles(
    root: Path,
    identifier: str,
    files: Mapping[Path, bytes | str],
    order: Sequence[str],
    gone: Path | None = None,
) -> None:
    """Write `files`, then issue.toml with the new order of the articles; then remove `gone`.

    The caller holds the lock. Raises BulletinError.
    """
    file = IssuePaths(identifier).issue_file
    text = reorder(read_text(root / file, file), order)
    write_files({**files, root / file: text, **({gone: None} if gone else {})}, root)


def _free_names(folder: Path, count: int) -> tuple[str, ...]:
    """Return names never used in this issue, so that a removed file's name stays its own."""
    stems = [path.stem.split("~")[0] for path in folder.glob("*/*.md")]
    first = max((int(stem) for stem in stems if stem.isdecimal()), default=0) + 1
    return tuple(f"{number:02}.md" for number in range(first, first + count))


def _free_path(folder: Path, name: str) -> Path:
    """Return a place in `folder` for `name` that no file there has, in any case."""
    taken = {each.name.casefold() for each in folder.glob("*")}
    first = name.partition("~")[0].removesuffix(".md") + ".md"
    return folder / free(first, lambda each: each.casefold() not in taken, "~")
