"""What is searched, folder by folder: the issues of a workspace, or its submissions."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from bulletin_cli.archive.passages import FoundText, raw_text, text_of
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import (
    ISSUES,
    SUBMISSION_FILE,
    SUBMISSION_TEXT,
    SUBMISSIONS,
    IssuePaths,
)
from bulletin_cli.base.record import record
from bulletin_cli.content.article_text import parse_article
from bulletin_cli.store.files import file_error, read_text

_SERIES, _A_YEAR, _A_DAY = 200_000, 400_000, 100_000  # there are fewer numbers than that

FileStamp = tuple[int, int]  # the time and the size of a file
_MISSING: FileStamp = (0, 0)


@record
class Folder:
    """An issue or a submission as a list says it, and the files of its texts in their order.

    `key` sorts folders, the oldest first. `own` is the file that says all this, `stamp` what the
    times and sizes of all files were before they were read. One whose own file cannot be read
    has neither label nor texts.
    """

    name: str
    key: int
    own: str
    label: str = ""
    day: str = ""
    state: str = ""
    units: str = ""
    files: tuple[str, ...] = ()
    stamp: int = 0


class Shelf:
    """A row of folders of one kind; paths are below `root`."""

    kind = ""

    def __init__(self, root: Path) -> None:
        self.root = root

    def names(self) -> list[str]:
        """Return the names that folders may have, in no order. Raises BulletinError."""
        raise NotImplementedError

    def first_key(self, year: int) -> int:
        """Return a key that is before all folders of a year and after those of the year before."""
        raise NotImplementedError

    def read(self, name: str) -> Folder | None:
        """Return a folder, None where there is none of that name."""
        raise NotImplementedError

    def key(self, name: str) -> int | None:
        """Return the key of a folder, None where the name is not that of one."""
        raise NotImplementedError

    def stamp(self, own: str, files: Iterable[str]) -> int:
        """Return what the times and sizes of a folder's files are now, as one number."""
        paths = (own, *files)
        try:
            return hash(tuple(map(_facts, map(os.stat, map(f"{self.root}/".__add__, paths)))))
        except OSError:  # one is missing
            return hash(tuple(map(self._facts_of, paths)))

    def text(self, file: str) -> FoundText | None:
        """Return a text with its passages, None where it is not there or holds no text.

        One that is no article is searched as it stands.
        """
        name = file.rpartition("/")[2]
        try:
            text = read_text(self.root / file, file)
        except BulletinError:
            return None
        try:
            return text_of(parse_article(text, name, file))
        except BulletinError:
            return raw_text(text, name)

    def _facts_of(self, path: str) -> FileStamp:
        try:
            return _facts((self.root / path).stat())
        except OSError:
            return _MISSING


class IssueShelf(Shelf):
    """The issues: drafts, published, imported."""

    kind = "issue"

    def names(self) -> list[str]:
        """Return the names in issues/ that may be issues."""
        return [name for name in _listed(self.root, ISSUES) if name[4:5] == "-"]

    def first_key(self, year: int) -> int:
        """Return the key below which the issues of earlier years are."""
        return year * _A_YEAR

    def key(self, name: str) -> int | None:
        """Return what sorts issues as `list` does, supplements after the others of a year."""
        from bulletin_cli.base.errors import NumberingError
        from bulletin_cli.content.numbering import parse_id

        try:
            number = parse_id(name)
        except NumberingError:
            return None
        place = 2 * number.number + (number.span > 1)  # 2024-35+36 may stand beside 2024-35
        return self.first_key(number.year) + number.supplement * _SERIES + place

    def read(self, name: str) -> Folder | None:
        """Return an issue."""
        from bulletin_cli.content.numbering import label
        from bulletin_cli.store.issues import load_metadata

        key, paths = self.key(name), IssuePaths(name)
        own = self._facts_of(paths.issue_file)
        if key is None or own == _MISSING:
            return None
        try:
            head = load_metadata(self.root, name)
        except BulletinError:
            return Folder(name, key, paths.issue_file, stamp=hash((own,)))
        files = tuple(map(paths.article, head.files))
        return Folder(
            name, key, paths.issue_file, label(head.number), f"{head.date or ''}", head.status,
            "", files, hash((own, *map(self._facts_of, files))),
        )  # fmt: skip


class SubmissionShelf(Shelf):
    """The submissions."""

    kind = "submission"

    def names(self) -> list[str]:
        """Return the names below submissions/ that may be ids."""
        months = [each for each in _listed(self.root, SUBMISSIONS) if each[4:5] == "-"]
        found = ((each, _listed(self.root, f"{SUBMISSIONS}/{each}")) for each in months)
        return [f"{month}-{name}" for month, names in found for name in names]

    def first_key(self, year: int) -> int:
        """Return the key below which the submissions of earlier years are."""
        return date(min(year, date.max.year), 1, 1).toordinal() * _A_DAY

    def key(self, name: str) -> int | None:
        """Return what sorts submissions, by day and number."""
        from bulletin_cli.desk.submissions import is_submission_id

        if not is_submission_id(name):
            return None
        day = date.fromisoformat(name[:10])
        return day.toordinal() * _A_DAY + int(name[11:])

    def read(self, name: str) -> Folder | None:
        """Return a submission."""
        from bulletin_cli.desk.submissions import folder_of
        from bulletin_cli.store.desk.submissions import load_submission

        key, folder = self.key(name), f"{SUBMISSIONS}/{folder_of(name)}"
        file, text = f"{folder}/{SUBMISSION_FILE}", f"{folder}/{SUBMISSION_TEXT}"
        own = self._facts_of(file)
        if key is None or own == _MISSING:
            return None
        try:
            head = load_submission(self.root, name)
        except BulletinError:
            return Folder(name, key, file, stamp=hash((own,)))
        return Folder(
            name, key, file, f"来稿 {name}", f"{head.received}", head.state,
            "、".join(head.units), (text,), hash((own, self._facts_of(text))),
        )  # fmt: skip


def _facts(found: os.stat_result) -> FileStamp:
    return found.st_mtime_ns, found.st_size


def _listed(root: Path, folder: str) -> list[str]:
    """Return the names in a folder, none where it is not there. Raises BulletinError."""
    try:
        return os.listdir(root / folder)  # noqa: PTH208 - names alone, ten thousand of them
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise file_error(error, "打不开", folder) from error
