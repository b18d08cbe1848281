"""Lines that belong together: paragraphs, titles, tables, editors' notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from bulletin_cli.base.record import record, replace
from bulletin_cli.incoming.back_issues.apart import EDITOR_NOTE, Apart
from bulletin_cli.incoming.back_issues.costs import LineRole
from bulletin_cli.incoming.back_issues.joining import join
from bulletin_cli.incoming.back_issues.paper import TextLine

_NOTE_MOST = 4  # paragraphs of an editor's note


@record
class LineGroup:
    """Lines that belong together: one paragraph, title, heading, or rows of a table.

    An editor's note may have several `paragraphs`.
    """

    kind: LineRole
    lines: tuple[TextLine, ...]
    apart: Apart | None = None
    paragraphs: int = 1

    @property
    def text(self) -> str:
        """Its lines as one text."""
        return join(line.text for line in self.lines).replace("\t", "\u3000")

    @property
    def place(self) -> int:
        """Its first line in the source."""
        return self.lines[0].place


def group_lines(
    lines: Sequence[TextLine], kinds: Sequence[LineRole], stand: Mapping[int, Apart]
) -> list[LineGroup]:
    """Return the lines that belong together, in order."""
    found: list[LineGroup] = []
    for n, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        last = found[-1] if found else None
        one = stand[n] if kind == "apart" else None
        rows = bool(one and one.sort == "row" and last and _is_row_below(line, last))
        titles = kind == "title" and last is not None and last.kind == "title"
        if last and (kind in ("next", "heading_next") or titles or rows):
            found[-1] = replace(last, lines=(*last.lines, line))
        else:
            found.append(LineGroup(kind, (line,), one))
    return found


def with_notes(found: Sequence[LineGroup]) -> list[tuple[LineGroup, LineRole | None]]:
    """Return each group and the kind of the next one, sections apart.

    Above the first title an editor's note takes in the paragraphs below it; elsewhere one, below
    a line that says 编者按 and no more.
    """
    first = next((n for n, each in enumerate(found) if each.kind == "title"), 0)
    whole: list[tuple[LineGroup, LineRole | None]] = []
    following: LineRole | None = None
    for n, group in reversed([*enumerate(found)]):
        most = _NOTE_MOST if n < first else 1 if EDITOR_NOTE.fullmatch(group.text) else 0
        below = _paragraphs(each for each, _ in reversed(whole[-most - 1 :]))
        if _begins_note(group) and 0 < len(below) <= most and whole[-len(below)][1] == "title":
            del whole[-len(below) :]
            whole.append((_note([group, *below]), "title"))
        else:
            whole.append((group, following))
        if not (group.apart and group.apart.sort == "section"):
            following = group.kind
    return whole[::-1]


def _begins_note(group: LineGroup) -> bool:
    return group.kind != "title" and bool(EDITOR_NOTE.match(group.text))


def _note(found: Sequence[LineGroup]) -> LineGroup:
    """Return the groups as one note; a line that says 编者按 and no more is no paragraph of it."""
    lines = tuple(line for each in found for line in each.lines)
    alone = EDITOR_NOTE.fullmatch(found[0].text)
    return LineGroup("start", lines, paragraphs=len(found) - bool(alone))


def _paragraphs(found: Iterable[LineGroup]) -> list[LineGroup]:
    return list(takewhile(lambda each: each.kind == "start", found))


def _is_row_below(line: TextLine, group: LineGroup) -> bool:
    """Return whether a row goes on with a table; tables of a Word file may be neighbours."""
    same = not line.line.cells or line.place == group.place
    return bool(group.apart and group.apart.sort == "row") and same
