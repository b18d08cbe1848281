"""Fixes put into a source text, round by round, until nothing changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bulletin_cli.proof.finding import Finding

_ROUNDS = 10  # a fix may make another possible; hardly ten times over


def fixed(text: str, findings: Callable[[str], Iterable[Finding]], *, unsafe: bool = False) -> str:
    """Return `text` with what `findings` says of it mended, until a round changes nothing.

    Safe fixes only, unless `unsafe`. Of two that overlap, the first is applied in a round.
    """
    for _ in range(_ROUNDS):
        changed = apply(text, findings(text), unsafe=unsafe)
        if changed == text:
            break
        text = changed
    return text


def apply(text: str, findings: Iterable[Finding], *, unsafe: bool = False) -> str:
    """Return `text` with the fixes of one round in it."""
    lines = text.split("\n")
    edits = sorted(
        {
            (each.place.line, each.place.column, each.place.end, each.fix.text)
            for each in findings
            if each.fix and each.place.column and (each.fix.safe or unsafe)
        }
    )
    last = (0, 0)
    chosen = []
    for line, column, end, new in edits:
        if (line, column) >= last:
            chosen.append((line, column, end, new))
            last = (line, end)
    for line, column, end, new in reversed(chosen):
        old = lines[line - 1]
        lines[line - 1] = old[: column - 1] + new + old[end - 1 :]
    return "\n".join(lines)
