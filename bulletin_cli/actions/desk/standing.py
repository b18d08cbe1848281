"""Where an issue stands: its next step, and what is missing for it."""

from __future__ import annotations

from collections.abc import Iterator

from bulletin_cli.actions.desk.steps import recent_issues
from bulletin_cli.actions.examine import examine
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.content.issue import Issue, IssueStatus
from bulletin_cli.desk.workflow import COMMANDS, OPEN, VERBS, rounds_done
from bulletin_cli.store.desk.published import differences
from bulletin_cli.store.outputs import is_fresh
from bulletin_cli.workspace import Workspace

_REVIEWS = "ISS010"
_OUT: tuple[IssueStatus | None, ...] = ("signed", "published")


@record
class Lack:
    """What is missing for a step: a phrase, and the words of the command that mends it."""

    text: str
    command: tuple[str, ...]


@record
class Standing:
    """An issue without its articles, the state that it comes into next, and what it lacks."""

    identifier: str
    issue: Issue
    next: IssueStatus | None
    lacks: tuple[Lack, ...]

    @property
    def command(self) -> tuple[str, ...]:
        """The words of the command that takes the next step."""
        return (COMMANDS[self.next], self.identifier) if self.next else ()

    @property
    def does(self) -> str:
        """What that command does, in a word or two."""
        return VERBS[self.next] if self.next else ""


def open_issues(space: Workspace) -> tuple[Standing, ...]:
    """Return where the open issues of the newest years stand, the newest first."""
    return tuple(
        standing(space, identifier, head)
        for identifier, head in recent_issues(space)
        if head.status in OPEN
    )


def one_issue(space: Workspace, reference: str) -> Standing:
    """Return where the issue stands that is named. Raises BulletinError."""
    identifier = space.resolve(reference)
    return standing(space, identifier, space.load_metadata(identifier))


def standing(space: Workspace, identifier: str, head: Issue) -> Standing:
    """Return where an issue stands. Raises BulletinError, but not for what `doctor` mends."""
    following = space.config.workflow.next(head.status, rounds_done(head.history))
    lacks = tuple(_lacks(space, identifier, head, following)) if following else ()
    return Standing(identifier, head, following, lacks)


def _lacks(
    space: Workspace, identifier: str, head: Issue, following: IssueStatus | None
) -> Iterator[Lack]:
    if head.status == "signed":
        changed = "；".join(differences(space.root, identifier, head))
        if changed:
            again = ("reopen", identifier, "--why", "签发后要改")
            yield Lack(f"签发以后改过：{changed}", again)
        return
    if not head.files:
        yield Lack("还没有稿件", ("add-article", "来稿.docx", "--issue", identifier))
        return
    yield from _findings(space, identifier, following)
    if head.status == "draft" and not is_fresh(space.root, identifier):  # later steps render
        yield Lack("还没有排出 Word 文件，或排出以后改过", ("render", identifier))


def _findings(space: Workspace, identifier: str, following: IssueStatus | None) -> Iterator[Lack]:
    try:
        findings = examine(space, identifier, errors=True).findings
    except BulletinError as error:
        yield Lack(f"没有校对成（{error}）", ("doctor",))
        return
    if count := sum(each.level == "error" for each in findings):
        yield Lack(f"有 {count} 个错误", ("check", identifier))
    reviews = sum(each.rule == _REVIEWS for each in findings)
    if reviews and following in _OUT:
        yield Lack(f"有 {reviews} 条批注没有处理", ("check", identifier))
