"""[fields] of bulletin.toml and issue.toml: the values of what a template asks for."""

from __future__ import annotations

from collections.abc import Mapping

from bulletin_cli.base.strict_toml import TomlTable

FIELDS = "fields"  # the table's name


def read_fields(top: TomlTable) -> dict[str, str]:
    """Return the values of [fields] by key, each one line. Raises BulletinError.

    Which keys there may be, only the template knows: others are a finding of `check`.
    """
    table = top.table(FIELDS)
    return {key: table.text(key) for key in table.keys}


def fields_text(values: Mapping[str, str]) -> str:
    """Return the table [fields] of a new file, "" for no values."""
    if not values:
        return ""
    import tomlkit

    return "\n" + tomlkit.dumps({FIELDS: dict(values)})
