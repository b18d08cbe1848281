"""The look of a paragraph. Lengths are in points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from bulletin_cli.base.record import record

Align: TypeAlias = Literal["left", "center", "right", "justify", "distribute"]
RuleKind: TypeAlias = Literal["single", "double", "dotted", "dashed"]


@record
class Border:
    """A line beside a paragraph; `weight` in points, `color` as RRGGBB.

    A double one is two lines of this weight with as much between them.
    """

    weight: float
    color: str
    kind: RuleKind = "single"

    @property
    def height(self) -> float:
        """How much room it takes."""
        return self.weight * 3 if self.kind == "double" else self.weight


# Points between the text and the sides of its box, and between it and the box's top and foot.
BOX_SIDE, BOX_FOOT = 4.0, 1.0


@record
class Style:
    """The look of a paragraph.

    `fonts` lists the face and its alternatives, `latin_fonts` those of ASCII where it has its own.
    Indents count characters of the style's size; a negative `first_line` hangs. A character is
    `scale` times as wide as its face has it. `line` is the exact pitch, None where lines are
    `multiple` times as high as what stands in them, or `least` points at least. A page's grid
    stretches those that have neither an exact nor a least pitch, if they are `on_grid`. `outline`
    is 1 for what Word's navigation pane shows on top, else 0.
    `latin` has the widths in ems of those ASCII characters that are not half an em wide,
    `latin_bold` those of bold text.
    `band` is the colour behind the text, `box` the line round it and round its neighbours of the
    same style.
    `hang_punctuation` and `pull_marks` are set only where the style departs from the document's.
    `balance` breaks a text of several lines by sense. With `center_tab` what follows the first
    tab stands in the middle of the line. In tables too wide for it, the type may be as small as
    `smallest`. A line of the masthead fills its own: it is narrowed to the scale of `narrowest`,
    and its characters stand up to `spread` of them apart.
    """

    key: str
    name: str
    fonts: tuple[str, ...]
    size: float
    bold: bool = False
    color: str = ""
    tracking: float = 0.0
    align: Align = "justify"
    first_line: float = 0.0
    left: float = 0.0
    right: float = 0.0
    line: float | None = None
    multiple: float = 1.0
    least: float = 0.0
    on_grid: bool = True
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    keep_together: bool = False
    page_break_before: bool = False
    outline: int = 0
    rule_above: Border | None = None
    rule_below: Border | None = None
    right_tab: Literal["", "blank", "dots"] = ""
    latin: Mapping[str, float] = field(default_factory=dict, hash=False)
    hang_punctuation: bool | None = None
    pull_marks: bool | None = None
    balance: bool = False
    latin_fonts: tuple[str, ...] = ()
    latin_bold: Mapping[str, float] = field(default_factory=dict, hash=False)
    scale: float = 1.0
    underline: bool = False
    band: str = ""
    box: Border | None = None
    center_tab: bool = False
    smallest: float = 9.0
    narrowest: float = 1.0
    spread: float = 0.0

    @property
    def least_height(self) -> float:
        """The height of a paragraph of one line, spaces and rules counted."""
        line = self.size if self.line is None else self.line
        rules = [each.height for each in (self.rule_above, self.rule_below) if each]
        return self.before + max(line, self.least) + self.after + sum(rules)

    @property
    def most_indent(self) -> float:
        """How many characters indents take of a line at most."""
        return self.left + self.right + max(self.first_line, 0.0)

    @property
    def fills(self) -> bool:
        """Whether its lines are fitted to the width that they have."""
        return self.narrowest < self.scale or self.spread > 0

    @property
    def em(self) -> float:
        """The width of a Han character."""
        return self.size * self.scale

    @property
    def keeps_to_grid(self) -> bool:
        """Whether a page's grid stretches the lines."""
        return self.on_grid and self.line is None and not self.least
