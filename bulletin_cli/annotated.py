"""The issue as a Word file with its findings as comments, for who does not use a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bulletin_cli.errors import BulletinError
from bulletin_cli.proof.comments import commented, part
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proofreading.subject import Subject
from bulletin_cli.workspace import Workspace
from bulletin_cli.writers import writer

ENDING = ".check.docx"


def annotated(of: Subject, findings: Sequence[Finding]) -> bytes:
    """Return the .docx of an issue, or of one of its articles, with `findings` as comments.

    Articles that cannot be read are left out. Raises BulletinError for what is no issue.
    """
    space = _space(of)
    issue = space.issue(of.identifier, partial=True)
    document = space.typeset(issue).document
    if of.only:
        document = part(document, Path(of.only).name)
    texts = space.dossier(of.identifier, issue).texts
    return writer("docx")(commented(document, texts, findings))


def place_for(of: Subject) -> Path:
    """Return where the file belongs: beside what render writes. Raises BulletinError."""
    article = f".{Path(of.only).stem}" if of.only else ""
    return _space(of).output(of.identifier, article + ENDING)


def save(of: Subject, path: Path, data: bytes) -> None:
    """Write the file, which never replaces a source. Raises BulletinError."""
    _space(of).save(path, data)


def _space(of: Subject) -> Workspace:
    if of.space is None or not of.identifier:
        raise BulletinError(
            f"只有一期或其中一篇稿件能写成带批注的 Word 文件：{of.label}",
            "先用 bulletin add-article 加进一期，或换一种 --format。",
        )
    return of.space
