"""A dispatch, written into issue.toml with the files of its package as one change."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.base.record import replace
from bulletin_cli.content.issue import Dispatch
from bulletin_cli.store.files import read_text, relative, write_files
from bulletin_cli.store.issues import parse_head, try_head
from bulletin_cli.store.way import with_dispatch


def write_dispatch(
    root: Path, identifier: str, sent: Dispatch, files: Mapping[Path, bytes | None]
) -> None:
    """Append a dispatch to an issue.toml, with its files; the caller holds the lock.

    Raises BulletinError where nothing can be put into issue.toml.
    """
    place = root / IssuePaths(identifier).issue_file
    file = relative(place, root)
    text = read_text(place, file)
    before, new = parse_head(text, file), with_dispatch(text, sent)
    if try_head(new, file) != replace(before, sent=(*before.sent, sent)):
        raise BulletinError("发送记不进去", "把 sent 写成 [[sent]] 这样的段。", file=file)
    write_files({**files, place: new}, root)
