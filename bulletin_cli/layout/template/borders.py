"""Rules as a template writes them: `1pt #FF0000`, `double 1pt #FF0000`, `none`."""

from __future__ import annotations

import re
from typing import cast

from bulletin_cli.base.typography import points, written
from bulletin_cli.layout.style import Border, RuleKind

_RULE = re.compile(r"(?:(single|double|dotted|dashed)\s+)?(\S+)\s+#([0-9A-Fa-f]{6})")
# Points, Word's limits for a border, and for each of the two lines of a double one.
_LEAST, _MOST, _DOUBLE_MOST = 0.25, 12.0, 3.0
A_RULE = "0.25 到 12 磅的线（双线至多 3 磅），如 1pt #FF0000、double 1pt #FF0000"


def rule(text: str) -> Border | None:
    """Return the rule that `text` says. Raises ValueError."""
    if text in ("", "none"):
        return None
    match = _RULE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    kind, weight = cast(RuleKind, match[1] or "single"), points(match[2])
    if not _LEAST <= weight <= (_DOUBLE_MOST if kind == "double" else _MOST):
        raise ValueError(text)
    return Border(written(weight, 8), match[3].upper(), kind)


def written_rule(border: Border | None) -> str:
    """Return a rule as a template writes it."""
    return f"{border.kind} {border.weight}pt #{border.color}" if border else ""
