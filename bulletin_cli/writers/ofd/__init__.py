"""Pages -> OFD (GB/T 33190-2016), with what the PDF has at the same places, and without Typst.

Fonts stand among the public resources, pictures among the document's, and narrow text is narrowed
by HScale, as GB/T 42133-2022 asks of files for archives.
"""

from __future__ import annotations

from itertools import count

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.fonts import ToldFaces
from bulletin_cli.base.record import record
from bulletin_cli.layout.pages import Pages
from bulletin_cli.writers.drawn.cast import Machine, drawn_face, find_needs
from bulletin_cli.writers.drawn.faces import choose
from bulletin_cli.writers.ofd.fonts import CutFont, FontCase
from bulletin_cli.writers.ofd.package import OfdPage, package
from bulletin_cli.writers.ofd.resources import Resources
from bulletin_cli.writers.ofd.sheets import SheetWriter


@record
class OfdFile:
    """A file, and what is to be told of its faces."""

    data: bytes
    faces: ToldFaces


def write_ofd(pages: Pages, machine: Machine, cut_font: CutFont) -> OfdFile:
    """Write the pages; the same pages give the same bytes where the faces are the same.

    Raises BulletinError where no Chinese face is found, or no font can be cut.
    """
    installed = machine.installed()
    if installed is None:
        raise BulletinError(
            "查不到本机装了哪些字体，写不出 OFD", "装上 fontconfig（要有 fc-list 这个命令）再试。"
        )
    needs = find_needs(pages)
    chosen, stand_ins = choose(needs, installed, machine.alike)
    drawn = {
        fonts: drawn_face(face.family, face, needs[fonts], machine)
        for fonts, face in chosen.items()
    }
    ids = count(1)
    fonts, resources = FontCase(chosen, drawn, installed, machine, ids), Resources(ids)
    writer = SheetWriter(pages.document, fonts, resources, ids)
    sheets = [
        OfdPage(next(ids), writer.sheet(page), tuple(writer.outline(page))) for page in pages.pages
    ]
    parts = fonts.parts(cut_font)
    data = package(pages.document, sheets, {**parts.files, **resources.files()}, next(ids))
    return OfdFile(data, ToldFaces(stand_ins, parts.named, fonts.lacking))
