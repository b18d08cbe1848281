"""issues/<id>/issue.toml <-> Issue without its articles.

The folder's name carries the number, so finding the newest reads no file.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from bulletin_cli.base.errors import BulletinError, NumberingError
from bulletin_cli.base.paths import (
    ARTICLES,
    IMAGES,
    ISSUE_FILE,
    ISSUES,
    JOURNAL,
    LOCK,
    STAGING,
    IssuePaths,
)
from bulletin_cli.base.record import replace
from bulletin_cli.base.strict_toml import TomlTable, parse, refuse_schema
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.content.numbering import format_id, parse_id
from bulletin_cli.store.fields import read_fields
from bulletin_cli.store.files import file_error, read_text, relative
from bulletin_cli.store.toml_lists import arrange
from bulletin_cli.store.way import ISSUE_STATES, dispatches, history, publication, signature
from bulletin_cli.store.windows import mark_hidden, move

if TYPE_CHECKING:
    from tomlkit.items import Array

_RECENT = 8  # issues below a supplement among which a later one is looked for
_OURS = (LOCK, Path(JOURNAL).name, Path(STAGING).name)


def issue_numbers(root: Path) -> list[IssueNumber]:
    """Return the numbers that the folders' names carry, oldest first, without whole numbers."""
    return [number for year in reversed([*by_year(root)]) for number in year]


def by_year(root: Path, until: int = 9999) -> Iterator[list[IssueNumber]]:
    """Yield the numbers of each year up to `until`, the newest year first, oldest number first.

    Of ten thousand names only those are parsed whose year is asked for.
    """
    years = defaultdict[str, list[str]](list)
    for name in _names(root):
        years[name[:4]].append(name)
    for year in sorted((each for each in years if each <= f"{until:04}"), reverse=True):
        if numbers := sorted(filter(None, map(_parse_name, years[year])), key=sort_key):
            yield numbers


def sort_key(number: IssueNumber) -> tuple[int, bool, int]:
    """Return the key that sorts issues: by year, supplements after the others."""
    return number.year, number.supplement, number.number


def latest(root: Path, *, supplement: bool = False) -> IssueNumber | None:
    """Return the newest number of a series by folder names alone, None where there is none."""
    for year in by_year(root):
        series = [number for number in year if number.supplement == supplement]
        if series:
            return max(series, key=lambda number: number.last)
    return None


def newest_metadata(root: Path, *, supplement: bool = False) -> Issue | None:
    """Return the newest issue of a series, whose number others count on from.

    Raises BulletinError when its issue.toml says another number than its folder's name.
    """
    number = latest(root, supplement=supplement)
    if number is None:
        return None
    identifier = format_id(number)
    head = load_metadata(root, identifier)
    if replace(head.number, whole_number=None) != number:
        raise BulletinError(
            f"写的是 {format_id(head.number)}，文件夹是 {identifier}，编不出下一期",
            "改 issue.toml 的 year、number、span 或文件夹名，改成一致。",
            file=IssuePaths(identifier).issue_file,
        )
    return head


def newest_dated_metadata(root: Path, *, supplement: bool) -> Issue | None:
    """Return the newest issue of a series that has a date, None where there is none."""
    numbers = (each for year in by_year(root) for each in reversed(year))
    heads = (
        load_metadata(root, format_id(each)) for each in numbers if each.supplement == supplement
    )
    return next((head for head in heads if head.date), None)


def newest_head(root: Path, is_wanted: Callable[[Issue], bool]) -> Issue | None:
    """Return the newest issue that is wanted, None where there is none. Raises BulletinError.

    By their names supplements come after the others of their year, whenever they were made: one
    gives way to an issue of a later date, if that is among the last ones.
    """
    for year in by_year(root):
        heads = (load_metadata(root, format_id(each)) for each in reversed(year))
        newest = next(filter(is_wanted, heads), None)
        if newest and newest.number.supplement and newest.date:
            others = islice((each for each in heads if not each.number.supplement), _RECENT)
            later = next(filter(is_wanted, others), None)
            return later if later and later.date and later.date > newest.date else newest
        if newest:
            return newest
    return None


def load_metadata(root: Path, identifier: str) -> Issue:
    """Return the issue as issue.toml says, without its articles. Raises BulletinError."""
    file = IssuePaths(identifier).issue_file
    return parse_head(read_text(root / file, file), file)


def parse_head(text: str, file: str) -> Issue:
    """Return what the text of an issue.toml says. Raises BulletinError with file and line."""
    top = parse(text, file)
    refuse_schema(top)
    issue = Issue(
        number=_number(top),
        date=top.day("date"),
        status=top.choice("status", ISSUE_STATES, "draft"),
        files=_files(top),
        contents=top.flag("contents", False),
        units=top.flag("units", False),
        tight=top.flag("tight", False),
        print_run=top.integer("print_run", 0) or None,
        also_to=top.texts("also_to", ()),
        fields=read_fields(top),
        imported=_imported(top.table("imported")),
        history=history(top),
        signed=signature(top),
        published=publication(top),
        sent=dispatches(top),
    )
    top.close()
    return issue


