"""The styles of a template: every look resolved, every value within what Word can hold."""

from __future__ import annotations

import re
from typing import Literal

from bulletin_cli.base.record import record, replace
from bulletin_cli.base.strict_toml import TomlTable, suggestion
from bulletin_cli.base.typography import points, written
from bulletin_cli.layout.document import Align, Border, Page, Style
from bulletin_cli.layout.template.borders import A_RULE, rule, written_rule
from bulletin_cli.layout.template.style_names import compared_names, refuse_name

BODY_STYLES = (
    "body", "heading1", "heading2", "heading3", "heading4",
    "picture", "caption", "table_caption", "table", "table_head", "note",
)  # fmt: skip
# Styles of what may stand in a cell, where a band or a box would be that of the cell.
_IN_CELLS = ("picture", "caption", "table", "table_head")
_ALIGNS: dict[str, Align] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "justify": "justify",
    "distribute": "distribute",
}
_TABS: dict[str, Literal["", "blank", "dots"]] = {"none": "", "blank": "blank", "dots": "dots"}
_FACE_MOST = 31  # Word's limit for a font name
_SIZE_LEAST, _SIZE_MOST = 1.0, 400.0  # points
_A_SIZE = "字号或磅数，如 小五、9pt"
_SCALES = (10, 600)  # percent; Word takes no more
_AUTO_MOST = 1.5  # em; a line of automatic height is hardly higher
_MULTIPLE_LEAST, _MULTIPLE_MOST = 0.5, 10.0  # times a line's own height
_AT_LEAST = "at least "


@record
class _Pitch:
    """How high lines are: exactly, or so many times their own height, or at least."""

    line: float | None = None
    multiple: float = 1.0
    least: float = 0.0


def read_styles(table: TomlTable, page: Page) -> dict[str, Style]:
    """Return the styles of [styles], inheritance resolved, fit for `page`.

    Raises BulletinError with file, line and key.
    """
    styles: dict[str, Style] = {}
    taken: dict[str, str] = {}  # by what Word knows a style
    for key in table.keys:
        entry = table.table(key)
        parent = entry.text("based_on", "")
        if parent and parent not in styles:
            raise entry.error(
                "based_on", f"“{parent}”不在它前面", suggestion(parent, tuple(styles))
            )
        styles[key] = _style(entry, key, styles.get(parent))
        entry.close()
        _refuse_narrow(entry, styles[key], page)
        refuse_name(entry, styles[key])
        for name in compared_names(styles[key]):
            if taken.setdefault(name, key) != key:
                raise entry.error("name", f"和 [styles.{taken[name]}] 的一样", "样式名各取各的。")
    for key in BODY_STYLES:
        if key not in styles:
            raise table.error("", f"缺少样式 {key}", f"补上 [styles.{key}]。")
        if styles[key].balance:
            raise table.table(key).error("balance", "只用在题目上", "正文的样式不写，或写 false。")
    for key in _IN_CELLS:
        if styles[key].band or styles[key].box:
            name = "band" if styles[key].band else "box"
            raise table.table(key).error(name, "不用在图、表里", "删去，或给它不同的 based_on。")
    return styles


def _refuse_narrow(entry: TomlTable, style: Style, page: Page) -> None:
    """Refuse a style whose indents leave no room for two characters, or whose line is too high."""
    room = page.text_width - style.most_indent * style.size
    if min(style.left, style.left + style.first_line, style.right) < 0 or room < 2 * style.size:
        raise entry.error("", "的缩进出了版心", "left、right、first_line 以字为单位。")
    if not -style.size / 2 <= style.tracking <= style.size:
        raise entry.error("tracking", "超过半个字", "字距写成 -0.25pt 这样。")
    if style.box and (style.rule_above or style.rule_below):
        raise entry.error(
            "box", "和 rule_above、rule_below 只能有一样", "线写成 none，或删去 box。"
        )
    height = style.before + style.after + (style.line or style.size * _AUTO_MOST)
    if height > page.text_height:
        raise entry.error("", "一行就高过版心", "减小 line、before、after 或 size。")


