"""Names of WordprocessingML elements (ECMA-376 part 1, 17), and safe parsing of parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
V = "{urn:schemas-microsoft-com:vml}"

_STRICT = re.compile(rb"""(["'])http://purl\.oclc\.org/ooxml/(\w+)/""")
_KNOWN = ("http://schemas.microsoft.com/", "http://schemas.openxmlformats.org/", "urn:schemas-")


def parse_xml(data: bytes) -> Any:
    """Return the root element of a part; no entity is resolved and nothing is fetched.

    The names of ISO/IEC 29500 Strict come as those of Transitional, which differ in nothing else
    that is read here.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(
        _STRICT.sub(rb"\1http://schemas.openxmlformats.org/\2/2006/", data), parser
    )


def value(element: Any, path: str, default: str = "") -> str:
    """Return w:val of the child at `path` (w:a/w:b written a/b), `default` where there is none."""
    child = element.find(_path(path))
    return default if child is None else str(child.get(f"{W}val", default))


@cache
def _path(path: str) -> str:
    return "/".join(W + step for step in path.split("/"))


def is_on(switch: Any) -> bool:
    """Return what an on/off element says (17.17.4)."""
    return switch.get(f"{W}val", "1") not in ("0", "false", "off")


def switch(element: Any, name: str) -> bool:
    """Return whether an on/off child is there and on."""
    child = element.find(W + name)
    return child is not None and is_on(child)


def whole(text: str | None, default: int) -> int:
    """Return a number of at most five digits, `default` for whatever else stands there."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 6 else default


def word_name(element: Any) -> str:
    """Return the local name of an element of WordprocessingML, "" for others and comments."""
    tag = element.tag
    return tag[len(W) :] if isinstance(tag, str) and tag.startswith(W) else ""


def alternative(element: Any) -> Any | None:
    """Return the version that Word shows of an mc:AlternateContent, None where it shows none.

    It is the first that asks for nothing unknown (ECMA-376 part 3, 10.2.1).
    """
    for choice in element.iterfind(f"{MC}Choice"):
        wanted = (element.nsmap | choice.nsmap).get
        if all(
            (wanted(prefix) or "").startswith(_KNOWN)
            for prefix in choice.get("Requires", "").split()
        ):
            return choice
    return element.find(f"{MC}Fallback")


def shown(element: Any, *stops: str) -> Iterator[Any]:
    """Yield an element and what is in it, of alternatives the one shown; not what is in `stops`."""
    yield element
    if element.tag == f"{MC}AlternateContent":
        choice = alternative(element)
        if choice is not None:
            yield from shown(choice, *stops)
    elif element.tag not in stops:
        for child in element:
            yield from shown(child, *stops)


def shown_text(element: Any) -> str:
    """Return all text in an element, that of old WordArt too; its looks are not asked for."""
    return "".join(
        each.get("string", "") if each.tag == f"{V}textpath" else each.text or ""
        for each in shown(element)
        if each.tag in (f"{W}t", f"{A}t", f"{V}textpath")
    )