def try_head(text: str, file: str) -> Issue | None:
    """Return what the text of an issue.toml says, None where it cannot be read."""
    try:
        return parse_head(text, file)
    except BulletinError:
        return None


def create(
    root: Path, number: IssueNumber, text: str, files: Mapping[str, bytes] | None = None
) -> Path:
    """Make the issue's folder whole and at once, and return it.

    `text` is its issue.toml, `files` what else lies in it, by paths below it.
    The caller holds the lock of issues/. Raises BulletinError when the number is taken.
    """
    from bulletin_cli.store.changes import FOLDER, Change, PathChange
    from bulletin_cli.store.disk import discard, sync_folder, write_synced
    from bulletin_cli.store.journal import one_change

    staging, folder = root / STAGING, root / IssuePaths(format_id(number)).folder
    if folder.exists():
        raise BulletinError(
            "已经有这一期", "用 bulletin list 看各期。", file=relative(folder, root)
        )
    change = Change(root, (PathChange(folder, staging, None, FOLDER),))
    contents = {**(files or {}), ISSUE_FILE: text.encode()}
    try:
        with one_change(change):
            discard(staging)
            for each in (ARTICLES, IMAGES):
                (staging / each).mkdir(parents=True)
            mark_hidden(staging)
            for path, data in contents.items():
                write_synced(staging / path, data)
            for each in (ARTICLES, IMAGES, "."):
                sync_folder(staging / each)
            move(staging, folder)
    except OSError as error:
        raise file_error(error, "建不了这一期", relative(folder, root)) from error
    return folder


def new_issue_text(number: IssueNumber, day: str) -> str:
    """Return the text of a new issue.toml."""
    lines = ["schema = 1", f"year = {number.year}", f"number = {number.number}"]
    if number.span > 1:
        lines.append(f"span = {number.span}   # 合刊占的期数")
    if number.supplement:
        lines.append("supplement = true   # 增刊")
    else:
        lines.append(f"whole_number = {number.whole_number}")
    lines += [f"date = {day}", 'status = "draft"', "articles = []"]
    lines.append("# 可选：contents = true（要目）  units = true（文末供稿单位）")
    lines.append('#       print_run = 120（印数）  also_to = ["……"]（本期增发）')
    lines.append("#       tight = true（省去可省的空行）")
    return "\n".join(lines) + "\n"


def reorder(text: str, files: Sequence[str]) -> str:
    """Return issue.toml `text` with `files` as its articles, all else as it was, comments too."""
    import tomlkit

    document = tomlkit.parse(text)
    array = cast("Array", document.setdefault("articles", tomlkit.array()))  # parse_head saw it
    if list(array) == list(files):
        return text
    arrange(array, files)
    array.multiline(bool(files))
    return tomlkit.dumps(document)


def article_files(root: Path, identifier: str) -> tuple[str, ...]:
    """Return the names of the article files in the issue's folder, listed or not."""
    folder = root / IssuePaths(identifier).articles
    return tuple(sorted(path.name for path in folder.glob("*.md")))


def leftovers(root: Path) -> tuple[str, ...]:
    """Return what lies in issues/ and is no issue."""
    return tuple(name for name in _names(root, whole=True) if _parse_name(name) is None)


def _names(root: Path, *, whole: bool = False) -> list[str]:
    try:
        names = os.listdir(root / ISSUES)  # noqa: PTH208 - names alone, ten thousand of them
    except FileNotFoundError:
        return []
    except OSError as error:
        raise file_error(error, "打不开", ISSUES) from error
    return [name for name in names if name not in _OURS and (whole or name[4:5] == "-")]


@cache  # of each issue, `render --all` asks for all the others
def _parse_name(name: str) -> IssueNumber | None:
    try:
        return parse_id(name)
    except NumberingError:
        return None


def _number(top: TomlTable) -> IssueNumber:
    supplement = top.flag("supplement", False)
    whole = 0 if supplement else top.integer("whole_number", least=1)
    number = IssueNumber(
        top.integer("year", least=1000), top.integer("number", least=1), whole or None,
        top.integer("span", 1, least=1), supplement,
    )  # fmt: skip
    if number.span > 52 or number.year > 9999:
        raise top.error("span", f"是 {number.span}，一期合刊不会占这么多期", "合刊写 span = 2。")
    return number


def _imported(table: TomlTable) -> str:
    """Return the SHA-256 of the file an issue was imported from, "" for one made here."""
    table.text("file", "")
    digest = table.text("sha256", "")
    table.close()
    return digest


def _files(top: TomlTable) -> tuple[str, ...]:
    files = top.texts("articles", ())
    for name in files:
        if not name.endswith(".md") or "/" in name or "\\" in name or name.startswith("."):
            raise top.error("articles", f"里的“{name}”不是 articles/ 里的文件名", "写成 01.md。")
        if files.count(name) > 1:
            raise top.error("articles", f"里 {name} 列了 {files.count(name)} 次", "只留一处。")
    return files
