"""Fields (ECMA-376 part 1, 17.16): which are closed, and what those show that keep no result."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any

from bulletin_cli.incoming.word.content import WordPiece
from bulletin_cli.incoming.word.symbols import as_unicode
from bulletin_cli.incoming.word.xml import MC, W, switch, value, whole

# Fields that show nothing: marks for an index, names, moves on the page.
_SILENT = ("XE", "TC", "TA", "RD", "SET", "ASK", "PRIVATE", "ADVANCE", "BOOKMARK", "GLOSSARY")
_BUTTONS = ("MACROBUTTON", "GOTOBUTTON")
_SYMBOL = re.compile(r'SYMBOL\s+(0x[0-9a-f]+|\d+)(?:.*?\\f\s+"?([^"\\]+))?', re.IGNORECASE)
_ADDRESS = re.compile(r'HYPERLINK\s+(?:"([^"]*)"|([^\s\\]\S*))(.*)', re.IGNORECASE | re.DOTALL)
_PLACE = re.compile(r'\\l\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_OTHER_STORIES = (f"{W}txbxContent", f"{MC}Fallback")
_CODE_MOST = 5_000  # characters


class Field:
    """A field that is open: its code, and the pieces of its paragraph when its result began."""

    def __init__(self, *, closed: bool = True, form: Any | None = None) -> None:
        self.code = ""
        self.closed = closed
        self.form = form
        self.begun = not closed  # whether its result has begun
        self.pieces: list[WordPiece] = []
        self.start = 0

    def add(self, code: str) -> None:
        """Take some more of the code."""
        if len(self.code) < _CODE_MOST:
            self.code += code

    @property
    def kind(self) -> str:
        """The first word of the code, in capitals."""
        return next(iter(self.code.split()), "").upper()

    @property
    def arguments(self) -> str:
        """The code without its first word."""
        return self.code.strip()[len(self.kind) :]

    def begin_result(self, pieces: list[WordPiece]) -> None:
        """Remember where in the paragraph's pieces the result begins."""
        self.begun, self.pieces, self.start = True, pieces, len(pieces)

    def address(self) -> str:
        """Return where a link leads outside of the file, "" for any other field."""
        found = _ADDRESS.match(self.code.strip())
        address = (found[1] or found[2] or "") if found else ""
        place = _PLACE.search(found[3]) if found and address else None
        return f"{address}#{place[1] or place[2]}" if place else address

    def own_text(self) -> str | None:
        """Return what Word shows of a field without a result, None where that is not known."""
        if self.kind in (*_SILENT, ""):
            return ""
        if self.kind in _BUTTONS:
            return " ".join(self.code.split()[2:])
        if self.kind == "SYMBOL" and (found := _SYMBOL.match(self.code.strip())):
            code, base = found[1][:7], 16 if found[1][:2] in ("0x", "0X") else 10
            return _symbol(int(code, base), (found[2] or "").strip())
        return None

    def form_text(self) -> str | None:
        """Return the sign of a form's box or the words chosen in its list, None for no form."""
        if self.form is None:
            return None
        box, choice = self.form.find(f"{W}checkBox"), self.form.find(f"{W}ddList")
        if box is not None:
            said = "checked" if box.find(f"{W}checked") is not None else "default"
            return "☑" if switch(box, said) else "☐"
        if choice is not None:
            entries = [each.get(f"{W}val", "") for each in choice.iterfind(f"{W}listEntry")]
            at = whole(value(choice, "result", value(choice, "default", "0")), 0)
            return entries[at] if at < len(entries) else ""
        return None


def _symbol(code: int, face: str) -> str | None:
    if not 0x20 <= code <= 0xFFFF or 0xD800 <= code < 0xE000:
        return None
    return as_unicode(chr(code), face, face)


def unclosed(story: Any) -> set[Any]:
    """Return the w:fldChar that begin a field which nothing ends, within one story."""
    begun: list[Any] = []
    for mark in story.iter(f"{W}fldChar"):
        around = takewhile(lambda each: each is not story, mark.iterancestors())
        if any(each.tag in _OTHER_STORIES for each in around):
            continue
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return set(begun)
