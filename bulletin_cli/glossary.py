"""What glossary.toml says: terms, organisations, people and abbreviations of the office."""

from __future__ import annotations

from bulletin_cli.record import record


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
    office: str = ""
    variants: tuple[str, ...] = ()
    line: int = 0


@record
class Glossary:
    """The whole file; empty where there is none."""

    terms: tuple[Term, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    abbreviations: tuple[str, ...] = ()
