"""A template in the making, and its template.toml as text: what is like a style before is not said.

It is written as the shipped ones are, so that an editor finds everything where docs/templates.md
says.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial
from typing import Any, TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.base.typography import SIZES, points, twips
from bulletin_cli.layout.document import Page
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.style import Border, Style
from bulletin_cli.layout.template.borders import written_rule

_PARTS = {
    "masthead": "报头", "contents": "要目", "section": "栏目", "article": "文章",
    "imprint": "版记", "header": "页眉", "footer": "页脚",
}  # fmt: skip
_NO_STYLE = Style("", "", (), 0.0)
_FLAGS = (
    "bold", "underline", "on_grid", "keep_with_next", "keep_together", "page_break_before",
    "balance", "center_tab",
)  # fmt: skip
_SWITCHES = (
    "compress_punctuation", "hang_punctuation", "widow_control", "auto_space", "pull_marks",
    "imprint_at_foot",
)  # fmt: skip
_PLAIN = ("body", "blank", "blank_before_title", "caption")  # what others are based upon
_AT_FOOT = "# 不能确定：版记紧接正文，没有看见它排到页脚\n"
Cells: TypeAlias = tuple[tuple[Mapping[str, str], ...], ...]


@record
class DraftRow:
    """A row of a part; `keys` are those beside style and text, `doubt` what its maker must see.

    A cell is a mapping of its keys.
    """

    style: str = ""
    text: str | None = None
    keys: Mapping[str, Any] = field(default_factory=dict, hash=False)
    cells: Cells = ()
    doubt: str = ""


@record
class TemplateDraft:
    """A template that is not written yet; `doubts` are those of styles, by key."""

    description: str
    page: Page
    line_breaking: LineBreaking
    styles: Mapping[str, Style]
    parts: Mapping[str, Sequence[DraftRow]]
    doubts: Mapping[str, str]
    fields: Sequence[Mapping[str, Any]] = ()
    runs_in: bool = False


def write_draft(draft: TemplateDraft) -> str:
    """Return template.toml."""
    default = LineBreaking()
    pairs = ((key, getattr(draft.line_breaking, key)) for key in _SWITCHES)
    switches = {key: now for key, now in pairs if now != getattr(default, key)}
    blocks = [
        f"schema = 1\ndescription = {_value(draft.description)}"
        + "\nrun_in_headings = true" * draft.runs_in,
        "[page]\n" + _lines(_page(draft.page)),
    ]
    if switches:
        doubt = "" if draft.line_breaking.imprint_at_foot else _AT_FOOT
        blocks.append(f"{doubt}[typesetting]\n{_lines(switches)}")
    blocks += _styles(draft)
    blocks += [f"[[fields]]\n{_lines(each)}" for each in draft.fields]
    for part, name in _PARTS.items():
        rows = [_row(part, row) for row in draft.parts.get(part, ())]
        blocks += [f"# ── {name} ──"] * bool(rows) + rows
    return "\n\n".join(blocks) + "\n"


def length(value: float) -> str:
    """Return a length in points as a template says it: in millimetres where they are whole."""
    for digits in (0, 1):
        text = f"{value * 25.4 / 72:.{digits}f}mm"
        if value and twips(points(text)) == twips(value):
            return text
    return f"{value:.12g}pt"


def _page(page: Page) -> dict[str, Any]:
    plain = Page(595.3, 841.9, 0, 0, 0, 0, points("15mm"), points("17.5mm"))
    said = {"width": page.width, "height": page.height}
    if all(twips(each) == twips(getattr(plain, key)) for key, each in said.items()):
        said = {}
    said |= {key: getattr(page, key) for key in ("top", "right", "bottom", "left")}
    margins = {key: getattr(page, key) for key in ("header", "footer")}
    said |= {key: now for key, now in margins.items() if twips(now) != twips(getattr(plain, key))}
    lengths: dict[str, Any] = {key: length(each) for key, each in said.items()}
    if page.columns > 1:
        lengths |= {"columns": page.columns, "column_gap": length(page.column_gap)}
    return lengths | ({"grid": f"{page.grid:.12g}pt"} if page.grid else {})


def _styles(draft: TemplateDraft) -> Iterator[str]:
    before: list[Style] = []
    for style in draft.styles.values():
        kin = [each for each in before if _are_kin(style, each)]
        parent = min(kin, key=partial(_distance, style), default=None)
        doubt = draft.doubts.get(style.key, "")
        lines = [f"# 不能确定：{doubt}"] * bool(doubt) + [f"[styles.{style.key}]"]
        lines += [f"based_on = {_value(parent.key)}"] if parent else []
        said = {"name": style.name, **_unlike(style, parent or _NO_STYLE)}
        yield "\n".join([*lines, _lines(said)])
        before.append(style)


def _distance(style: Style, parent: Style) -> int:
    """Return how many lines a style takes that follows this one."""
    return len(_unlike(style, parent))


def _are_kin(style: Style, other: Style) -> bool:
    """Return whether an editor expects a style to follow another: a plain one, or of its kind."""
    family = other.key.partition("_")[0].rstrip("1234")
    return other.key in _PLAIN or style.key.startswith(family)


def _unlike(style: Style, parent: Style) -> dict[str, Any]:
    """Return what a style says that its parent does not."""
    own, others = _said(style), _said(parent)
    unlike = {key: value for key, value in own.items() if value != others[key]}
    if style.latin_fonts == parent.latin_fonts:
        unlike.pop("latin", None)
    return unlike


def _said(style: Style) -> dict[str, Any]:
    """Return all that a template says of a style, in the order of its documentation."""
    flags = {key: getattr(style, key) for key in _FLAGS}
    return {
        "font": _faces(style.fonts),
        "latin": _faces(style.latin_fonts or style.fonts),
        "size": size(style.size),
        "color": f"#{style.color}" if style.color else "",
        "tracking": f"{style.tracking:.12g}pt",
        "scale": round(style.scale * 100, 2),
        "align": style.align,
        **{key: getattr(style, key) for key in ("first_line", "left", "right")},
        "line": _pitch(style),
        **{key: f"{getattr(style, key):.12g}pt" for key in ("before", "after")},
        "outline": style.outline,
        **{key: _rule(getattr(style, key)) for key in ("rule_above", "rule_below", "box")},
        "band": f"#{style.band}" if style.band else "",
        "right_tab": style.right_tab or "none",
        **flags,
    }


def size(value: float) -> str:
    """Return a size of type as an editor says it."""
    return next((name for name, each in SIZES.items() if each == value), f"{value:.12g}pt")


def _pitch(style: Style) -> str:
    if style.line is not None:
        return f"{style.line:.12g}pt"
    if style.least:
        return f"at least {style.least:.12g}pt"
    return "auto" if style.multiple == 1 else f"{style.multiple:.12g}"


def _rule(border: Border | None) -> str:
    return written_rule(border).removeprefix("single ") if border else "none"


def _faces(fonts: tuple[str, ...]) -> str | list[str]:
    return fonts[0] if len(fonts) == 1 else list(fonts)


def _row(part: str, row: DraftRow) -> str:
    keys: dict[str, Any] = {"style": row.style} if row.style else {}
    keys |= {"text": row.text} if row.text is not None else {}
    doubt = f"# 不能确定：{row.doubt}\n" if row.doubt else ""
    text = f"{doubt}[[{part}]]\n{_lines(keys | dict(row.keys))}"
    if row.cells:
        rows = (", ".join(map(_cell, cells)) for cells in row.cells)
        text += "\ncells = [\n" + "".join(f"  [{each}],\n" for each in rows) + "]"
    return text


def _cell(keys: Mapping[str, str]) -> str:
    if set(keys) <= {"text"}:
        return _value(keys.get("text", ""))
    return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in keys.items()) + " }"


def _lines(keys: Mapping[str, Any]) -> str:
    return "\n".join(f"{key} = {_value(value)}" for key, value in keys.items())


def _value(value: Any) -> str:
    """Return a value in TOML: strings, lists, numbers and switches are as in JSON."""
    if isinstance(value, float):
        return f"{value:g}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
