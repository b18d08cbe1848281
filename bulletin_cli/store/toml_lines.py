"""Plain values as TOML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def toml_lines(facts: object, keys: tuple[str, ...]) -> Iterator[str]:
    """Yield `key = value` of what holds one, of an object's attributes or a mapping's keys."""
    for key in keys:
        value = facts[key] if isinstance(facts, Mapping) else getattr(facts, key)
        if value:
            bare = key.isascii() and key.isidentifier()
            yield f"{key if bare else toml_value(key)} = {toml_value(value)}"


def toml_value(value: Any) -> str:
    """Return a value as TOML has it, in one line."""
    from tomlkit import item

    return str(item(list(value) if isinstance(value, tuple) else value).as_string())
