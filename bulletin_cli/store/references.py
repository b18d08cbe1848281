"""The ways a user names an issue or an article -> the name of its folder, of its file."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import ISSUES, IssuePaths
from bulletin_cli.base.typography import HALF_WIDTH
from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.content.numbering import format_id, parse_id
from bulletin_cli.desk.workflow import EDITABLE, OPEN
from bulletin_cli.store.files import read_text, relative
from bulletin_cli.store.issues import by_year, load_metadata, newest_head

_N = r"([0-9]{1,6})(?:[-—~至][0-9]{1,6}(?=期))?"  # of a combined issue the first number tells
_WHOLE = rf"\(?(?:总第?|w){_N}期?\)?"
_YEARLY = rf"(?:([0-9]{{4}})年)?(增刊)?第?{_N}期?(?:合刊)?(?:\(总第?{_N}期\))?"
_RECENT = 8  # issues among which open ones are looked for
_PLACE = r"第?([0-9]{1,5})篇?"


def resolve(root: Path, reference: str | None) -> str:
    """Return the id of the issue that `reference` names, of the newest open one for None.

    It may be an id (`2024-35`), a yearly number of the newest year (`35`), a whole number
    (`总486`, `w486`), a number as printed (`2024年第35期（总第486期）`), or a path to the issue's
    folder or into it. Where none is open, None means the newest issue. Raises BulletinError.
    """
    newest = next(by_year(root), None)
    if newest is None:
        raise BulletinError(
            "还没有任何一期", f"用 bulletin new 新建一期；找过的文件夹是 {root / ISSUES}。"
        )
    if reference is None:
        return _newest_open(root, newest)
    found = _found(root, reference, newest)
    if found is None:
        raise BulletinError(
            f"没有 {reference} 这一期",
            f"最近一期是 {format_id(_last_regular(newest))}；"
            f"{_of_last_year(root, reference, newest)}bulletin list 列出全部，"
            f"找过的文件夹是 {root / ISSUES}。",
        )
    return format_id(found)


def article_file(root: Path, identifier: str, reference: str) -> str:
    """Return the file of the article that `reference` names among those the issue lists.

    It may be a place (`3`, `第3篇`), a file's name (`03.md`, `03`), a path, or the beginning of
    a title that no other article has. Raises BulletinError.
    """
    files = load_metadata(root, identifier).files
    text = _plain(reference)
    if f"{text}.md" in files and text.startswith("0"):  # 03 is printed in file names alone
        return f"{text}.md"
    if match := re.fullmatch(_PLACE, text):
        place = check_place(root, identifier, int(match[1]), len(files), "第 {} 篇")
        return files[place - 1]
    below = below_issues(root, reference)
    if len(below) > 1:
        _refuse_other_issue(below[0], identifier)
    for name in (below[-1] if below else reference.strip(), text, f"{text}.md"):
        if name in files:
            return name
    return _find_by_title(root, identifier, reference)


def article_anywhere(root: Path, words: Sequence[str]) -> tuple[str, str]:
    """Return the issue and the file of the article that `words` name, whatever issue it is of.

    They are `2024-35/3`, `35 3`, or a path to the article's file. Raises BulletinError.
    """
    below = below_issues(root, words[0]) if len(words) == 1 else ()
    parts = below or (words[0].strip().rpartition("/")[::2] if len(words) == 1 else tuple(words))
    if len(parts) < 2 or not all(each.strip() for each in parts):
        raise BulletinError(
            f"“{' '.join(words)}”没有说是哪一期的哪一篇", "写成 2024-35/3，或 35 3，或稿件的路径。"
        )
    identifier = resolve(root, parts[0])
    return identifier, article_file(root, identifier, parts[-1])


def titles(root: Path, identifier: str) -> dict[str, str]:
    """Return the titles of those of an issue's articles that can be read, by their files."""
    from bulletin_cli.content.article_text import parse_article

    found = {}
    for name in load_metadata(root, identifier).files:
        place = root / IssuePaths(identifier).article(name)
        file = relative(place, root)
        with contextlib.suppress(BulletinError):
            found[name] = parse_article(read_text(place, file), name, file).full_title
    return found


def check_place(
    root: Path, identifier: str, place: int, most: int, called: str = "第 {} 篇的位置"
) -> int:
    """Return a place among an issue's `most` articles, from 1.

    Raises BulletinError for one there is not.
    """
    if not 1 <= place <= most:
        none = f"{identifier} 还没有稿件，用 bulletin add-article 加入。"
        hint = f"{identifier} 可以写 1 到 {most}。" if most else none
        raise BulletinError(f"没有{called.format(place)}", hint + _other_open(root, identifier))
    return place


