"""Findings gone through one by one: each decision is written at once, and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, TypeAlias

from bulletin_cli.actions.check.baseline import apply_baselines
from bulletin_cli.actions.check.decisions import (
    Written,
    accept_fix,
    add_to_glossary,
    ignore_finding,
)
from bulletin_cli.actions.check.file_targets import STDIN
from bulletin_cli.actions.check.find_target import find_target
from bulletin_cli.actions.check.options import CheckOptions
from bulletin_cli.actions.check.target import CheckTarget
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.proof.baseline import Baseline
from bulletin_cli.proof.finding import UNREADABLE, Finding, by_level
from bulletin_cli.store.sources import SourceFile

Decision: TypeAlias = Literal["fixed", "ignored", "added", "skipped"]


@record
class Pending:
    """A finding, the target it was found in, and the text of its file where it may be changed."""

    finding: Finding
    target: CheckTarget
    source: SourceFile | None

    @property
    def word(self) -> str:
        """The words that were found, as they may go into the glossary; "" for a mere sign."""
        start, end = self.finding.place.mark
        word = self.finding.place.snippet[start:end].strip()
        return word if len(word) > 1 and word.isalnum() else ""


@record
class _ReviewStep:
    """A decision, the finding that it leaves as it is, and the file that it changed."""

    decision: Decision
    passed: Finding | None
    written: Written | None = None


class CheckReview:
    """What is found in some targets and not decided on yet. All of it raises BulletinError."""

    def __init__(self, start: Path, names: Sequence[str | None], options: CheckOptions) -> None:
        if STDIN in names:
            raise BulletinError("标准输入不能一条一条地看", "先存成文件再校对。")
        self._start = start
        self._names = names
        self._options = options
        self._steps: list[_ReviewStep] = []
        self._found: list[Pending] = []
        self._look()

    def pending(self, sort: str = "") -> list[Pending]:
        """Return what is left to decide on, in the order of the texts, or by level."""
        known = Baseline.of(step.passed for step in self._steps if step.passed)
        left = set(map(id, known.new_findings(each.finding for each in self._found)))
        rows = {id(each.finding): each for each in self._found if id(each.finding) in left}
        findings = [each.finding for each in rows.values() if each.finding.rule != UNREADABLE]
        return [rows[id(each)] for each in (by_level(findings) if sort == "level" else findings)]

    @property
    def unreadable(self) -> list[Finding]:
        """What nobody can decide on before it can be read."""
        return [each.finding for each in self._found if each.finding.rule == UNREADABLE]

    @property
    def decisions(self) -> list[Decision]:
        """What was decided and not taken back."""
        return [step.decision for step in self._steps]

    @property
    def is_failure(self) -> bool:
        """Whether what is left or was skipped reaches the level from which on a check fails."""
        return any(self._options.fails([each.finding], each.target.space) for each in self._found)

    def accept(self, each: Pending) -> None:
        """Write the fix."""
        self._change(
            _ReviewStep("fixed", None, accept_fix(each.target, _source(each), each.finding))
        )

    def ignore(self, each: Pending) -> None:
        """Write the comment that suppresses the rule here."""
        written = ignore_finding(each.target, _source(each), each.finding)
        self._change(_ReviewStep("ignored", None, written))

    def add(self, each: Pending, word: str) -> None:
        """Add a word to the glossary; where the rule does not care for it, it is passed."""
        if each.target.space is None:
            raise BulletinError("这里没有工作区，也就没有用词表", "在工作区里校对，或先跳过。")
        written = add_to_glossary(each.target.space, word)
        self._change(_ReviewStep("added", None, written))
        if any(each.finding == left.finding for left in self._found):
            self._steps[-1] = _ReviewStep("added", each.finding, written)

    def skip(self, each: Pending) -> None:
        """Leave it as it is."""
        self._steps.append(_ReviewStep("skipped", each.finding))

    def undo(self) -> Decision | None:
        """Take back the last decision, and return what it was; None where there is none."""
        if not self._steps:
            return None
        step = self._steps[-1]
        if step.written:
            step.written.take_back()
            self._look()
        self._steps.pop()
        return step.decision

    def renew(self) -> bool:
        """Look at the texts anew; return whether they or the findings are not what they were."""
        before = [(each.finding, each.source) for each in self._found]
        self._look()
        return before != [(each.finding, each.source) for each in self._found]

    def _change(self, step: _ReviewStep) -> None:
        self._steps.append(step)
        self._look()

    def _look(self) -> None:
        """Find everything anew, in the texts as they stand now."""
        self._found = [each for name in self._names for each in self._in_target(name)]

    def _in_target(self, name: str | None) -> list[Pending]:
        target = find_target(self._start, name, bytes, self._options)
        sources = target.sources()
        found = target.findings({file: each.text for file, each in sources.items()})
        (left,), _ = apply_baselines([target], [found], self._options)
        return [Pending(each, target, sources.get(each.place.file)) for each in left]


def _source(each: Pending) -> SourceFile:
    if each.source is None:
        raise BulletinError("这个文件不在这里改", "打开它，照着改。", file=each.finding.place.file)
    return each.source
