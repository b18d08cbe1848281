"""Font files cut down to a few characters, for documents that carry their faces along."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.fonts import FontFile, FontSubset
from bulletin_cli.store.opentype import may_embed

# What draws single upright characters by their codes; nothing is set anew from them.
_NEEDED = (
    "cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post",
    "glyf", "loca", "CFF ", "CFF2", "cvt ", "fpgm", "prep", "gasp",
)  # fmt: skip
_NAMES = (0, 1, 2, 4, 6, 13, 14)  # copyright, family, style, full name, PostScript name, licence


def cut_font(file: FontFile, characters: Iterable[str]) -> FontSubset | None:
    """Return a face with these characters alone, the same bytes for the same ones.

    None where its licence forbids it, or its file cannot be read.
    Raises BulletinError without fontTools.
    """
    try:
        import fontTools.subset  # noqa: F401 - whether it is there
    except ModuleNotFoundError as error:
        raise BulletinError(
            "没有装 fonttools，写不出 OFD", "装上它：python -m pip install fonttools"
        ) from error
    if not may_embed(file):
        return None
    try:
        return _cut(file, characters)
    except Exception:  # a damaged font makes fontTools raise anything
        return None


def _cut(file: FontFile, characters: Iterable[str]) -> FontSubset:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(hinting=False, notdef_outline=True, layout_features=[], name_IDs=[*_NAMES])
    # Boxes around the ink are those of the whole face: drawing all characters for them takes longer
    # than everything else.
    made = io.BytesIO()
    with Path(file.path).open("rb") as stream:
        font = TTFont(
            stream, fontNumber=file.index, lazy=True, recalcBBoxes=False, recalcTimestamp=False
        )
        for table in {*font.reader.keys()}.difference(_NEEDED):
            del font[table]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=map(ord, characters))
        subsetter.subset(font)
        font.save(made)
    return FontSubset("ttf" if "glyf" in font else "otf", made.getvalue())
