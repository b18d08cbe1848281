"""Files on disk: encodings of offices, sizes, and writes that are whole."""

from __future__ import annotations

import errno
import io
import stat
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.store.files import (
    decode,
    exists,
    file_error,
    is_file,
    is_folder,
    read_bytes,
    read_stream,
    read_text,
    refuse_unusable,
    relative,
    write_files,
)
from tests.conftest import files_of, on_posix, write

SAMPLE = "上海市“邮政”快递\r\n第二行\r第三行\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_text_of_every_office_encoding_is_read(encoding: str) -> None:
    expected = SAMPLE.replace("\r\n", "\n").replace("\r", "\n")
    assert decode(SAMPLE.encode(encoding), "a.txt") == expected


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_by_its_mark(encoding: str) -> None:
    assert decode("\ufeff甲".encode(encoding), "a.txt") == "甲"


def test_a_rare_character_of_gb18030_is_read() -> None:
    assert decode("张𠮷".encode("gb18030"), "a.txt") == "张𠮷"


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04\x14\x00\x06\x00", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00",
     b"\x89PNG\r\n\x1a\n\0", b"\xff\xfe\x00", b"\xff\xff\xff", "甲".encode("utf-32")],
    ids=["docx", "doc", "png", "cut-utf-16", "nothing", "utf-32"],
)  # fmt: skip
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BulletinError, match=r"a\.txt：不是文本文件"):
        decode(data, "a.txt")


@pytest.mark.parametrize("cut", [1, 2])
def test_utf_8_that_was_cut_off_is_not_taken_for_gb18030(cut: int) -> None:
    with pytest.raises(BulletinError):
        decode("上海市邮政管理局召开会议。".encode()[:-cut], "a.txt")


def test_a_huge_file_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    path.chmod(0)
    with pytest.raises(BulletinError, match=r"文件有 50\.0 MB，超过 2 MB 的上限"):
        read_text(path, "huge.txt")


def test_a_stream_that_does_not_end_is_refused() -> None:
    assert read_stream(io.BytesIO(b"123"), "标准输入", 3) == b"123"
    with pytest.raises(BulletinError, match="上限"):
        read_stream(io.BytesIO(b"1234"), "标准输入", 3)


def test_a_folder_and_a_missing_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(BulletinError, match="甲：是文件夹，不是文件"):
        read_bytes(tmp_path, "甲")
    with pytest.raises(BulletinError, match="乙：文件不存在"):
        read_bytes(tmp_path / "乙", "乙")


def test_files_are_written_with_their_folders_and_nothing_besides(tmp_path: Path) -> None:
    write_files({tmp_path / "a" / "一.md": "甲\n", tmp_path / "b.bin": b"\r\n"}, tmp_path)
    assert files_of(tmp_path) == {"a/一.md": "甲\n".encode(), "b.bin": b"\r\n"}


def test_where_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"old")
    (tmp_path / "file").write_bytes(b"old")
    before = files_of(tmp_path)
    with pytest.raises(BulletinError, match="写不进去") as caught:
        write_files({tmp_path / "a.md": "new", tmp_path / "file" / "b.md": "new"}, tmp_path)
    assert files_of(tmp_path) == before
    assert caught.value.file == "file/b.md"
    assert caught.value.hint


