"""The foreword of a volume, read from a file as a contribution is."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.actions.volume.press import Foreword
from bulletin_cli.store.intake import convert_file
from bulletin_cli.store.pictures import read_image


def read_foreword(path: Path) -> Foreword:
    """Return the article of a file: Markdown, text or Word. Raises BulletinError."""
    (found,) = convert_file(path)
    images = {name: read_image(data) for name, data in found.pictures.items()}
    return Foreword(found.converted.article, images, found.converted.messages)
