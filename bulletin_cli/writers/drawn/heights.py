"""How high raised text stands, and how heavy a face without a bold of its own is made."""

from __future__ import annotations

from bulletin_cli.content.article import Raised

# How far above the line raised text stands, in ems of what is on the line.
RISE: dict[Raised, float] = {"superscript": 1 / 3, "subscript": -1 / 7}
# A face without a bold of its own is drawn with a stroke this many ems wide.
FAUX_BOLD = 0.03
