"""What glossary.toml says: terms, organisations, people and abbreviations of the office."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from bulletin_cli.base.record import record


@record
class Term:
    """A word as the office writes it, and how it must not be written."""

    name: str
    variants: tuple[str, ...] = ()
    line: int = 0


@record
class Organisation:
    """A body's full name and the short names that are right for it."""

    name: str
    short: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    line: int = 0


@record
class Person:
    """A person's name and office (职务)."""

    name: str
    office: str
    variants: tuple[str, ...] = ()
    line: int = 0


GlossaryEntry: TypeAlias = Term | Organisation | Person


@record
class Glossary:
    """The whole file; empty where there is none."""

    terms: tuple[Term, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    abbreviations: tuple[str, ...] = ()

    @property
    def entries(self) -> tuple[GlossaryEntry, ...]:
        """Every entry that has a name, in the order of the file's kinds."""
        return (*self.terms, *self.organisations, *self.people)

    @property
    def right_names(self) -> tuple[str, ...]:
        """All that is written as it should be: names, full and short, and abbreviations."""
        names = (name for each in self.entries for name in right_names(each))
        return (*names, *self.abbreviations)


@record
class GlossaryFlaw:
    """What is wrong in the glossary itself, and in the entry of which line."""

    line: int
    message: str


def right_names(entry: GlossaryEntry) -> tuple[str, ...]:
    """Return the names that are right for an entry, the full one first."""
    return (entry.name, *(entry.short if isinstance(entry, Organisation) else ()))


def flaws(glossary: Glossary) -> Iterator[GlossaryFlaw]:
    """Yield what makes a glossary contradict itself."""
    right = {name: each for each in glossary.entries for name in right_names(each)}
    wrong: dict[str, GlossaryEntry] = {}
    yield from _duplicates(glossary)
    for entry in glossary.entries:
        for variant in entry.variants:
            yield from _of_variant(variant, entry, right, wrong)
            wrong.setdefault(variant, entry)


def _duplicates(glossary: Glossary) -> Iterator[GlossaryFlaw]:
    """Yield names that stand twice. Two people may have one name, with two offices."""
    seen: set[object] = set()
    for entry in glossary.entries:
        for name in right_names(entry):
            key = (name, entry.office) if isinstance(entry, Person) else name
            if key in seen:
                yield GlossaryFlaw(entry.line, f"“{name}”写了两次，留一处")
            seen.add(key)
    for word in dict.fromkeys(glossary.abbreviations):
        if glossary.abbreviations.count(word) > 1:
            yield GlossaryFlaw(0, f"缩略语“{word}”写了两次，留一处")


def _of_variant(
    variant: str,
    entry: GlossaryEntry,
    right: dict[str, GlossaryEntry],
    wrong: dict[str, GlossaryEntry],
) -> Iterator[GlossaryFlaw]:
    line, name = entry.line, entry.name
    if len(variant) < 2:
        yield GlossaryFlaw(line, f"错写“{variant}”只有一个字，到处会碰上，写长一点")
    elif variant in right:
        owner = right[variant].name
        what = "自己的" if owner == name else f"“{owner}”的"
        yield GlossaryFlaw(line, f"“{variant}”是{what}正名或简称，不能又是“{name}”的错写")
    elif variant in wrong:
        yield GlossaryFlaw(line, f"“{variant}”已经是“{wrong[variant].name}”的错写，只留一处")
    elif holder := next((each for each in right if variant in each), ""):
        yield GlossaryFlaw(line, f"错写“{variant}”就在“{holder}”里面，写长一点，或删去")
