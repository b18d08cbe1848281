"""A page as another program reads it: html5lib, which stops at what the standard does not allow."""

from __future__ import annotations

from typing import Any

import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"


def parsed(page: bytes) -> Any:
    """Return a page's root element; a page that is not valid fails."""
    return html5lib.HTMLParser(strict=True).parse(page)


def elements(root: Any, *names: str) -> list[Any]:
    """Return the elements of these names in their order."""
    return [each for each in root.iter() if each.tag in {XHTML + name for name in names}]


def says(element: Any) -> str:
    """Return the text in an element without the line ends between tags."""
    return "".join(element.itertext()).replace("\n", "")


def texts(root: Any, *names: str) -> list[str]:
    """Return what the elements of these names say."""
    return [says(each) for each in elements(root, *names)]
