"""The seam between content and formats: styled blocks on a page. Lengths are in points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal, TypeAlias

from bulletin_cli.base.merged_cells import MergedCell
from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import Raised
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.page import Page
from bulletin_cli.layout.properties import DocumentProperties
from bulletin_cli.layout.style import Align, Border, Style

__all__ = [
    "COMMENT_AUTHOR", "PAGE_COUNT", "PAGE_NUMBER", "RAISED_SIZE", "ROW_GAP", "TABLE_GAP", "Align",
    "Border", "Comment", "Document", "Page", "PictureCell", "Run", "Source", "Style",
    "StyledBlock", "StyledParagraph", "StyledPicture", "StyledPictureRow", "StyledTable",
    "are_tables", "is_turned",
]  # fmt: skip

RAISED_SIZE = 2 / 3  # of the size of what stands on the line, as Word sets it

# Stand in a footer's text where the page's number and that of all pages go (private use).
PAGE_NUMBER, PAGE_COUNT = "\ue000", "\ue001"
COMMENT_AUTHOR = "bulletin"  # of the findings that `check --format docx` writes


@record
class Source:
    """Where a block comes from: the article's file, its block (-1 for the title), its line."""

    article: str
    block: int
    line: int


@record
class Run:
    """Text in one look; U+2028 in it breaks the line.

    `link` is the address that it leads to; `is_address` says that it is only there to print that.
    `face` is the style whose face it is set in, "" for its paragraph's own.
    """

    text: str
    bold: bool = False
    raised: Raised = ""
    link: str = ""
    is_address: bool = False
    face: str = ""


@record
class Comment:
    """What a proofreader says of text[start:end] of a paragraph, a string a line."""

    start: int
    end: int
    lines: tuple[str, ...]
    author: str = COMMENT_AUTHOR


@record
class Indent:
    """Indents of one paragraph in characters of its style, in the place of the style's own.

    On its right there is none.
    """

    left: float
    first_line: float


@record
class StyledParagraph:
    """A paragraph in a named style; without runs it is a blank line or carries a rule.

    `align`, `indent`, `keep_with_next` and `page_break_before` are set only where this one
    paragraph departs from its style (a table's column, a signature at its place), and so is
    `inset`, points between a figure and the right edge of its cell.
    `part` is what it is of the issue: `body`, `title`, `caption`, `masthead` …
    `comments` are for formats that have them; they take no place on the page. `picture` stands
    in it in place of words: a template's, which may be in a table's cell. What is `turned` stands
    on a landscape page.
    """

    style: str
    runs: tuple[Run, ...] = ()
    source: Source | None = None
    align: Align | None = None
    part: str = "body"
    comments: tuple[Comment, ...] = ()
    picture: StyledPicture | None = None
    inset: float = 0.0
    indent: Indent | None = None
    keep_with_next: bool | None = None
    page_break_before: bool = False
    turned: bool = False

    @property
    def text(self) -> str:
        """The paragraph's text."""
        return "".join(run.text for run in self.runs)

    @property
    def source_text(self) -> str:
        """The text as its source has it, without the addresses that are printed behind links."""
        return "".join(run.text for run in self.runs if not run.is_address)


@record
class StyledPicture:
    """An inline picture, already scaled; `alt` is its alternative text, `path` its article's."""

    style: str
    data: bytes = field(repr=False)
    kind: str
    width: float
    height: float
    alt: str
    source: Source | None = None
    path: str = ""


TableRules = Literal["none", "outer", "all"]  # lines nowhere, round a table, round its cells
CELL_MARGIN = 5.4  # points on either side of a cell that has lines, the table style's 108 twips


@record
class StyledTable:
    """A table of paragraphs, the first `header` rows its header.

    `widths` add up to the table's width; where there are none, the typesetter gives them: to the
    columns that `shares` name percentages of the text's width for these, to those where it has 0
    what they need. It says in `cut_rows` which rows are higher than a page; no others may be cut
    by the end of one. `tied_rows` stay with the next one, for a merged cell reaches over both.
    `decimals` are the columns whose figures stand point under point.
    `keep_with_next` ties its last row to what follows. One that is `turned` stands on landscape
    pages.
    """

    rows: tuple[tuple[StyledParagraph, ...], ...]
    widths: tuple[float, ...] = ()
    source: Source | None = None
    cut_rows: frozenset[int] = frozenset()
    header: int = 1
    merged: tuple[MergedCell, ...] = ()
    shares: tuple[int, ...] = ()
    decimals: frozenset[int] = frozenset()
    tied_rows: frozenset[int] = frozenset()
    keep_with_next: bool = False
    rules: TableRules = "all"
    border: Border = Border(0.5, "000000")
    turned: bool = False

    @property
    def margin(self) -> float:
        """The space between a cell's side and what stands in it."""
        return 0.0 if self.rules == "none" else CELL_MARGIN


