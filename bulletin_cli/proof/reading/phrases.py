"""data/phrases.tsv: names of meetings, wrong forms, set phrases, each with its days of validity."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from bulletin_cli.base.record import record
from bulletin_cli.proof.reading.tables import read_table

_YOUNG = 2017


@record
class WrongForm:
    """A wrong form, the right one, what before it makes it right, and when it is wrong."""

    wrong: str
    right: str
    unless_after: str
    first: date
    until: date


@record
class Phrase:
    """A set phrase: its members in their order, and whether it is written in quotes."""

    name: str
    members: tuple[str, ...]
    quoted: bool
    first: date
    until: date


@record
class Phrases:
    """What phrases.tsv says; of meetings, the days they were convened."""

    meetings: dict[str, date]
    forms: tuple[WrongForm, ...]
    phrases: tuple[Phrase, ...]


def is_valid(first: date, until: date, day: date | None) -> bool:
    """Return whether an entry holds on a day.

    A text without a date may be an old one: it is held against nothing that is young.
    """
    if day is None:
        return first.year < _YOUNG and until == date.max
    return first <= day <= until


def read_phrases() -> Phrases:
    """Return the file's entries, read once."""
    return parse_phrases(read_table("phrases"))


@lru_cache(2)
def parse_phrases(text: str) -> Phrases:
    """Return what the text of the file says."""
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    rows = [[*row, "", "", "", ""] for row in rows]
    return Phrases(
        {row[1]: date.fromisoformat(row[2]) for row in rows if row[0] == "meeting"},
        tuple(
            WrongForm(row[1], row[2], row[3], _day(row[4], date.min), _day(row[5], date.max))
            for row in rows
            if row[0] == "form"
        ),
        tuple(
            Phrase(
                row[1],
                tuple(filter(None, row[2].split("|"))),
                bool(row[3]),
                _day(row[4], date.min),
                _day(row[5], date.max),
            )
            for row in rows
            if row[0] == "phrase"
        ),
    )


def _day(text: str, default: date) -> date:
    return date.fromisoformat(text) if text else default
