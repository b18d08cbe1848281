"""The issue that a template was made of, in that template beside its original."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record

if TYPE_CHECKING:
    from bulletin_cli.actions.template_from import ProposedTemplate
    from bulletin_cli.layout.pages import Pages
    from bulletin_cli.workspace import Workspace

_NAMES = ("original.png", "ours.png", "difference.png")
_LEADERS = re.compile(r"[\s.…·•‥．]+")  # what programs fill a tab with, and blanks
_SHOWN = 5  # lines, which are named


@record
class Comparison:
    """How many pages either has, how many lines of ours, and those that stand otherwise.

    `other_lines` are lines of ours, as page and text, that the original has not on that page.
    """

    files: tuple[Path, ...]
    pages: tuple[int, int]
    lines: int
    other_lines: tuple[tuple[int, str], ...]

    @property
    def named(self) -> tuple[tuple[int, str], ...]:
        """The first of the other lines."""
        return self.other_lines[:_SHOWN]


def require_office(file: str) -> None:
    """Refuse to compare where nothing draws the original. Raises BulletinError."""
    from bulletin_cli.store.office import find_office

    if not find_office():
        hint = "装了 LibreOffice 再试；不比较就不写 --compare。"
        raise BulletinError("原件要用 LibreOffice 画出来，本机没有安装", hint, file=file)


def compare(space: Workspace, proposal: ProposedTemplate, folder: Path, file: str) -> Comparison:
    """Draw the original's first page and ours into `folder`, and compare all lines.

    Raises BulletinError where LibreOffice, which has to be there, cannot read the file.
    """
    from bulletin_cli.actions.pages import draw_pages
    from bulletin_cli.incoming.back_issues.pdf_lines import read_pdf
    from bulletin_cli.store.office import docx_as_pdf, find_office
    from bulletin_cli.store.outputs import save_outputs
    from bulletin_cli.store.overlay import overlay
    from bulletin_cli.writers.drawn import RESOLUTION
    from bulletin_cli.writers.drawn.pdf_page import draw_pdf_page

    pdf = docx_as_pdf(find_office(), proposal.source, file)
    theirs = draw_pdf_page(pdf, proposal.template.page, RESOLUTION)
    ours = draw_pages(proposal.pages, "png").files[0]
    pictures = (theirs, ours, overlay(theirs, ours))
    places = tuple(folder / name for name in _NAMES)
    save_outputs(space.root, dict(zip(places, pictures, strict=True)))
    known = read_pdf(pdf, file).lines
    count = max((each.page for each in known), default=0)
    lines = list(_lines(proposal.pages))
    other = _without(lines, ((each.page, each.text) for each in known))
    return Comparison(places, (count, len(proposal.pages.pages)), len(lines), other)


def _lines(pages: Pages) -> Iterable[tuple[int, str]]:
    """Yield what is written on each page, row by row, as a PDF has it."""
    for page in pages.pages:
        for row in page.written_rows:
            yield page.number, "\t".join(line.text for line in row)
        yield from ((page.number, line.text) for line in page.margin_lines if line.text.strip())


def _without(
    lines: Iterable[tuple[int, str]], known: Iterable[tuple[int, str]]
) -> tuple[tuple[int, str], ...]:
    """Return the lines that are not among the known ones of the same page."""
    there = {(page, _LEADERS.sub("", text)) for page, text in known}
    return tuple(each for each in lines if (each[0], _LEADERS.sub("", each[1])) not in there)
