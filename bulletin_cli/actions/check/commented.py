"""What was proofread as a Word file with its findings as comments, for who uses no terminal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from bulletin_cli.actions.check.target import CheckTarget
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.reports.docx_comments import add_comments, article_part, comment_lines
from bulletin_cli.store.files import write_files
from bulletin_cli.workspace import Workspace
from bulletin_cli.writers import writer

ENDING = ".check.docx"


def annotate(target: CheckTarget, findings: Sequence[Finding]) -> bytes:
    """Return the .docx of an issue, an article or a file, with `findings` as comments.

    A Word file keeps its looks. Articles that cannot be read are left out. Raises BulletinError.
    """
    if target.as_word:
        return _remarked(target.as_word(), target.label, findings)
    space = _space(target)
    issue = space.issue(target.identifier, partial=True)
    document = space.typeset(issue).document
    if target.only:
        document = article_part(document, Path(target.only).name)
    texts = space.issue_context(target.identifier, issue).texts
    return writer("docx")(add_comments(document, texts, findings))


def annotated_path(target: CheckTarget) -> Path:
    """Return where it belongs: beside what render writes, or beside the file that it is of.

    Raises BulletinError.
    """
    if target.as_word:
        return beside(Path(target.label))
    article = f".{Path(target.only).stem}" if target.only else ""
    return _space(target).output_path(target.identifier, article + ENDING)


def beside(file: Path) -> Path:
    """Return a free name beside `file`: somebody may have worked on in the last one."""
    names = (f"{file.stem}（校对{number if number > 1 else ''}）.docx" for number in count(1))
    return next(each for each in map(file.with_name, names) if not each.exists())


def save(target: CheckTarget, path: Path, data: bytes) -> None:
    """Write the file, which never replaces a source. Raises BulletinError."""
    if target.as_word and path.resolve() == Path(target.label).resolve():
        raise BulletinError("不能写在被校对的文件上", "换一个文件名。", file=str(path))
    if target.space:
        target.space.save(path, data)
    else:
        write_files({path: data}, path.parent)


def _remarked(data: bytes, file: str, findings: Sequence[Finding]) -> bytes:
    from bulletin_cli.incoming.word.remarks import Remark, remarked

    remarks = [
        Remark(each.place.line, each.place.snippet, *each.place.mark, comment_lines(each))
        for each in findings
    ]
    return remarked(data, file, remarks)


def _space(target: CheckTarget) -> Workspace:
    if target.space is None or not target.identifier:
        raise BulletinError(
            f"{target.label}写不成带批注的 Word 文件", "先存成文件再校对，或换一种 --format。"
        )
    return target.space
