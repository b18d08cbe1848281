"""The desk's files: units, submissions, commissions, uses, points, what was published."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path


def desk_readers(root: Path) -> tuple[Callable[[], object], ...]:
    """Return what reads each of the desk's files at `root`; all raise BulletinError."""
    from bulletin_cli.store.desk.commissions import load_commissions
    from bulletin_cli.store.desk.distribution import load_distribution
    from bulletin_cli.store.desk.points import read_scheme
    from bulletin_cli.store.desk.units import load_units
    from bulletin_cli.store.desk.uses import all_uses

    readers = (load_units, load_commissions, load_distribution, read_scheme, all_uses)
    return tuple(partial(read, root) for read in readers)
