"""What `render` does: issues checked, made and written, as each of them allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Literal, TypeAlias

from bulletin_cli.actions.examine import Examined, examine
from bulletin_cli.actions.pages import draw_pages, typeset_issue, write_ofd
from bulletin_cli.base.fonts import ToldFaces
from bulletin_cli.base.record import record
from bulletin_cli.content.numbering import format_id
from bulletin_cli.desk.workflow import EDITABLE
from bulletin_cli.layout.pages import Pages
from bulletin_cli.proof.engine import unreadable
from bulletin_cli.proof.finding import Finding
from bulletin_cli.store.outputs import MANIFEST, holds_other, output_path, save_outputs
from bulletin_cli.workspace import Workspace
from bulletin_cli.writers import ENDINGS, find_writer

RenderStatus: TypeAlias = Literal["written", "errors", "empty", "kept", "published"]
PlaceChooser: TypeAlias = Callable[[Path], Path]
Agree: TypeAlias = Callable[[str, Sequence[Path]], bool]


@record
class RenderOptions:
    """What to write of each issue.

    `forms` are names of writers. `place` says where a file goes that usually lies at a path;
    None hands the bytes over. `agree` is asked whether a published issue's files may change.
    """

    forms: tuple[str, ...]
    place: PlaceChooser | None
    agree: Agree
    check: bool = True
    archival: bool = False


@record
class Rendered:
    """What became of an issue: written, stopped by errors, empty, or published and kept.

    `kept` are outputs that would change; of an issue with files in published/ (`published`)
    nothing is made but elsewhere.

    `data` are the bytes where they are not written; `faces` what is told of the faces in them.
    """

    identifier: str
    status: RenderStatus
    is_draft: bool
    findings: tuple[Finding, ...]
    written: tuple[Path, ...] = ()
    data: bytes = b""
    faces: ToldFaces = field(default_factory=ToldFaces)


def issues_to_render(space: Workspace) -> list[str]:
    """Return the ids of all issues but those that are void."""
    identifiers = [format_id(number) for number in space.numbers()]
    return [each for each in identifiers if space.load_metadata(each).status != "void"]


def render(
    space: Workspace, identifiers: Iterable[str], options: RenderOptions
) -> Iterator[Rendered]:
    """Yield what became of each issue; the next is begun when it is asked for.

    Raises BulletinError, among others for a place that cannot be written to.
    """
    for identifier in identifiers:
        yield _render(space, identifier, options)


def _render(space: Workspace, identifier: str, options: RenderOptions) -> Rendered:
    places = {form: _place(space, identifier, form, options) for form in options.forms}
    if options.place and _went_out(space, identifier, places.values()):
        return Rendered(identifier, "published", is_draft=False, findings=())
    examined = _examine(space, identifier, options)
    draft, findings = examined.issue.status in EDITABLE, examined.findings
    errors = tuple(each for each in findings if each.level == "error")
    if errors:
        return Rendered(identifier, "errors", draft, errors)
    if options.check and not examined.issue.files:
        return Rendered(identifier, "empty", draft, findings)
    made = {form: _make(examined, form, options) for form in options.forms}
    faces = reduce(or_, (each for _, each in made.values()))
    if options.place is None:
        data, _ = made[options.forms[0]]
        return Rendered(identifier, "written", draft, findings, data=data, faces=faces)
    files = {places[form]: data for form, (data, _) in made.items()}
    if examined.issue.status == "published" and not _may_change(space, identifier, files, options):
        return Rendered(identifier, "kept", draft, findings)
    kept = manifest_file(space, identifier, examined.pages) if "docx" in made else {}
    save_outputs(space.root, {**files, **kept})
    return Rendered(identifier, "written", draft, findings, tuple(files), faces=faces)


def _went_out(space: Workspace, identifier: str, places: Iterable[Path]) -> bool:
    """Return whether the issue's files are in published/, and others would lie beside them."""
    head, folder = space.load_metadata(identifier), space.issues / identifier
    out = head.status == "published" and head.published
    return bool(out) and any(each.resolve().is_relative_to(folder.resolve()) for each in places)


def _place(space: Workspace, identifier: str, form: str, options: RenderOptions) -> Path:
    usual = output_path(space.root, identifier, ENDINGS[form])
    return options.place(usual) if options.place else usual


def _examine(space: Workspace, identifier: str, options: RenderOptions) -> Examined:
    if options.check:
        return examine(space, identifier, errors=True, drawn="pdf" in options.forms)
    issue = space.issue(identifier, partial=True)
    return Examined(issue, unreadable(issue.faults), typeset_issue(space, issue))


def _make(examined: Examined, form: str, options: RenderOptions) -> tuple[bytes, ToldFaces]:
    """Return a file, and what is told of the faces in it."""
    pages = examined.pages
    if form == "ofd":
        file = write_ofd(pages)
        return file.data, file.faces
    if form == "pdf":
        drawing = draw_pages(pages, "pdf", archival=options.archival, faces=examined.faces)
        return drawing.files[0], ToldFaces(drawing.stand_ins)
    return find_writer(form)(pages.document), ToldFaces()


def _may_change(
    space: Workspace, identifier: str, files: Mapping[Path, bytes], options: RenderOptions
) -> bool:
    """Return whether the files may be written: those that stay the same always may."""
    changed = [path for path, data in files.items() if holds_other(space.root, path, data)]
    return not changed or options.agree(identifier, changed)


def manifest_file(space: Workspace, identifier: str, pages: Pages) -> dict[Path, bytes]:
    """Return the manifest of the Word file and where it is kept, for when the file loses it."""
    from bulletin_cli.layout.marks import document_bookmarks
    from bulletin_cli.writers.docx.manifest import manifest

    document = pages.document
    text = manifest(document, document_bookmarks(document))
    return {output_path(space.root, identifier, MANIFEST): text.encode()}
