"""An article (稿件): its title lines, its credits and its blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from typing import Literal, TypeAlias

from bulletin_cli.base.merged_cells import MergedCell
from bulletin_cli.base.record import record

# Stands inside a title or a template text where a line is broken but the paragraph goes on.
LINE_BREAK = "\u2028"


Raised = Literal["", "superscript", "subscript"]


@record
class Span:
    """A stretch of text in one look; `columns` are its characters' places in the source line.

    `raised` says that it stands above or below the line; such a text holds no blanks. `link` is
    the address that it leads to; neighbours with the same one are one link.
    """

    text: str
    bold: bool = False
    raised: Raised = ""
    link: str = ""
    columns: tuple[int, ...] = field(default=(), compare=False, repr=False)


Inline: TypeAlias = tuple[Span, ...]


def plain(inline: Iterable[Span]) -> str:
    """Return the text of `inline` without its formatting."""
    return "".join(span.text for span in inline)


@record
class Paragraph:
    """A paragraph of running text; `line` is its place in the article file."""

    inline: Inline
    line: int = field(default=0, compare=False)


@record
class Heading:
    """A heading of level 1 to 4: 一、（一） 1. （1） (GB/T 9704-2012, 7.3.3)."""

    level: int
    inline: Inline
    line: int = field(default=0, compare=False)


@record
class Note:
    """A note below a table or a picture, beginning with 注：."""

    inline: Inline
    line: int = field(default=0, compare=False)


OfficialPart = Literal[
    "addressee", "attachment_list", "signature", "signed_on", "remark",
    "attachment", "attachment_title",
]  # fmt: skip


@record
class OfficialLine:
    """A line with a place of its own in an official text (GB/T 9704-2012, 7.3.2 to 7.3.7).

    主送机关, 附件说明 (a line an attachment), 发文机关署名, 成文日期, 附注; `attachment` (附件1)
    begins an attachment, which reaches to the next one, and its title follows.
    """

    part: OfficialPart
    inline: Inline
    line: int = field(default=0, compare=False)


@record
class Picture:
    """A picture of the issue's folder; `path` is relative to that folder.

    `width` is a percentage of the text's width, `centimetres` a width of its own; both 0 leave
    the picture as large as it is. `beside` puts it to the right of the picture before it; a
    caption that only the last one of such a row has is that of all of them.
    """

    path: str
    caption: str
    width: int = 0
    line: int = field(default=0, compare=False)
    centimetres: float = 0.0
    beside: bool = False


Alignment = Literal["", "left", "center", "right", "decimal"]


@record
class Table:
    """A table; every row has as many cells as `alignments`, the first `header` rows name them.

    What a merged cell covers are cells without words. `widths` are percentages of the text's
    width, 0 for a column as wide as it needs to be, () where all are. A `landscape` one is printed
    on a landscape page.
    """

    rows: tuple[tuple[Inline, ...], ...]
    alignments: tuple[Alignment, ...]
    caption: str = ""
    line: int = field(default=0, compare=False)
    header: int = 1
    merged: tuple[MergedCell, ...] = ()
    widths: tuple[int, ...] = ()
    landscape: bool = False


@record
class Ignore:
    """A comment that has these rules leave the next block alone; nothing of it is printed."""

    rules: tuple[str, ...]
    line: int = field(default=0, compare=False)


Block: TypeAlias = Paragraph | Heading | Note | OfficialLine | Picture | Table | Ignore


@record
class Review:
    """A comment on a returned file, not settled yet; `quote` are the words it stands on.

    `date` is as the word processor wrote it (ISO 8601, often without a zone); `line` is its place
    in the article file.
    """

    text: str
    author: str
    date: str
    quote: str = ""
    line: int = field(default=0, compare=False)


@record
class Article:
    """One article (稿件) as its file says it; `file` is the name inside articles/.

    `submissions` are the ids of the submissions it was made from. `front_places` has line and
    column of each text of the front matter that stands there as it is.
    """

    file: str
    title: tuple[str, ...]
    blocks: tuple[Block, ...]
    unit: str = ""
    author: str = ""
    section: str = ""
    received: date | None = None
    editor_note: str = ""
    ignore: tuple[str, ...] = ()
    review: tuple[Review, ...] = ()
    submissions: tuple[str, ...] = ()
    title_line: int = field(default=1, compare=False)
    front_places: Mapping[str, tuple[int, int]] = field(
        default_factory=dict, compare=False, repr=False
    )
    unit_line: int = field(default=1, compare=False)
    note_line: int = field(default=1, compare=False)

    @property
    def full_title(self) -> str:
        """The title's lines joined."""
        return "".join(self.title)


def plain_text(article: Article) -> str:
    """Return the body's text without formatting, a block or table cell a line."""
    lines: list[str] = []
    for block in article.blocks:
        if isinstance(block, Picture):
            lines.append(block.caption)
        elif isinstance(block, Ignore):
            continue
        elif isinstance(block, Table):
            lines += [block.caption, *(plain(cell) for row in block.rows for cell in row)]
        else:
            lines.append(plain(block.inline))
    return "\n".join(lines)


@record
class Image:
    """A picture file: its bytes, kind (`png`, `jpeg`, `gif`, `bmp`, `tiff`) and size in points."""

    data: bytes = field(repr=False)
    kind: str
    width: float
    height: float


@record
class PictureShape:
    """How a Word file shows a picture; all lengths are of the picture before it is turned.

    `crop` are the parts cut off left, top, right, bottom; `turned` are degrees clockwise, after
    it was `mirrored`; `centimetres` is its width on paper as turned, 0 where nothing says it.
    """

    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    turned: float = 0.0
    mirrored: bool = False
    centimetres: float = 0.0


AS_IT_IS = PictureShape()
