"""The targets in a workspace: an issue, and one of its articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.actions.check.options import CheckOptions
from bulletin_cli.actions.check.target import NO_TEXTS
from bulletin_cli.actions.examine import gather_context, proofread
from bulletin_cli.actions.pages import typeset_issue
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.content.article_text import parse_article
from bulletin_cli.content.numbering import label
from bulletin_cli.proof.finding import Finding
from bulletin_cli.store.outputs import output_path, save_outputs
from bulletin_cli.store.sources import SourceFile, read_source
from bulletin_cli.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bulletin_cli.layout.document import Document

ENDING = ".check.docx"


class IssueTarget:
    """A whole issue: all of its articles that can be read, and its pages."""

    def __init__(self, space: Workspace, identifier: str, options: CheckOptions) -> None:
        self.space: Workspace = space
        self.root = space.root
        self._identifier = identifier
        self._selection = options.choose_rules(space)
        self._issue = space.issue(identifier, partial=True)
        self._folder = IssuePaths(identifier).articles
        self.titles = {f"{self._folder}/{a.file}": a.full_title for a in self._issue.articles}

    @property
    def label(self) -> str:
        """The issue's number as it is printed."""
        return label(self._issue.number)

    def findings(
        self, texts: Mapping[str, str] = NO_TEXTS, *, paged: bool = True
    ) -> tuple[Finding, ...]:
        """Return what the rules find in the issue."""
        issue = self._issue
        if texts:
            issue = self.space.issue(self._identifier, partial=True, texts=texts)
        pages = typeset_issue(self.space, issue) if paged else None
        return proofread(self.space, self._identifier, issue, pages, self._selection)

    def sources(self) -> dict[str, SourceFile]:
        """Return the files of the articles."""
        return {file: read_source(self.root / file, file) for file in self.titles}

    def is_readable(self, file: str, text: str) -> bool:
        """Return whether `text` is an article."""
        try:
            parse_article(text, Path(file).name, file)
        except BulletinError:
            return False
        return True

    def held(self) -> AbstractContextManager[Path]:
        """Lock the issues, of which this one must be a draft."""
        return self._held()

    @contextmanager
    def _held(self) -> Iterator[Path]:
        with self.space.lock():
            self.space.require_editable(self._identifier)
            yield self.root

    def annotate(self, findings: Sequence[Finding]) -> bytes:
        """Return the issue as rendered, without what cannot be read, with comments."""
        from bulletin_cli.proof.reports.docx_comments import add_comments
        from bulletin_cli.writers import find_writer

        document = self._part(typeset_issue(self.space, self._issue).document)
        texts = gather_context(self.space, self._identifier, self._issue).texts
        return find_writer("docx")(add_comments(document, texts, findings))

    def annotated_path(self) -> Path:
        """Return the place beside what render writes."""
        return output_path(self.root, self._identifier, ENDING)

    def save_annotated(self, path: Path, data: bytes) -> None:
        """Write the .docx into output/ or elsewhere, but over no source."""
        save_outputs(self.root, {path: data})

    def _part(self, document: Document) -> Document:
        return document


class ArticleTarget(IssueTarget):
    """One article, looked at within its issue."""

    def __init__(self, space: Workspace, identifier: str, name: str, options: CheckOptions) -> None:
        super().__init__(space, identifier, options)
        self._file = f"{self._folder}/{name}"
        self._name = name

    @property
    def label(self) -> str:
        """The article's file."""
        return self._file

    def findings(
        self, texts: Mapping[str, str] = NO_TEXTS, *, paged: bool = True
    ) -> tuple[Finding, ...]:
        """Return those of the issue's findings that lie in the article."""
        found = super().findings(texts, paged=paged)
        return tuple(each for each in found if each.place.file == self._file)

    def sources(self) -> dict[str, SourceFile]:
        """Return the article's file, none where it cannot be read."""
        listed = [self._file] if self._file in self.titles else []
        return {file: read_source(self.root / file, file) for file in listed}

    def annotated_path(self) -> Path:
        """Return a place beside the issue's, with the article's name."""
        return output_path(self.root, self._identifier, f".{Path(self._name).stem}{ENDING}")

    def _part(self, document: Document) -> Document:
        from bulletin_cli.proof.reports.docx_comments import article_part

        return article_part(document, self._name)
