"""How high text stands on the page, and how heavy a face without a bold of its own is made."""

from __future__ import annotations

from bulletin_cli.content.article import Raised
from bulletin_cli.layout.underline import ASCENT, baseline

__all__ = ["ASCENT", "FAUX_BOLD", "RISE", "baseline"]

# How far above the line raised text stands, in ems of what is on the line.
RISE: dict[Raised, float] = {"superscript": 1 / 3, "subscript": -1 / 7}
# A face without a bold of its own is drawn with a stroke this many ems wide.
FAUX_BOLD = 0.03
