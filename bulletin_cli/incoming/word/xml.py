"""Names of WordprocessingML elements (ECMA-376 part 1, 17), and safe parsing of other parts."""

from __future__ import annotations

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
V = "{urn:schemas-microsoft-com:vml}"


def parse_xml(data: bytes) -> Any:
    """Return the root element of a part; no entity is resolved and nothing is fetched."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def value(element: Any, path: str, default: str = "") -> str:
    """Return w:val of the child at `path` (w:a/w:b written a/b), `default` where there is none."""
    child = element.find("/".join(W + step for step in path.split("/")))
    return default if child is None else str(child.get(f"{W}val", default))


def switch(element: Any, name: str) -> bool | None:
    """Return what an on/off child says (17.17.4), None where it is not there."""
    child = element.find(W + name) if element is not None else None
    if child is None:
        return None
    return child.get(f"{W}val", "1") not in ("0", "false", "off")
