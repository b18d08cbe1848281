"""The desk's files: units, submissions, commissions, uses, points, what was published."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path


def desk_readers(root: Path) -> tuple[Callable[[], object], ...]:
    """Return what reads each of the desk's files at `root`; all raise BulletinError."""
    from bulletin_cli.store.desk.commissions import load_commissions
    from bulletin_cli.store.desk.units import load_units

    return tuple(partial(read, root) for read in (load_units, load_commissions))
