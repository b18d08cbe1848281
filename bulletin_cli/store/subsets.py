"""Font files cut down to a few characters, for documents that carry their faces along."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.fonts import FontFile, FontSubset
from bulletin_cli.store.opentype import may_embed

if TYPE_CHECKING:
    from fontTools.subset import Options

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
        from fontTools.subset import Subsetter
        from fontTools.ttLib import TTFont
    except ModuleNotFoundError as error:
        raise BulletinError(
            "没有装 fonttools，写不出 OFD", "装上它：python -m pip install fonttools"
        ) from error
    if not may_embed(file):
        return None
    stream = io.BytesIO()
    try:
        with TTFont(
            file.path, fontNumber=file.index, lazy=True, recalcBBoxes=False, recalcTimestamp=False
        ) as font:
            for table in set(font.reader.keys()).difference(_NEEDED):
                del font[table]
            subsetter = Subsetter(_options())
            subsetter.populate(unicodes=map(ord, characters))
            subsetter.subset(font)
            kind = "ttf" if "glyf" in font else "otf"
            font.save(stream, reorderTables=None)
    except Exception:  # noqa: BLE001 - whatever is wrong with others' fonts, they are not taken
        return None
    return FontSubset("ttf" if kind == "ttf" else "otf", stream.getvalue())


def _options() -> Options:
    from fontTools.subset import Options

    return Options(
        hinting=True, notdef_outline=True, layout_features=[], name_IDs=list(_NAMES),
        name_languages=["*"], glyph_names=False, desubroutinize=False,
    )  # fmt: skip
