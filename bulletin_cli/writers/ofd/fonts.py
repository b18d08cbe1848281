"""The faces of a file: what is written in which, and what of each the file carries along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias
from unicodedata import category, name

from bulletin_cli.base.fonts import FontFile, FontSubset, Glyph
from bulletin_cli.base.record import record
from bulletin_cli.layout.document import Style
from bulletin_cli.writers.drawn.cast import DrawnFace, Fonts, Machine
from bulletin_cli.writers.drawn.faces import Face
from bulletin_cli.writers.ofd.xml import document, element, text

# None where the licence of a face forbids to carry a part of it along.
CutFont: TypeAlias = Callable[[FontFile, str], FontSubset | None]

_SELECTOR = "VARIATION SELECTOR"
_UNKNOWN = Glyph(1.0)  # of a character that no face has


@record
class FontParts:
    """The files of the faces by name, and the faces of which only the name is given."""

    files: Mapping[str, bytes]
    named: tuple[str, ...]


class _Font:
    """A face under its number, and the characters written in it so far."""

    def __init__(self, number: int, family: str, *, bold: bool) -> None:
        self.number = number
        self.family = family
        self.bold = bold
        self.characters: dict[str, None] = {}


class FontCase:
    """Gives each character of a style its face and glyph, and keeps what was asked for."""

    def __init__(
        self,
        chosen: Mapping[Fonts, Face],
        drawn: Mapping[Fonts, DrawnFace],
        installed: Mapping[str, FontFile],
        machine: Machine,
        ids: Iterator[int],
    ) -> None:
        self.drawn = drawn
        self._chosen = chosen
        self._installed = installed
        self._machine = machine
        self._ids = ids
        self._fonts: dict[FontFile, _Font] = {}
        self._others: dict[str, tuple[str, FontFile, Glyph] | None] = {}

    @property
    def lacking(self) -> str:
        """The characters that should be seen, and no face has."""
        return "".join(
            each for each, found in self._others.items() if found is None and _is_seen(each)
        )

    def glyphs(self, style: Style, *, bold: bool) -> Mapping[str, Glyph]:
        """Return the glyphs of a style's face."""
        face = self.drawn[style.fonts]
        return face.bold_glyphs if bold else face.glyphs

    def write(self, characters: str, style: Style, *, bold: bool) -> int:
        """Return the number of a style's face, in which characters are written."""
        face = self._chosen[style.fonts]
        heavy = face.bold if bold else None
        return self._note(characters, heavy or face.regular, face.family, bold=heavy is not None)

    def write_other(self, character: str, style: Style) -> tuple[int, Glyph] | None:
        """Return the number of another face that has the character, and how it has it.

        None for what no face has and nobody sees, such as a zero-width blank.
        """
        if character not in self._others:
            self._others[character] = self._look_for(character)
        found = self._others[character]
        if found is None:
            return (self.write("", style, bold=False), _UNKNOWN) if _is_seen(character) else None
        family, file, glyph = found
        return self._note(character, file, family, bold=False), glyph

    def parts(self, cut_font: CutFont) -> FontParts:
        """Return the files of the faces. Raises BulletinError where no font can be cut."""
        files: dict[str, bytes] = {}
        named: dict[str, None] = {}
        entries = []
        for file, font in self._fonts.items():
            cut = cut_font(file, "".join(sorted(font.characters)))
            place = f"font_{font.number}.{cut.kind}" if cut else ""
            if cut:
                files[f"Res/{place}"] = cut.data
            else:
                named[font.family] = None
            entries.append(_entry(font, place))
        public = document("Res", element("Fonts", *entries), BaseLoc="Res")
        return FontParts({"PublicRes.xml": public, **files}, tuple(named))

    def _note(self, characters: str, file: FontFile, family: str, *, bold: bool) -> int:
        if file not in self._fonts:
            self._fonts[file] = _Font(next(self._ids), family, bold=bold)
        font = self._fonts[file]
        font.characters.update(dict.fromkeys(characters))
        return font.number

    def _look_for(self, character: str) -> tuple[str, FontFile, Glyph] | None:
        """Return a face that has a character, those that are written in anyway first."""
        own = ((face.family, face.regular) for face in self._chosen.values())
        for family, file in (*own, *sorted(self._installed.items())):
            if glyph := self._machine.glyphs(file, character).get(character):
                return family, file, glyph
        return None


def _is_seen(character: str) -> bool:
    """Return whether a character is more than a hint for how others are drawn."""
    return category(character) != "Cf" and not name(character, "").startswith(_SELECTOR)


def _entry(font: _Font, file: str) -> str:
    return element(
        "Font",
        text("FontFile", file),
        ID=str(font.number),
        FontName=font.family,
        FamilyName=font.family,
        Bold="true" if font.bold else "",
    )
