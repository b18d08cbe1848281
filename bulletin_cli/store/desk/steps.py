"""A step on an issue's way, written with its files as one change."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.base.record import replace
from bulletin_cli.content.issue import Issue, IssueStep, Publication, Signature
from bulletin_cli.store.files import read_text, relative, write_files
from bulletin_cli.store.issues import parse_head, try_head
from bulletin_cli.store.way import with_step


def write_step(
    root: Path,
    identifier: str,
    step: IssueStep,
    files: Mapping[Path, bytes | None] | None = None,
    *,
    day: date | None = None,
    signed: Signature | None = None,
    published: Publication | None = None,
) -> Issue:
    """Append a step to an issue's history, with what else it writes; return the issue as it is.

    The caller holds the lock. Raises BulletinError where issue.toml is written so that nothing
    can be put into it.
    """
    place = root / IssuePaths(identifier).issue_file
    file = relative(place, root)
    text = read_text(place, file)
    before = parse_head(text, file)
    new = with_step(text, step, day=day, signed=signed, published=published)
    wanted = replace(
        before,
        status=step.state,
        date=day or before.date,
        history=(*before.history, step),
        signed=signed or before.signed,
        published=published or before.published,
    )
    if try_head(new, file) != wanted:
        raise BulletinError(
            "历史记不进去",
            "把 history、signed、published 写成 [[history]]、[signed]、[published] 这样的段。",
            file=file,
        )
    # issue.toml goes last: what it says went out is there.
    write_files({**(files or {}), place: new}, root)
    return wanted
