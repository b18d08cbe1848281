"""Signs of the symbol faces, which stand at private places, as the signs that Unicode has."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PRIVATE = 0xF000  # where Windows puts the 256 places of a symbol face
_TABLE = Path(__file__).with_name("symbols.tsv")


def as_unicode(text: str, ascii_face: str, face: str) -> str:
    """Return `text` with the signs of symbol faces as Unicode; what has no sign stays.

    `ascii_face` is the face of the ASCII characters, `face` that of the others.
    """
    faces = [_signs_of(ascii_face), _signs_of(face)]
    if not any(faces):
        return text
    return "".join(_sign(each, *faces) for each in text)


def is_private(character: str) -> bool:
    """Return whether a character is one that only its face knows."""
    return "\ue000" <= character <= "\uf8ff"


def _sign(character: str, ascii_signs: dict[int, str] | None, signs: dict[int, str] | None) -> str:
    code = ord(character)
    if _PRIVATE <= code < _PRIVATE + 0x100:
        return (signs or ascii_signs or {}).get(code - _PRIVATE, character)
    own = ascii_signs if code < 0x80 else signs
    return (own or {}).get(code, character) if code < 0x100 else character


@cache
def _signs_of(face: str) -> dict[int, str] | None:
    return _signs().get(face.lower())


@cache
def _signs() -> dict[str, dict[int, str]]:
    """Return the signs of each face by its name in small letters and their places."""
    found: dict[str, dict[int, str]] = {}
    for line in _TABLE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            face, code, sign = line.split("\t")
            found.setdefault(face.lower(), {})[int(code, 16)] = chr(int(sign, 16))
    return found
