"""What the year's figures should be, counted from the raw files by other means than the program's.

The program gives a point on the day on which it was earned and adds up days; here all is counted
that stands on the last day of a span, and what stood on the day before the span is taken away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import tomli

from tests.desk_year.schemes import Counting

DAY = timedelta(1)


def raw(path: Path) -> dict[str, Any]:
    """Return what a TOML file says, nothing where there is none."""
    return tomli.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


@dataclass
class Printed:
    """An article of a published issue, its units by the accounts that it counts for."""

    id: str
    day: date
    units: tuple[str, ...]
    section: str
    sent: tuple[str, ...]


class Files:
    """All that the files of a workspace say, as they lie there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        units = raw(root / "units.toml")
        self.groups = {each["name"]: each["quota"] for each in units["groups"]}
        self.units = {each["name"]: each for each in units["units"]}
        self.sent = [
            {"id": f"{each.parts[-3]}-{each.parts[-2]}", **raw(each)}
            for each in sorted(root.glob("submissions/*/*/submission.toml"))
        ]
        self.issues = {each.parent.name: raw(each) for each in root.glob("issues/*/issue.toml")}
        self.printed = [*self._printed()]
        self.uses = [
            each
            for path in sorted(root.glob("uses/*.toml"))
            for each in raw(path)["uses"]
            if not each.get("undone")
        ]
        self.commissions = [
            each
            for each in raw(root / "commissions.toml")["commissions"]
            if not each.get("cancelled")
        ]

    def accounts(self, *names: str) -> tuple[str, ...]:
        """Return the full names of the units that things of these units count for."""
        found = []
        for name in names:
            for unit in self.units.values():
                if name in (unit["name"], *unit.get("short", ()), *unit.get("former", ())):
                    name = unit.get("account") or unit["name"]  # noqa: PLW2901
            found.append(name)
        return tuple(dict.fromkeys(found))

    def group(self, unit: str) -> str:
        """Return the group of a unit, "" for none."""
        return str(self.units.get(unit, {}).get("group", ""))

    def quota(self, unit: str) -> int:
        """Return what is asked of a unit every month."""
        return int(self.groups.get(self.group(unit), 0))

    def submitted(self, first: date, last: date) -> Counter[str]:
        """Count what came in, and what was printed though it never came in."""
        found: Counter[str] = Counter()
        for each in self.sent:
            if first <= each["received"] <= last and counts(each):
                found.update(self.accounts(*each["units"]))
        for article in self.printed:
            if first <= article.day <= last and not article.sent:
                found.update(article.units)
        return found

    def accepted(self, first: date, last: date) -> Counter[str]:
        """Count what was printed, of a unit's texts made one article each of them."""
        senders = {each["id"]: self.accounts(*each["units"]) for each in self.sent}
        found: Counter[str] = Counter()
        for each in self.printed:
            if first <= each.day <= last:
                for unit in each.units:
                    found[unit] += max(1, sum(unit in senders[one] for one in each.sent))
        return found

    def elsewhere(self, kind: str, first: date, last: date) -> Counter[tuple[str, str]]:
        """Count uses, by unit and channel, or instructions, by unit."""
        articles = {each.id: each for each in self.printed}
        return Counter(
            (unit, use.get("channel", ""))
            for use in self.uses
            if use["kind"] == kind and first <= use["date"] <= last
            for unit in articles[use["article"]].units
        )

    def asked(self, first: date, last: date) -> Iterator[tuple[str, str]]:
        """Yield each unit that a commission due in the span was asked of, and what became of it."""
        for each in self.commissions:
            if first <= each["due"] <= last:
                for unit in self.accounts(*each["units"]):
                    came = [
                        one["received"]
                        for one in self.sent
                        if one.get("commission") == each["number"]
                        and unit in self.accounts(*one["units"])
                        and counts(one)
                    ]
                    outcome = "done" if came and min(came) <= each["due"] else "late"
                    yield unit, outcome if came else "missed"

    def _printed(self) -> Iterator[Printed]:
        for identifier, issue in sorted(self.issues.items()):
            if issue["status"] != "published":
                continue
            for name in issue["articles"]:
                path = self.root / "issues" / identifier / "articles" / name
                head = tomli.loads(path.read_text(encoding="utf-8").split("+++\n")[1])
                units = self.accounts(*head["unit"].split("、"))
                sent, section = tuple(head.get("submissions", ())), head.get("section", "")
                yield Printed(f"{identifier}/{name}", issue["date"], units, section, sent)


