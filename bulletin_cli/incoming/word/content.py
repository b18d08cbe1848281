"""What a Word file holds, as plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Literal, TypeAlias

from bulletin_cli.base.merged_cells import MergedCell
from bulletin_cli.base.record import record
from bulletin_cli.content.article import Raised


@record
class TrackedChange:
    """A tracked change; a move is a deletion and an insertion. `date` is as Word wrote it."""

    kind: Literal["inserted", "deleted"]
    author: str
    date: str = ""


@record
class WordPiece:
    """A stretch of a paragraph in one weight with one history; a picture has no text.

    A line break within the paragraph is U+2028, a tab U+0009. `comments` are the ids of the
    comments that stand on it, `picture` is the relationship id of an embedded picture, `raised`
    says that it stands above or below the line, `link` is the address that it leads to, as the
    file has it.
    """

    text: str
    bold: bool = False
    change: TrackedChange | None = None
    comments: tuple[str, ...] = ()
    picture: str = ""
    raised: Raised = ""
    link: str = ""


@record
class WordParagraph:
    """A paragraph: what it says, what it looks like, and what happened to its end.

    `outline` is 1 to 9 for headings, 0 else. `number` is the automatic number as Word shows it.
    `size` is the size in points of its first characters, 0 where no style says it. `bookmarks` are
    the names of the bookmarks round it or in it. `end` is the tracked change of the break after
    it. `box` says that it stands in a text box. `at` counts the paragraphs of the file from 1, 0
    for the words of WordArt.
    """

    pieces: tuple[WordPiece, ...]
    style: str = ""
    outline: int = 0
    number: str = ""
    centered: bool = False
    size: float = 0.0
    bookmarks: tuple[str, ...] = ()
    end: TrackedChange | None = None
    box: bool = False
    at: int = field(default=0, compare=False)

    @property
    def text(self) -> str:
        """The text after all tracked changes, without the automatic number."""
        return "".join(each.text for each in self.pieces if not is_deleted(each.change))

    @property
    def pictures(self) -> tuple[str, ...]:
        """The relationship ids of the pictures that stand in it after all tracked changes."""
        kept = (each for each in self.pieces if not is_deleted(each.change))
        return tuple(each.picture for each in kept if each.picture)


WordCell: TypeAlias = tuple[WordParagraph, ...]


@record
class WordTable:
    """A table, row by row; a cell holds paragraphs, none where a merged one is spread over it.

    `header` is how many rows at the top are repeated on every page, `widths` are those of the
    columns in twips, where the file says them. A `landscape` one stands on a landscape page.
    """

    rows: tuple[tuple[WordCell, ...], ...]
    merged: tuple[MergedCell, ...] = ()
    header: int = 0
    widths: tuple[int, ...] = ()
    landscape: bool = False


WordBlock: TypeAlias = WordParagraph | WordTable


@record
class WordComment:
    """What somebody wrote in the margin; `resolved` says that Word shows it as settled."""

    author: str
    date: str
    text: str
    resolved: bool = False


@record
class LeftOut:
    """Something of the file that is not taken: what it is, and the text near it."""

    what: str
    where: str = ""


def is_deleted(change: TrackedChange | None) -> bool:
    """Return whether a change takes away what it marks."""
    return change is not None and change.kind == "deleted"


def paragraphs(blocks: Iterable[WordBlock]) -> Iterator[WordParagraph]:
    """Yield all paragraphs, those of table cells too, in the order of the text."""
    for block in blocks:
        if isinstance(block, WordParagraph):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from cell
