"""A folder that is there whole or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.store.whole_folder import new_folder
from tests.conftest import files_of, write


def test_all_files_appear_at_once_with_their_checksums(tmp_path: Path) -> None:
    place = tmp_path / "移 交" / "2024"
    with new_folder(place, tmp_path) as folder:
        folder.put("一/甲.txt", b"a")
        folder.put("乙.txt", b"b")
        assert not place.exists()
    sums = {
        name: hashlib.sha256(data).hexdigest()
        for name, data in (("一/甲.txt", b"a"), ("乙.txt", b"b"))
    }
    assert files_of(tmp_path) == {
        "移 交/2024/一/甲.txt": b"a",
        "移 交/2024/乙.txt": b"b",
        "移 交/2024/SHA256SUMS": "".join(
            f"{each}  {name}\n" for name, each in sums.items()
        ).encode(),
    }


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "2024").mkdir()
    with new_folder(tmp_path / "2024", tmp_path) as folder:
        folder.put("甲", b"")
    assert (tmp_path / "2024" / "甲").is_file()


@pytest.mark.parametrize("file", ["2024", "2024/别的.txt"])
def test_a_place_that_holds_something_is_left_alone(tmp_path: Path, file: str) -> None:
    write(tmp_path / file, "x")
    with (
        pytest.raises(BulletinError, match="已经有了，不写在上面"),
        new_folder(tmp_path / "2024", tmp_path),
    ):
        raise AssertionError
    assert files_of(tmp_path) == {file: b"x"}


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_what_stops_half_way_leaves_nothing(tmp_path: Path, error: BaseException) -> None:
    def stopped() -> None:
        with new_folder(tmp_path / "archive" / "2024", tmp_path) as folder:
            folder.put("甲", b"a")
            raise error

    with pytest.raises(BulletinError if isinstance(error, OSError) else KeyboardInterrupt):
        stopped()
    assert [*tmp_path.iterdir()] == []


def test_what_a_dead_process_left_is_swept(tmp_path: Path) -> None:
    write(tmp_path / ".bulletin-99999999-0.tmp" / "甲", "x")
    with new_folder(tmp_path / "2024", tmp_path) as folder:
        folder.put("甲", b"a")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["2024"]