def below_issues(root: Path, reference: str) -> tuple[str, ...]:
    """Return the parts below issues/ of a path that the root or the current folder begins.

    () where it is no path, or one to another place. It need not exist.
    """
    path = reference.strip().replace("\\", "/")
    if "/" not in path:
        return ()
    issues = (root / ISSUES).resolve()
    for place in ((root / path).resolve(), Path(path).resolve()):
        if place != issues and place.is_relative_to(issues):
            return place.relative_to(issues).parts
    return ()


def _newest_open(root: Path, newest: Sequence[IssueNumber]) -> str:
    found = newest_head(root, lambda head: head.status in OPEN)
    return format_id(found.number if found else newest[-1])


def _last_regular(newest: Sequence[IssueNumber]) -> IssueNumber:
    """Return the last number that is no supplement's, where there is one."""
    return next((each for each in reversed(newest) if not each.supplement), newest[-1])


def _of_last_year(root: Path, reference: str, newest: Sequence[IssueNumber]) -> str:
    """Return what to say where only the year before the newest one has an issue of that number."""
    match = re.fullmatch(_YEARLY, _plain(reference))
    before = next(by_year(root, newest[-1].year - 1), ())
    found = _yearly(root, match, before) if match and not match[1] and before else None
    return f"{found.year} 年的写 {format_id(found)}；" if found else ""


def _other_open(root: Path, identifier: str) -> str:
    """Return what to say where another of the newest issues may be meant, "" for none."""
    found = []
    for each in map(format_id, islice(_newest_first(root), _RECENT)):
        with contextlib.suppress(BulletinError):
            if each != identifier and load_metadata(root, each).status in EDITABLE:
                found.append(f"--issue {each}")
    return f"要的是别的一期，加上 {'、'.join(found)}。" if found else ""


def _found(root: Path, reference: str, newest: Sequence[IssueNumber]) -> IssueNumber | None:
    below = below_issues(root, reference)
    text = below[0] if below else _plain(reference)
    if match := re.fullmatch(_WHOLE, text):
        numbers, whole = _newest_first(root), int(match[1])
        return next((each for each in numbers if _has_whole(root, each, whole)), None)
    if match := re.fullmatch(_YEARLY, text):
        return _yearly(root, match, newest)
    wanted = parse_id(text)
    return wanted if wanted in next(by_year(root, wanted.year), ()) else None


def _yearly(root: Path, match: re.Match[str], newest: Sequence[IssueNumber]) -> IssueNumber | None:
    """Return the issue that a yearly number means; all that is printed with it must agree."""
    year, supplement, number, whole = match.groups()
    found = (
        each
        for each in reversed(next(by_year(root, int(year)), ()) if year else newest)
        if each.supplement == bool(supplement)
        and int(number) in each.numbers
        and (not year or each.year == int(year))
        and (not whole or _has_whole(root, each, int(whole)))
    )
    return next(found, None)


def _newest_first(root: Path) -> Iterator[IssueNumber]:
    return (number for year in by_year(root) for number in reversed(year))


def _has_whole(root: Path, number: IssueNumber, whole: int) -> bool:
    written = load_metadata(root, format_id(number)).number
    first, last = written.whole_number, written.last_whole
    return first is not None and last is not None and first <= whole <= last


def _plain(text: str) -> str:
    """Return `text` in half-width signs, without blanks and the / of a folder."""
    return "".join(text.translate(HALF_WIDTH).split()).rstrip("/\\").lower()


def _refuse_other_issue(named: str, identifier: str) -> None:
    if named != identifier:
        raise BulletinError(f"这是 {named} 的稿件，不是 {identifier} 的", f"加上 --issue {named}。")


def _find_by_title(root: Path, identifier: str, reference: str) -> str:
    """Return the one article whose title begins with `reference`. Raises BulletinError."""
    known, begin = titles(root, identifier), _plain(reference)
    found = [name for name, title in known.items() if begin and _plain(title).startswith(begin)]
    if len(found) == 1:
        return found[0]
    if found:
        listed = "；".join(f"{name} {known[name]}" for name in found)
        raise BulletinError(
            f"有 {len(found)} 篇的标题以“{reference}”开头", f"多写几个字，或写文件名：{listed}。"
        )
    raise BulletinError(
        f"本期没有稿件 {reference}",
        f"写第几篇、文件名或标题的开头；{identifier} 有 {'、'.join(known) or '零篇'}。"
        + _other_open(root, identifier),
    )
