"""The sheet that a bulletin is printed on. Lengths are in points."""

from __future__ import annotations

from dataclasses import replace

from bulletin_cli.base.record import record
from bulletin_cli.base.typography import written


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
    def text_width(self) -> float:
        """The width between the margins."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """The height between the margins."""
        return self.height - self.top - self.bottom
