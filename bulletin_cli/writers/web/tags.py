"""HTML put together so that nothing of an issue's text can be taken for a tag."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from bulletin_cli.base.typography import FORBIDDEN

_VOID = ("img", "link", "meta", "br", "wbr", "hr", "input")
# Begin a line of the file, where a blank changes nothing that is seen.
_OWN_LINE = {
    "head", "body", "meta", "title", "style", "script", "link", "header", "nav", "main", "footer",
    "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ol", "ul", "li",
    "figure", "div", "table", "tr", "form",
}  # fmt: skip
_NOT_TEXT = re.compile(f"[{FORBIDDEN}\x80-\x9f]")  # HTML cannot hold them, not even as &#1;


class Markup(str):
    """HTML that is ready; every other string is text, which `tag` and `join` escape."""

    __slots__ = ()


def tag(name: str, /, *children: str | None, **attributes: str | None) -> Markup:
    """Return an element; an attribute of None is left out, one of "" has no value.

    A trailing _ of an attribute's name is dropped, other ones become -.
    """
    said = "".join(
        f" {key.rstrip('_').replace('_', '-')}" + (f'="{_text(value)}"' if value else "")
        for key, value in attributes.items()
        if value is not None
    )
    line = "\n" if name in _OWN_LINE else ""
    if name in _VOID:
        return Markup(f"{line}<{name}{said}>")
    return Markup(f"{line}<{name}{said}>{join(children)}</{name}>")


def join(children: Iterable[str | None]) -> Markup:
    """Return pieces one after the other, texts among them escaped."""
    return Markup(
        "".join(each if isinstance(each, Markup) else _text(each) for each in children if each)
    )


def _text(text: str) -> str:
    return escape(_NOT_TEXT.sub("", text))
