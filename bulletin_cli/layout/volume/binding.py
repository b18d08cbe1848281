"""Parts of a volume -> its pages: each begins on an odd page, behind blank ones where needed."""

from __future__ import annotations

from collections.abc import Sequence

from bulletin_cli.base.record import record, replace
from bulletin_cli.layout.document import Document, Style, StyledParagraph
from bulletin_cli.layout.pages import LaidOutPage, Pages
from bulletin_cli.layout.typeset import LatinWidths
from bulletin_cli.layout.typeset.widths import latin_faces
from bulletin_cli.layout.volume.lists import paragraph
from bulletin_cli.layout.volume.styles import HEADING


@record
class VolumePart:
    """A part of a volume, set from the odd page on that it begins on.

    The outline names it where none of its own headings does (`is_named`).
    """

    name: str
    pages: Pages
    is_named: bool = False

    @property
    def first(self) -> int:
        """The page that it begins on."""
        return self.pages.pages[0].number

    @property
    def after(self) -> int:
        """The odd page that may begin behind it."""
        end = self.first + len(self.pages.pages)
        return end + 1 - end % 2


def running_head(volume: str, part: str) -> tuple[StyledParagraph, ...]:
    """Return the header of a part's pages."""
    return (paragraph("head", f"{volume}\t{part}"),)


def bind(parts: Sequence[VolumePart], frame: Document, latin: LatinWidths) -> Pages:
    """Return the pages of all parts; the blank ones between them have neither head nor number.

    In the outline the headings of issues stand one level deeper, below the issue.
    """
    pages: list[LaidOutPage] = []
    for part in parts:
        first, *others = part.pages.pages
        while len(pages) + 1 < part.first:
            pages.append(LaidOutPage(len(pages) + 1, (), (), frame.page.top, frame.page))
        pages += [replace(first, outlined=part.name if part.is_named else ""), *others]
    styles = {key: _bound(style, latin) for key, style in frame.styles.items()}
    return Pages(replace(frame, styles=styles), tuple(pages))


def _bound(style: Style, latin: LatinWidths) -> Style:
    deeper = style.outline + 1 if style.outline and style.key != HEADING else style.outline
    return replace(
        style,
        outline=deeper,
        latin=latin(latin_faces(style, bold=style.bold)),
        latin_bold=latin(latin_faces(style, bold=True)),
    )
