"""One call: the bytes of a Word file -> its blocks, comments, pictures, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from bulletin_cli.base.errors import BulletinError, UnreadableError
from bulletin_cli.base.record import record
from bulletin_cli.content.article import PictureShape
from bulletin_cli.incoming.word.content import LeftOut, WordBlock, WordComment
from bulletin_cli.incoming.word.numbers import Numbers
from bulletin_cli.incoming.word.package import WordPackage
from bulletin_cli.incoming.word.reading import WordReading
from bulletin_cli.incoming.word.styles import Styles
from bulletin_cli.incoming.word.walk import Walk
from bulletin_cli.incoming.word.xml import W14, W15, W, shown, shown_text

_NOTES = {"footnoteReference": ("脚注", "footnotes"), "endnoteReference": ("尾注", "endnotes")}
MARGIN_NAMES = ("页眉", "页脚")
_MARGINS = tuple(zip(("header", "footer"), MARGIN_NAMES, strict=True))
_IDENTIFIER = "{http://purl.org/dc/elements/1.1/}identifier"


@record
class WordFile:
    """What a Word file holds; `pictures` has the bytes of each by its name in the pieces.

    `shapes` say how it is shown there.

    `custom` are its custom XML parts, `identifier` is dc:identifier of its properties, `headers`
    are the paragraphs of each page header that says something.
    """

    blocks: tuple[WordBlock, ...]
    comments: Mapping[str, WordComment]
    pictures: Mapping[str, bytes]
    left_out: tuple[LeftOut, ...]
    custom: tuple[bytes, ...] = ()
    identifier: str = ""
    headers: tuple[tuple[str, ...], ...] = ()
    shapes: Mapping[str, PictureShape] = field(default_factory=dict, hash=False)


def read_word(data: bytes, file: str) -> WordFile:
    """Return what a .docx, .docm or .dotx holds; `file` names it in messages.

    Raises BulletinError; for what the program itself did not expect it is an UnreadableError.
    """
    reading, blocks = read_story(data, file)
    package = reading.package
    pictures = {key: package.data(name) for key, name in package.targets("image").items()}
    shown = {name: key for name, (key, _) in reading.pictures.items() if key in pictures}
    pictures |= {name: pictures[key] for name, key in shown.items()}
    custom = (package.data(name) for name in package.targets("customXml").values())
    return WordFile(
        blocks,
        _comments(package),
        pictures,
        (*reading.left_out(), *_notes(reading.notes, package), *_margins(package)),
        tuple(custom),
        _identifier(package),
        tuple(filter(None, _headers(package))),
        {name: reading.pictures[name][1] for name in shown},
    )


def read_story(data: bytes, file: str) -> tuple[WordReading, tuple[WordBlock, ...]]:
    """Return the blocks of a file, and what was open while they were read. Raises BulletinError."""
    package = WordPackage(data, file)
    document = package.document()
    styles = Styles(package.part("styles"), file)
    reading = WordReading(package, styles, Numbers(package.part("numbering")), file)
    return reading, _blocks(document, reading)


def _blocks(document: Any, reading: WordReading) -> tuple[WordBlock, ...]:
    body = document.find(f"{W}body")
    try:
        return () if body is None else tuple(Walk(reading).story(body))
    except BulletinError:
        raise
    except Exception as error:
        raise UnreadableError(reading.file, f"第 {len(reading.elements)} 段") from error


def _comments(package: WordPackage) -> dict[str, WordComment]:
    root = package.part("comments")
    found = root.iter(f"{W}comment") if root is not None else ()
    resolved = _resolved(package)
    return {
        each.get(f"{W}id", ""): WordComment(
            each.get(f"{W}author", ""),
            each.get(f"{W}date", ""),
            "\n".join(shown_text(paragraph) for paragraph in each.iter(f"{W}p")).strip(),
            any(paragraph.get(f"{W14}paraId") in resolved for paragraph in each.iter(f"{W}p")),
        )
        for each in found
    }


def _resolved(package: WordPackage) -> set[str]:
    """Return the paragraphs' ids of the comments that are done ([MS-DOCX], commentEx)."""
    root = package.part("commentsExtended")
    each = () if root is None else tuple(root.iter(f"{W15}commentEx"))
    done = {one.get(f"{W15}paraId") for one in each if one.get(f"{W15}done") in ("1", "true")}
    return done | {one.get(f"{W15}paraId") for one in each if one.get(f"{W15}paraIdParent") in done}


def _notes(references: list[tuple[str, str]], package: WordPackage) -> Iterator[LeftOut]:
    for sign, (kind, part) in _NOTES.items():
        wanted = [identifier for each, identifier in references if each == sign]
        root = package.part(part) if wanted else None
        notes = () if root is None else root
        texts = {each.get(f"{W}id"): shown_text(each).strip() for each in notes}
        yield from (LeftOut(kind, texts.get(identifier, "")) for identifier in wanted)


def _margins(package: WordPackage) -> Iterator[LeftOut]:
    """Yield headers and footers that say something, each once; page numbers alone are no loss."""
    for kind, name in _MARGINS:
        roots = (package.root(target) for target in package.targets(kind).values())
        texts = dict.fromkeys(shown_text(root).strip() for root in roots if root is not None)
        yield from (LeftOut(name, text) for text in texts if any(map(str.isalpha, text)))


def _headers(package: WordPackage) -> Iterator[tuple[str, ...]]:
    for target in package.targets("header").values():
        root = package.root(target)
        paragraphs = () if root is None else (e for e in shown(root) if e.tag == f"{W}p")
        yield tuple(filter(None, map(_own_text, paragraphs)))


def _own_text(paragraph: Any) -> str:
    """Return the text of a paragraph, blanks for its tabs, without that of boxes within it."""
    parts = [each for child in paragraph for each in shown(child, f"{W}p")]
    texts = (each.text or "" if each.tag == f"{W}t" else "\t" for each in parts
             if each.tag in (f"{W}t", f"{W}tab"))  # fmt: skip
    return "".join(texts).strip()


def _identifier(package: WordPackage) -> str:
    root = package.of_package("core-properties")
    return "" if root is None else (root.findtext(_IDENTIFIER) or "")
