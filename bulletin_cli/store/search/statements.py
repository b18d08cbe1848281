"""A query in the language of SQLite: which texts of the index may have the words."""

from __future__ import annotations

from bulletin_cli.archive.query import Query
from bulletin_cli.base.record import record

SLOTS = 12  # bits of a rowid; each change of a folder takes as many slots as it has texts
FOLDERS = f"JOIN folder f ON f.key = e.id >> {SLOTS}"
_PAIRS_MOST = 16  # of a phrase that are looked up; the rest is seen in the text


@record
class Filters:
    """What a text has to be of, apart from its words; None for anything.

    `keys` is the range of the folders' keys, the last one not in it.
    """

    keys: tuple[int, int] | None = None
    units: tuple[str, ...] | None = None
    sections: tuple[str, ...] | None = None


def is_exact(query: Query) -> bool:
    """Return whether the index alone says which texts have the words."""
    return all(len(word) <= 2 for word in (*query.wanted, *query.unwanted))


def source_of(query: Query, filters: Filters) -> tuple[str, list[str | int]]:
    """Return what to select from, with its conditions, and their values."""
    if query.part == "title":
        source, (condition, values) = f"entry e {FOLDERS}", _in_titles(query, filters)
    else:
        source = f"pairs p JOIN entry e ON e.id = p.rowid {FOLDERS}"
        condition, values = matching(query, filters)
    conditions = [condition]
    for column, allowed in (("unit", filters.units), ("section", filters.sections)):
        if allowed is not None:
            conditions.append(f"e.{column} IN ({', '.join('?' * len(allowed))})")
            values += allowed
    return f"{source} WHERE {' AND '.join(conditions)}", values


def _in_titles(query: Query, filters: Filters) -> tuple[str, list[str | int]]:
    conditions = ["instr(e.title, ?) > 0"] * len(query.wanted)
    conditions += ["instr(e.title, ?) = 0"] * len(query.unwanted)
    keys = _rowids(filters)
    values: list[str | int] = [*query.wanted, *query.unwanted, *keys]
    return " AND ".join(conditions + ["e.id >= ? AND e.id < ?"] * bool(keys)), values


def matching(query: Query, filters: Filters) -> tuple[str, list[str | int]]:
    """Return the condition on the pairs, and its values."""
    keys = _rowids(filters)
    between = " AND p.rowid >= ? AND p.rowid < ?" * bool(keys)
    return f"pairs MATCH ?{between}", [expression(query), *keys]


def _rowids(filters: Filters) -> tuple[int, ...]:
    return tuple(key << SLOTS for key in filters.keys) if filters.keys else ()


def expression(query: Query) -> str:
    """Return the query in the language of FTS5: every text that has the words answers to it."""
    wanted = " AND ".join(map(_term, query.wanted))
    unwanted = [] if query.part else [each for each in query.unwanted if len(each) <= 2]
    return f"({wanted})" + "".join(f" NOT {_term(each)}" for each in unwanted)


def _term(word: str) -> str:
    if len(word) == 1:
        return f"{_quoted(word)}*"
    parts = [word[at : at + 2] for at in range(len(word) - 1)]
    return f"({' AND '.join(map(_quoted, parts[:_PAIRS_MOST]))})"


def _quoted(token: str) -> str:
    escaped = token.replace('"', '""')
    return f'"{escaped}"'
