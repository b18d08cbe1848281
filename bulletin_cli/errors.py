"""The one error that users see: what went wrong, where, and what to do next."""

from __future__ import annotations


class BulletinError(Exception):
    """A problem the user can mend; the command line shows it without a traceback.

    `file` is a path as the user knows it (relative to the workspace), `line` counts from 1.
    """

    def __init__(
        self, message: str, hint: str = "", *, file: str = "", line: int | None = None
    ) -> None:
        super().__init__(message, hint, file, line)
        self.message = message
        self.hint = hint
        self.file = file
        self.line = line

    def __str__(self) -> str:
        """Return `place：message`, without the hint."""
        place = self.file + (f" 第 {self.line} 行" if self.file and self.line else "")
        return f"{place}：{self.message}" if place else self.message


class NumberingError(BulletinError):
    """A period number that cannot be: out of order, out of its year, or unreadable."""


class TemplateError(BulletinError):
    """A template that cannot be loaded or rendered."""
