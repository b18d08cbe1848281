"""How often each rule found something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from bulletin_cli.base.record import record
from bulletin_cli.proof.finding import Finding, Level
from bulletin_cli.proof.register import rules
from bulletin_cli.proof.reports.excerpt import wrap_hanging
from bulletin_cli.proof.reports.text import LEVEL_NAMES, ReportLine


@record
class RuleCount:
    """How many findings a rule has at one level, and how many of them a command can mend."""

    rule: str
    level: Level
    name: str
    count: int
    fixable: int


def counts(findings: Sequence[Finding]) -> list[RuleCount]:
    """Return a count for each rule and level that occurs, the most frequent first."""
    every = Counter((each.rule, each.level) for each in findings)
    fixable = Counter((each.rule, each.level) for each in findings if each.applicable_fix)
    return [
        RuleCount(rule, level, rules()[rule].name, count, fixable[rule, level])
        for (rule, level), count in sorted(every.items(), key=lambda each: (-each[1], each[0]))
    ]


def statistics(findings: Sequence[Finding]) -> Iterator[ReportLine]:
    """Yield the counts as lines, each with the level that colours it."""
    for each in counts(findings):
        head = f"{each.count:>6}  {LEVEL_NAMES[each.level]}  {each.rule}  "
        for line in wrap_hanging(head, each.name):
            yield each.level, line