def counts(submission: Mapping[str, Any]) -> bool:
    """Return whether a submission is one still: its unit did not take it back."""
    return bool(submission["history"][-1]["state"] != "withdrawn")


def earned(files: Files, how: Counting, unit: str, until: date) -> tuple[Decimal, Decimal]:
    """Return what a unit has in its year up to a day: for articles, and besides."""
    start = date(until.year, 1, 1)
    worth = _worth(files, how, unit, until) - _worth(files, how, unit, start - DAY)
    quota, months = Decimal(0), range(1, 13)
    for month in months:
        first = date(until.year, month, 1)
        last = min(until, (first + timedelta(32)).replace(day=1) - DAY)
        if how.quota and first <= until and files.quota(unit):
            count = files.submitted if how.quota == "submitted" else files.accepted
            quota += how.quota_points * (count(first, last)[unit] >= files.quota(unit))
    besides = min(quota, how.quota_most)
    outcomes = Counter(outcome for name, outcome in files.asked(start, until) if name == unit)
    besides += sum(how.commissions.get(each, Decimal(0)) * n for each, n in outcomes.items())
    for month in (3, 6, 9, 12) if how.low_rate else ():
        last = date(until.year, month, 30 if month in (6, 9) else 31)
        first = date(until.year, month - 2, 1)
        sent, used = files.submitted(first, last)[unit], files.accepted(first, last)[unit]
        if last <= until and sent and Decimal(used) / sent * 100 < how.low_rate:
            besides += how.low_rate_points
    return worth, besides


def _worth(files: Files, how: Counting, unit: str, until: date) -> Decimal:
    """Return what all articles of a unit had brought it by the end of a day."""
    found = Decimal(0)
    for each in files.printed:
        if unit in each.units and each.day <= until:
            uses = [use for use in files.uses if use["article"] == each.id and use["date"] <= until]
            found += how.article(each.section, len(each.units), uses)
    return found


def rows(files: Files, how: Counting, first: date, last: date) -> dict[str, dict[str, Any]]:
    """Return the row of each unit as `stats --format json` should have it."""
    start = date(first.year, 1, 1)
    known = {name for name, unit in files.units.items() if not unit.get("account")}
    known |= files.submitted(start, last).keys() | files.accepted(start, last).keys()
    known |= {unit for unit, _ in files.elsewhere("use", start, last)}
    known |= {unit for unit, _ in files.elsewhere("endorsement", start, last)}
    found = {
        unit: {
            "unit": unit,
            "group": files.group(unit),
            **_facts(files, how, unit, first, last),
            "so_far": _facts(files, how, unit, start, last),
        }
        for unit in known
    }
    for row in found.values():
        rivals = [each["points"] for each in found.values() if each["group"] == row["group"]]
        row["rank"] = 1 + sum(each > row["points"] for each in rivals)
    return found


def _facts(files: Files, how: Counting, unit: str, first: date, last: date) -> Mapping[str, Any]:
    sent, used = files.submitted(first, last)[unit], files.accepted(first, last)[unit]
    before = first - DAY
    worth, besides = earned(files, how, unit, last)
    if before.year == last.year:
        worth_before, besides_before = earned(files, how, unit, before)
        worth, besides = worth - worth_before, besides - besides_before
    outcomes = [outcome for name, outcome in files.asked(first, last) if name == unit]
    rate = (
        (Decimal(100 * used) / sent).quantize(Decimal("0.1"), ROUND_HALF_UP)
        if sent >= max(used, 1)
        else None
    )
    return {
        "submitted": sent,
        "accepted": used,
        "channels": {
            channel: n
            for (name, channel), n in files.elsewhere("use", first, last).items()
            if name == unit
        },
        "commissions_due": len(outcomes),
        "commissions_done": sum(each != "missed" for each in outcomes),
        "endorsements": files.elsewhere("endorsement", first, last)[unit, ""],
        "adjusted": float(besides),
        "points": float(worth + besides),
        "rate": None if rate is None else float(rate),
    }
