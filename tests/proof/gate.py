"""The gate of the rules: how often they cry wolf on clean prose, and what they miss.

The clean texts lie beside the project and are not part of it. A hit on them that is true is
listed in reviewed.tsv with the reason, and no longer counts.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.texts import read_plain
from tests.samples import SHARED

CORPORA = SHARED / "corpora"
CLEAN = (
    "work-report-2014.txt",
    "work-report-2016.txt",
    "work-report-2018.txt",
    "official-sentences.txt",
)
REVIEWED = Path(__file__).with_name("reviewed.tsv")
SEED = 486
DAY = date(2024, 11, 25)  # of the issue that the defects are put into
DEFECTS = 200  # of each kind

Mutation = Callable[[str, random.Random], str | None]


@cache
def clean_texts() -> dict[str, str]:
    """Return the clean texts by name."""
    return {name: (CORPORA / name).read_text(encoding="utf-8") for name in CLEAN}


def characters() -> int:
    """Return how many characters the clean texts have."""
    return sum(len(text) - text.count("\n") for text in clean_texts().values())


@cache
def hits() -> tuple[Finding, ...]:
    """Return what the default rules find in the clean texts, true hits left out."""
    true = {tuple(line.split("\t")[:2]) for line in reviewed()}
    return tuple(
        finding
        for name, text in clean_texts().items()
        for finding in check([read_plain(text, name)])
        if not any(finding.rule == rule and part in finding.place.snippet for rule, part in true)
    )


def reviewed() -> list[str]:
    """Return the lines of reviewed.tsv: rule, part of the snippet, reason."""
    lines = REVIEWED.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def counts() -> Counter[tuple[str, str]]:
    """Return how often each rule hits, by level and id."""
    return Counter((finding.level, finding.rule) for finding in hits())


@cache
def mutations() -> dict[str, Mutation]:
    """Return for each pattern rule what puts one defect of its kind into a line."""
    found: dict[str, Mutation] = {}
    for path in sorted(Path(__file__).parent.glob("mutations/[!_]*.py")):
        found |= import_module(f"tests.proof.mutations.{path.stem}").MUTATIONS
    return found


def recall(rule: str) -> tuple[int, int]:
    """Return how many of the defects put into clean lines `rule` finds, and how many there were."""
    found = total = 0
    for clean, broken in _broken(mutations()[rule]):
        total += 1
        found += _count(broken, rule) > _count(clean, rule)
    return found, total


def _broken(mutate: Mutation) -> Iterator[tuple[str, str]]:
    chance = random.Random(SEED)  # noqa: S311 - the same defects every time
    lines = [line for text in clean_texts().values() for line in text.splitlines() if line.strip()]
    chance.shuffle(lines)
    made = 0
    for line in lines:
        broken = mutate(line, chance)
        if broken is not None and broken != line:
            yield line, broken
            made += 1
            if made == DEFECTS:
                return


def _count(text: str, rule: str) -> int:
    return len(check([read_plain(text, "x", on=DAY)], None, RuleSelection(select=(rule,))))
