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
from bulletin_cli.store.outputs import (
    MANIFEST,
    holds_other,
    left_pictures,
    output_path,
    picture_folder,
    save_outputs,
)
from bulletin_cli.workspace import Workspace
from bulletin_cli.writers import ENDINGS, WEB, find_writer

RenderStatus: TypeAlias = Literal["written", "errors", "empty", "kept", "published"]
PlaceChooser: TypeAlias = Callable[[Path], Path]
Agree: TypeAlias = Callable[[str, Sequence[Path]], bool]


@record
class RenderOptions:
    """What to write of each issue.

    `forms` are names of writers. `place` says where a file goes that usually lies at a path;
    None hands the bytes over. `agree` is asked whether a published issue's files may change.
    `embeds` puts the pictures of a web page into it.
    """

    forms: tuple[str, ...]
    place: PlaceChooser | None
    agree: Agree
    check: bool
    archival: bool
    embeds: bool


@record
class Rendered:
    """What became of an issue: written, stopped by errors, empty, or published and kept.

    `kept` are outputs that would change; of an issue with files in published/ (`published`)
    nothing is made but elsewhere.

    `data` are the bytes where they are not written; `faces` what is told of the faces in them.
    `pictures` counts those beside web pages, by folder.
    """

    identifier: str
    status: RenderStatus
    is_draft: bool
    findings: tuple[Finding, ...]
    written: tuple[Path, ...] = ()
    data: bytes = b""
    faces: ToldFaces = field(default_factory=ToldFaces)
    pictures: Mapping[Path, int] = field(default_factory=dict)


def issues_to_render(space: Workspace) -> list[str]:
    """Return the ids of all issues but those that are void."""
    identifiers = [format_id(number) for number in space.numbers()]
    return [each for each in identifiers if space.load_metadata(each).status != "void"]


def render_issues(
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
    made = {form: _files(examined, form, places[form], options) for form in places}
    faces = reduce(or_, (each for _, each in made.values()))
    if options.place is None:
        form = options.forms[0]
        data = made[form][0][places[form]]
        return Rendered(identifier, "written", draft, findings, data=data, faces=faces)
    files = {path: data for each, _ in made.values() for path, data in each.items()}
    if examined.issue.status == "published" and not _may_change(space, identifier, files, options):
        return Rendered(identifier, "kept", draft, findings)
    kept = manifest_file(space, identifier, examined.pages) if "docx" in made else {}
    save_outputs(space.root, {**files, **kept, **_left(space, places, files)})
    pictures = {
        picture_folder(places[form]): len(made[form][0]) - 1 for form in WEB if form in made
    }
    return Rendered(
        identifier, "written", draft, findings, tuple(places.values()), faces=faces,
        pictures={folder: count for folder, count in pictures.items() if count},
    )  # fmt: skip


def _files(
    examined: Examined, form: str, place: Path, options: RenderOptions
) -> tuple[dict[Path, bytes], ToldFaces]:
    """Return the files that a form is written as, and what is told of the faces in them."""
    if form not in WEB:
        data, faces = _make(examined, form, options)
        return {place: data}, faces
    from bulletin_cli.writers.web import write_web

    within = options.embeds or options.place is None
    made = write_web(examined.pages.document, form, "" if within else picture_folder(place).name)
    pictures = {place.parent / path: data for path, data in made.pictures.items()}
    return {place: made.page, **pictures}, ToldFaces()


def _left(
    space: Workspace, places: Mapping[str, Path], files: Mapping[Path, bytes]
) -> dict[Path, None]:
    """Return the pictures that web pages had when they were rendered before, to be removed."""
    folders = [picture_folder(places[form]) for form in WEB if form in places]
    return {path: None for each in folders for path in left_pictures(space.root, each, files)}


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
