"""Which tables of a Word file stand on landscape pages, as the sections say that hold them."""

from __future__ import annotations

from typing import Any

from bulletin_cli.incoming.word.xml import W, whole, word_name


def landscape_tables(body: Any) -> frozenset[Any]:
    """Return the tables right in a body that stand on landscape pages.

    What ends a section has its properties, so that the body is read from its end.
    """
    found, landscape = set[Any](), False
    for child in reversed(body):
        name = word_name(child)
        properties = child if name == "sectPr" else child.find(f"{W}pPr/{W}sectPr")
        if properties is not None:
            landscape = _is_landscape(properties)
        elif name == "tbl" and landscape:
            found.add(child)
    return frozenset(found)


def _is_landscape(properties: Any) -> bool:
    size = properties.find(f"{W}pgSz")
    return size is not None and whole(size.get(f"{W}w"), 0) > whole(size.get(f"{W}h"), 0)
