"""submissions/2024-11/25-03/ -> Submission: folders, ids, submission.toml, the article in it.

Folders' names carry day and number, so that a command reads the months it shows and no others.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError, MissingFileError
from bulletin_cli.base.paths import SUBMISSION_FILE, SUBMISSION_TEXT, SUBMISSIONS
from bulletin_cli.base.strict_toml import TomlTable, parse, refuse_schema
from bulletin_cli.base.typography import HALF_WIDTH
from bulletin_cli.desk.submissions import (
    STATES,
    Step,
    Submission,
    SubmissionState,
    folder_of,
    is_submission_id,
)
from bulletin_cli.store.files import file_error, read_text, relative

if TYPE_CHECKING:
    from bulletin_cli.content.article import Article

RECENT = 12  # months of folders that are read where nobody asks for older ones
_STATES: dict[str, SubmissionState] = {each: each for each in STATES}
_MONTH = re.compile(r"\d{4}-\d\d")
_REFERENCE = re.compile(r"(?:(?:(\d{4})-)?(\d{1,2})-)?(\d{1,2})-(\d{1,4})")


def place_of(root: Path, identifier: str) -> Path:
    """Return the folder of a submission."""
    return root / SUBMISSIONS / folder_of(identifier)


def months(root: Path) -> list[str]:
    """Return the months that have submissions, `2024-11`, the newest first."""
    return sorted(filter(_MONTH.fullmatch, _names(root, SUBMISSIONS)), reverse=True)


def identifiers(root: Path, month: str) -> list[str]:
    """Return the ids of a month's submissions in order, by the names of their folders."""
    found = (f"{month}-{name}" for name in _names(root, f"{SUBMISSIONS}/{month}"))
    return sorted(filter(is_submission_id, found), key=lambda each: (each[:10], int(each[11:])))


def submissions_in(
    root: Path, months: Iterable[str], *, broken: list[BulletinError] | None = None
) -> Iterator[Submission]:
    """Yield the submissions received in `months`, in that order, each month's in its own.

    One that cannot be read is refused, or put into `broken`, where the others go on.
    """
    for identifier in (each for month in months for each in identifiers(root, month)):
        try:
            yield load_submission(root, identifier)
        except BulletinError as error:
            if broken is None:
                raise
            broken.append(error)


def known_submissions(root: Path, identifiers: Iterable[str]) -> Iterator[Submission]:
    """Yield those of these submissions that are there, each once. Raises BulletinError."""
    for each in dict.fromkeys(identifiers):
        if is_submission_id(each) and (place_of(root, each) / SUBMISSION_FILE).is_file():
            yield load_submission(root, each)


def broken_submissions(root: Path) -> list[BulletinError]:
    """Return why submissions cannot be read, those of all months."""
    broken: list[BulletinError] = []
    for _ in submissions_in(root, sorted(months(root)), broken=broken):
        pass
    return broken


def load_submission(root: Path, identifier: str) -> Submission:
    """Return a submission as its submission.toml says. Raises BulletinError with file and line."""
    place = place_of(root, identifier) / SUBMISSION_FILE
    file = relative(place, root)
    return parse_submission(read_text(place, file), identifier, file)


def parse_submission(text: str, identifier: str, file: str) -> Submission:
    """Return what the text of a submission.toml says. Raises BulletinError with file and line."""
    top = parse(text, file)
    refuse_schema(top)
    received = top.needed_day("received")
    submission = Submission(
        identifier,
        units=top.texts("units"),
        received=received,
        author=top.text("author", ""),
        phone=top.text("phone", ""),
        original=top.text("original", ""),
        sha256=top.text("sha256", ""),
        commission=top.integer("commission", 0),
        sent_by=top.text("sent_by", ""),
        sent_id=top.text("sent_id", ""),
        history=_history(top),
    )
    top.close()
    if f"{received}" != identifier[:10]:
        raise top.error("received", f"是 {received}，文件夹是 {identifier}", "改成一致。")
    return submission


def find_id(root: Path, reference: str) -> str:
    """Return the id that `2024-11-25-03`, `11-25-03` or `25-03` means, the newest that there is.

    Raises BulletinError.
    """
    match = _REFERENCE.fullmatch("".join(reference.translate(HALF_WIDTH).split()))
    if match:
        year, month, day, number = match.groups()
        name = f"{int(day):02}-{int(number):02}"
        for each in months(root):
            same = (not year or each[:4] == year) and (not month or int(each[5:]) == int(month))
            if same and (root / SUBMISSIONS / each / name).is_dir():
                return f"{each}-{name}"
    raise BulletinError(
        f"没有 {reference} 这篇来稿", "编号写成 2024-11-25-03 或 25-03；bulletin inbox 列出来稿。"
    )


def next_id(root: Path, day: date, taken: Iterable[str] = ()) -> str:
    """Return the id after the last one of a day; `taken` are given already, not yet written."""
    known = (*identifiers(root, f"{day:%Y-%m}"), *taken)
    numbers = [int(each[11:]) for each in known if each[:10] == f"{day}"]
    return f"{day}-{max(numbers, default=0) + 1:02}"


def load_text(root: Path, identifier: str) -> Article:
    """Return the article of a submission as it was converted, or as somebody has mended it.

    Raises BulletinError with file and line.
    """
    from bulletin_cli.content.article_text import parse_article

    place = place_of(root, identifier) / SUBMISSION_TEXT
    file = relative(place, root)
    try:
        return parse_article(read_text(place, file), SUBMISSION_TEXT, file)
    except MissingFileError as error:
        raise MissingFileError(
            "来稿的文字不见了",
            f"用原件再收一次：bulletin submit 原件 --again {identifier}。",
            file=file,
        ) from error


def _names(root: Path, folder: str) -> list[str]:
    try:
        return os.listdir(root / folder)  # noqa: PTH208 - names alone
    except FileNotFoundError:
        return []
    except OSError as error:
        raise file_error(error, "打不开", folder) from error


def _history(top: TomlTable) -> tuple[Step, ...]:
    tables = top.tables("history")
    steps = tuple(map(_step, tables))
    if not steps or steps[0].state != "received":
        raise top.error("history", "第一步应是 received", "补上收到的那一步。")
    depth = 0
    for step, table in zip(steps, tables, strict=True):
        depth += -1 if step.undo else 1
        if depth < 1:
            raise table.error("undo", "前面没有可以撤回的步骤", "去掉 undo。")
    return steps


def _step(table: TomlTable) -> Step:
    step = Step(
        table.choice("state", _STATES),
        table.needed_day("date"),
        table.text("name", ""),
        table.text("note", ""),
        table.text("issue", ""),
        table.text("article", ""),
        table.text("channel", ""),
        table.flag("undo", False),
    )
    table.close()
    return step
