"""Whether anything has changed that the pages of an issue are made of."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from bulletin_cli.base.digests import digest
from bulletin_cli.base.paths import OUTPUT, REMOVED, TEMPLATES, IssuePaths
from bulletin_cli.store.templates import shipped_folder

_IGNORED = (OUTPUT, REMOVED)  # folders of an issue that its pages do not depend on


def fingerprint(root: Path, identifier: str) -> str:
    """Return what changes when a file of the issue, of a template, or a TOML file of the root does.

    Those are the settings, the glossary, the units and the rest that the rules look at.
    """
    places = [root / IssuePaths(identifier).folder, root / TEMPLATES, shipped_folder()]
    facts = [_facts(each) for each in sorted(root.glob("*.toml"))]
    facts += [fact for each in places for fact in _below(each)]
    return digest("\n".join(facts).encode("utf-8", "surrogatepass"))[:16]


def _below(folder: Path) -> Iterator[str]:
    """Yield the facts of all files below `folder`, hidden and backup files left out."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if each not in _IGNORED)
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(("~", ".tmp")):
                yield _facts(Path(here) / name)


def _facts(path: Path) -> str:
    try:
        status = path.stat()
    except OSError:
        return f"{path} -"
    return f"{path} {status.st_mtime_ns} {status.st_size}"
