"""The ways of counting, each written out from what its office says and not from its file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

Uses = Sequence[Mapping[str, Any]]
_NOTHING = Decimal(0)


@dataclass
class Counting:
    """What an article brings each of its units, and what is given and taken besides."""

    article: Callable[[str, int, Uses], Decimal]
    quota: str = ""  # what it counts
    quota_points: Decimal = _NOTHING
    quota_most: Decimal = _NOTHING
    commissions: Mapping[str, Decimal] = field(default_factory=dict)
    low_rate: int = 0
    low_rate_points: Decimal = _NOTHING


def _one(_section: str, _units: int, _uses: Uses) -> Decimal:
    return Decimal(1)


def _yu(_section: str, _units: int, uses: Uses) -> Decimal:
    """6 in the bulletin, 20 by 中办国办, 10 by ministry and province, 0.5 by the network."""
    worth = {"中办、国办": "20", "部级刊物": "10", "省级刊物": "10", "信息网": "0.5"}
    return 6 + sum((Decimal(worth.get(each.get("channel", ""), "0")) for each in uses), _NOTHING)


def _hu(section: str, _units: int, uses: Uses) -> Decimal:
    """3, 专报 10, 特刊 20; sent up 3 (专报 10), used 10, as 专报 40; instructions once a level."""
    found = {"专报": 10, "特刊": 20}.get(section, 3)
    for each in uses:
        if each.get("channel") == "报省":
            found += 10 if section == "专报" else 3
        elif each.get("channel") == "省采用":
            found += 40 if each.get("level") == "专报" else 10
    levels = {each["level"] for each in uses if each["kind"] == "endorsement"}
    found += (20 if section == "专报" else 10) * ("市领导" in levels)
    return Decimal(found + 50 * ("省领导" in levels))


def _chang(section: str, _units: int, uses: Uses) -> Decimal:
    """5, 10 or 30; by the city 20, alone in an issue 50, as 专报 80."""
    found = {"综合": 10, "专报": 30}.get(section, 5)
    for each in uses:
        if each.get("channel") == "市级":
            found += {"单独成期": 50, "专报": 80}.get(each.get("level", ""), 20)
    return Decimal(found)


def _own(_section: str, units: int, uses: Uses) -> Decimal:
    """5, or 3 each; the highest use of 9 and 14 counts, halved or so; instructions 7 on top."""
    best = Decimal(3 if units > 1 else 5)
    for each in uses:
        worth = {"省级刊物": 9, "市级": 14}.get(each.get("channel", ""), 0)
        part = (Decimal(worth) / units).quantize(Decimal("0.1"))
        best = max(best, part)
    told = any(each.get("level") == "市领导" and each["kind"] == "endorsement" for each in uses)
    return best + (Decimal(7) / units).quantize(Decimal("0.1")) * told


OWN_TOML = """schema = 1
name = "本局办法"
shared = "split"
several = "highest"
[own]
points = 5
shared = 3
[[channels]]
name = "省级刊物"
points = 9
[[channels]]
name = "市级"
points = 14
[[endorsements]]
level = "市领导"
points = 7
[quota]
points = 4
most = 12
counts = "accepted"
[commissions]
done = 2
late = 1
missed = -2
[low_rate]
below = 40
points = -5
"""
COUNTINGS = {
    "": Counting(_one),
    "yu-2011": Counting(_yu),
    "hu-2018": Counting(_hu),
    "chang-2014": Counting(
        _chang, "submitted", Decimal(10), Decimal(120)
    ),
    "own": Counting(
        _own, "accepted", Decimal(4), Decimal(12),
        {"done": Decimal(2), "late": Decimal(1), "missed": Decimal(-2)}, 40, Decimal(-5),
    ),
}  # fmt: skip
