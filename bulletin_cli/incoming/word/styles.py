"""What a Word file's styles say of its paragraphs and runs, through basedOn (ECMA-376, 17.7)."""

from __future__ import annotations

from typing import Any

from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import Raised
from bulletin_cli.incoming.word.limits import CHAIN_MOST, too_many
from bulletin_cli.incoming.word.xml import W, is_on, value, whole

_BODY_TEXT = 9  # w:outlineLvl of what is no heading
_RAISED: dict[str, Raised] = {"superscript": "superscript", "subscript": "subscript"}
# Switches of which two, in a paragraph's and a run's style, put each other out (17.7.3).
_SWITCHES = {
    f"{W}b": "bold", f"{W}vanish": "hidden", f"{W}strike": "struck", f"{W}caps": "capitals",
    f"{W}smallCaps": "small_capitals",
}  # fmt: skip


@record
class RunLook:
    """What matters of a run's looks; `faces` are its East Asian, its ASCII and its other face."""

    bold: bool = False
    hidden: bool = False
    struck: bool = False
    struck_twice: bool = False
    capitals: bool = False
    small_capitals: bool = False
    raised: Raised = ""
    faces: tuple[str, str, str] = ("", "", "")


class Styles:
    """Looks properties up in a paragraph, then in its style, then in those it is based on."""

    def __init__(self, root: Any | None, file: str = "") -> None:
        self._file = file
        found = () if root is None else tuple(root.iter(f"{W}style"))
        self._styles = {each.get(f"{W}styleId"): each for each in found}
        defaults = (each for each in found if each.get(f"{W}default") in ("1", "true"))
        self._default = next(
            (each.get(f"{W}styleId") for each in defaults if each.get(f"{W}type") == "paragraph"),
            "",
        )
        plain = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._size = None if plain is None else plain.find(f"{W}sz")
        self._plain = _laid_over(RunLook(), plain)
        self._chains: dict[str, tuple[Any, ...]] = {}
        self._values: dict[tuple[str, str], str] = {}  # by style and path
        self._looks: dict[tuple[str, str], RunLook] = {}

    def name(self, paragraph: Any) -> str:
        """Return the name of a paragraph's style, as Word shows it in English."""
        style = self._styles.get(self.style_of(paragraph))
        return value(style, "name") if style is not None else ""

    def outline(self, paragraph: Any) -> int:
        """Return the heading level 1 to 9, 0 for text."""
        level = whole(self._said(paragraph, "pPr/outlineLvl"), _BODY_TEXT)
        return level + 1 if level < _BODY_TEXT else 0

    def is_centered(self, paragraph: Any) -> bool:
        """Return whether a paragraph is set in the middle."""
        return self._said(paragraph, "pPr/jc") == "center"

    def numbering(self, paragraph: Any) -> tuple[str, int]:
        """Return numId and level of a paragraph's automatic number, ("", 0) where it has none."""
        number = self._said(paragraph, "pPr/numPr/numId")
        level = self._said(paragraph, "pPr/numPr/ilvl")
        return ("", 0) if number in ("", "0") else (number, whole(level, 0))

    def look(self, paragraph_style: str, properties: Any | None) -> RunLook:
        """Return a run's looks: what its w:rPr says itself, else its style and its paragraph's."""
        run_style = "" if properties is None else value(properties, "rStyle")
        key = paragraph_style, run_style
        if key not in self._looks:
            self._looks[key] = self._styled(*key)
        return _laid_over(self._looks[key], properties)

    def size(self, paragraph: Any, run: Any) -> float:
        """Return a run's size in points, 0 where nothing says it."""
        default = "" if self._size is None else self._size.get(f"{W}val", "")
        own = value(run, "rPr/sz") or self._of_style(self.style_of(paragraph), "rPr/sz")
        return whole(own or default, 0) / 2

    def _said(self, paragraph: Any, path: str) -> str:
        """Return what a paragraph says itself, else its style, else those that one is based on."""
        return value(paragraph, path) or self._of_style(self.style_of(paragraph), path)

    def _of_style(self, style: str, path: str) -> str:
        if (style, path) not in self._values:
            found = (value(each, path) for each in self.based(style))
            self._values[style, path] = next(filter(None, found), "")
        return self._values[style, path]

    def _styled(self, paragraph_style: str, run_style: str) -> RunLook:
        below = self._over(self._plain, paragraph_style)
        above = self._over(below, run_style)
        alone = self._over(RunLook(), run_style)
        said = {name: getattr(below, name) != getattr(alone, name) for name in _SWITCHES.values()}
        return replace(above, **said)

    def _over(self, look: RunLook, style: str) -> RunLook:
        for each in reversed(self.based(style)):
            look = _laid_over(look, each.find(f"{W}rPr"))
        return look

    def style_of(self, paragraph: Any) -> str:
        """Return the id of a paragraph's style."""
        return value(paragraph, "pPr/pStyle", self._default or "")

    def based(self, identifier: str) -> tuple[Any, ...]:
        """Return a style and those it is based on. Raises BulletinError for a chain without end."""
        if identifier not in self._chains:
            chain: dict[str, Any] = {}  # a file may say that two styles are based on each other
            style = identifier
            while style in self._styles and style not in chain:
                chain[style] = self._styles[style]
                style = value(chain[style], "basedOn")
                if len(chain) > CHAIN_MOST:
                    raise too_many(f"样式一个套一个，套了 {len(chain)} 层", CHAIN_MOST, self._file)
            self._chains[identifier] = tuple(chain.values())
        return self._chains[identifier]


def _laid_over(look: RunLook, properties: Any | None) -> RunLook:
    """Return a look with what a w:rPr says in place of what was."""
    said: dict[str, Any] = {}
    for each in () if properties is None else properties:
        if each.tag in _SWITCHES:
            said[_SWITCHES[each.tag]] = is_on(each)
        elif each.tag == f"{W}dstrike":
            said["struck_twice"] = is_on(each)
        elif each.tag == f"{W}vertAlign":
            said["raised"] = _RAISED.get(each.get(f"{W}val"), "")
        elif each.tag == f"{W}rFonts":
            named = (each.get(f"{W}{kind}") for kind in ("eastAsia", "ascii", "hAnsi"))
            faces = zip(named, look.faces, strict=True)
            said["faces"] = tuple(own or before for own, before in faces)
    return replace(look, **said) if said else look
