"""Pictures of a new article get places of their own among those of the issue."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from bulletin_cli.base.file_names import flaw, free
from bulletin_cli.base.paths import IMAGES
from bulletin_cli.store.intake import ArticleWithPictures

_IN_MARKUP = re.compile(r"[\s()（）\[\]]+")  # what would end the path in an article


def place_pictures(
    arrival: ArticleWithPictures, folder: Path, taken: Mapping[Path, bytes | str]
) -> tuple[ArticleWithPictures, dict[Path, bytes]]:
    """Return the article with its pictures at places of `folder` free of `taken`, and their files.

    Of a picture renamed because Windows cannot have its name, or not beside another's, it tells.
    """
    images = folder / IMAGES
    standing = _standing(images, taken)
    files: dict[Path, bytes] = {}
    places: dict[str, str] = {}
    told: list[str] = []
    for path, data in arrival.pictures.items():
        name = path.replace("\\", "/").rpartition("/")[2]
        place = _place(name, data, images, standing, {**taken, **files})
        told += _told(name, place, standing)
        standing[place.name.casefold()] = place
        files[place] = data
        places[path] = f"{IMAGES}/{place.name}"
    pictures = {places[path]: data for path, data in arrival.pictures.items()}
    return arrival.with_pictures(places, pictures, told), files


def place_originals(
    originals: Mapping[str, bytes], folder: Path, taken: Mapping[Path, bytes | str]
) -> dict[Path, bytes]:
    """Return the files of pictures as they came, by names below `folder` free of `taken`."""
    images = folder / IMAGES
    standing = _standing(images, taken)
    return {_place(name, data, images, standing, taken): data for name, data in originals.items()}


def _standing(images: Path, taken: Collection[Path]) -> dict[str, Path]:
    """Return what stands in the folder, or will, by the names that Windows takes for the same."""
    places = (*images.glob("*"), *(each for each in taken if each.parent == images))
    return {each.name.casefold(): each for each in places}


def _place(
    name: str,
    data: bytes,
    images: Path,
    standing: Mapping[str, Path],
    taken: Mapping[Path, bytes | str],
) -> Path:
    """Return where no other picture stands, in any case; the same picture keeps its place."""

    def is_free(name: str) -> bool:
        other = standing.get(name.casefold())
        if other is None:
            return True
        return (taken[other] if other in taken else other.read_bytes()) == data

    found = free(_IN_MARKUP.sub("-", name), is_free)
    return standing.get(found.casefold(), images / found)


def _told(name: str, place: Path, standing: Mapping[str, Path]) -> list[str]:
    other = standing.get(name.casefold())
    why = flaw(name)
    if not why and other and other.name != name and other != place:
        why = f"与 {other.name} 只差大小写"
    return [f"图片 {name} 改名为 {place.name}：{why}"] if why else []
