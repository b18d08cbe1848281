"""One call: the bytes of a .docx -> its blocks, comments, pictures, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bulletin_cli.base.record import record
from bulletin_cli.incoming.word.content import LeftOut, WordBlock, WordComment
from bulletin_cli.incoming.word.numbers import Numbers
from bulletin_cli.incoming.word.package import open_word
from bulletin_cli.incoming.word.styles import Styles
from bulletin_cli.incoming.word.walk import Walk
from bulletin_cli.incoming.word.xml import W14, W15, W, parse_xml

if TYPE_CHECKING:
    from docx.document import Document

_NOTES = {"footnoteReference": ("脚注", "footnotes"), "endnoteReference": ("尾注", "endnotes")}
_MARGINS = (("header", "页眉"), ("footer", "页脚"))


@record
class WordFile:
    """What a Word file holds; `pictures` has the bytes of each by its relationship id.

    `custom` are its custom XML parts, `identifier` is dc:identifier of its properties.
    """

    blocks: tuple[WordBlock, ...]
    comments: Mapping[str, WordComment]
    pictures: Mapping[str, bytes]
    left_out: tuple[LeftOut, ...]
    custom: tuple[bytes, ...] = ()
    identifier: str = ""


def read_word(data: bytes, file: str) -> WordFile:
    """Return what a .docx holds; `file` names it in messages. Raises BulletinError."""
    document = open_word(data, file)
    styles = Styles(document.styles.element)
    numbers = Numbers(_part(document, "numbering"))
    walk = Walk(styles, numbers)
    blocks = tuple(walk.blocks(document.element.body))
    left_out = (*walk.left_out, *_notes(walk.notes, document), *_margins(document))
    return WordFile(
        blocks,
        _comments(document),
        _targets(document, "image"),
        left_out,
        tuple(_targets(document, "customXml").values()),
        str(document.core_properties.identifier),
    )


def _part(document: Document, kind: str) -> Any | None:
    """Return the root of the part of the package that has this relationship, None without it."""
    for relation in document.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _comments(document: Document) -> dict[str, WordComment]:
    root = _part(document, "comments")
    found = root.iter(f"{W}comment") if root is not None else ()
    resolved = _resolved(document)
    return {
        each.get(f"{W}id", ""): WordComment(
            each.get(f"{W}author", ""),
            each.get(f"{W}date", ""),
            "\n".join(_text(paragraph) for paragraph in each.iter(f"{W}p")).strip(),
            any(paragraph.get(f"{W14}paraId") in resolved for paragraph in each.iter(f"{W}p")),
        )
        for each in found
    }


def _resolved(document: Document) -> set[str]:
    """Return the paragraphs' ids of the comments that are done ([MS-DOCX], commentEx)."""
    root = _part(document, "commentsExtended")
    each = () if root is None else tuple(root.iter(f"{W15}commentEx"))
    done = {one.get(f"{W15}paraId") for one in each if one.get(f"{W15}done") in ("1", "true")}
    return done | {one.get(f"{W15}paraId") for one in each if one.get(f"{W15}paraIdParent") in done}


def _targets(document: Document, kind: str) -> dict[str, bytes]:
    """Return the bytes of the parts of this kind that are in the package, by relationship id."""
    return {
        key: relation.target_part.blob
        for key, relation in document.part.rels.items()
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external
    }


def _notes(references: list[tuple[str, str]], document: Document) -> Iterator[LeftOut]:
    for sign, identifier in references:
        kind, part = _NOTES[sign]
        root = _part(document, part)
        notes = () if root is None else (each for each in root if each.get(f"{W}id") == identifier)
        yield LeftOut(kind, "".join(_text(each) for each in notes).strip())


def _margins(document: Document) -> Iterator[LeftOut]:
    """Yield headers and footers that say something; page numbers alone are no loss."""
    for kind, name in _MARGINS:
        for relation in document.part.rels.values():
            if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
                text = _text(parse_xml(relation.target_part.blob)).strip()
                if any(each.isalpha() for each in text):
                    yield LeftOut(name, text)


def _text(element: Any) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))
