"""What holds for a paragraph of a Word file: its own formatting, its styles', the defaults'.

Where several say something, the nearest is heard (ECMA-376 part 1, 17.7.2); of elements such as
w:spacing each attribute by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, TypeAlias

from bulletin_cli.incoming.word.styles import Styles
from bulletin_cli.incoming.word.xml import W, is_on, value

Said: TypeAlias = Sequence[Any]  # w:pPr or w:rPr elements, the nearest first
_NUMBER_MOST = 9  # digits


class WordProperties:
    """Finds what is said of paragraphs and runs, through styles and defaults."""

    def __init__(self, styles: Styles, root: Any | None) -> None:
        self._styles = styles
        default = None if root is None else root.find(f"{W}docDefaults")
        self._defaults = () if default is None else tuple(default)

    def of_paragraph(self, paragraph: Any, *, own: bool = True) -> list[Any]:
        """Return each w:pPr that holds for a paragraph, its `own` one or only those of styles."""
        return self._found(paragraph, paragraph, "pPr", "pPr", own=own)

    def of_run(self, paragraph: Any, run: Any | None) -> list[Any]:
        """Return each w:rPr that holds for a run, None for the paragraph's mark."""
        if run is None:
            mark = paragraph.find(f"{W}pPr")
            return self._found(paragraph, paragraph if mark is None else mark, "rPr", "rPr")
        named = [each.find(f"{W}rPr") for each in self._styles.based(value(run, "rPr/rStyle"))]
        found = self._found(paragraph, run, "rPr", "rPr")
        first = found[:1] if run.find(f"{W}rPr") is not None else []
        return [*first, *(each for each in named if each is not None), *found[len(first) :]]

    def _found(
        self, paragraph: Any, owner: Any, name: str, of_style: str, *, own: bool = True
    ) -> list[Any]:
        chain = self._styles.based(self._styles.style_of(paragraph))
        found = [owner.find(W + name)] if own else []
        found += [each.find(W + of_style) for each in (*chain, *self._table(paragraph))]
        found += [each.find(W + of_style) for each in self._defaults]
        return [each for each in found if each is not None]

    def _table(self, paragraph: Any) -> tuple[Any, ...]:
        """Return the styles of the table that a paragraph stands in."""
        table = next(paragraph.iterancestors(f"{W}tbl", f"{W}body", f"{W}txbxContent"), None)
        if table is None or table.tag != f"{W}tbl":
            return ()
        return self._styles.based(value(table, "tblPr/tblStyle"))


def child(said: Said, name: str) -> Any | None:
    """Return the nearest element of this name."""
    return next((found for each in said if (found := each.find(W + name)) is not None), None)


def word(said: Said, name: str, default: str = "") -> str:
    """Return w:val of the nearest element of this name."""
    found = child(said, name)
    return default if found is None else str(found.get(f"{W}val", default))


def attribute(said: Said, name: str, key: str) -> str:
    """Return an attribute of the nearest element of this name that has it, "" for none."""
    found = (each.find(W + name) for each in said)
    texts = (each.get(W + key) for each in found if each is not None)
    return next((each for each in texts if each is not None), "")


def number(text: str, default: float = 0.0) -> float:
    """Return what is written as a whole number, in twips mostly; `default` for all else."""
    digits = text.removeprefix("-").partition(".")[0]
    if not digits.isascii() or not digits.isdecimal() or len(digits) > _NUMBER_MOST:
        return default
    return -float(digits) if text.startswith("-") else float(digits)


def switched(said: Said, name: str, *, default: bool = False) -> bool:
    """Return what the nearest on/off element of this name says."""
    found = child(said, name)
    return default if found is None else is_on(found)


def without(said: Said, names: Collection[str]) -> list[Any]:
    """Return what is said with the elements of these names taken out of the nearest."""
    from copy import deepcopy

    if not said:
        return []
    first = deepcopy(said[0])
    for each in [each for each in first if str(each.tag).removeprefix(W) in names]:
        first.remove(each)
    return [first, *said[1:]]
