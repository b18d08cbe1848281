"""An issue checked and made into the files that are handed out, signed and published."""

from __future__ import annotations

from datetime import date

from bulletin_cli.actions.examine import Examined, examine
from bulletin_cli.actions.pages import typeset_issue
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.base.record import replace
from bulletin_cli.layout.pages import Pages
from bulletin_cli.proof.engine import unreadable
from bulletin_cli.proof.finding import Finding
from bulletin_cli.workspace import Workspace


def made(
    space: Workspace, identifier: str, *, check: bool, day: date | None = None
) -> tuple[Examined, tuple[Finding, ...]]:
    """Return an issue with its pages, and the errors that keep it from being made.

    Without `check` these are only articles that cannot be read. `day` is the date that it is to
    bear. Raises BulletinError where it has no articles.
    """
    issue = space.issue(identifier, partial=True)
    if not issue.files:
        raise BulletinError(
            "本期一篇稿件也没有",
            "用 bulletin add-article 加入稿件。",
            file=IssuePaths(identifier).issue_file,
        )
    issue = replace(issue, date=day) if day else issue
    if check:
        examined = examine(space, identifier, errors=True, issue=issue)
    else:
        examined = Examined(issue, unreadable(issue.faults), typeset_issue(space, issue))
    return examined, tuple(each for each in examined.findings if each.level == "error")


def word_file(pages: Pages) -> bytes:
    """Return the Word file of an issue, the same as `render` writes."""
    from bulletin_cli.writers import find_writer

    return find_writer("docx")(pages.document)
