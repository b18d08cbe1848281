"""Forms: a Word file with `{{ name }}` where something is to be filled in.

An office draws its form in Word and writes names into it; only the text at these places changes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.strict_toml import suggestion
from bulletin_cli.base.typography import FORBIDDEN
from bulletin_cli.incoming.word.package import open_word
from bulletin_cli.incoming.word.xml import W
from bulletin_cli.writers.docx.package import pack

if TYPE_CHECKING:
    from docx.document import Document

Values = Mapping[str, "str | Sequence[str]"]
_PLACE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def fill_form(form: bytes, file: str, values: Values) -> bytes:
    """Return a form with its places filled in; lines of a text become lines of its paragraph.

    A list fills the places of its name one after another, and the table row that holds them is
    repeated until all are in; places left over are emptied. Raises BulletinError for a form that
    is no Word file, and for a name that has no value.
    """
    document = open_word(form, file)
    roots = list(_roots(document))
    _refuse_unknown(roots, values, file)
    for name, value in values.items():
        if not isinstance(value, str):
            for root in roots:
                _repeat(root, name, len(value))
    left = {name: iter(value) for name, value in values.items() if not isinstance(value, str)}

    def text(match: re.Match[str]) -> str:
        value = values[match[1]]
        return value if isinstance(value, str) else next(left[match[1]], "")

    for root in roots:
        for paragraph in root.iter(f"{W}p"):
            _fill(paragraph, text)
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as saved:  # python-docx writes the time of day into it
        return pack({name: saved.read(name) for name in saved.namelist()})


def _roots(document: Document) -> Iterator[Any]:
    """Yield the elements that hold a form's paragraphs: the body, headers and footers."""
    yield document.element.body
    for section in document.sections:
        for each in (section.header, section.footer):
            if not each.is_linked_to_previous:
                yield each._element  # noqa: SLF001 - python-docx gives it no other name


def _refuse_unknown(roots: Sequence[Any], values: Values, file: str) -> None:
    for root in roots:
        for paragraph in root.iter(f"{W}p"):
            for name in _PLACE.findall(_text(paragraph)):
                if name not in values:
                    hint = suggestion(name, tuple(values))
                    raise BulletinError(f"里的 {{{{ {name} }}}} 不知道填什么", hint, file=file)


def _text(paragraph: Any) -> str:
    return "".join(each.text or "" for each in _texts(paragraph))


def _texts(paragraph: Any) -> list[Any]:
    """Return the text elements of a paragraph, but not of what is drawn beside it."""
    return [
        each
        for each in paragraph.iter(f"{W}t")
        if next(each.iterancestors(f"{W}p"), None) is paragraph
    ]


def _repeat(root: Any, name: str, count: int) -> None:
    """Repeat the last table row with places of a list until there are enough of them."""
    places = [
        paragraph
        for paragraph in root.iter(f"{W}p")
        for each in _PLACE.findall(_text(paragraph))
        if each == name
    ]
    rows = [next(each.iterancestors(f"{W}tr"), None) for each in places]
    row = rows[-1] if rows else None
    if row is not None:
        missing, in_row = count - len(places), rows.count(row)
        for _ in range(-(-missing // in_row)):
            row.addnext(deepcopy(row))


def _fill(paragraph: Any, text: Callable[[re.Match[str]], str]) -> None:
    """Put the values in, the last one first, so that the places before it stay where they are."""
    pieces = _texts(paragraph)
    matches = list(_PLACE.finditer("".join(each.text or "" for each in pieces)))
    filled = [(match.span(), re.sub(f"[{FORBIDDEN}]", "", text(match))) for match in matches]
    for (start, end), value in reversed(filled):
        _replace(pieces, start, end, value)
    for piece in pieces if filled else ():
        if "\n" in (piece.text or ""):
            _break_lines(piece)


def _replace(pieces: Sequence[Any], start: int, end: int, value: str) -> None:
    """Replace text[start:end], which Word may have split: the first piece takes the value."""
    at = 0
    for piece in pieces:
        old = piece.text or ""
        cut = slice(max(start - at, 0), max(min(end - at, len(old)), 0))
        at += len(old)
        if cut.start < cut.stop:
            piece.text = old[: cut.start] + value + old[cut.stop :]
            piece.set(_SPACE, "preserve")
            value = ""


def _break_lines(piece: Any) -> None:
    """Set the lines of a text element apart by breaks."""
    first, *others = piece.text.split("\n")
    piece.text, after = first, piece
    for line in others:
        more = deepcopy(piece)
        more.text = line
        end = piece.makeelement(f"{W}br")
        after.addnext(end)
        end.addnext(more)
        after = more
