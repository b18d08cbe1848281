"""[[fields]]: what a template asks of a bulletin or of each issue beyond what all have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.base.strict_toml import TomlTable

FieldScope = Literal["periodical", "issue"]
_SCOPES: dict[str, FieldScope] = {"periodical": "periodical", "issue": "issue"}
_KEY_MOST = 16  # characters


@record
class TemplateField:
    """One thing that texts print as `field.key`; its value is a line of text.

    `scope` says who gives it: the periodical in bulletin.toml, or each issue in issue.toml.
    Where nobody does, `default` is printed; a required one has none.
    """

    key: str
    label: str
    default: str
    required: bool
    scope: FieldScope

    def printed(self, periodical: Mapping[str, str], issue: Mapping[str, str]) -> str:
        """Return what is printed, of the values of [fields] in both files."""
        return (periodical if self.scope == "periodical" else issue).get(self.key, self.default)


def printed_fields(
    fields: Iterable[TemplateField], periodical: Mapping[str, str], issue: Mapping[str, str]
) -> dict[str, str]:
    """Return what is printed of all fields, by their labels."""
    return {each.label: each.printed(periodical, issue) for each in fields}


def read_fields(tables: tuple[TomlTable, ...]) -> tuple[TemplateField, ...]:
    """Return the fields of [[fields]]. Raises BulletinError with file, line and key."""
    fields: list[TemplateField] = []
    for table in tables:
        field = _field(table)
        taken = {name for each in fields for name in (each.key, each.label)}
        for name, of in (("key", field.key), ("label", field.label)):
            if of in taken:
                raise table.error(name, f"“{of}”前面已有一项", "一项写一次，名字各取各的。")
        fields.append(field)
    return tuple(fields)


def _field(table: TomlTable) -> TemplateField:
    key = table.text("key")
    if not key.isidentifier() or key.startswith("_") or len(key) > _KEY_MOST:
        raise _bad_key(table, key)
    field = TemplateField(
        key,
        table.text("label", key),
        table.text("default", ""),
        table.flag("required", False),
        table.choice("scope", _SCOPES, "issue"),
    )
    table.close()
    if not field.label.strip():
        raise table.error("label", "是空的", "写编辑叫得出的名字，或删去这一行，就用 key。")
    if field.required and field.default:
        raise table.error("default", "和 required = true 只能有一个", "必填的一项不写 default。")
    return field


def _bad_key(table: TomlTable, key: str) -> BulletinError:
    return table.error(
        "key",
        f"不能是“{key[: _KEY_MOST + 1]}”",
        f"用汉字、字母、数字，不以数字开头，没有空格，至多 {_KEY_MOST} 个字。",
    )
