"""Formats by name. A writer is a function from a document to the bytes of a file.

What is drawn page by page (PDF, PNG, SVG) comes from `drawn`, OFD from `ofd`: they need this
machine's faces. Web pages come from `web`, with files beside them.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias, cast

from bulletin_cli.layout.document import Document

Writer: TypeAlias = Callable[[Document], bytes]

# Format -> file ending.
ENDINGS = {
    "docx": ".docx", "pdf": ".pdf", "ofd": ".ofd", "text": ".txt",
    "html": ".html", "paste": "-paste.html",
}  # fmt: skip
WEB = ("html", "paste")


def find_writer(name: str) -> Writer:
    """Return the writer of format `name`, docx or text, loading its module only now."""
    return cast(Writer, import_module(f"bulletin_cli.writers.{name}").write)
