"""The manifest of a returned Word file, or the one beside it -> what was rendered."""

from __future__ import annotations

from typing import Any

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.incoming.word.xml import parse_xml
from bulletin_cli.layout.marks import NAMESPACE, Bookmark, Manifest


def is_manifest(data: bytes) -> bool:
    """Return whether a custom XML part is a manifest: other programs have parts of their own."""
    return NAMESPACE.encode() in data or NAMESPACE.encode("utf-16-le") in data


def parse_manifest(data: bytes, file: str) -> Manifest:
    """Return what writers/docx/manifest.py wrote. Raises BulletinError for anything else."""
    try:
        root = parse_xml(data)
        marks = tuple(map(_mark, root.iter(f"{{{NAMESPACE}}}block")))
        return Manifest(root.attrib["issue"], marks, root.get("links") == "printed")
    except (KeyError, ValueError, SyntaxError) as error:  # lxml's errors are SyntaxErrors
        raise BulletinError(
            "里面的对照表坏了", "删去对照表再试：没有它，按文字也能对上。", file=file
        ) from error


def _mark(element: Any) -> Bookmark:
    facts = element.attrib
    row, column = int(facts.get("row", -1)), int(facts.get("column", -1))
    block = int(facts.get("block", -1))
    article = facts.get("article", "")
    place, text = (article, block, row, column), element.text or ""
    picture = facts.get("path", ""), facts.get("digest", "")
    return Bookmark(facts["mark"], facts["part"], *place, text, *picture)
