"""To whom an issue goes, with how many copies (印发份数)."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin_cli.base.record import record
from bulletin_cli.content.issue import Periodical


@record
class Receiver:
    """One that copies go to; `address` are the lines of its label, `way` how they get there."""

    name: str
    copies: int = 1
    address: str = ""
    mail: str = ""
    way: str = ""


@record
class ReceiverList:
    """Receivers under one name, such as 各区局 in the imprint."""

    name: str
    receivers: tuple[str, ...]


@record
class Distribution:
    """What distribution.toml says; `kept` copies stay in the office.

    `prints` says that the imprint has the sum of the copies where an issue gives none.
    """

    receivers: tuple[Receiver, ...] = ()
    lists: tuple[ReceiverList, ...] = ()
    kept: int = 0
    prints: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The names of lists and receivers."""
        lists = tuple(each.name for each in self.lists)
        return (*lists, *(each.name for each in self.receivers))

    def receivers_of(self, names: Iterable[str]) -> tuple[Receiver, ...]:
        """Return the receivers that names of the imprint stand for, each once, a list's in order.

        A name that is neither a receiver's nor a list's is a receiver of one copy.
        """
        known = {each.name: each for each in self.receivers}
        lists = {each.name: each.receivers for each in self.lists}
        one_by_one = (each for name in names for each in lists.get(name, (name,)))
        return tuple(known.get(name, Receiver(name)) for name in dict.fromkeys(one_by_one))

    def print_run(self, names: Iterable[str]) -> int:
        """Return how many copies are printed for the receivers that names stand for."""
        return self.kept + sum(each.copies for each in self.receivers_of(names))


def names_of(periodical: Periodical, also_to: tuple[str, ...]) -> tuple[str, ...]:
    """Return all to whom an issue goes, as its imprint names them: 报、送、发、本期增发."""
    return (*periodical.report_to, *periodical.copy_to, *periodical.issue_to, *also_to)
