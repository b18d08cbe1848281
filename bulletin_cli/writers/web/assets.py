"""The style sheets and the script that pages bring along."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def asset(name: str) -> str:
    """Return the text of a file of assets/."""
    place = Path(__file__).parent / "assets" / name
    return place.read_text(encoding="utf-8")
