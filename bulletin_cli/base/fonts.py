"""A face's file, and what is known of a character in it."""

from __future__ import annotations

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