def _style(entry: TomlTable, key: str, parent: Style | None) -> Style:
    style = parent or Style(key, key, (), 0.0)
    size = _size(entry, parent)
    pitch = entry.convert("line", _pitch, "行距，如 28pt、1.5、at least 28pt、auto", _said(style))
    return replace(
        style,
        key=key,
        name=entry.text("name", key),
        fonts=_faces(entry, "font", style.fonts or None),
        latin_fonts=_faces(entry, "latin", style.latin_fonts),
        size=size,
        bold=entry.flag("bold", style.bold),
        color=_color(entry, "color", style.color),
        band=_color(entry, "band", style.band),
        underline=entry.flag("underline", style.underline),
        scale=entry.number("scale", style.scale * 100, *_SCALES) / 100,
        tracking=_length(entry, "tracking", style.tracking),
        align=entry.choice("align", _ALIGNS, style.align),
        first_line=entry.number("first_line", style.first_line),
        left=entry.number("left", style.left),
        right=entry.number("right", style.right),
        line=pitch.line,
        multiple=pitch.multiple,
        least=pitch.least,
        on_grid=entry.flag("on_grid", style.on_grid),
        before=_space(entry, "before", style.before),
        after=_space(entry, "after", style.after),
        keep_with_next=entry.flag("keep_with_next", style.keep_with_next),
        keep_together=entry.flag("keep_together", style.keep_together),
        page_break_before=entry.flag("page_break_before", style.page_break_before),
        outline=entry.integer("outline", style.outline, most=9),
        rule_above=_border(entry, "rule_above", style.rule_above),
        rule_below=_border(entry, "rule_below", style.rule_below),
        box=_border(entry, "box", style.box),
        right_tab=entry.choice(
            "right_tab", _TABS, next(word for word, tab in _TABS.items() if tab == style.right_tab)
        ),
        balance=entry.flag("balance", style.balance),
        center_tab=entry.flag("center_tab", style.center_tab),
        narrowest=entry.number("narrowest", style.narrowest * 100, 33, 100) / 100,
        spread=entry.number("spread", style.spread, 0, 5),
        smallest=entry.convert("smallest", _type_size, _A_SIZE, f"{style.smallest}pt"),
    )


def _size(entry: TomlTable, parent: Style | None) -> float:
    size = entry.convert("size", points, "字号或长度", f"{parent.size}pt" if parent else None)
    if not _SIZE_LEAST <= size <= _SIZE_MOST:
        raise entry.error("size", f"{size:g}pt 不在 1 到 400 之间", "写字号或磅数，如 三号、16pt。")
    return written(size, 2)


def _length(entry: TomlTable, key: str, now: float) -> float:
    return written(entry.convert(key, points, "字号或长度，如 三号、28pt", f"{now:.12g}pt"))


def _space(entry: TomlTable, key: str, now: float) -> float:
    return entry.convert(key, not_negative, "不小于零的长度，如 6pt，至多 1584pt", f"{now:.12g}pt")


def _color(entry: TomlTable, key: str, now: str) -> str:
    return entry.convert(key, _hexadecimal, "颜色，如 #FF0000", f"#{now}" if now else "")


def _border(entry: TomlTable, key: str, now: Border | None) -> Border | None:
    return entry.convert(key, rule, A_RULE, written_rule(now))


def _faces(entry: TomlTable, key: str, now: tuple[str, ...] | None) -> tuple[str, ...]:
    """Return a face and its alternatives; `now` are the parent's, None where it has none."""
    fonts = entry.text_or_texts(key, now)
    if not fonts and (now is None or key in entry.keys):
        raise entry.error(key, "是空的", '写成 font = ["仿宋_GB2312", "仿宋"]。')
    for face in fonts:
        if not face.strip() or len(face) > _FACE_MOST:
            raise entry.error(key, f"“{face}”太长或为空", f"字体名至多 {_FACE_MOST} 个字符。")
        if "," in face:
            raise entry.error(key, f"“{face}”里有逗号", '几个字体写成 ["甲", "乙"]。')
    return fonts


def _hexadecimal(text: str) -> str:
    if text and not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        raise ValueError(text)
    return text[1:].upper()


def _type_size(text: str) -> float:
    size = written(points(text), 2)
    if not _SIZE_LEAST <= size <= _SIZE_MOST:
        raise ValueError(text)
    return size


def not_negative(text: str) -> float:
    """Return the points of a length that is not below 0. Raises ValueError."""
    length = points(text)
    if length < 0:
        raise ValueError(text)
    return written(length)


def _pitch(text: str) -> _Pitch:
    if text == "auto":
        return _Pitch()
    if re.fullmatch(r"\d+(\.\d+)?", text):
        pitch = _Pitch(multiple=written(float(text), 240))
        if _MULTIPLE_LEAST <= pitch.multiple <= _MULTIPLE_MOST:
            return pitch
        raise ValueError(text)
    least = text.startswith(_AT_LEAST)
    length = written(points(text.removeprefix(_AT_LEAST)))
    if length <= 0:
        raise ValueError(text)
    return _Pitch(least=length) if least else _Pitch(line=length)


def _said(style: Style) -> str:
    """Return the style's pitch as a template writes it."""
    if style.line is not None:
        return f"{style.line}pt"
    return f"{_AT_LEAST}{style.least}pt" if style.least else f"{style.multiple:.12g}"
