"""How an issue ends on its pages, and what is ugly about it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import Literal, TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.layout.document import Source
from bulletin_cli.layout.pages import LaidOutPage, Line, PageItem, Pages, PlacedPicture

_FEW_LINES = 3  # a last page with fewer is hardly worth its paper
_WHITE = 0.5  # of the text's height

FlawKind: TypeAlias = Literal["imprint", "few_lines", "contents", "picture", "odd", "pages"]


@record
class Goal:
    """How an issue should end: on at most so many pages, on an even number of them."""

    pages: int | None = None
    even: bool = False


@record
class Flaw:
    """What is ugly on a page; `amount` are the few lines there, or the pages too many.

    `source` is the picture before which half a page stays white.
    """

    kind: FlawKind
    page: int
    amount: int = 1
    source: Source | None = None


@record
class Ends:
    """How an issue ends: its pages, the rows on the last, and what is ugly.

    `length` is how far text and imprint reach, all pages one below the other, and `page_length`
    the height of a page, both in lines of the text.
    """

    pages: int
    last_lines: int
    flaws: tuple[Flaw, ...]
    length: float
    page_length: float

    @property
    def badness(self) -> int:
        """How much is to be mended: a flaw counts one, and each page too many."""
        return sum(flaw.amount if flaw.kind == "pages" else 1 for flaw in self.flaws)

    def lines_over(self, pages: int) -> int:
        """Return about how many lines do not fit on so many pages."""
        return max(ceil(self.length - pages * self.page_length), 0)


def judge(pages: Pages, goal: Goal) -> Ends:
    """Return how the pages end, held against `goal`."""
    pitch = _pitch(pages)
    return Ends(
        len(pages.pages),
        len(pages.pages[-1].written_rows),
        tuple(_flaws(pages, goal)),
        (_text_length(pages) + _imprint_height(pages)) / pitch,
        pages.document.page.text_height / pitch,
    )


def is_imprint_alone(pages: Pages) -> bool:
    """Return whether the imprint has a page to itself."""
    if len(pages.pages) < 2:
        return False
    last = pages.pages[-1]
    written = [line for line in last.lines if line.text]
    return bool(written) and all(map(_is_imprint, written)) and not _has_picture(last)


def contents_overrun(pages: Pages) -> int:
    """Return the last page that the contents run on to, 0 where they stand on one."""
    on = [page.number for page in pages.pages if any(_is_contents(line) for line in page.lines)]
    return on[-1] if len(on) > 1 else 0


def few_last_lines(pages: Pages) -> tuple[Line, ...]:
    """Return the rows of text on the last page where they are hardly worth a page."""
    if len(pages.pages) < 2:
        return ()
    last = pages.pages[-1]
    rows = tuple(row[0] for row in last.written_rows if row[0].source)
    return rows if len(rows) < _FEW_LINES and not _has_picture(last) else ()


def _flaws(pages: Pages, goal: Goal) -> Iterator[Flaw]:
    count = len(pages.pages)
    if overrun := contents_overrun(pages):
        yield Flaw("contents", overrun)
    yield from _white_pages(pages)
    if is_imprint_alone(pages):
        yield Flaw("imprint", count)
    if few := few_last_lines(pages):
        yield Flaw("few_lines", count, len(few))
    if goal.even and count % 2:
        yield Flaw("odd", count)
    if goal.pages and count > goal.pages:
        yield Flaw("pages", count, count - goal.pages)


def _white_pages(pages: Pages) -> Iterator[Flaw]:
    """Yield the pages whose lower half is white because the picture that follows did not fit."""
    page = pages.document.page
    for laid, following in pairwise(pages.pages):
        white = page.top + page.text_height - laid.bottom
        picture = _first_picture(following, pages)
        if picture and white > _WHITE * page.text_height:
            yield Flaw("picture", laid.number, source=picture.source)


def _first_picture(page: LaidOutPage, pages: Pages) -> PlacedPicture | None:
    """Return the picture that a page begins with, headings that are kept with it apart."""
    for item in page.items:
        if isinstance(item, PlacedPicture) and item.source:
            return item
        style = pages.document.styles[item.style] if isinstance(item, Line) else None
        if style is None or not style.keep_with_next or style.page_break_before:
            return None
    return None


def _pitch(pages: Pages) -> float:
    """Return the height of a line of the text; where there is none, its size."""
    heights = (line.height for page in pages.pages for line in page.lines if line.style == "body")
    return next(heights, pages.document.styles["body"].size)


def _text_length(pages: Pages) -> float:
    page = pages.document.page
    for laid in reversed(pages.pages):
        feet = [
            item.top + item.height
            for item in laid.items
            if _is_article_picture(item) or (isinstance(item, Line) and not _is_imprint(item))
        ]
        if feet:
            return (laid.number - 1) * page.text_height + max(feet) - page.top
    return 0.0


def _imprint_height(pages: Pages) -> float:
    last = pages.pages[-1]
    tops = (line.top for line in last.lines if _is_imprint(line))
    return last.bottom - min(tops, default=last.bottom)


def _has_picture(page: LaidOutPage) -> bool:
    return any(map(_is_article_picture, page.items))


def _is_article_picture(item: PageItem) -> bool:
    """Return whether this is a picture, and none of the template's, such as a logo."""
    return isinstance(item, PlacedPicture) and item.source is not None


def _is_contents(line: Line) -> bool:
    return line.part == "contents"


def _is_imprint(line: Line) -> bool:
    return line.part == "imprint"
