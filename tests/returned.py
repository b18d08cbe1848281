"""A rendered Word file as somebody gives it back: edited as a word processor edits it."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

_WORD = "http://schemas.microsoft.com/office/word/"
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_DAY = "2024-11-26T10:20:00Z"


class ReturnedFile:
    """A Word file that is edited by its paragraphs' texts and saved again."""

    def __init__(self, path: Path) -> None:
        self._document: Any = docx.Document(str(path))

    def save(self, path: Path) -> Path:
        self._document.save(str(path))
        return path

    def replace(self, old: str, new: str) -> None:
        """Put `new` in the place of `old`, which stands within one run."""
        run = self._run(old)
        run.text = run.text.replace(old, new, 1)

    def delete(self, text: str) -> None:
        element: Any = self._paragraph(text)._p
        element.getparent().remove(element)

    def insert(self, before: str, text: str) -> None:
        self._paragraph(before).insert_paragraph_before(text)

    def track(self, old: str, new: str, author: str) -> None:
        """Replace as somebody does who tracks changes."""
        run: Any = self._run(old)._r
        head, tail = (run.text or "").split(old, 1)
        pieces = [_run(run, head)] * bool(head)
        pieces.append(_tracked("del", author, _run(run, old, "w:delText")))
        pieces += [_tracked("ins", author, _run(run, new))] * bool(new)
        pieces += [_run(run, tail)] * bool(tail)
        for piece in pieces:
            run.addprevious(piece)
        parent: Any = run.getparent()
        parent.remove(run)

    def retype(self, old: str, new: str) -> None:
        """Type `new` over a paragraph that says `old`."""
        paragraph = next(each for each in self._all() if each.text == old)
        for run in paragraph.runs:
            run.text = ""
        paragraph.runs[0].text = new

    def strip(self) -> None:
        """Take out all marks, the manifest and the name of the issue."""
        body = self._document.element.body
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            for each in list(body.iter(qn(tag))):
                parent: Any = each.getparent()
                parent.remove(each)
        rels = self._document.part.rels
        for key in [key for key, each in rels.items() if each.reltype.endswith("/customXml")]:
            del rels[key]
        self._document.core_properties.identifier = ""

    def comment(self, on: str, text: str, author: str) -> None:
        self._document.add_comment(self._run(on), text=text, author=author, initials="")

    def resolve(self, text: str) -> None:
        """Settle the comment that says `text`, as Word does."""
        comment = next(each for each in self._document.comments if each.text == text)
        comment.paragraphs[0]._p.set(f"{{{_WORD}2010/wordml}}paraId", "1A2B3C4D")
        data = (
            f'<w15:commentsEx xmlns:w15="{_WORD}2012/wordml">'
            '<w15:commentEx w15:paraId="1A2B3C4D" w15:done="1"/></w15:commentsEx>'
        )
        part = Part(PackURI("/word/commentsExtended.xml"), "application/xml", data.encode())
        self._document.part.relate_to(part, _EXTENDED)

    def footnote(self, on: str, text: str) -> None:
        """Put a footnote behind the words `on`."""
        data = (
            f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>{text}</w:t></w:r>'
            "</w:p></w:footnote></w:footnotes>"
        )
        part = Part(PackURI("/word/footnotes.xml"), "application/xml", data.encode())
        self._document.part.relate_to(part, _FOOTNOTES)
        self._run(on)._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="2"/>'))

    def _all(self) -> Iterator[Paragraph]:
        for element in self._document.element.body.iter(qn("w:p")):
            yield Paragraph(element, self._document)

    def _paragraph(self, text: str) -> Paragraph:
        return next(each for each in self._all() if text in each.text)

    def _run(self, text: str) -> Run:
        return next(run for each in self._all() for run in each.runs if text in run.text)


def _run(like: Any, text: str, tag: str = "w:t") -> Any:
    run = deepcopy(like)
    for each in run.findall(qn("w:t")):
        run.remove(each)
    written = OxmlElement(tag)
    written.text = text
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(written)
    return run


def _tracked(kind: str, author: str, run: Any) -> Any:
    change = parse_xml(
        f'<w:{kind} {nsdecls("w")} w:id="9001" w:author="{author}" w:date="{_DAY}"/>'
    )
    change.append(run)
    return change
