"""The faces that some pages are drawn with, and how those have the pages' characters."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from bulletin_cli.base.fonts import FontFile, Glyph
from bulletin_cli.base.record import record, replace
from bulletin_cli.layout.document import Document, Style
from bulletin_cli.layout.pages import Line, Pages
from bulletin_cli.writers.drawn.faces import Face, choose
from bulletin_cli.writers.drawn.typst_fonts import Loaded, all_faces, these_faces

Fonts: TypeAlias = tuple[str, ...]  # a face and its alternatives, as a style names them


@record
class Machine:
    """What is known of this machine's faces.

    `installed` gives them by name, None where they cannot be listed; `alike` a face's other names;
    `glyphs` those of some characters that a face has.
    """

    installed: Callable[[], Mapping[str, FontFile] | None]
    alike: Callable[[str], Sequence[str]]
    glyphs: Callable[[FontFile, str], Mapping[str, Glyph]]


@record
class DrawnFace:
    """A face under Typst's name of it; `heavy` says that it has a bold of its own."""

    family: str
    heavy: bool
    glyphs: Mapping[str, Glyph]
    bold_glyphs: Mapping[str, Glyph]


@record
class Cast:
    """The faces that Typst is given, that of each style, and which stand in for missing ones."""

    fonts: Any
    faces: Mapping[Fonts, DrawnFace]
    stand_ins: Mapping[str, str]


@record
class Need:
    """What is written in a face."""

    characters: str
    bold: bool


def cast(pages: Pages, machine: Machine) -> Cast:
    """Return the faces of some pages: these alone, or all where a character is in none of them."""
    needs = find_needs(pages)
    return _alone(needs, machine) or _among_all(needs, machine)


def _alone(needs: Mapping[Fonts, Need], machine: Machine) -> Cast | None:
    installed = machine.installed()
    if installed is None:
        return None
    chosen, stand_ins = choose(needs, installed, machine.alike)
    files = {
        os.path.realpath(file.path)
        for fonts, face in chosen.items()
        for file in (face.regular, face.bold if needs[fonts].bold else None)
        if file
    }
    try:
        loaded = these_faces(frozenset(files))
    except OSError:
        return None
    faces: dict[Fonts, DrawnFace] = {}
    for fonts, face in chosen.items():
        drawn = _drawn(face, needs[fonts], loaded, machine)
        if drawn is None or not drawn.glyphs.keys() >= set(needs[fonts].characters):
            return None
        faces[fonts] = drawn
    return Cast(loaded.fonts, faces, stand_ins)


def _among_all(needs: Mapping[Fonts, Need], machine: Machine) -> Cast:
    loaded = all_faces()
    chosen, stand_ins = choose(needs, loaded.installed, machine.alike)
    drawn = {fonts: _drawn(face, needs[fonts], loaded, machine) for fonts, face in chosen.items()}
    return Cast(loaded.fonts, {fonts: face for fonts, face in drawn.items() if face}, stand_ins)


def _drawn(face: Face, need: Need, loaded: Loaded, machine: Machine) -> DrawnFace | None:
    """Return a face under Typst's name of it, None where Typst does not know it."""
    regular = FontFile(os.path.realpath(face.regular.path), face.regular.index)
    family = loaded.names.get(regular) or loaded.names.get(face.regular)
    return drawn_face(family, face, need, machine) if family else None


def drawn_face(family: str, face: Face, need: Need, machine: Machine) -> DrawnFace:
    """Return a face with those glyphs of it that are needed."""
    glyphs = machine.glyphs(face.regular, need.characters)
    bold = machine.glyphs(face.bold, need.characters) if face.bold and need.bold else glyphs
    return DrawnFace(family, face.bold is not None, glyphs, bold)


def _shares(text: str, style: Style) -> Iterator[tuple[Fonts, str]]:
    """Yield the faces of a text, each with what is written in it."""
    if not style.latin_fonts:
        yield style.fonts, text
        return
    yield style.fonts, "".join(each for each in text if each >= "\x80")
    yield style.latin_fonts, "".join(each for each in text if each < "\x80")


def _written(line: Line, document: Document) -> Iterator[tuple[Fonts, str]]:
    """Yield the faces of a line, each with what is written in it."""
    style = document.styles[line.style]
    for key, part in line.faces():
        yield from _shares(part.text, replace(style, fonts=document.styles[key].fonts))


def find_needs(pages: Pages) -> dict[Fonts, Need]:
    """Return what is written in which faces, in the order of its first line."""
    characters: dict[Fonts, dict[str, None]] = {}
    bold: set[Fonts] = set()
    for page in pages.pages:
        for line in (*page.lines, *page.margin_lines):
            for fonts, written in _written(line, pages.document) if line.text else ():
                characters.setdefault(fonts, {}).update(dict.fromkeys(written))
                if pages.document.styles[line.style].bold or line.bold:
                    bold.add(fonts)
    return {
        fonts: Need("".join(each).replace("\t", ""), fonts in bold)
        for fonts, each in characters.items()
    }
