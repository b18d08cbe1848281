"""submit --watch: what is dropped into a folder is taken in, the rest stays and is told once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.cli.terminal import watching
from bulletin_cli.store.desk.drop_folder import DropFolder
from tests.conftest import bulletin, did, refused, write
from tests.submissions import DAY, EAST, FIRST, SECOND, WEST, folder


@pytest.fixture(autouse=True)
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "_SHORT_PAUSE", 0.0)


def test_what_lies_there_is_taken_in_and_put_away(workspace: Path) -> None:
    write(workspace / "投 稿" / "东.md", EAST)
    write(workspace / "投 稿" / "西.md", WEST)
    printed = did(bulletin("submit", "--watch", "投 稿", "--once", *DAY))
    assert printed.splitlines()[-1] == "共收 2 篇。"
    assert sorted(each.name for each in (workspace / "投 稿" / "已收").iterdir()) == [
        "东.md",
        "西.md",
    ]
    assert (folder(workspace, SECOND) / "西.md").read_bytes() == WEST.encode()


def test_what_is_refused_stays_and_the_others_are_taken(workspace: Path) -> None:
    write(workspace / "投稿" / "东.md", EAST)
    write(workspace / "投稿" / "坏.docx", "空")
    write(workspace / "投稿" / "~$东.docx", "Word")
    result = bulletin("submit", "--watch", "投稿", "--once", *DAY)
    assert result.exit_code == 1
    assert "坏.docx" in result.stderr
    assert "共收 1 篇，1 个没有收好，还在原处。" in result.stdout
    assert (workspace / "投稿" / "坏.docx").is_file()
    assert "~$" not in result.stderr


def test_a_text_that_is_in_already_stays(workspace: Path) -> None:
    for _ in range(2):
        write(workspace / "投稿" / "东.md", EAST)
        result = bulletin("submit", "--watch", "投稿", "--once", *DAY)
    assert f"已经有了，在来稿 {FIRST}" in result.stderr
    assert (workspace / "投稿" / "东.md").is_file()


def test_ctrl_c_ends_it_with_a_sentence(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(workspace / "投稿" / "东.md", EAST)
    looks = iter([None])

    def stop(_: float) -> None:
        if next(looks, 1):
            raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", stop)
    printed = did(bulletin("submit", "--watch", "投稿", *DAY))
    assert printed.splitlines()[-1] == "停下，共收 1 篇。"


def test_a_folder_that_is_not_there_is_refused(workspace: Path) -> None:
    refused(bulletin("submit", "--watch", "没有的"), "没有要看着的文件夹", str(workspace))


def test_a_file_is_taken_when_its_size_is_at_rest(tmp_path: Path) -> None:
    dropped, place = DropFolder(tmp_path), tmp_path / "稿.md"
    write(place, "一")
    assert dropped.at_rest() == []
    write(place, "一二")
    assert dropped.at_rest() == []
    assert dropped.at_rest() == [place]
    assert dropped.at_rest() == []
    write(place, "一二三")
    assert dropped.at_rest() == []
    assert dropped.at_rest() == [place]


def test_what_is_not_finished_is_left_alone(tmp_path: Path) -> None:
    for name in ("稿.docx.part", "稿.tmp", ".hidden", "~$稿.docx", "空.md"):
        write(tmp_path / name, "" if name == "空.md" else "字")
    dropped = DropFolder(tmp_path)
    assert dropped.at_rest() == dropped.at_rest() == []


def test_a_name_that_was_put_away_before_gets_another(tmp_path: Path) -> None:
    dropped = DropFolder(tmp_path)
    for text in ("一", "二"):
        dropped.put_away(write(tmp_path / "稿.md", text))
    assert (tmp_path / "已收" / "稿~2.md").read_text(encoding="utf-8") == "二"


def test_a_folder_that_goes_away_is_told(tmp_path: Path) -> None:
    dropped = DropFolder(write(tmp_path / "投" / "稿.md", "字").parent)
    shutil.rmtree(tmp_path / "投")
    with pytest.raises(BulletinError, match="打不开"):
        dropped.at_rest()


def test_a_file_that_cannot_be_moved_is_told(tmp_path: Path) -> None:
    place = write(tmp_path / "稿.md", "字")
    dropped = DropFolder(tmp_path)
    write(tmp_path / "已收", "不是文件夹")
    with pytest.raises(BulletinError, match="收了，但移不到已收"):
        dropped.put_away(place)
    assert os.listdir(tmp_path)  # noqa: PTH208 - nothing lost
