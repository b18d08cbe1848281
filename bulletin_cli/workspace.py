"""The workspace as an office knows it: found, and read; what changes it are actions."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import DISTRIBUTION_FILE, ISSUES, IssuePaths
from bulletin_cli.base.record import replace
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.desk.workflow import EDITABLE, NAMES
from bulletin_cli.store import config as config_file
from bulletin_cli.store import glossary as glossary_file
from bulletin_cli.store import issues as store
from bulletin_cli.store.files import is_file, lock, settle
from bulletin_cli.store.references import article_file, resolve, titles
from bulletin_cli.store.roots import find_root, workspaces_below

if TYPE_CHECKING:
    from bulletin_cli.content.glossary import Glossary
    from bulletin_cli.layout.fields import TemplateField
    from bulletin_cli.layout.template import Template
    from bulletin_cli.store.journal import Settled


class Workspace:
    """A folder with bulletin.toml and issues/; what a user can mend raises BulletinError."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.config = config_file.load_config(root)
        self._template: Template | None = None
        self._glossary: Glossary | None = None

    @classmethod
    def find(cls, start: Path) -> Workspace:
        """Return the workspace that `start` lies in, walking up to bulletin.toml."""
        found = cls.around(start)
        if found is None:
            below = workspaces_below(start)
            raise BulletinError(
                f"{start.resolve()} 和它的上级文件夹里都没有 bulletin.toml",
                f"{below or '先用 bulletin init 建工作区，或用 -C 指明工作区的文件夹'}。",
            )
        return found

    @classmethod
    def around(cls, start: Path) -> Workspace | None:
        """Return the workspace around `start`, settled if a command was killed in it, or None."""
        settle(start)
        root = find_root(start)
        return cls(root) if root else None

    @property
    def issues(self) -> Path:
        """The folder of the issues."""
        return self.root / ISSUES

    def numbers(self) -> list[IssueNumber]:
        """Return the issues' numbers as their folders say, oldest first."""
        return store.issue_numbers(self.root)

    def resolve(self, reference: str | None) -> str:
        """Return the id of the issue that is named as it is printed, or None (newest draft)."""
        return resolve(self.root, reference)

    def article_file(self, identifier: str, reference: str) -> str:
        """Return the file of the article named by place, file, path or the title's beginning."""
        return article_file(self.root, identifier, reference)

    def titles(self, identifier: str) -> dict[str, str]:
        """Return the titles of those of an issue's articles that can be read, by their files."""
        return titles(self.root, identifier)

    def load_metadata(self, identifier: str) -> Issue:
        """Return an issue without its articles."""
        return store.load_metadata(self.root, identifier)

    def issue(
        self,
        identifier: str,
        *,
        partial: bool = False,
        texts: Mapping[str, str] | None = None,
    ) -> Issue:
        """Return an issue with its articles and pictures. Raises BulletinError with all faults.

        `partial` leaves out the articles that cannot be read, and `broken` says why (ISS011);
        `texts` stand in for files, by their paths below the root.
        """
        from bulletin_cli.store.articles import load_issue

        issue = load_issue(self.root, identifier, partial=partial, texts=texts)
        return issue if issue.print_run else replace(issue, print_run=self._print_run(issue))

    def _print_run(self, issue: Issue) -> int | None:
        """Return the sum of all receivers' copies, None where no file says them."""
        if not is_file(self.root / DISTRIBUTION_FILE):
            return None
        from bulletin_cli.desk.distribution import names_of
        from bulletin_cli.store.desk.distribution import load_distribution

        known = load_distribution(self.root)
        names = names_of(self.config.periodical, issue.also_to)
        return known.print_run(names) if known and known.prints else None

    def require_editable(self, identifier: str) -> Issue:
        """Return an issue whose articles may be changed. Raises BulletinError."""
        metadata = self.load_metadata(identifier)
        if metadata.status not in EDITABLE:
            raise BulletinError(
                f"{identifier} {NAMES[metadata.status]}，不能改",
                "要收下一期的稿，先 bulletin new；"
                f"确要改这一期，先 bulletin reopen {identifier} --why 原因。",
                file=IssuePaths(identifier).issue_file,
            )
        return metadata

    def lock(self) -> AbstractContextManager[Settled]:
        """Keep other processes from changing the workspace meanwhile. Raises BulletinError."""
        return lock(self.issues, self.root)

    @property
    def glossary(self) -> Glossary:
        """The words of glossary.toml, read once. Raises BulletinError for a broken file."""
        if self._glossary is None:
            self._glossary = glossary_file.load_glossary(self.root)
        return self._glossary

    @property
    def baseline(self) -> Path | None:
        """The file of known findings that bulletin.toml names."""
        return self.root / self.config.check.baseline if self.config.check.baseline else None

    def template(self) -> Template:
        """Return the workspace's template, loaded once."""
        from bulletin_cli.store.templates import load_template

        if self._template is None:
            self._template = load_template(self.config.periodical.template, self.root)
        return self._template

    def fields(self) -> tuple[TemplateField, ...]:
        """Return what the workspace's template asks for, the rest of it unread."""
        from bulletin_cli.store.templates import load_fields

        return load_fields(self.config.periodical.template, self.root)

    def text_width(self) -> float:
        """Return the width of the text in points."""
        return self.template().page.text_width

    def reload(self) -> None:
        """Read settings, words and looks anew, after they were changed. Raises BulletinError."""
        self.config = config_file.load_config(self.root)
        self._template = self._glossary = None
