"""Lists within lists, and which of them an ordinal goes on with."""

from __future__ import annotations

from bulletin_cli.proof.reading.ordinals import Ordinal

_FAR = 3  # a larger gap is one between two lists


class OpenLists:
    """The lists that are open, and how the ordinals fit into them.

    A list is known by the ordinal that it has come to; the innermost is last.
    """

    def __init__(self) -> None:
        self.runs: list[Ordinal] = []
        self.fits = self.misfits = 0

    def put(self, mark: Ordinal) -> Ordinal | None:
        """Take the next ordinal; return the one that it does not follow, if it does not."""
        while self.runs and mark.number != 1:
            fitting = [last for last in self.runs if last.number == mark.number - 1]
            if not fitting:
                return self._misfit(mark)
            self.runs[self.runs.index(fitting[-1]) :] = [mark]
            self.fits += 1
            return None
        self.runs = [*self.runs[-3:], mark]
        return None

    def _misfit(self, mark: Ordinal) -> Ordinal | None:
        before = self.runs[-1]
        self.misfits += 1
        if before.number <= mark.number <= before.number + _FAR:
            self.runs[-1] = mark
            return before
        return None
