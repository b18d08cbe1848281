"""Pictures of a returned file: those that the issue has already, and places for new ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bulletin_cli.content.article import Article, Block, Image, Picture
from bulletin_cli.incoming.revised.edits import Conflict, Revision
from bulletin_cli.incoming.text import ConvertedArticle
from bulletin_cli.store.intake import ArticleWithPictures, endings
from bulletin_cli.store.placing import place_pictures


class NewPictures:
    """Pictures by their ids in the file, of which those that an issue can show may be taken."""

    def __init__(
        self, stem: str, pictures: Mapping[str, bytes], images: Mapping[str, Image]
    ) -> None:
        self._known = {image.data: path for path, image in images.items()}
        shown = {
            key: end for key, end in endings(pictures).items() if pictures[key] not in self._known
        }
        self._names = {key: f"{stem}-{n}.{end}" for n, (key, end) in enumerate(shown.items(), 1)}
        self._data = {name: pictures[key] for key, name in self._names.items()}

    def path(self, key: str, data: bytes) -> str:
        """Return where the issue has a picture, or the name it has until it is placed, or ""."""
        return self._known.get(data, self._names.get(key, ""))

    def placed(self, revision: Revision, folder: Path) -> tuple[Revision, dict[Path, bytes]]:
        """Return the revision with its new pictures at their places, and their files."""
        used = [
            block
            for article in revision.articles.values()
            for block in article.blocks
            if isinstance(block, Picture) and block.path in self._data
        ]
        arrival = ArticleWithPictures(
            ConvertedArticle(Article("", (), tuple(used)), ()),
            {block.path: self._data[block.path] for block in used},
        )
        placed, files = place_pictures(arrival, folder, {})
        blocks = zip(used, placed.converted.article.blocks, strict=True)
        places = {old.path: new.path for old, new in blocks if isinstance(new, Picture)}
        articles = {
            file: replace(each, blocks=tuple(_at(block, places) for block in each.blocks))
            for file, each in revision.articles.items()
        }
        return replace(revision, articles=articles), files


def _at(block: Block | Conflict, places: Mapping[str, str]) -> Block | Conflict:
    if isinstance(block, Picture):
        return replace(block, path=places.get(block.path, block.path))
    return block
