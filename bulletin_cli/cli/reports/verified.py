"""What `verify` says of each issue, and of all in the end; and as json."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import typer

from bulletin_cli.cli.terminal.printing import echo_colored

if TYPE_CHECKING:
    from bulletin_cli.actions.desk.verify import Verified


class VerifyReport:
    """Prints what is not as it was, issue by issue; of many issues, only the changed ones."""

    def __init__(self, *, every: bool) -> None:
        self._every = every
        self._same = 0
        self._unknown = 0
        self._changed = 0

    @property
    def is_failure(self) -> bool:
        """Whether anything is not as it was."""
        return bool(self._changed)

    def add(self, verified: Verified) -> None:
        """Print what became of an issue."""
        if verified.differences:
            self._changed += 1
            for each in verified.differences:
                echo_colored(f"× issues/{verified.identifier}/{each}", "red")
        elif verified.is_known:
            self._same += 1
            self._tell(f"{verified.identifier} {_said(verified)}没有动过")
        else:
            self._unknown += 1
            self._tell(f"{verified.identifier} 没有签发、发布时留下的文件，没有可比的")

    def close(self) -> None:
        """Print how many issues are as they were, where there are many."""
        if self._every:
            told = f"{self._same} 期没有动过，{self._changed} 期动过"
            unknown = f"，{self._unknown} 期没有签发、发布时留下的文件，没有可比的"
            typer.echo(told + unknown * bool(self._unknown))

    def _tell(self, text: str) -> None:
        if not self._every:
            typer.echo(text)


def print_json_verified(verified: Iterable[Verified]) -> bool:
    """Print what became of issues for programs; return whether anything is not as it was."""
    from bulletin_cli.cli.terminal.streams import print_json

    found = list(verified)
    print_json([_facts(each) for each in found])
    return any(each.differences for each in found)


def _facts(verified: Verified) -> dict[str, Any]:
    issue = verified.issue
    return {
        "id": verified.identifier,
        "status": issue.status,
        "signed": str(issue.signed.date) if issue.signed else None,
        "published": str(issue.published.date) if issue.published else None,
        "differences": list(verified.differences),
    }


def _said(verified: Verified) -> str:
    issue = verified.issue
    if issue.status == "published" and issue.published:
        return f"在 {issue.published.date} 发布的 {len(issue.published.files)} 个文件和当时的稿件"
    if issue.status == "signed" and issue.signed:
        return f"在 {issue.signed.date} 签发的和当时的稿件"
    return "以前签发、发布的文件"
