"""What was signed and what went out: its files, their checksums, and what has changed since.

published/ (and signed/) holds the files and SHA256SUMS, which names the sources, too, as
`../articles/01.md`: any program that knows the format can check them. issue.toml holds the
digests of the files, SHA256SUMS among them, and one of all sources.
"""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from bulletin_cli.base.digests import digest
from bulletin_cli.base.paths import ARTICLES, IMAGES, ISSUE_FILE, PUBLISHED, SIGNED, IssuePaths
from bulletin_cli.content.issue import Issue, Publication, Signature
from bulletin_cli.store.files import file_error, relative

SUMS = "SHA256SUMS"
_SOURCES = (ARTICLES, IMAGES)
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_SYSTEM = ("thumbs.db", "desktop.ini")  # Windows puts them beside pictures
_FACTS = ISSUE_FILE
_ABOVE = "../"


def source_digests(root: Path, identifier: str, head: Issue) -> dict[str, str]:
    """Return the digest of each thing that an issue is made of, by its path in the issue's folder.

    Of issue.toml only what is printed counts: its history grows. Raises BulletinError.
    """
    folder = root / IssuePaths(identifier).folder
    found = {}
    for path in (each for name in _SOURCES for each in _files_below(folder / name)):
        found[path.relative_to(folder).as_posix()] = digest(_read(path, root))
    return {**found, _FACTS: digest(_facts(head).encode())}


def sources_digest(digests: Mapping[str, str]) -> str:
    """Return one digest of all sources."""
    return digest("".join(sorted(f"{each}  {path}\n" for path, each in digests.items())).encode())


def checksums(files: Mapping[str, bytes], sources: Mapping[str, str]) -> bytes:
    """Return the SHA256SUMS of files and of the sources that are files."""
    lines = [f"{digest(data)}  {name}\n" for name, data in files.items()]
    lines += [f"{each}  {_ABOVE}{path}\n" for path, each in sources.items() if path != _FACTS]
    return "".join(lines).encode()


def new_files(folder: Path, files: Mapping[str, bytes]) -> dict[Path, bytes | None]:
    """Return the change that puts `files` into a folder, the earlier ones into one of its own."""
    aside = place_of_earlier(folder)
    moved: dict[Path, bytes | None] = {}
    if aside:
        for each in _files_in(folder):
            moved |= {aside / each.name: each.read_bytes(), each: None}
    return {**moved, **{folder / name: data for name, data in files.items()}}


def place_of_earlier(folder: Path) -> Path | None:
    """Return where the files that are in a folder go, 1, 2 and so on within it; None for none."""
    if not _files_in(folder):
        return None
    return next(each for n in count(1) if not (each := folder / str(n)).exists())


def protect(folder: Path) -> None:
    """Make the files of a folder read-only, as far as the disk knows such a thing."""
    for each in folder.rglob("*"):
        with contextlib.suppress(OSError):
            if each.is_file():
                each.chmod(each.stat().st_mode & ~0o222)


def differences(root: Path, identifier: str, head: Issue) -> tuple[str, ...]:
    """Return what is not as it was signed and published, a phrase each; () where nothing is known.

    Sources are compared where the issue is signed or published now. Raises BulletinError.
    """
    folder = root / IssuePaths(identifier).folder
    now: Signature | Publication | None = None
    found: list[str] = []
    for name, said in ((SIGNED, head.signed), (PUBLISHED, head.published)):
        if said:
            found += _changed_files(folder / name, said.files, folder)
            for each in (path for path in sorted(folder.glob(f"{name}/[0-9]*")) if path.is_dir()):
                found += _changed_files(each, _known_files(each), folder)
            now = said if head.status == name else now
    if now and sources_digest(sources := source_digests(root, identifier, head)) != now.sources:
        found += _changed_sources(folder / head.status, sources)
    return tuple(found)


def _changed_files(folder: Path, known: Mapping[str, str], place: Path) -> Iterator[str]:
    """Yield what is not as it is known, by its path below `place`."""
    there = {each.name: each for each in _files_in(folder)}
    for name in sorted({*there, *known}):
        file = relative(folder / name, place)
        if name not in there:
            yield f"{file} 不见了"
        elif name not in known:
            yield f"{file} 是后来放进去的"
        elif digest(_read(there[name], place)) != known[name]:
            yield f"{file} 改过"


def _known_files(folder: Path) -> dict[str, str]:
    """Return the files of an earlier time as their own SHA256SUMS names them, and itself."""
    known = {name: each for name, each in _sums(folder).items() if not name.startswith(_ABOVE)}
    place = folder / SUMS
    return {**known, SUMS: digest(place.read_bytes()) if place.is_file() else ""}


def _changed_sources(folder: Path, now: Mapping[str, str]) -> list[str]:
    """Return which sources are not as SHA256SUMS says; issue.toml where all of these are."""
    said = _sums(folder).items()
    then = {path.removeprefix(_ABOVE): each for path, each in said if path.startswith(_ABOVE)}
    files = {path: each for path, each in now.items() if path != _FACTS}
    found = [
        f"{path} {'不见了' if path not in files else '改过' if path in then else '是后来加的'}"
        for path in sorted({*then, *files})
        if then.get(path) != files.get(path)
    ]
    return found or [f"{_FACTS} 里的期号、日期、稿件次序、开关或字段改过"]


def _sums(folder: Path) -> dict[str, str]:
    """Return what the SHA256SUMS of a folder says, by path; nothing where it cannot be read."""
    try:
        text = (folder / SUMS).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    return {path: each for each, path in _LINE.findall(text)}


def _facts(head: Issue) -> str:
    """Return what issue.toml says of what is printed."""
    number = head.number
    return json.dumps(
        {
            "number": [number.year, number.number, number.span, number.whole_number or 0],
            "supplement": number.supplement,
            "date": head.date.isoformat() if head.date else "",
            "articles": list(head.files),
            "switches": [head.contents, head.units, head.tight],
            "print_run": head.print_run or 0,
            "also_to": list(head.also_to),
            # Left out where there are none, so that issues of before keep their digest.
            **({"fields": dict(sorted(head.fields.items()))} if head.fields else {}),
        },
        ensure_ascii=False,
    )


def _files_below(folder: Path) -> list[Path]:
    return sorted(each for each in folder.rglob("*") if _counts(each))


def _files_in(folder: Path) -> list[Path]:
    return sorted(each for each in folder.glob("*") if _counts(each))


def _counts(path: Path) -> bool:
    """Return whether a path is a file that somebody made, and no program's own."""
    name = path.name.lower()
    return not name.startswith((".", "~$")) and name not in _SYSTEM and path.is_file()


def _read(path: Path, root: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise file_error(error, "文件打不开", relative(path, root)) from error
