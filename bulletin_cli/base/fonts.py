"""A face's file, what is known of a character in it, and what of it goes into a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
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


@record
class ToldFaces:
    """What is told of the faces of a file: which stand in for missing ones, and what it lacks.

    `named` are those of which it has the name alone, since their licence forbids more or their file
    cannot be read; `lacking` are characters that no face of this machine has.
    """

    stand_ins: Mapping[str, str] = field(default_factory=dict)
    named: tuple[str, ...] = ()
    lacking: str = ""

    def __or__(self, other: ToldFaces) -> ToldFaces:
        """Return what is told of both files, once."""
        return ToldFaces(
            {**self.stand_ins, **other.stand_ins},
            tuple(dict.fromkeys(self.named + other.named)),
            "".join(dict.fromkeys(self.lacking + other.lacking)),
        )
