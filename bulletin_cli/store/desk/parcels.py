"""Parcel <-> a zip of parcel.toml and a folder a submission; nothing of it is unpacked on disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bulletin_cli.base.digests import digest
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.file_names import flaw, free
from bulletin_cli.base.paths import EXCHANGE, IMAGES, SUBMISSION_FILE, SUBMISSION_TEXT
from bulletin_cli.base.strict_toml import TomlTable, parse, refuse_schema
from bulletin_cli.desk.exchange import Parcel, SentSubmission
from bulletin_cli.desk.submissions import is_submission_id
from bulletin_cli.store.files import decode, read_bytes
from bulletin_cli.store.toml_lines import toml_lines

PARCEL_FILE = "parcel.toml"
_MOST = 200_000_000  # bytes of a parcel, and of all that is in it
_FILES_MOST = 2_000
_KEYS = ("id", "title", "units", "author", "phone", "received", "original")
# What zipfile raises for a broken file; a name that is no text is a ValueError, too.
_BROKEN = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError,
    ValueError,
)  # fmt: skip
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same parcel has the same bytes

ParcelFiles = tuple[Mapping[str, bytes], ...]  # the files of each submission, by name


def is_parcel(place: Path) -> bool:
    """Return whether a file is a zip with a parcel.toml in it."""
    try:
        with zipfile.ZipFile(place) as packed:
            return PARCEL_FILE in packed.namelist()
    except _BROKEN:
        return False


def free_place(root: Path, name: str) -> Path:
    """Return where a file for another office may lie: no other has that name."""
    folder = root / EXCHANGE
    return folder / free(name, lambda each: not (folder / each).exists())


def pack(parcel: Parcel, contents: ParcelFiles) -> bytes:
    """Return the bytes of a parcel; the files' checksums are those that the parcel has.

    Raises BulletinError for more than the receiver's program takes.
    """
    listed = {PARCEL_FILE: _dump(parcel).encode()}
    listed |= {
        f"{n}/{name}": data for n, own in enumerate(contents, 1) for name, data in own.items()
    }
    if len(listed) > _FILES_MOST or sum(map(len, listed.values())) > _MOST:
        raise BulletinError("这些来稿合起来太大，一个报送包装不下", "分几次报。")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, data in listed.items():
            packed.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def unpack(data: bytes, file: str) -> tuple[Parcel, ParcelFiles]:
    """Return a parcel and its files. Raises BulletinError for what is broken, changed, hostile."""
    members = _members(data, file)
    found = dict(members)
    if PARCEL_FILE not in found:
        raise BulletinError("不是报送包", "报送包由 bulletin send-up 写出。", file=file)
    parcel = _parse(decode(found[PARCEL_FILE], file), f"{file} 里的 {PARCEL_FILE}")
    _refuse_others([name for name, _ in members], parcel, file)
    contents = tuple(
        {name: found[f"{number}/{name}"] for name in each.files}
        for number, each in enumerate(parcel.submissions, 1)
    )
    for each, files in zip(parcel.submissions, contents, strict=True):
        if digests(files) != each.files:
            raise BulletinError(
                f"《{each.title}》传坏了，和清单上的校验值不一样",
                "请报送单位重新发一份。",
                file=file,
            )
    return parcel, contents


def read_parcel(place: Path) -> tuple[Parcel, ParcelFiles]:
    """Return the parcel in a file. Raises BulletinError."""
    return unpack(read_bytes(place, str(place), _MOST), str(place))


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the SHA-256 of each file."""
    return {name: digest(data) for name, data in files.items()}


def _members(data: bytes, file: str) -> list[tuple[str, bytes]]:
    """Return all files of a zip with their names. Raises BulletinError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = packed.infolist()
            if len(members) <= _FILES_MOST and sum(each.file_size for each in members) <= _MOST:
                return [(each.filename, packed.read(each)) for each in members]
    except _BROKEN as error:
        raise BulletinError("报送包坏了，打不开", "请报送单位重新发一份。", file=file) from error
    raise BulletinError("报送包大得不像话，没有打开", "请报送单位分几次报。", file=file)


def _refuse_others(names: Sequence[str], parcel: Parcel, file: str) -> None:
    """Refuse a parcel that has not all files of its list and these alone, each once."""
    listed = {
        f"{number}/{name}"
        for number, each in enumerate(parcel.submissions, 1)
        for name in each.files
    }
    others = {*names} - listed - {PARCEL_FILE}
    if others or len(names) != len(listed) + 1:
        name = min(others, default="重名或缺少的文件")
        raise BulletinError(
            f"报送包和里面的清单不一样：{name}", "请报送单位重新发一份。", file=file
        )


def _parse(text: str, file: str) -> Parcel:
    top = parse(text, file)
    refuse_schema(top)
    top.choice("kind", {"submissions": "submissions"})
    parcel = Parcel(
        top.text("sender"),
        top.text("to"),
        top.needed_day("made"),
        tuple(_submission(each) for each in top.tables("submissions")),
    )
    top.close()
    return parcel


def _submission(table: TomlTable) -> SentSubmission:
    files = table.table("files")
    sent = SentSubmission(
        table.text("id"),
        table.text("title"),
        table.texts("units"),
        table.text("author", ""),
        table.text("phone", ""),
        table.needed_day("received"),
        table.text("original"),
        {name: files.text(name) for name in files.keys},
    )
    files.close()
    table.close()
    if not is_submission_id(sent.id):
        raise table.error("id", f"“{sent.id}”不是来稿的编号", "请报送单位重新写出报送包。")
    for name in sent.files:
        if why := _name_flaw(name):
            raise table.error("files", f"里的“{name}”不能用：{why}", "请报送单位重新写出报送包。")
    if not {SUBMISSION_TEXT, sent.original} <= sent.files.keys():
        raise table.error("files", "缺少稿件或原件", "请报送单位重新写出报送包。")
    return sent


def _name_flaw(name: str) -> str:
    """Return why a file of a submission cannot bear this name, "" where it can."""
    if name == SUBMISSION_FILE:
        return "是来稿自己的文件"
    return flaw(name.removeprefix(f"{IMAGES}/"))


def _dump(parcel: Parcel) -> str:
    return "\n".join(_lines(parcel)) + "\n"


def _lines(parcel: Parcel) -> Iterator[str]:
    yield from ("schema = 1", 'kind = "submissions"')
    yield from toml_lines(parcel, ("sender", "to", "made"))
    for each in parcel.submissions:
        yield from ("", "[[submissions]]", *toml_lines(each, _KEYS))
        yield from ("[submissions.files]", *toml_lines(each.files, tuple(each.files)))
