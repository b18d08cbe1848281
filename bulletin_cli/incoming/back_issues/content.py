"""What is read of an old issue, as plain data: lines in, an issue and its doubts out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from bulletin_cli.base.record import record
from bulletin_cli.content.article import Article, Inline, PictureShape
from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.incoming.table_shape import TableShape


@record
class OldLine:
    """A line as it was printed, or, where the source is not `broken`, a whole paragraph.

    `place` is its line in the source, from 1. `indent` is the width of the blank before it in
    characters, None where the source does not know. `size` is in points, 0 unknown. `outline`
    is 1 to 9 for headings of a Word file. `picture` is its name in `OldSource.pictures`,
    `beside` says that it stands to the right of another. `cells` are those of a row of a table
    that has this `shape`. `spans` say which parts of the text are bold, where a source knows.
    """

    text: str
    place: int
    page: int = 0
    indent: float | None = None
    size: float = 0.0
    centered: bool = False
    bold: bool = False
    outline: int = 0
    picture: str = ""
    cells: tuple[str, ...] = ()
    shape: TableShape | None = None
    beside: bool = False
    spans: Inline = ()


@record
class OldSource:
    """The lines of one file; `broken` says that they end where the paper ended.

    `unit` is what a reader finds a line by: 行, 段, or 页, then the line's page. `shapes` say how
    `pictures` are shown that are not shown as they are.
    """

    lines: tuple[OldLine, ...]
    broken: bool
    unit: str = "行"
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    shapes: Mapping[str, PictureShape] = field(default_factory=dict)
    messages: tuple[str, ...] = ()


@record
class Doubt:
    """Something a human should look at: the line of the source (0: the file) and what is wrong."""

    place: int
    what: str


@record
class OldIssue:
    """What the file says it is; facts that were not found are empty or None."""

    nameplate: tuple[str, ...]
    number: IssueNumber | None
    date: date | None
    issuer: str
    report_to: tuple[str, ...]
    copy_to: tuple[str, ...]
    issue_to: tuple[str, ...]
    print_run: int | None
    articles: tuple[Article, ...]
    doubts: tuple[Doubt, ...]
