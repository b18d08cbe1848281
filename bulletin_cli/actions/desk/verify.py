"""Whether what was signed and published is still as it was."""

from __future__ import annotations

from bulletin_cli.base.record import record
from bulletin_cli.content.issue import Issue
from bulletin_cli.content.numbering import format_id
from bulletin_cli.store import issues as store
from bulletin_cli.store.desk.published import differences
from bulletin_cli.workspace import Workspace


@record
class Verified:
    """An issue without its articles, and what is not as it was signed or published."""

    identifier: str
    issue: Issue
    differences: tuple[str, ...]

    @property
    def is_known(self) -> bool:
        """Whether there is anything to compare with."""
        return bool(self.issue.signed or self.issue.published)


def verify_issue(space: Workspace, identifier: str) -> Verified:
    """Compare an issue with what was signed and published. Raises BulletinError."""
    head = space.load_metadata(identifier)
    return Verified(identifier, head, differences(space.root, identifier, head))


def newest_published(space: Workspace) -> str:
    """Return the id of the newest published issue, of the newest issue where there is none."""
    found = store.newest_head(space.root, lambda head: head.status == "published")
    return format_id(found.number) if found else space.resolve(None)
