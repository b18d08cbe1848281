"""The rows of a template's parts: a style with a text, a picture or a table, and when it stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from bulletin_cli.base.record import record
from bulletin_cli.base.strict_toml import TomlTable
from bulletin_cli.layout.document import Style, StyledPicture
from bulletin_cli.layout.template.cells import (
    RowContext,
    RowTable,
    read_picture,
    read_table,
    refuse_stray_keys,
)
from bulletin_cli.layout.template.name_scope import MARGINS, NameScope
from bulletin_cli.layout.template.texts import TemplateText, fill, read_condition, read_text

_SIDES: dict[str, Literal["odd", "even", "both"]] = {"odd": "odd", "even": "even", "both": "both"}
_REPEATED = ("each_article", "each_section")


@record
class TemplateRow:
    """One row of a part: a style with a text, a picture or a table, or a blank line or a rule.

    It stands where `when` holds. `each_article` and `each_section` repeat it in the contents; one
    that is `between` stands between two articles only. A `spare` blank line is left out where
    space is short. One of a header or a footer stands on pages from `from_page` on.
    """

    style: str
    text: TemplateText | None
    origin: TomlTable
    body: bool
    each_article: bool
    each_section: bool
    between: bool
    when: TemplateText | None
    pages: Literal["odd", "even", "both"]
    spare: bool
    picture: StyledPicture | None
    table: RowTable | None
    from_page: int

    @property
    def repeats(self) -> bool:
        """Whether the contents have it several times."""
        return self.each_article or self.each_section

    @property
    def styles(self) -> tuple[str, ...]:
        """The styles that the row names, those of its cells among them."""
        cells = (cell for row in self.table.rows for cell in row) if self.table else ()
        return (self.style, *(cell.style for cell in cells))

    def stands(self, facts: Mapping[str, Any]) -> bool:
        """Return whether the row is printed. Raises BulletinError where that cannot be said."""
        return self.when is None or bool(fill(self.when, facts, self.origin, "when"))

    def render(self, facts: Mapping[str, Any]) -> tuple[str, ...]:
        """Return the paragraphs' texts, a table's cell by cell; none where they come out empty.

        Raises BulletinError for what cannot be, such as the last of no receivers.
        """
        if self.table:
            return tuple(text for row in self.table.fill(facts) for text in row if text)
        if self.text is None:
            return () if self.picture else ("",)
        text = fill(self.text, facts, self.origin)
        return tuple(line for line in text.split("\n") if line)


def read_row(entry: TomlTable, part: str, context: RowContext) -> TemplateRow:
    """Return one row of `part`, its style known, its texts compiled, its pictures read.

    Raises BulletinError with file, line and key.
    """
    body = part == "article" and entry.flag("body", False)
    style = context.styles["body"] if body else context.style(entry)
    repeated = [key for key in _REPEATED if part == "contents" and entry.flag(key, False)]
    scope = NameScope(repeated[0] if repeated else part, context.fields)
    picture, table = None, None
    if part not in MARGINS:
        picture = read_picture(entry, style, context, context.page.text_width)
        table = read_table(entry, style.key, context, scope)
        refuse_stray_keys(entry)
    row = TemplateRow(
        style.key,
        read_text(entry, scope) if "text" in entry.keys else None,
        entry,
        body,
        "each_article" in repeated,
        "each_section" in repeated,
        part == "article" and entry.flag("between", False),
        read_condition(entry, scope),
        entry.choice("pages", _SIDES, "both") if part in MARGINS else "both",
        entry.flag("spare", False),
        picture,
        table,
        entry.integer("from_page", 1, least=1) if part in MARGINS else 1,
    )
    entry.close()
    if row.from_page > 2:
        raise entry.error("from_page", "只能是 1 或 2", "Word 只分得出首页和其余各页。")
    _refuse_mixed(row, style)
    return row


def _refuse_mixed(row: TemplateRow, style: Style) -> None:
    """Refuse a row that is two things at once."""
    filled = row.body or row.text or row.picture or row.table
    if row.spare and (filled or style.rule_above or style.rule_below):
        raise row.origin.error("spare", "只能写在空行上", "有文字、有线的一行不能省，去掉 spare。")
    if row.body and (row.between or row.when or row.picture or row.table):
        raise row.origin.error("body", "的一行不能有别的内容", "这个表里只写 body = true。")
    if row.each_article and row.each_section:
        hint = "栏目名一行，题目另写一行。"
        raise row.origin.error("each_section", "和 each_article 只能有一个", hint)
