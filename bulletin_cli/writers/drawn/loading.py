"""The faces of some pages, loaded beside what else is to be done before these are drawn."""

from __future__ import annotations

import os
from contextlib import suppress
from threading import Thread
from typing import Any

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.layout.pages import Pages
from bulletin_cli.writers.drawn.cast import Cast, Machine, cast
from bulletin_cli.writers.drawn.markup import quoted
from bulletin_cli.writers.drawn.typst_fonts import load_typst

# Typst's threads wait for one another by spinning: on fewer pages they cost more than they gain.
_FEW_PAGES = 20
# Each thread keeps memory of its own, a tenth in all: on so many pages one must do.
_MANY_PAGES = 200


class LoadingFaces:
    """The faces of some pages, loaded while other work goes on.

    Typst needs 50 ms for a Chinese face of 25 MB, and takes them without Python.
    """

    def __init__(self, pages: Pages, machine: Machine) -> None:
        self._pages = pages
        self._machine = machine
        self._cast: Cast | None = None
        self._thread = Thread(target=self._load)
        with suppress(BulletinError):  # `cast` tells it
            typst_for(pages)
            self._cast = cast(pages, machine)
            self._thread.start()

    def _load(self) -> None:
        """Have a character drawn in each face, which makes Typst keep the faces."""
        if self._cast is None:
            return
        looks = "".join(
            f"#text(font: {quoted(face.family)}, {quoted(next(iter(face.glyphs), ''))})"
            for face in self._cast.faces.values()
        )
        typst = load_typst()
        with suppress(typst.TypstError):
            typst.compile(looks.encode(), font_paths=self._cast.fonts, format="pdf")

    def cast(self) -> Cast:
        """Return the faces, which may still be loading. Raises BulletinError as `cast` does."""
        return self._cast or cast(self._pages, self._machine)

    def wait(self) -> None:
        """Wait until the faces are loaded, lest they are loaded twice."""
        if self._cast:
            self._thread.join()


def typst_for(pages: Pages) -> Any:
    """Return Typst's module, told how many threads it may have. Raises BulletinError without it."""
    if not _FEW_PAGES < len(pages.pages) <= _MANY_PAGES:
        os.environ.setdefault("RAYON_NUM_THREADS", "1")
    return load_typst()
