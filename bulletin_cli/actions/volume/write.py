"""A volume written in the forms that are asked for."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from pathlib import Path

from bulletin_cli.actions.pages import draw_pages, write_ofd
from bulletin_cli.actions.volume.bind import Volume
from bulletin_cli.base.fonts import ToldFaces
from bulletin_cli.base.watch import Watch
from bulletin_cli.store.outputs import save_outputs
from bulletin_cli.workspace import Workspace

_ORDER = ("ofd", "docx", "pdf")  # Typst last, which gives back no memory


def write_volume(
    space: Workspace, volume: Volume, places: Mapping[str, Path], watch: Watch
) -> ToldFaces:
    """Write a volume in some forms to their places, all or none; return what is told of faces.

    Raises BulletinError.
    """
    files: dict[Path, bytes] = {}
    faces = ToldFaces()
    for form in watch(sorted(places, key=_ORDER.index)):
        files[places[form]], told = _make(volume, form)
        faces |= told
    save_outputs(space.root, files)
    return faces


def _make(volume: Volume, form: str) -> tuple[bytes, ToldFaces]:
    if form == "ofd":
        file = write_ofd(volume.pages)
        gc.collect()  # what cutting faces leaves behind is a fifth of all memory
        return file.data, file.faces
    if form == "pdf":
        drawing = draw_pages(volume.pages, "pdf")
        return drawing.files[0], ToldFaces(drawing.stand_ins)
    from bulletin_cli.writers.docx.volume import write_volume as write_word

    return write_word(volume.documents, volume.pages.document.properties), ToldFaces()
