"""The pictures of a new article made fit for print before they get their places."""

from __future__ import annotations

from pathlib import PurePosixPath

from bulletin_cli.content.article import AS_IT_IS, Picture
from bulletin_cli.content.picture_line import picture_rows
from bulletin_cli.store.intake import ArticleWithPictures
from bulletin_cli.store.picture_pixels import prepare

_CENTIMETRE = 72 / 2.54  # points
_ORIGINAL = "-原图"  # in the name of an original that stands beside
_ENDINGS = {"jpeg": (".jpg", ".jpeg"), "png": (".png",), "gif": (".gif",)}


def with_prepared_pictures(
    arrival: ArticleWithPictures, text_width: float
) -> tuple[ArticleWithPictures, dict[str, bytes]]:
    """Return the article with its pictures as they are printed, and changed ones as they came.

    The originals have names of their own beside the new ones.
    """
    pictures: dict[str, bytes] = {}
    originals: dict[str, bytes] = {}
    paths: dict[str, str] = {}
    told: list[str] = []
    for path, data in arrival.pictures.items():
        room = max(_rooms(arrival, path, text_width), default=text_width)
        made = prepare(data, arrival.shapes.get(path, AS_IT_IS), room)
        paths[path] = _with_ending(path, made.kind)
        pictures[paths[path]] = made.data
        name = PurePosixPath(path.replace("\\", "/"))
        if made.data != data:
            originals[f"{name.stem}{_ORIGINAL}{name.suffix}"] = data
        told += made.told(name.name)
    return arrival.with_pictures(paths, pictures, told), originals


def _rooms(arrival: ArticleWithPictures, path: str, text_width: float) -> list[float]:
    """Return how wide the article may print a picture, each time it does."""
    wanted = (
        block.width * text_width / 100 or block.centimetres * _CENTIMETRE or text_width / len(row)
        for _, row in picture_rows(arrival.converted.article.blocks)
        for block in row
        if isinstance(block, Picture) and block.path == path
    )
    return [min(each, text_width) for each in wanted]


def _with_ending(path: str, kind: str) -> str:
    """Return a path with an ending that says what the picture is now."""
    endings = _ENDINGS[kind]
    stem, dot, ending = path.rpartition(".")
    if f".{ending.lower()}" in endings:
        return path
    return (stem if dot else path) + endings[0]
