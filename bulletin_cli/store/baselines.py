"""Files of findings that are already known."""

from __future__ import annotations

from pathlib import Path

from bulletin_cli.proof.baseline import Baseline
from bulletin_cli.store.files import read_text


def load_baseline(place: Path, file: str) -> Baseline | None:
    """Return the baseline at `place`, None where there is none. Raises BulletinError."""
    return Baseline.parse(read_text(place, file), file) if place.exists() else None
