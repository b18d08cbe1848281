"""submissions/2024-11/25-03/submission.toml -> Submission, as much of it as is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from bulletin_cli.base.strict_toml import parse
from bulletin_cli.desk.submissions import Submission, folder_of, is_submission_id
from bulletin_cli.store.files import read_text


def submissions_in(root: Path, months: Iterable[str]) -> Iterator[Submission]:
    """Yield the submissions received in these months. Raises BulletinError."""
    for month in months:
        for name in sorted(each.name for each in (root / "submissions" / month).glob("*")):
            if is_submission_id(f"{month}-{name}"):
                yield _load(root, f"{month}-{name}")


def _load(root: Path, identifier: str) -> Submission:
    file = f"submissions/{folder_of(identifier)}/submission.toml"
    table = parse(read_text(root / file, file), file)
    return Submission(
        identifier,
        table.texts("units"),
        table.needed_day("received"),
        commission=table.integer("commission", 0),
    )
