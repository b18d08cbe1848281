"""A face's file, what is known of a character in it, and what of it goes into a document."""

from __future__ import annotations

from typing import Literal

from bulletin_cli.base.record import record


@record
class FontFile:
    """Where a face is: a file, and its place in it when that is a collection."""

    path: str
    index: int


@record
class Glyph:
    """A character as a face has it, in ems: how wide it is, and where its ink begins and ends.

    `right` is None where the file does not say it (outlines in CFF).
    """

    width: float
    left: float = 0.0
    right: float | None = None


@record
class FontSubset:
    """A font file of a few characters of a face, `kind` what files of its outlines end in."""

    kind: Literal["ttf", "otf"]
    data: bytes
