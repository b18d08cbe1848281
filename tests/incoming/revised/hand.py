"""Edits of a Word file's paragraphs and rows as Word makes them, tracked or not."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

_GONE = (qn("w:del"), qn("w:moveFrom"))
_MARKS = (qn("w:bookmarkStart"), qn("w:bookmarkEnd"))
_DAY = "2024-11-26T10:20:00Z"


class Hand:
    """Somebody's hand on a file; `tracked` says that Word keeps account of what it does."""

    def __init__(self, *, tracked: bool) -> None:
        self.tracked = tracked

    def retype(self, paragraph: Any, start: int, end: int, new: str) -> None:
        """Type `new` over the characters from `start` to `end`, which may be none."""
        _part_runs(paragraph, start)
        _part_runs(paragraph, end)
        runs = _stretch(paragraph, start, end)
        typed = _run(new, runs[0])
        first = runs[0]  # in the link that it stands in, if it does
        if not self.tracked or first.getparent().tag == qn("w:ins"):
            first.addnext(typed)
        else:
            first.addnext(self._change("ins", typed))
        for run in runs:
            self._strike(run)

    def split(self, paragraph: Any, at: int) -> Any:
        """Press Enter before the character `at`; return the new paragraph."""
        _part_runs(paragraph, at)
        first = _stretch(paragraph, at, at + 1)[0]
        while first.getparent() is not paragraph:
            first = _part_wrapper(first)
        new = OxmlElement("w:p")
        new.append(_properties(paragraph))
        for each in [first, *first.itersiblings()]:
            new.append(each)
        paragraph.addnext(new)
        if self.tracked:
            self._mark(paragraph, "ins")
        return new

    def join(self, paragraph: Any, following: Any) -> None:
        """Take out the break between two paragraphs that stand together."""
        if self.tracked and not _is_marked(paragraph, "w:ins"):
            self._mark(paragraph, "del")
            return
        for each in list(following):
            if each.tag != qn("w:pPr"):
                paragraph.append(each)
        following.getparent().remove(following)

    def cut(self, paragraph: Any) -> None:
        """Take out a paragraph; its bookmarks stay behind, with nothing in them."""
        if self.tracked and not _is_marked(paragraph, "w:ins"):
            for run in list(visible_runs(paragraph)):
                self._strike(run)
            self._mark(paragraph, "del")
            return
        for mark in [each for each in paragraph if each.tag in _MARKS]:
            _neighbour(paragraph).append(mark)
        paragraph.getparent().remove(paragraph)

    def insert(
        self, beside: Any, like: Any, *, after: bool, text: str = "", widen: bool = False
    ) -> Any:
        """Put in a paragraph that looks like another one and says `text`, or what that one says.

        `widen` lets the bookmark round the one before it reach over it, as LibreOffice may.
        """
        new = OxmlElement("w:p")
        new.append(_properties(like))
        for run in [None] if text else list(visible_runs(like)):
            copy = _run(text) if run is None else _run(_text(run), run)
            new.append(_linked(self._change("ins", copy) if self.tracked else copy, run))
        (beside.addnext if after else beside.addprevious)(new)
        if widen and after:
            for mark in beside.findall(qn("w:bookmarkEnd")):
                new.append(mark)
        if self.tracked:
            self._mark(new, "ins")
        return new

    def add_row(self, row: Any, texts: list[str]) -> Any:
        """Put a row below another one."""
        new = deepcopy(row)
        for mark in [each for each in new.iter() if each.tag in _MARKS]:
            mark.getparent().remove(mark)
        for paragraph, text in zip(new.iter(qn("w:p")), texts, strict=True):
            for each in list(paragraph):
                if each.tag != qn("w:pPr"):
                    paragraph.remove(each)
            run = _run(text)
            paragraph.append(self._change("ins", run) if self.tracked else run)
        row.addnext(new)
        if self.tracked:
            self._mark_row(new, "ins")
        return new

    def delete_row(self, row: Any) -> None:
        """Take out a row. Word marks the row itself, and may leave its words unmarked."""
        if self.tracked:
            self._mark_row(row, "del")
        else:
            row.getparent().remove(row)

    def _strike(self, run: Any) -> None:
        wrapper = run.getparent()
        if not self.tracked or wrapper.tag == qn("w:ins"):
            wrapper.remove(run)
            return
        change = self._change("del")
        run.addprevious(change)
        change.append(run)
        for text in run.findall(qn("w:t")):
            text.tag = qn("w:delText")

    def _change(self, kind: str, *runs: Any) -> Any:
        change = parse_xml(
            f'<w:{kind} {nsdecls("w")} w:id="9001" w:author="王局" w:date="{_DAY}"/>'
        )
        for run in runs:
            change.append(run)
        return change

    def _mark(self, paragraph: Any, kind: str) -> None:
        properties = paragraph.find(qn("w:pPr"))
        looks = properties.find(qn("w:rPr"))
        if looks is None:
            looks = OxmlElement("w:rPr")
            properties.append(looks)
        looks.insert(0, self._change(kind))

    def _mark_row(self, row: Any, kind: str) -> None:
        properties = row.find(qn("w:trPr"))
        if properties is None:
            properties = OxmlElement("w:trPr")
            row.insert(0, properties)
        properties.append(self._change(kind))


