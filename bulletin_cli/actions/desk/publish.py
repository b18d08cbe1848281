"""Publication: the files that go out are made from what was signed, and kept read-only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bulletin_cli.actions.desk.making import made, word_file
from bulletin_cli.actions.desk.steps import Move, Moved, moving
from bulletin_cli.actions.pages import draw_pages
from bulletin_cli.base.digests import digest
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import PUBLISHED, IssuePaths
from bulletin_cli.base.record import record
from bulletin_cli.content.issue import Issue, IssueStep, Publication
from bulletin_cli.layout.pages import Pages
from bulletin_cli.store.desk.published import (
    SUMS,
    checksums,
    differences,
    new_files,
    place_of_earlier,
    protect,
    source_digests,
    sources_digest,
)
from bulletin_cli.store.desk.steps import write_step
from bulletin_cli.store.files import relative
from bulletin_cli.workspace import Workspace

if TYPE_CHECKING:
    from bulletin_cli.writers.drawn import Drawing


@record
class Publishing:
    """How an issue is published: `pdf` means not without one, `archival` that it be PDF/A-2b."""

    pdf: bool
    archival: bool
    check: bool


def publish_issue(space: Workspace, identifier: str, move: Move, how: Publishing) -> Moved:
    """Publish an issue: Word file, PDF and text go into published/ with their checksums.

    Raises BulletinError, among others where a signed issue is no longer as it was signed.
    """
    folder = space.issues / identifier / PUBLISHED
    with moving(space, identifier, move) as head:
        is_signed = head.status == "signed"
        if is_signed:
            _refuse_changed(space, identifier, head)
        examined, errors = made(space, identifier, check=how.check and not is_signed)
        if errors:
            return Moved(identifier, head, errors)
        files = {f"{identifier}.docx": word_file(examined.pages)}
        if is_signed:
            _refuse_other(identifier, head, files[f"{identifier}.docx"])
        told, drawing = _pdf(examined.pages, how)
        if drawing:
            files[f"{identifier}.pdf"] = drawing.files[0]
        files[f"{identifier}.txt"] = _text(examined.pages)
        sources = source_digests(space.root, identifier, head)
        files[SUMS] = checksums(files, sources)
        if earlier := place_of_earlier(folder):
            told += (f"上一次发布的放在 {relative(earlier, space.root)}",)
        publication = Publication(
            move.on,
            sources_digest(sources),
            {name: digest(data) for name, data in files.items()},
            len(examined.pages.pages),
            examined.issue.print_run or 0,
        )
        issue = write_step(
            space.root,
            identifier,
            IssueStep("published", move.on, move.name, move.note),
            new_files(folder, files),
            published=publication,
        )
        protect(folder)  # afterwards: Windows would not let read-only files be renamed or removed
    places = tuple(folder / name for name in files)
    return Moved(identifier, issue, (), places, told, drawing.stand_ins if drawing else {})


def _refuse_changed(space: Workspace, identifier: str, head: Issue) -> None:
    if head.signed is None:
        raise BulletinError(
            "写着已签发，却没有签发的记录（[signed]）",
            f"先 bulletin reopen {identifier} --why 原因，再照步骤走。",
            file=IssuePaths(identifier).issue_file,
        )
    if changed := differences(space.root, identifier, head):
        raise BulletinError(
            f"{identifier} 签发以后改过：{'；'.join(changed)}",
            f"改回签发时的样子；要照新的发，先 bulletin reopen {identifier} --why 原因，再签发。",
        )


def _refuse_other(identifier: str, head: Issue, data: bytes) -> None:
    """Refuse an issue that is made otherwise than it was signed, though its files are the same."""
    if head.signed and digest(data) != head.signed.sha256:
        raise BulletinError(
            f"{identifier} 排出来和签发的那一份不同：模板、bulletin.toml 或程序变过",
            f"先 bulletin reopen {identifier} --why 原因，看过再签发；"
            f"签发的那一份在 issues/{identifier}/signed/。",
        )


def _pdf(pages: Pages, how: Publishing) -> tuple[tuple[str, ...], Drawing | None]:
    """Return the PDF; where none can be drawn and none was asked for, what to say instead."""
    try:
        return (), draw_pages(pages, "pdf", archival=how.archival)
    except BulletinError as error:
        if how.pdf or how.archival:
            raise
        return (f"没有 PDF：{error}",), None


def _text(pages: Pages) -> bytes:
    from bulletin_cli.writers import find_writer

    return find_writer("text")(pages.document)
