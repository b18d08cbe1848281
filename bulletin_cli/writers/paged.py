"""Pages -> text and json: what `bulletin preview` prints."""

from __future__ import annotations

import json
from itertools import groupby
from typing import Any

from bulletin_cli.content.raised import in_signs
from bulletin_cli.layout.pages import LaidOutPage, Line, PageItem, Pages, PlacedPicture, Stroke


def paged_text(pages: Pages) -> str:
    """Return one typeset line a line, a form feed between pages, page numbers left out.

    A first-line indent stands as full-width blanks, two of them between the cells of a table;
    blank lines are left out.
    """
    return "\f".join("".join(f"{each}\n" for each in page_lines(page)) for page in pages.pages)


def page_lines(page: LaidOutPage) -> list[str]:
    """Return the lines of a page that hold text, indents as full-width blanks."""
    return ["　　".join(_shown(line) for line in row if line.text) for row in page.written_rows]


def _shown(line: Line) -> str:
    return "　" * max(round(line.indent), 0) + _text(line).replace("\t", "　　")


def _text(line: Line) -> str:
    """Return the words of a line, raised digits as ² and ₂."""
    pairs = zip(line.text, line.raised or [""] * len(line.text), strict=True)
    return "".join(
        in_signs("".join(text for text, _ in group), raised)
        for raised, group in groupby(pairs, key=lambda pair: pair[1])
    )


def paged_json(pages: Pages) -> str:
    """Return pages, lines, places in points, sizes, faces and sources; `schema_version` 1."""
    page = pages.document.page
    facts = {
        "schema_version": 1,
        "page": {"width": _round(page.width), "height": _round(page.height)},
        "pages": [
            {"number": each.number, "items": [_item(item, pages) for item in each.items],
             "header": [_item(line, pages) for line in each.header],
             "footer": [_item(line, pages) for line in each.footer]}
            for each in pages.pages
        ],
    }  # fmt: skip
    return json.dumps(facts, ensure_ascii=False, indent=1)


def _item(item: PageItem, pages: Pages) -> dict[str, Any]:
    facts: dict[str, Any] = {"left": _round(item.left), "top": _round(item.top)}
    match item:
        case Line():
            style = pages.document.styles[item.style]
            facts |= {
                "kind": "line",
                "text": item.text,
                "width": _round(item.width),
                "height": _round(item.height),
                "style": item.style,
                "size": style.size,
                "face": style.fonts[0],
            }
        case PlacedPicture():
            facts |= {
                "kind": "picture",
                "alt": item.alt,
                "width": _round(item.width),
                "height": _round(item.height),
            }
        case Stroke():
            facts |= {
                "kind": "stroke",
                "width": _round(item.width),
                "height": _round(item.height),
                "color": item.color,
                **({"dash": item.dash} if item.dash else {}),
            }
    source = getattr(item, "source", None)
    if source:
        facts["source"] = {
            "article": source.article,
            "block": source.block,
            "line": source.line,
        }
    return facts


def _round(length: float) -> float:
    return round(length, 2)