@record
class PictureCell:
    """A picture in the middle of a column of this width, above its own caption, if it has one."""

    picture: StyledPicture
    caption: StyledParagraph | None
    width: float


ROW_GAP = 12.0  # points between the columns of pictures that stand side by side


@record
class StyledPictureRow:
    """Pictures side by side, their lower edges level; `source` is that of the last one.

    `keep_with_next` ties it to the caption that all of them have in common. The typesetter says
    in `is_cut` that it is higher than a page; no other may be cut by the end of one.
    """

    cells: tuple[PictureCell, ...]
    source: Source
    keep_with_next: bool
    is_cut: bool = False

    @property
    def height(self) -> float:
        """The height of the highest picture."""
        return max(each.picture.height for each in self.cells)

    @property
    def captions(self) -> tuple[StyledParagraph, ...]:
        """The captions of single pictures."""
        return tuple(each.caption for each in self.cells if each.caption)


StyledBlock: TypeAlias = StyledParagraph | StyledPicture | StyledPictureRow | StyledTable

TABLE_GAP = 1.0  # points; the height of the empty paragraph that keeps two tables apart


def are_tables(one: StyledBlock | None, other: StyledBlock | None) -> bool:
    """Return whether these neighbours need an empty paragraph between them: Word joins tables.

    A row of pictures is written as one.
    """
    tables = StyledTable | StyledPictureRow
    return isinstance(one, tables) and isinstance(other, tables)


def is_turned(block: StyledBlock) -> bool:
    """Return whether a block stands on a landscape page."""
    return isinstance(block, StyledParagraph | StyledTable) and block.turned


@record
class Document:
    """A whole issue, ready for a writer; `styles` holds every style that a block names.

    The first `across` blocks of the body and the imprint stand across the columns of a page.
    `first_header` and `first_footer` are those of the first page, None where it has no own ones.

    `prints_links` says that addresses stand behind the texts of links.
    """

    page: Page
    line_breaking: LineBreaking
    styles: Mapping[str, Style]
    body: tuple[StyledBlock, ...]
    imprint: tuple[StyledParagraph | StyledTable, ...]
    odd_footer: tuple[StyledParagraph, ...]
    even_footer: tuple[StyledParagraph, ...]
    properties: DocumentProperties
    base: bytes = field(repr=False)
    imprint_gap: float = 0.0  # points that push the imprint to the foot of the last page
    imprint_apart: int = 0  # pages that begin before the imprint; of two, the first stays empty
    prints_links: bool = False
    odd_header: tuple[StyledParagraph, ...] = ()
    even_header: tuple[StyledParagraph, ...] = ()
    first_header: tuple[StyledParagraph, ...] | None = None
    first_footer: tuple[StyledParagraph, ...] | None = None
    across: int = 0

    @property
    def blocks(self) -> tuple[StyledBlock, ...]:
        """Everything between the margins, the imprint last."""
        return self.body + self.imprint

    @property
    def margins(self) -> tuple[tuple[StyledParagraph, ...], ...]:
        """Every header and footer."""
        headers = (self.odd_header, self.even_header, self.first_header or ())
        return (*headers, self.odd_footer, self.even_footer, self.first_footer or ())

    def column_of(self, paragraph: StyledParagraph) -> Page:
        """Return the page that a paragraph of an article stands on, as wide as its column."""
        return self.page.turned if paragraph.turned else self.page.column

    def header_on(self, page: int) -> tuple[StyledParagraph, ...]:
        """Return the header of the page of this number."""
        if page == 1 and self.first_header is not None:
            return self.first_header
        return self.odd_header if page % 2 else self.even_header

    def footer_on(self, page: int) -> tuple[StyledParagraph, ...]:
        """Return the footer of the page of this number."""
        if page == 1 and self.first_footer is not None:
            return self.first_footer
        return self.odd_footer if page % 2 else self.even_footer

    def line_breaking_of(self, style: Style) -> LineBreaking:
        """Return how the lines of a style are broken."""
        common, hang, pull = self.line_breaking, style.hang_punctuation, style.pull_marks
        if hang is None and pull is None:
            return common
        return replace(
            common,
            hang_punctuation=common.hang_punctuation if hang is None else hang,
            pull_marks=common.pull_marks if pull is None else pull,
        )