def test_where_one_file_cannot_take_its_place_none_does(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_bytes(b"old")
    (tmp_path / "folder" / "inside").mkdir(parents=True)
    names = ["new.md", "old.md", "folder"]
    with pytest.raises(BulletinError, match="写不进去"):
        write_files({tmp_path / name: "new" for name in names}, tmp_path)
    assert files_of(tmp_path) == {"old.md": b"old"}


def test_ctrl_c_while_writing_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old.md").write_bytes(b"old")
    (tmp_path / "a").mkdir()
    written = iter(range(2))

    def interrupted(_: int) -> None:
        if next(written):
            raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_files({tmp_path / "old.md": "new", tmp_path / "b" / "new.md": "new"}, tmp_path)
    assert files_of(tmp_path) == {"old.md": b"old"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "old.md"]


def test_a_text_that_cannot_be_encoded_leaves_everything_as_it_was(tmp_path: Path) -> None:
    old = write(tmp_path / "旧.txt", "旧的")
    with pytest.raises(UnicodeEncodeError):
        write_files({old: "改的", tmp_path / "新" / "甲.txt": "\ud800"}, tmp_path)
    assert files_of(tmp_path) == {"旧.txt": "旧的".encode()}
    assert [path.name for path in tmp_path.iterdir()] == ["旧.txt"]


def test_long_names_that_begin_alike_are_both_written(tmp_path: Path) -> None:
    names = ["a" * 90 + "1.png", "a" * 90 + "2.png"]
    write_files({tmp_path / name: name for name in names}, tmp_path)
    assert files_of(tmp_path) == {name: name.encode() for name in names}


def test_what_cannot_take_a_files_place_leaves_no_stage(tmp_path: Path) -> None:
    (tmp_path / "a.md" / "inside").mkdir(parents=True)
    with pytest.raises(BulletinError, match="写不进去"):
        write_files({tmp_path / "a.md": "new"}, tmp_path)
    assert files_of(tmp_path) == {}


def test_a_failed_write_leaves_no_new_folder(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    with pytest.raises(BulletinError):
        write_files({tmp_path / "new" / "a": "甲", tmp_path / "taken" / "b": "乙"}, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_folders_that_were_there_stay_when_a_write_fails(tmp_path: Path) -> None:
    there = tmp_path / "空的"
    there.mkdir()
    write(tmp_path / "档", "")
    with pytest.raises(BulletinError):
        write_files({there / "新" / "a.txt": "甲", tmp_path / "档" / "b.txt": "乙"}, tmp_path)
    assert there.is_dir()
    assert not (there / "新").exists()


def test_a_file_that_was_new_is_gone_when_a_later_one_fails(tmp_path: Path) -> None:
    folder = tmp_path / "夹"
    folder.mkdir()
    old = write(tmp_path / "旧.txt", "旧的")
    with pytest.raises(BulletinError):
        write_files({tmp_path / "新.txt": "甲", old: "改的", folder: "乙"}, tmp_path)
    assert old.read_text(encoding="utf-8") == "旧的"
    assert not (tmp_path / "新.txt").exists()


@pytest.mark.parametrize("name", ["a:b/甲.docx", "a/b?.docx", "con.docx", "甲/con/乙.docx"])
def test_a_new_file_or_folder_that_windows_cannot_have_is_refused(
    tmp_path: Path, name: str
) -> None:
    with pytest.raises(BulletinError, match="不能用“"):
        refuse_unusable(tmp_path / name)


@on_posix
def test_a_folder_that_is_there_may_have_any_name(tmp_path: Path) -> None:
    (tmp_path / "a:b").mkdir()
    refuse_unusable(tmp_path / "a:b" / "甲.docx")
    refuse_unusable(tmp_path / "甲" / ".." / "乙.docx")


def test_where_nothing_can_be_looked_at_nothing_exists(tmp_path: Path) -> None:
    assert exists(write(tmp_path / "a", ""))
    assert not exists(tmp_path / "b")
    assert not any(look(tmp_path / ("长" * 500)) for look in (exists, is_file, is_folder))


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = write(tmp_path / "a", "")
    assert (is_file(file), is_folder(file)) == (True, False)
    assert (is_file(tmp_path), is_folder(tmp_path)) == (False, True)


def test_a_file_is_named_below_the_workspace_and_whole_elsewhere(tmp_path: Path) -> None:
    assert relative(tmp_path / "a" / "b.md", tmp_path) == "a/b.md"
    assert relative(tmp_path / "b.md", tmp_path / "a") == str(tmp_path / "b.md")


@on_posix
def test_a_file_that_is_written_anew_stays_open_to_those_who_could_read_it(tmp_path: Path) -> None:
    old = write(tmp_path / "a.md", "旧")
    for mode in (0o640, 0o664):
        old.chmod(mode)
        write_files({old: "新"}, tmp_path)
        assert stat.S_IMODE(old.stat().st_mode) == mode


@pytest.mark.parametrize(
    "code",
    [
        errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.EISDIR,
        errno.ENOTDIR, errno.ENAMETOOLONG, errno.EIO,
    ],
)  # fmt: skip
def test_the_hint_does_not_say_the_reason_again(code: int) -> None:
    told = file_error(OSError(code, "in English"), "写不进去", "甲.docx")
    reason = told.message.removeprefix("写不进去（").removesuffix("）")
    assert reason not in told.hint
    assert told.hint.endswith("。")
