"""The seam between content and formats: styled blocks on a page. Lengths are in points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Literal, TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.properties import Properties

Raised = Literal["", "superscript", "subscript"]
RAISED_SIZE = 2 / 3  # of the size of what stands on the line, as Word sets it
Align = Literal["left", "center", "right", "justify"]

# Stands in a footer's text where the page number goes (a private-use character).
PAGE_NUMBER = "\ue000"
COMMENT_AUTHOR = "bulletin"  # of the findings that `check --format docx` writes


@record
class Border:
    """A line above or below a paragraph; `weight` in points, `color` as RRGGBB."""

    weight: float
    color: str


@record
class Style:
    """The look of a paragraph.

    `fonts` lists the face and its alternatives. Indents count characters of the style's size;
    a negative `first_line` hangs. `line` is the exact pitch, None where lines are `multiple` times
    as high as what stands in them, or `least` points at least. A page's grid stretches those that
    have neither an exact nor a least pitch, if they are `on_grid`. `outline` is 1 for what Word's
    navigation pane shows on top, else 0.
    `latin` has the widths in ems of those ASCII characters that are not half an em wide.
    `hang_punctuation` and `pull_marks` are set only where the style departs from the document's.
    `balance` breaks a text of several lines by sense.
    """

    key: str
    name: str
    fonts: tuple[str, ...]
    size: float
    bold: bool = False
    color: str = ""
    tracking: float = 0.0
    align: Align = "justify"
    first_line: float = 0.0
    left: float = 0.0
    right: float = 0.0
    line: float | None = None
    multiple: float = 1.0
    least: float = 0.0
    on_grid: bool = True
    before: float = 0.0
    after: float = 0.0
    keep_with_next: bool = False
    keep_together: bool = False
    page_break_before: bool = False
    outline: int = 0
    rule_above: Border | None = None
    rule_below: Border | None = None
    right_tab: Literal["", "blank", "dots"] = ""
    latin: Mapping[str, float] = field(default_factory=dict, hash=False)
    hang_punctuation: bool | None = None
    pull_marks: bool | None = None
    balance: bool = False

    @property
    def keeps_to_grid(self) -> bool:
        """Whether a page's grid stretches the lines."""
        return self.on_grid and self.line is None and not self.least


@record
class Page:
    """The sheet, its margins and the distances of header and footer from its edges.

    `grid` is the pitch of its grid of lines, 0 where it has none.
    """

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    header: float
    footer: float
    grid: float = 0.0

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom


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
    """

    text: str
    bold: bool = False
    raised: Raised = ""
    link: str = ""
    is_address: bool = False


@record
class Comment:
    """What a proofreader says of text[start:end] of a paragraph, a string a line."""

    start: int
    end: int
    lines: tuple[str, ...]
    author: str = COMMENT_AUTHOR
    initials: str = "bl"


@record
class StyledParagraph:
    """A paragraph in a named style; without runs it is a blank line or carries a rule.

    `align` is set only where this one paragraph departs from its style (a table's column).
    `part` is what it is of the issue: `body`, `title`, `caption`, `masthead` …
    `comments` are for formats that have them; they take no place on the page.
    """

    style: str
    runs: tuple[Run, ...] = ()
    source: Source | None = None
    align: Align | None = None
    part: str = "body"
    comments: tuple[Comment, ...] = ()

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
    """An inline picture, already scaled; `alt` is its alternative text."""

    style: str
    data: bytes = field(repr=False)
    kind: str
    width: float
    height: float
    alt: str
    source: Source | None = None


@record
class StyledTable:
    """A table of paragraphs, row 0 its header.

    `widths` add up to the table's width; where there are none, the typesetter gives them. It says
    in `cut_rows` which rows are higher than a page; no others may be cut by the end of one.
    """

    rows: tuple[tuple[StyledParagraph, ...], ...]
    widths: tuple[float, ...] = ()
    source: Source | None = None
    cut_rows: frozenset[int] = frozenset()


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
    keep_with_next: bool = False
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


@record
class Document:
    """A whole issue, ready for a writer; `styles` holds every style that a block names.

    `prints_links` says that addresses stand behind the texts of links.
    """

    page: Page
    line_breaking: LineBreaking
    styles: Mapping[str, Style]
    body: tuple[StyledBlock, ...]
    imprint: tuple[StyledParagraph, ...]
    odd_footer: tuple[StyledParagraph, ...]
    even_footer: tuple[StyledParagraph, ...]
    properties: Properties
    base: bytes = field(repr=False)
    imprint_gap: float = 0.0  # points that push the imprint to the foot of the last page
    imprint_apart: int = 0  # pages that begin before the imprint; of two, the first stays empty
    prints_links: bool = False
    odd_header: tuple[StyledParagraph, ...] = ()
    even_header: tuple[StyledParagraph, ...] = ()

    @property
    def blocks(self) -> tuple[StyledBlock, ...]:
        """Everything between the margins, the imprint last."""
        return self.body + self.imprint

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
