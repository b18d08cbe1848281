"""The parts of a file in one zip, and what it says of itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise

from bulletin_cli import __version__
from bulletin_cli.base.record import record
from bulletin_cli.layout.document import Document
from bulletin_cli.layout.properties import DocumentProperties
from bulletin_cli.writers.ofd.sheets import OutlineEntry
from bulletin_cli.writers.ofd.xml import document, element, mm, text

_FOLDER = "Doc_0"
_RESOURCES = {"PublicRes.xml": "PublicRes", "DocumentRes.xml": "DocumentRes"}
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can tell


@record
class OfdPage:
    """A page under its number: its file and its headings."""

    number: int
    data: bytes
    outline: tuple[OutlineEntry, ...]


def package(
    pages: Document, sheets: Sequence[OfdPage], parts: Mapping[str, bytes], largest: int
) -> bytes:
    """Return the whole file; no number in it is larger than `largest`."""
    names = {sheet.number: f"Pages/Page_{n}/Content.xml" for n, sheet in enumerate(sheets)}
    files = {
        "Document.xml": _root(pages, sheets, names, parts, largest),
        **{name: data for name, data in parts.items() if name in _RESOURCES},
        **{names[sheet.number]: sheet.data for sheet in sheets},
        **{name: data for name, data in parts.items() if name not in _RESOURCES},
    }
    digest = sha256(b"".join(files.values())).hexdigest()
    within = {f"{_FOLDER}/{name}": data for name, data in files.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in {"OFD.xml": _entrance(pages.properties, digest), **within}.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = 0  # else it tells Windows from the others
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _entrance(facts: DocumentProperties, digest: str) -> bytes:
    """Return what the file says of itself; its date is the issue's, its number from its parts."""
    said = element(
        "DocInfo",
        text("DocID", digest[:32]),
        text("Title", facts.title),
        text("Author", facts.creator),
        text("Subject", facts.subject),
        text("CreationDate", facts.created.isoformat() if facts.created else ""),
        element("Keywords", text("Keyword", facts.identifier)) if facts.identifier else "",
        text("Creator", "bulletin"),
        text("CreatorVersion", __version__),
    )
    body = element("DocBody", said, text("DocRoot", f"{_FOLDER}/Document.xml"))
    return document("OFD", body, Version="1.0", DocType="OFD")


def _root(
    pages: Document,
    sheets: Sequence[OfdPage],
    names: Mapping[int, str],
    parts: Mapping[str, bytes],
    largest: int,
) -> bytes:
    box = mm(0, 0, pages.page.width, pages.page.height)
    common = element(
        "CommonData",
        text("MaxUnitID", str(largest)),
        element("PageArea", text("PhysicalBox", box)),
        *(text(kind, name) for name, kind in _RESOURCES.items() if name in parts),
    )
    listed = (element("Page", ID=str(each), BaseLoc=name) for each, name in names.items())
    outline = list(_outline([(sheet.number, each) for sheet in sheets for each in sheet.outline]))
    return document(
        "Document",
        common,
        element("Pages", *listed),
        element("Outlines", *outline) if outline else "",
    )


def _outline(headings: Sequence[tuple[int, OutlineEntry]]) -> Iterator[str]:
    """Yield the headings of the first one's level, each around those below it."""
    starts = [n for n, (_, each) in enumerate(headings) if each.level <= headings[0][1].level]
    for start, end in pairwise([*starts, len(headings)]):
        page, heading = headings[start]
        place = element("Dest", Type="XYZ", PageID=str(page), Left="0", Top=mm(heading.top))
        jump = element("Action", element("Goto", place), Event="CLICK")
        below = list(_outline(headings[start + 1 : end]))
        yield element(
            "OutlineElem",
            element("Actions", jump),
            *below,
            Title=heading.title,
            Count=str(len(below)) if below else "",
        )
