"""Fixes put into source texts, round by round, until nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from string import punctuation

from bulletin_cli.base.file_names import MARKDOWN
from bulletin_cli.base.record import record
from bulletin_cli.proof.finding import Finding

_ROUNDS = 20  # a fix may make another possible; hardly twenty times over

Recheck = Callable[[Mapping[str, str]], Iterable[Finding]]
Readable = Callable[[str, str], bool]


@record
class FixedTexts:
    """Texts after their fixes, by file, and how many fixes were put into each."""

    texts: Mapping[str, str]
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, order=True)
class TextEdit:
    """What stands in the place of characters of one line, as Place counts them."""

    line: int
    column: int
    end: int
    new: str

    def put(self, line: str, *, escaping: bool) -> str:
        """Return `line` changed; a backslash goes with the sign that it escaped."""
        before, old = line[: self.column - 1], line[self.column - 1 : self.end - 1]
        if escaping and "](" in old and "](" not in self.new:
            return line  # the address of a link would go
        if escaping and _is_escaped(before, old) and not _is_sign(self.new):
            before = before[:-1]
        return before + self.new + line[self.end - 1 :]


def fix_files(
    texts: Mapping[str, str], check: Recheck, readable: Readable, *, unsafe: bool = False
) -> FixedTexts:
    """Return the texts of several files mended, which are checked together after each round.

    A fix that leaves a file which is not `readable` is not applied. Where two rules undo each
    other, the first text that comes back is taken, so that a second run changes nothing.
    """
    counts = dict.fromkeys(texts, 0)
    seen = []
    for _ in range(_ROUNDS):
        seen.append(texts)
        edits = _edits(check(texts), unsafe=unsafe)
        changed = dict(texts)
        for file in texts.keys() & edits.keys():
            changed[file], count = _put(texts[file], edits[file], file, readable)
            counts[file] += count
        texts = changed
        if texts in seen:
            break
    return FixedTexts(
        texts, {file: counts[file] * (texts[file] != seen[0][file]) for file in texts}
    )


def put_fix(text: str, finding: Finding) -> str:
    """Return the text of a finding's file with its fix, the same text where it cannot be put in."""
    place, fix = finding.place, finding.applicable_fix
    if fix is None:
        return text
    return _apply(text, [TextEdit(place.line, place.column, place.end, fix.text)], place.file)


def _edits(findings: Iterable[Finding], *, unsafe: bool) -> dict[str, list[TextEdit]]:
    """Return edits that do not overlap, by file and in the order of the text."""
    wanted: dict[str, set[TextEdit]] = {}
    for each in findings:
        place, fix = each.place, each.applicable_fix
        if fix and (fix.safe or unsafe):
            edit = TextEdit(place.line, place.column, place.end, fix.text)
            wanted.setdefault(place.file, set()).add(edit)
    return {file: _apart(sorted(edits)) for file, edits in wanted.items()}


def _apart(edits: list[TextEdit]) -> list[TextEdit]:
    chosen: list[TextEdit] = []
    for edit in edits:
        if not chosen or (edit.line, edit.column) >= (chosen[-1].line, chosen[-1].end):
            chosen.append(edit)
    return chosen


def _put(text: str, edits: list[TextEdit], file: str, readable: Readable) -> tuple[str, int]:
    """Return the text with its edits, and their number; one by one where not all are readable."""
    changed = _apply(text, edits, file)
    if readable(file, changed):
        return changed, len(edits) if changed != text else 0
    count = 0
    for edit in reversed(edits):
        changed = _apply(text, [edit], file)
        if readable(file, changed):
            text, count = changed, count + 1
    return text, count


def _apply(text: str, edits: list[TextEdit], file: str) -> str:
    lines = text.split("\n")
    for edit in reversed(edits):
        escaping = file.endswith(MARKDOWN)  # where a backslash stands before a sign
        lines[edit.line - 1] = edit.put(lines[edit.line - 1], escaping=escaping)
    return "\n".join(lines)


def _is_escaped(before: str, old: str) -> bool:
    backslashes = len(before) - len(before.rstrip("\\"))
    return backslashes % 2 == 1 and _is_sign(old)


def _is_sign(text: str) -> bool:
    return text[:1] in punctuation and bool(text)
