"""WordprocessingML in small pieces: declarations, escaping, elements with w: attributes."""

from __future__ import annotations

import re

from bulletin_cli.base.typography import FORBIDDEN

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_FORBIDDEN = re.compile(f"[{FORBIDDEN}]")


def escape(text: str) -> str:
    """Return `text` for use between tags or in double quotes."""
    if text.isalnum():
        return text
    text = _FORBIDDEN.sub("", text)
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def element(name: str, /, **attributes: str | int) -> str:
    """Return the empty element w:name with w: attributes."""
    pairs = "".join(f' w:{key}="{escape(str(value))}"' for key, value in attributes.items())
    return f"<w:{name}{pairs}/>"


def switch(name: str, on: bool) -> str:
    """Return an on/off element that says so in either case."""
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'
