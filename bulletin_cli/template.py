"""templates/<name>/template.toml -> Template: page, styles and parts, validated on loading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

import jinja2
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bulletin_cli.document import Align, Page, Rule, Style, Switches
from bulletin_cli.errors import TemplateError
from bulletin_cli.strict_toml import Table, parse, refuse_schema, suggestion
from bulletin_cli.typography import points

PARTS = ("masthead", "contents", "section", "article", "imprint", "footer")
BODY_STYLES = (
    "body", "heading1", "heading2", "heading3", "heading4",
    "picture", "caption", "table_caption", "table", "table_head", "note",
)  # fmt: skip
# What the texts of templates may name, and the attributes of each; docs/templates.md explains them.
FACTS: dict[str, tuple[str, ...]] = {
    "periodical": (
        "nameplate", "issuer", "marking", "report_to", "copy_to", "issue_to",
    ),
    "issue": (
        "label", "year", "number", "whole_number", "date",
        "contents", "units", "print_run", "also_to",
    ),
    "article": ("title", "full_title", "unit", "author", "editor_note"),
}  # fmt: skip
# What a text of each part may name; `periodical` and `issue` everywhere.
_NAMES: dict[str, tuple[str, ...]] = {
    "contents": ("article",),
    "section": ("section",),
    "article": ("article",),
    "footer": ("page_number",),
}
_COMMON_NAMES = ("periodical", "issue", "line_break")
_ALIGNS: dict[str, Align] = {
    "left": "left",
    "center": "center",
    "right": "right",
    "justify": "justify",
}
_TABS: dict[str, Literal["", "blank", "dots"]] = {"none": "", "blank": "blank", "dots": "dots"}
_SIDES: dict[str, Literal["odd", "even", "both"]] = {"odd": "odd", "even": "even", "both": "both"}
_RULE = re.compile(r"(\S+)\s+#([0-9A-Fa-f]{6})")
_FACE_MOST = 31  # Word's limit for a font name

_jinja = ImmutableSandboxedEnvironment(undefined=jinja2.StrictUndefined, autoescape=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph of a part: a style and a text, or no text for a blank line or a rule."""

    style: str
    text: jinja2.Template | None
    origin: Table
    body: bool = False
    each_article: bool = False
    pages: Literal["odd", "even", "both"] = "both"

    def render(self, facts: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the paragraphs' texts; none where the text comes out empty.

        Raises BulletinError for a name that is not there or must not be seen.
        """
        if self.text is None:
            return ("",)
        try:
            text = self.text.render(facts)
        except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
            raise self.origin.error(
                "text", f"不能渲染：{error}", "可用的名字见 docs/templates.md。"
            ) from error
        return tuple(line for line in text.split("\n") if line)


@dataclass(frozen=True, slots=True)
class Template:
    """The looks of a bulletin."""

    name: str
    page: Page
    switches: Switches
    styles: Mapping[str, Style]
    parts: Mapping[str, tuple[Row, ...]]
    base: bytes


def load(text: str, file: str, name: str, base: bytes) -> Template:
    """Return the template that template.toml `text` describes, its styles resolved.

    Raises BulletinError or TemplateError with file, line and key.
    """
    top = parse(text, file)
    refuse_schema(top)
    top.text("description", "")
    styles = _styles(top.table("styles"))
    template = Template(
        name,
        _page(top.table("page")),
        _switches(top.table("typesetting")),
        styles,
        {part: tuple(_row(row, part, styles) for row in top.tables(part)) for part in PARTS},
        base,
    )
    top.close()
    if sum(row.body for row in template.parts["article"]) != 1:
        raise TemplateError(
            "[[article]] 里要有一行（且只有一行）body = true", "正文排在这一行的位置。", file=file
        )
    return template


def _page(table: Table) -> Page:
    def length(key: str, default: str | None = None) -> float:
        return table.convert(key, points, "长度，如 37mm", default)

    page = Page(
        length("width", "210mm"), length("height", "297mm"),
        length("top"), length("right"), length("bottom"), length("left"),
        length("header", "15mm"), length("footer", "17.5mm"),
    )  # fmt: skip
    table.close()
    if page.text_width < 72 or page.text_height < 72:
        raise table.error("", "的页边距太大，版心不足 1 英寸", "减小页边距。")
    return page


def _switches(table: Table) -> Switches:
    default = Switches()
    switches = Switches(
        table.flag("compress_punctuation", default.compress_punctuation),
        table.flag("hang_punctuation", default.hang_punctuation),
        table.flag("widow_control", default.widow_control),
        table.flag("auto_space", default.auto_space),
    )
    table.close()
    return switches


def _styles(table: Table) -> dict[str, Style]:
    styles: dict[str, Style] = {}
    for key in table.keys:
        entry = table.table(key)
        parent = entry.text("based_on", "")
        if parent and parent not in styles:
            raise entry.error(
                "based_on", f"“{parent}”不在它前面", suggestion(parent, tuple(styles))
            )
        styles[key] = _style(entry, key, styles.get(parent))
        entry.close()
        twin = next((each for each in styles.values() if _twins(each, styles[key])), None)
        if twin:
            raise entry.error("name", f"和 [styles.{twin.key}] 的一样", "样式名各取各的。")
    for key in BODY_STYLES:
        if key not in styles:
            raise table.error("", f"缺少样式 {key}", f"补上 [styles.{key}]。")
    return styles


def _twins(one: Style, other: Style) -> bool:
    return one is not other and one.name.casefold() == other.name.casefold()


def _style(entry: Table, key: str, parent: Style | None) -> Style:
    style = parent or Style(key, key, (), 0.0)

    def length(name: str, now: float) -> float:
        return entry.convert(name, points, "字号或长度，如 三号、28pt", f"{now:.12g}pt")

    def space(name: str, now: float) -> float:
        return entry.convert(name, _space, "不小于零的长度，如 6pt", f"{now:.12g}pt")

    fonts = entry.text_or_texts("font", style.fonts or None)
    if not fonts:
        raise entry.error("font", "是空的", '写成 font = ["仿宋_GB2312", "仿宋"]。')
    for face in fonts:
        if not 0 < len(face) <= _FACE_MOST:
            raise entry.error("font", f"“{face}”太长或为空", f"字体名至多 {_FACE_MOST} 个字符。")
    size = entry.convert("size", points, "字号或长度", f"{style.size}pt" if parent else None)
    if not 1 <= size <= 400:
        raise entry.error("size", f"{size:g}pt 不在 1 到 400 之间")
    return replace(
        style,
        key=key,
        name=entry.text("name", key),
        fonts=fonts,
        size=size,
        bold=entry.flag("bold", style.bold),
        color=entry.convert(
            "color", _color, "颜色，如 #FF0000", f"#{style.color}" if style.color else ""
        ),
        tracking=length("tracking", style.tracking),
        align=entry.choice("align", _ALIGNS, style.align),
        first_line=entry.number("first_line", style.first_line),
        left=entry.number("left", style.left),
        right=entry.number("right", style.right),
        line=entry.convert(
            "line", _pitch, "行距，如 28pt 或 auto", f"{style.line}pt" if style.line else "auto"
        ),
        before=space("before", style.before),
        after=space("after", style.after),
        keep_with_next=entry.flag("keep_with_next", style.keep_with_next),
        keep_together=entry.flag("keep_together", style.keep_together),
        page_break_before=entry.flag("page_break_before", style.page_break_before),
        outline=entry.integer("outline", style.outline, most=9),
        rule_above=entry.convert(
            "rule_above", _rule, "线，如 1pt #FF0000", _written(style.rule_above)
        ),
        rule_below=entry.convert(
            "rule_below", _rule, "线，如 1pt #FF0000", _written(style.rule_below)
        ),
        right_tab=entry.choice(
            "right_tab", _TABS, next(word for word, tab in _TABS.items() if tab == style.right_tab)
        ),
    )


def _color(text: str) -> str:
    if text and not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        raise ValueError(text)
    return text[1:].upper()


def _space(text: str) -> float:
    length = points(text)
    if length < 0:
        raise ValueError(text)
    return length


def _pitch(text: str) -> float | None:
    pitch = None if text == "auto" else points(text)
    if pitch is not None and pitch <= 0:
        raise ValueError(text)
    return pitch


def _rule(text: str) -> Rule | None:
    if text in ("", "none"):
        return None
    match = _RULE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return Rule(points(match[1]), match[2].upper())


def _written(rule: Rule | None) -> str:
    return f"{rule.weight}pt #{rule.color}" if rule else ""


def _row(entry: Table, part: str, styles: Mapping[str, Style]) -> Row:
    body = part == "article" and entry.flag("body", False)
    style = "body" if body else entry.text("style")
    if style not in styles:
        raise entry.error("style", f"“{style}”不是样式", suggestion(style, tuple(styles)))
    row = Row(
        style,
        _text(entry, part) if "text" in entry.keys else None,
        entry,
        body,
        part == "contents" and entry.flag("each_article", False),
        entry.choice("pages", _SIDES, "both") if part == "footer" else "both",
    )
    entry.close()
    return row


def _text(entry: Table, part: str) -> jinja2.Template:
    source = entry.text("text")
    names = (*_COMMON_NAMES, *_NAMES.get(part, ()))
    try:
        tree = _jinja.parse(source)
        template = _jinja.from_string(cast(Any, tree))
    except (jinja2.TemplateError, RecursionError) as error:
        raise entry.error(
            "text", f"的 Jinja 写法有误：{error}", "检查 {{ }}、{% %} 是否成对，过滤器名是否写对。"
        ) from error
    if next(tree.find_all((nodes.For, nodes.Include, nodes.Import, nodes.Extends)), None):
        raise entry.error("text", "里不能有循环和引入", "一列文字用 | join(line_break) 连起来。")
    for name in sorted({node.name for node in tree.find_all(nodes.Name)}):
        if name not in names:
            raise entry.error("text", f"里的 {name} 没有定义", suggestion(name, names))
    for node in tree.find_all(nodes.Getattr):
        known = FACTS.get(node.node.name, ()) if isinstance(node.node, nodes.Name) else ()
        if node.attr not in known:
            raise entry.error("text", f"里的 .{node.attr} 没有定义", suggestion(node.attr, known))
    return template
