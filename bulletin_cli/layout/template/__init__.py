"""templates/<name>/template.toml -> Template: page, styles and parts, validated on loading."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin_cli.base.errors import TemplateError
from bulletin_cli.base.record import record, replace
from bulletin_cli.base.strict_toml import TomlTable, parse, refuse_schema
from bulletin_cli.base.typography import written
from bulletin_cli.layout.document import Page, Style
from bulletin_cli.layout.fields import TemplateField, read_fields
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.template.cells import PictureReader, RowContext, no_pictures
from bulletin_cli.layout.template.facts import FACTS
from bulletin_cli.layout.template.name_scope import MARGINS
from bulletin_cli.layout.template.rows import TemplateRow, read_row
from bulletin_cli.layout.template.styles import BODY_STYLES, not_negative, read_styles

_IN_COLUMNS = ("section", "article")
PARTS = ("masthead", "contents", "section", "article", "imprint", *MARGINS)
__all__ = [
    "BODY_STYLES", "FACTS", "MARGINS", "PARTS", "Template", "TemplateField", "TemplateRow", "load",
]  # fmt: skip


@record
class Template:
    """The looks of a bulletin, its lengths as Word's files hold them.

    `prints_links` has the address of a link printed behind its text, `runs_in` the first sentence
    after 一、 and （一） set as a heading. `fields` are what it asks for.
    """

    name: str
    page: Page
    line_breaking: LineBreaking
    styles: Mapping[str, Style]
    parts: Mapping[str, tuple[TemplateRow, ...]]
    base: bytes
    prints_links: bool
    fields: tuple[TemplateField, ...]
    runs_in: bool

    @property
    def balances(self) -> bool:
        """Whether some style has its lines broken by sense."""
        return any(style.balance for style in self.styles.values())

    @property
    def first_page_differs(self) -> bool:
        """Whether some row of header or footer stands on the other pages alone."""
        return any(row.from_page > 1 for part in MARGINS for row in self.parts[part])

    def print_fields(
        self, periodical: Mapping[str, str], issue: Mapping[str, str]
    ) -> dict[str, str]:
        """Return what is printed of each field by key, of what [fields] of the two files say."""
        return {each.key: each.printed(periodical, issue) for each in self.fields}

    def without_spare_rows(self) -> Template:
        """Return the template without the blank lines that may be left out."""
        kept = {
            part: tuple(row for row in rows if not row.spare) for part, rows in self.parts.items()
        }
        return replace(self, parts=kept)


def load(
    text: str, file: str, name: str, base: bytes, pictures: PictureReader = no_pictures
) -> Template:
    """Return the template that template.toml `text` describes, its styles resolved.

    `pictures` reads those of its folder.

    Raises BulletinError or TemplateError with file, line and key.
    """
    top = parse(text, file)
    refuse_schema(top)
    top.text("description", "")
    page = _page(top.table("page"))
    styles = read_styles(top.table("styles"), page)
    fields = read_fields(top.tables("fields"))
    across = RowContext(styles, tuple(each.key for each in fields), page, pictures)
    narrow = replace(across, page=page.column)

    def rows(part: str) -> tuple[TemplateRow, ...]:
        context = narrow if part in _IN_COLUMNS else across
        return tuple(read_row(row, part, context) for row in top.tables(part))

    template = Template(
        name,
        page,
        _line_breaking(top.table("typesetting")),
        styles,
        {part: rows(part) for part in PARTS},
        base,
        top.flag("print_links", default=False),
        fields,
        top.flag("run_in_headings", default=False),
    )
    top.close()
    _refuse_flaws(template, file)
    return template


def _refuse_flaws(template: Template, file: str) -> None:
    """Refuse parts that do not go together, each of which may stand by itself."""
    _refuse_high_header(template)
    _refuse_in_columns(template, file)
    _refuse_turned(template, file)
    _refuse_filling(template, file)
    if sum(row.body for row in template.parts["article"]) != 1:
        raise TemplateError(
            "[[article]] 里要有一行（且只有一行）body = true", "正文排在这一行的位置。", file=file
        )


def _refuse_high_header(template: Template) -> None:
    """Refuse a header that reaches below the top margin, where Word would push the text down."""
    page = template.page
    for side in ("odd", "even"):
        rows = [row for row in template.parts["header"] if row.pages in (side, "both")]
        if (
            rows
            and page.header + sum(template.styles[row.style].least_height for row in rows)
            > page.top
        ):
            raise rows[0].origin.error(
                "", "排不进上页边距", "减小 page.header 或行距，或加大 page.top。"
            )


def _refuse_in_columns(template: Template, file: str) -> None:
    """Refuse styles of what stands in columns that need the whole width of the page."""
    page = template.page
    if page.columns == 1:
        return
    rows = [row for part in _IN_COLUMNS for row in template.parts[part]]
    for key in dict.fromkeys((*BODY_STYLES, *(row.style for row in rows))):
        style = template.styles[key]
        if style.right_tab:
            raise TemplateError(
                f"styles.{key}.right_tab 不能用在分栏的部分", '写 right_tab = "none"。', file=file
            )
        if page.column.text_width < (style.most_indent + 2) * style.size:
            hint = "减小 left、right、first_line，或减少栏数。"
            raise TemplateError(f"styles.{key} 的缩进出了栏", hint, file=file)


def _refuse_turned(template: Template, file: str) -> None:
    """Refuse landscape pages for wide tables where a page cannot be turned."""
    page = template.page
    if not template.line_breaking.landscape_from:
        return
    if not page.may_turn:
        hint = "删去 landscape_from，或改 [page] 的 columns、width、height。"
        raise TemplateError(
            "typesetting.landscape_from 不能用在分栏的、纸不是竖的模板", hint, file=file
        )
    if min(page.turned.text_width, page.turned.text_height) < 72:
        hint = "减小页边距，或把 page.header、page.footer 写大些。"
        raise TemplateError("横过来的页上版心不足 1 英寸", hint, file=file)


def _refuse_filling(template: Template, file: str) -> None:
    """Refuse a style that fills its lines elsewhere than in the masthead."""
    parts = (rows for part, rows in template.parts.items() if part != "masthead")
    used = {style for rows in parts for row in rows for style in row.styles}
    for key in (*BODY_STYLES, *sorted(used)):
        style = template.styles[key]
        if style.fills:
            name = "spread" if style.spread else "narrowest"
            raise TemplateError(
                f"styles.{key}.{name} 只用在报头里", "删去，或另起一个样式。", file=file
            )


def _page(table: TomlTable) -> Page:
    def length(key: str, default: str | None = None) -> float:
        value = table.convert(
            key, not_negative, "长度，如 37mm，从 0 到 558.8mm（22 英寸）", default
        )
        return written(value)

    page = Page(
        length("width", "210mm"), length("height", "297mm"),
        length("top"), length("right"), length("bottom"), length("left"),
        length("header", "15mm"), length("footer", "17.5mm"), length("grid", "0pt"),
        table.integer("columns", 1, least=1, most=4), length("column_gap", "7.5mm"),
    )  # fmt: skip
    table.close()
    if page.text_width < 72 or page.text_height < 72:
        raise table.error("", "的页边距太大，版心不足 1 英寸", "减小页边距。")
    if page.column.text_width < 72:
        raise table.error("columns", "太多，一栏不足 1 英寸", "减少栏数或 column_gap。")
    if page.grid and not 1 <= page.grid <= page.text_height:
        raise table.error("grid", "小于 1 磅，或高过版心", "写成 15.6pt 这样，不要网格就删去。")
    for key in ("header", "footer"):
        if getattr(page, key) > page.height / 2:
            raise table.error(key, "超过纸高的一半", "写页眉离上边、页脚离下边的距离。")
    return page


def _line_breaking(table: TomlTable) -> LineBreaking:
    default = LineBreaking()
    line_breaking = LineBreaking(
        table.flag("compress_punctuation", default.compress_punctuation),
        table.flag("hang_punctuation", default.hang_punctuation),
        table.flag("widow_control", default.widow_control),
        table.flag("auto_space", default.auto_space),
        table.flag("pull_marks", default.pull_marks),
        table.text("squeezable", default.compressible),
        table.number("squeeze", default.compression, 0, 1),
        table.number("excess", default.tolerance, 0, 1),
        table.text("not_at_start", default.not_at_start),
        table.text("not_at_end", default.not_at_end),
        table.text("may_hang", default.may_hang),
        table.flag("imprint_at_foot", default.imprint_at_foot),
        table.flag("imprint_on_even_page", default.imprint_on_even_page),
        table.flag("flow_past_pictures", default.flow_past_pictures),
        table.flag("report_cuts", default.report_cuts),
        table.integer("landscape_from", default.landscape_from, most=100),
    )
    table.close()
    return line_breaking
