"""Runs of text in WordprocessingML: looks, tabs, line breaks, the fields of page numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import PAGE_COUNT, PAGE_NUMBER, Run
from bulletin_cli.writers.docx.xml import element, escape

_PIECES = re.compile(f"([{LINE_BREAK}\t{PAGE_NUMBER}{PAGE_COUNT}])")
_FIELDS = {PAGE_NUMBER: "PAGE", PAGE_COUNT: "NUMPAGES"}


def run_of(run: Run, faces: Mapping[str, str], *, fields: bool) -> str:
    """Return w:r; `faces` are its own by what they are for.

    With `fields` the signs for numbers of pages become fields. A run of East Asian text says so,
    lest Word takes its quotation marks for Latin ones.
    """
    fonts: dict[str, str | int] = {} if run.text.isascii() else {"hint": "eastAsia"}
    fonts |= faces
    properties = (element("rFonts", **fonts) if fonts else "") + "<w:b/><w:bCs/>" * run.bold
    properties += element("vertAlign", val=run.raised) if run.raised else ""
    opening = f"<w:r><w:rPr>{properties}</w:rPr>" if properties else "<w:r>"
    content = ""
    for piece in _PIECES.split(run.text):
        if fields and piece in _FIELDS:
            content += f"</w:r>{_field(_FIELDS[piece], opening)}{opening}"
        else:
            content += _piece(piece)
    return f"{opening}{content}</w:r>".replace(f"{opening}</w:r>", "")


def _piece(piece: str) -> str:
    if piece == LINE_BREAK:
        return "<w:br/>"
    if piece == "\t":
        return "<w:tab/>"
    text = escape(piece)
    if not text:
        return ""
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<w:t{space}>{text}</w:t>"


def _field(name: str, opening: str) -> str:
    """Return a field, one run for each of its five pieces."""
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> {name} </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>1</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"{opening}{piece}</w:r>" for piece in pieces)
