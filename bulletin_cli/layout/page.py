"""The sheet that a bulletin is printed on. Lengths are in points."""

from __future__ import annotations

from bulletin_cli.base.record import record, replace
from bulletin_cli.base.typography import written

_EDGE = 20.0  # points, 7 mm: nearer to the edge of the paper many a printer prints nothing


@record
class Page:
    """The sheet, its margins and the distances of header and footer from its edges.

    `grid` is the pitch of its grid of lines, 0 where it has none. Articles stand in `columns`.
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
    columns: int = 1
    column_gap: float = 0.0

    @property
    def column(self) -> Page:
        """The page as wide as its first column."""
        if self.columns == 1:
            return self
        gaps = self.column_gap * (self.columns - 1)
        width = written((self.text_width - gaps) / self.columns)
        return replace(self, right=self.width - self.left - width, columns=1)

    @property
    def may_turn(self) -> bool:
        """Whether a wide table can have a sheet turned: not beside columns, nor a wide sheet."""
        return self.columns == 1 and self.width < self.height

    @property
    def turned(self) -> Page:
        """The sheet a quarter round to the left, its text area at the same place of the paper.

        That is how Word turns a page, and how GB/T 9704-2012, 8, has tables lie: their heads on
        the left of the upright sheet. Header and footer stay as far from the text as they were,
        for which the margin above or below grows where it has to.
        """
        top, header = _margin(self.left, self.top, self.header)
        bottom, footer = _margin(self.right, self.bottom, self.footer)
        return replace(
            self, width=self.height, height=self.width, top=top, right=self.top, bottom=bottom,
            left=self.bottom, header=header, footer=footer, columns=1,
        )  # fmt: skip

    @property
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom


def _margin(turned: float, upright: float, distance: float) -> tuple[float, float]:
    """Return a margin of the turned sheet, and how far from its edge stands what is in it."""
    within = upright - distance
    edge = max(turned - within, min(distance, _EDGE))
    return edge + within, edge
