"""What the rules may look at: texts, and an issue with its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field
from datetime import date

from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.base.record import record
from bulletin_cli.content.glossary import Glossary
from bulletin_cli.content.issue import Issue, IssueNumber, Periodical
from bulletin_cli.layout.fields import TemplateField
from bulletin_cli.layout.pages import Pages
from bulletin_cli.proof.finding import Place
from bulletin_cli.proof.paragraph import LogicalParagraph


@record
class Text:
    """An article, or a file that is none: what belongs together and is read from top to bottom.

    `date` is that of the issue it stands in.
    """

    file: str
    paragraphs: tuple[LogicalParagraph, ...]
    date: date | None = None
    glossary: Glossary = field(default_factory=Glossary)
    ignored: frozenset[str] = frozenset()


@record
class EarlierParagraph:
    """A paragraph that an earlier issue ran."""

    issue: str
    file: str
    text: str


def _nothing() -> Iterable[EarlierParagraph]:
    return ()


@record
class IssueContext:
    """An issue with all that its rules need; paths are relative to the workspace.

    `folder` is the number that the folder's name carries, `taken` those of the year's others;
    `previous` is the issue (or the number counted from, without a date) that this one should
    follow. `earlier` reads the last issues before this one, only when it is called. `altered`
    says what is not as it was signed and published. `fields` are what the template asks for.
    """

    issue: Issue
    periodical: Periodical
    paths: IssuePaths
    folder: IssueNumber
    taken: tuple[IssueNumber, ...] = ()
    previous: Issue | None = None
    article_files: tuple[str, ...] = ()
    pages: Pages | None = None
    texts: tuple[Text, ...] = ()
    glossary: Glossary = field(default_factory=Glossary)
    earlier: Callable[[], Iterable[EarlierParagraph]] = _nothing
    altered: tuple[str, ...] = ()
    fields: tuple[TemplateField, ...] = ()

    @property
    def issue_file(self) -> Place:
        """The place of issue.toml."""
        return Place(self.paths.issue_file)
