"""Plain values as lines of TOML; what is empty is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any


def toml_lines(facts: object, keys: tuple[str, ...]) -> Iterator[str]:
    """Yield `key = value` for what holds one, of an object's attributes or a mapping's keys."""
    for key in keys:
        value = facts[key] if isinstance(facts, Mapping) else getattr(facts, key)
        if value:
            bare = key.isascii() and key.isidentifier()
            yield f"{key if bare else _written(key)} = {_written(value)}"


def _written(value: Any) -> str:
    from tomlkit import item

    return str(item(list(value) if isinstance(value, tuple) else value).as_string())
