"""Formats by name. A writer is a function from a document to the bytes of a file."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias, cast

from bulletin_cli.document import Document

Writer: TypeAlias = Callable[[Document], bytes]

# Format -> (module with a `write` function, file ending).
FORMATS = {
    "docx": ("bulletin_cli.writers.docx", ".docx"),
    "text": ("bulletin_cli.writers.text", ".txt"),
}


def writer(name: str) -> Writer:
    """Return the writer of format `name`, loading its module only now."""
    return cast(Writer, import_module(FORMATS[name][0]).write)
