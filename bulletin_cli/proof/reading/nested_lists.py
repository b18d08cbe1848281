"""Lists within lists, and which of them an ordinal goes on with."""

from __future__ import annotations

from dataclasses import dataclass

from bulletin_cli.proof.reading.ordinals import Ordinal

_FAR = 3  # a larger gap is one between two lists


@dataclass(slots=True)
class _OpenList:
    """A list that has come as far as `last`."""

    last: Ordinal
    length: int = 1


class OpenLists:
    """The lists that are open, the innermost last, and how the ordinals fit into them."""

    def __init__(self) -> None:
        self.runs: list[_OpenList] = []
        self.fits = self.misfits = 0

    def put(self, mark: Ordinal) -> Ordinal | None:
        """Take the next ordinal; return the one that it does not follow, if it does not."""
        while self.runs and mark.number != 1:
            fitting = [run for run in self.runs if run.last.number == mark.number - 1]
            if not fitting:
                return self._misfit(mark)
            del self.runs[self.runs.index(fitting[-1]) + 1 :]
            fitting[-1].last = mark
            self.fits += 1
            return None
        self.runs = [*self.runs[-3:], _OpenList(mark)]
        return None

    def _misfit(self, mark: Ordinal) -> Ordinal | None:
        before = self.runs[-1].last
        self.misfits += 1
        if before.number <= mark.number <= before.number + _FAR:
            self.runs[-1].last = mark
            return before
        return None