def lose_marks(document: Any, what: str) -> None:
    """Take out of a file its `bookmarks`, its `manifest`, or with `none` all that names it."""
    if what in ("bookmarks", "none"):
        for mark in [each for each in document.element.body.iter() if each.tag in _MARKS]:
            mark.getparent().remove(mark)
    if what in ("manifest", "none"):
        rels = document.part.rels
        for key in [key for key, each in rels.items() if each.reltype.endswith("/customXml")]:
            del rels[key]
    if what == "none":
        document.core_properties.identifier = ""


def visible_runs(paragraph: Any) -> Iterator[Any]:
    """Yield the runs of a paragraph that were not struck out and have words."""
    for run in paragraph.iter(qn("w:r")):
        if _text(run) and not any(each.tag in _GONE for each in run.iterancestors()):
            yield run


def _own_runs(paragraph: Any) -> Iterator[Any]:
    """Yield the runs that are no address printed behind a link."""
    return (each for each in visible_runs(paragraph) if not _text(each).startswith("（http"))


def _linked(element: Any, like: Any) -> Any:
    """Return an element in a link to where the run `like` leads, if it leads anywhere."""
    link = next((like.iterancestors(qn("w:hyperlink"))), None) if like is not None else None
    if link is None:
        return element
    wrapper = OxmlElement("w:hyperlink")
    wrapper.set(qn("r:id"), link.get(qn("r:id")))
    wrapper.append(element)
    return wrapper


def _stretch(paragraph: Any, start: int, end: int) -> list[Any]:
    found, at = [], 0
    for run in _own_runs(paragraph):
        if start <= at < max(end, start + 1):
            found.append(run)
        at += len(_text(run))
    return found


def _part_runs(paragraph: Any, at: int) -> None:
    """Part the run in which the character `at` stands, if it does not begin there."""
    for run in list(_own_runs(paragraph)):
        text = _text(run)
        if 0 < at < len(text):
            run.addnext(_run(text[at:], run))
            _put(run, text[:at])
        at -= len(text)


def _part_wrapper(run: Any) -> Any:
    """Begin a new tracked insertion with a run that stands in one; return it."""
    wrapper = run.getparent()
    new = deepcopy(wrapper)
    for each in list(new):
        new.remove(each)
    for each in [run, *run.itersiblings()]:
        new.append(each)
    wrapper.addnext(new)
    return new


def _run(text: str, like: Any = None) -> Any:
    run = OxmlElement("w:r") if like is None else deepcopy(like)
    _put(run, text)
    return run


def _put(run: Any, text: str) -> None:
    for each in run.findall(qn("w:t")):
        run.remove(each)
    written = OxmlElement("w:t")
    written.text = text
    written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(written)


def _text(run: Any) -> str:
    return "".join(each.text or "" for each in run.findall(qn("w:t")))


def _properties(paragraph: Any) -> Any:
    properties = deepcopy(paragraph.find(qn("w:pPr")))
    looks = properties.find(qn("w:rPr"))
    if looks is not None:
        properties.remove(looks)
    return properties


def _is_marked(paragraph: Any, kind: str) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(kind)}") is not None


def _neighbour(paragraph: Any) -> Any:
    """Return the paragraph before, into which collapsed bookmarks fall."""
    return next(each for each in paragraph.itersiblings(preceding=True) if each.tag == qn("w:p"))
