"""Pictures of a returned file: those that the issue has already; new ones, fit for print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import IMAGES
from bulletin_cli.base.record import replace
from bulletin_cli.content.article import AS_IT_IS, Article, Block, Image, Picture, PictureShape
from bulletin_cli.incoming.revised.edits import Conflict, Revision
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from bulletin_cli.incoming.revised.pieces import MergedBlock
from bulletin_cli.incoming.text import ConvertedArticle
from bulletin_cli.layout.marks import Bookmark, picture_digest
from bulletin_cli.store.intake import ENDINGS, ArticleWithPictures
from bulletin_cli.store.picture_likeness import Thumbnail, is_alike, thumbnail
from bulletin_cli.store.picture_pixels import Prepared, prepare
from bulletin_cli.store.placing import place_pictures


class NewPictures:
    """Pictures by their ids in the file, of which those that an issue can show may be taken.

    `images` are those of the issue, by their paths; `rendered` are the bookmarks as rendered,
    which know a picture that the issue has exchanged since; `room` is the width of its text in
    points.
    """

    def __init__(
        self,
        stem: str,
        pictures: Mapping[str, bytes],
        shapes: Mapping[str, PictureShape],
        images: Mapping[str, Image],
        rendered: Iterable[Bookmark],
        room: float,
        *,
        take: bool,
    ) -> None:
        known = {mark.digest: mark.path for mark in rendered if mark.digest}
        known |= {picture_digest(image.data): path for path, image in images.items()}
        smaller: dict[str, Thumbnail | None] = {}
        if not known.keys() >= set(map(picture_digest, pictures.values())):
            smaller = {path: thumbnail(image.data) for path, image in images.items()}
        self._paths: dict[str, str] = {}
        self._new: dict[str, Prepared] = {}
        self._unknown: dict[str, bool] = {}
        for key, data in pictures.items():
            own = known.get(picture_digest(data), "")
            made = None if own else _prepared(data, shapes.get(key, AS_IT_IS), room)
            path = own or (known.get(picture_digest(made.data), "") if made else "")
            path = path or _alike(data, smaller)
            self._unknown[key] = not path
            if made and take and not path:
                path = f"{stem}-{len(self._new) + 1}.{ENDINGS.get(made.kind, made.kind)}"
                self._new[path] = made
            self._paths[key] = path

    def named(self, paragraph: ReturnedParagraph) -> ReturnedParagraph:
        """Return a paragraph with the place of its picture in the issue, if it has one.

        That is where the issue has it, or the name it has until it is placed, or "".
        """
        key = paragraph.picture
        return replace(
            paragraph, path=self._paths.get(key, ""), is_unknown=self._unknown.get(key, False)
        )

    def placed(
        self, revision: Revision, folder: Path
    ) -> tuple[Revision, dict[Path, bytes], tuple[str, ...]]:
        """Return the revision with new pictures at their places, their files, what was done."""
        used = [
            block
            for article in revision.articles.values()
            for piece in article.blocks
            for block in (piece.theirs if isinstance(piece, Conflict) else (piece,))
            if isinstance(block, Picture) and block.path in self._new
        ]
        arrival = ArticleWithPictures(
            ConvertedArticle(Article("", (), tuple(used)), ()),
            {block.path: self._new[block.path].data for block in used},
        )
        placed, files = place_pictures(arrival, folder, {})
        blocks = zip(used, placed.converted.article.blocks, strict=True)
        places = {old.path: new.path for old, new in blocks if isinstance(new, Picture)}
        articles = {
            file: replace(each, blocks=tuple(_at(piece, places) for piece in each.blocks))
            for file, each in revision.articles.items()
        }
        done = (
            sentence
            for name, place in places.items()
            for sentence in self._new[name].told(place.removeprefix(f"{IMAGES}/"))
        )
        told = (*placed.converted.messages, *done)
        return replace(revision, articles=articles), files, told


def _alike(data: bytes, smaller: Mapping[str, Thumbnail | None]) -> str:
    """Return which of these a picture is that a program has saved anew, "" for none."""
    own = thumbnail(data) if smaller else None
    found = (path for path, other in smaller.items() if own and other and is_alike(own, other))
    return next(found, "")


def _at(piece: MergedBlock, places: Mapping[str, str]) -> MergedBlock:
    if isinstance(piece, Conflict):
        return replace(piece, theirs=tuple(_block_at(each, places) for each in piece.theirs))
    return _block_at(piece, places)


def _block_at(block: Block, places: Mapping[str, str]) -> Block:
    if isinstance(block, Picture):
        return replace(block, path=places.get(block.path, block.path))
    return block


def _prepared(data: bytes, shape: PictureShape, room: float) -> Prepared | None:
    """Return a picture fit for print, None for one that an issue cannot show."""
    try:
        return prepare(data, shape, room)
    except BulletinError:
        return None  # the paragraph it stands in is told of
