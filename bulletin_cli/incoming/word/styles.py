"""What the styles of a Word file say of its paragraphs, through basedOn (ECMA-376, 17.7)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bulletin_cli.incoming.word.xml import W, switch, value

_BODY_TEXT = 9  # w:outlineLvl of what is no heading


class Styles:
    """Looks properties up in a paragraph, then in its style, then in those it is based on."""

    def __init__(self, root: Any) -> None:
        self._styles = {each.get(f"{W}styleId"): each for each in root.iter(f"{W}style")}
        defaults = (each for each in root.iter(f"{W}style") if each.get(f"{W}default") == "1")
        self._default = next(
            (each.get(f"{W}styleId") for each in defaults if each.get(f"{W}type") == "paragraph"),
            "",
        )
        self._size = next((each for each in root.iterfind(f"{W}docDefaults//{W}sz")), None)

    def name(self, paragraph: Any) -> str:
        """Return the name of a paragraph's style, as Word shows it in English."""
        style = self._styles.get(self._style_of(paragraph))
        return value(style, "name") if style is not None else ""

    def outline(self, paragraph: Any) -> int:
        """Return the heading level 1 to 9, 0 for text."""
        for each in self._chain(paragraph):
            level = value(each, "pPr/outlineLvl")
            if level.isdecimal():
                return int(level) + 1 if int(level) < _BODY_TEXT else 0
        return 0

    def is_centered(self, paragraph: Any) -> bool:
        """Return whether a paragraph is set in the middle."""
        found = (value(each, "pPr/jc") for each in self._chain(paragraph))
        return next(filter(None, found), "") == "center"

    def numbering(self, paragraph: Any) -> tuple[str, int]:
        """Return numId and level of a paragraph's automatic number, ("", 0) where it has none."""
        number = level = ""
        for each in self._chain(paragraph):
            number = number or value(each, "pPr/numPr/numId")
            level = level or value(each, "pPr/numPr/ilvl")
        return ("", 0) if number in ("", "0") else (number, int(level or 0))

    def is_bold(self, paragraph: Any, run: Any) -> bool:
        """Return whether a run is bold: by itself, by its own style, by its paragraph's."""
        properties = run.find(f"{W}rPr")
        chain = [properties] if properties is not None else []
        if properties is not None:
            chain += [each.find(f"{W}rPr") for each in self._based(value(properties, "rStyle"))]
        chain += [each.find(f"{W}rPr") for each in self._based(self._style_of(paragraph))]
        found = (switch(each, "b") for each in chain)
        return next((each for each in found if each is not None), False)

    def size(self, paragraph: Any, run: Any) -> float:
        """Return a run's size in points, 0 where nothing says it."""
        properties = [run, *self._based(self._style_of(paragraph))]
        for size in (value(each, "rPr/sz") for each in properties):
            if size.isdecimal():
                return int(size) / 2
        default = "" if self._size is None else self._size.get(f"{W}val", "")
        return int(default) / 2 if default.isdecimal() else 0.0

    def _chain(self, paragraph: Any) -> Iterator[Any]:
        yield paragraph
        yield from self._based(self._style_of(paragraph))

    def _style_of(self, paragraph: Any) -> str:
        return value(paragraph, "pPr/pStyle", self._default or "")

    def _based(self, identifier: str) -> Iterator[Any]:
        seen: set[str] = set()  # a file may say that two styles are based on each other
        while identifier in self._styles and identifier not in seen:
            seen.add(identifier)
            yield self._styles[identifier]
            identifier = value(self._styles[identifier], "basedOn")
