"""Issues as pages in the looks of the workspace's template, drawn with this machine's faces."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from bulletin_cli.content.issue import Issue
from bulletin_cli.layout.document import Document
from bulletin_cli.layout.pages import Pages

if TYPE_CHECKING:
    from bulletin_cli.workspace import Workspace
    from bulletin_cli.writers.drawn import Drawing, DrawingFormat
    from bulletin_cli.writers.drawn.cast import Machine
    from bulletin_cli.writers.drawn.loading import LoadingFaces
    from bulletin_cli.writers.ofd import OfdFile


def typeset_issue(space: Workspace, issue: Issue) -> Pages:
    """Return what an issue looks like in the workspace's template."""
    from bulletin_cli.layout.compose import set_issue
    from bulletin_cli.store.fonts import latin_widths

    template = space.template()
    return set_issue(issue, template, space.config.periodical, latin_widths, _names(space))


def compose_issue(space: Workspace, issue: Issue) -> Document:
    """Return an issue ready for a writer that knows no pages: its contents have no numbers."""
    from bulletin_cli.layout.compose import compose_balanced
    from bulletin_cli.store.fonts import latin_widths

    template = space.template()
    return compose_balanced(issue, template, space.config.periodical, latin_widths, _names(space))


def _names(space: Workspace) -> Collection[str]:
    """Return the words that titles keep whole, read only where some title is broken."""
    return space.glossary.right_names if space.template().balances else ()


def write_ofd(pages: Pages) -> OfdFile:
    """Write pages as OFD with this machine's faces, those in it that may be. No Typst needed."""
    from bulletin_cli.store.subsets import cut_font
    from bulletin_cli.writers import ofd

    return ofd.write_ofd(pages, _machine(), cut_font)


def load_faces(pages: Pages) -> LoadingFaces:
    """Begin to load the faces that pages will be drawn with, beside what else is to be done."""
    from bulletin_cli.writers.drawn.loading import LoadingFaces

    return LoadingFaces(pages, _machine())


def draw_pages(
    pages: Pages,
    form: DrawingFormat,
    *,
    archival: bool = False,
    faces: LoadingFaces | None = None,
) -> Drawing:
    """Draw pages as PDF, PNG or SVG with this machine's faces; `archival` makes PDF/A-2b."""
    from bulletin_cli.writers.drawn import draw

    return draw(pages, form, _machine(), archival=archival, faces=faces)


def _machine() -> Machine:
    from bulletin_cli.store.fonts import find_faces, other_names
    from bulletin_cli.store.opentype import read_glyphs
    from bulletin_cli.writers.drawn.cast import Machine

    return Machine(find_faces, other_names, read_glyphs)
