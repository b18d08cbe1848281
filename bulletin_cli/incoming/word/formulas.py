"""Formulas (OMML, ECMA-376 part 1, 22.1) written on one line, where one line can hold them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bulletin_cli.content.article import Raised
from bulletin_cli.incoming.word.xml import M, W

_Parts = list[tuple[str, Raised]]


class _NotLinearError(Exception):
    """Raised within for a formula that needs more than one line."""


def linear(formula: Any) -> _Parts | None:
    """Return the stretches of a formula, on, above or below the line; None where it has no line."""
    try:
        return _children(formula)
    except _NotLinearError:
        return None


def formula_text(formula: Any) -> str:
    """Return all that a formula says, in the order of the file."""
    return "".join(each.text or "" for each in formula.iter(f"{M}t", f"{W}t"))


def _children(parent: Any) -> _Parts:
    found: _Parts = []
    for child in parent:
        name = _name(child)
        if name in ("r", "oMath"):
            found += [(formula_text(child), "")] if name == "r" else _children(child)
        elif name in _FORMS:
            found += _FORMS[name](child)
        elif name and not name.endswith("Pr"):
            raise _NotLinearError
    return [part for part in found if part[0]]


def _part(parent: Any, name: str) -> _Parts:
    child = parent.find(M + name)
    return [] if child is None else _children(child)


def _text(parent: Any, name: str) -> str:
    """Return the text of a part that must stand on its line."""
    parts = _part(parent, name)
    if any(raised for _, raised in parts):
        raise _NotLinearError
    return "".join(text for text, _ in parts)


def _scripts(element: Any) -> _Parts:
    below, above = _text(element, "sub"), _text(element, "sup")
    return [*_part(element, "e"), (below, "subscript"), (above, "superscript")]


def _fraction(element: Any) -> _Parts:
    over, under = _text(element, "num"), _text(element, "den")
    return [(f"{_grouped(over)}/{_grouped(under)}", "")]


def _root(element: Any) -> _Parts:
    return [(_text(element, "deg"), "superscript"), (f"√{_grouped(_text(element, 'e'))}", "")]


def _brackets(element: Any) -> _Parts:
    signs = {"begChr": "(", "sepChr": "|", "endChr": ")"}
    for sign in element.iterfind(f"{M}dPr/*"):
        signs[_name(sign)] = sign.get(f"{M}val", "")
    found: _Parts = []
    for each in element.iterfind(f"{M}e"):
        found += [(signs["sepChr"], "")] if found else []
        found += _children(each)
    return [(signs["begChr"], ""), *found, (signs["endChr"], "")]


def _function(element: Any) -> _Parts:
    return [*_part(element, "fName"), *_part(element, "e")]


_FORMS: dict[str, Callable[[Any], _Parts]] = {
    "sSup": _scripts,
    "sSub": _scripts,
    "sSubSup": _scripts,
    "f": _fraction,
    "rad": _root,
    "d": _brackets,
    "func": _function,
}


def _grouped(text: str) -> str:
    return text if text.isalnum() else f"({text})"


def _name(element: Any) -> str:
    tag = element.tag
    return tag[len(M) :] if isinstance(tag, str) and tag.startswith(M) else ""
