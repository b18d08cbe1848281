"""SPC008: signs of other programs, which are printed as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bulletin_cli.proof.finding import Found
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.register import paragraph_rule

_BULLETS = "●•◆■➢►▶"
# Prices ($5) have no letter, paths (C:\new) something before the stroke.
_FORMULA = r"\$(?=[^$]{0,40}[A-Za-z\\=^_])[^$\u3400-\u9fff]{1,40}\$"
_COMMAND = r"(?<![\w:\\/.])\\[A-Za-z]{2,20}(?:\{[^{}]{0,30}\})?"
_MARKED = r"(?<![=A-Za-z0-9])==[^=\s][^=]{0,60}=="


@paragraph_rule(
    "SPC008",
    "warning",
    "别的软件的记号",
    about="公式的 $…$、LaTeX 的 \\newpage、标亮的 ==…==，都会照样印出来；段首的圆点公文不用。",
    good=("比例为每平方米10⁶个。", "价格在$5到$10之间。"),
    bad=("面积为$a^2$。", "\\newpage", "这是==重点==内容。", "●加强领导"),
    spared=("路径为C:\\new\\text。", "若a==b且c==d。"),
    needs="$\\=" + _BULLETS,
)
def foreign_signs(paragraph: LogicalParagraph) -> Iterator[Found]:
    """No sign stands that means something in another program alone."""
    for match in _signs().finditer(paragraph.text):
        yield paragraph.report(*match.span(), f"“{match[0]}”是别的软件的记号，会照样印出来，改掉")
    if paragraph.text[:1] in _BULLETS and paragraph.kind not in ("cell", "caption"):
        message = f"段首的“{paragraph.text[0]}”公文不用，改成序号或一段话"
        yield paragraph.report(0, 1, message)


@cache
def _signs() -> re.Pattern[str]:
    return re.compile("|".join((_FORMULA, _COMMAND, _MARKED)))
