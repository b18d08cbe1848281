"""The Windows folder: what is in it, and that a second build gives the same bytes."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.portable.conftest import ARCHIVE, Clerk
from tools.portable.__main__ import TOP
from tools.portable.pack import digest, write_zip
from tools.portable.windows import windows_files

BATS = ("bulletin", "打开简报窗口", "加入稿件", "登记来稿", "校对文件", "收回修改")
DATA = (
    "proof/data/NOTICE.txt",
    "proof/data/ngrams.bin",
    "templates/forms/slip.docx",
    "templates/gbt9704/base.docx",
    "templates/notice/notice.txt",
    "templates/points/yu-2011.toml",
    "templates/replies/accepted.txt",
)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The files of the archive by their names in the folder."""
    with zipfile.ZipFile(ARCHIVE) as archive:
        return {each.removeprefix(f"{TOP}/"): archive.read(each) for each in archive.namelist()}


def test_a_second_build_gives_the_same_bytes(tmp_path: Path) -> None:
    write_zip(tmp_path / "again.zip", TOP, windows_files())
    assert digest(tmp_path / "again.zip") == digest(ARCHIVE)


def test_windows_unpacks_every_name_as_it_is(clerk: Clerk, files: dict[str, bytes]) -> None:
    place = clerk.folder / TOP
    found = {each.relative_to(place).as_posix() for each in place.rglob("*") if each.is_file()}
    assert {name for name in found if "__pycache__" not in name} == set(files)


def test_names_with_han_are_flagged_as_utf8() -> None:
    with zipfile.ZipFile(ARCHIVE) as archive:
        han = [each for each in archive.infolist() if not each.filename.isascii()]
    assert len(han) >= len(BATS)
    assert all(each.flag_bits & 0x800 for each in han)


@pytest.mark.parametrize("name", BATS)
def test_a_bat_has_crlf_and_the_code_page_of_chinese_windows(
    name: str, files: dict[str, bytes]
) -> None:
    data = files[f"{name}.bat"]
    assert data.count(b"\n") == data.count(b"\r\n") > 3
    assert "解压" in data.decode("gbk")


def test_every_notepad_shows_the_instructions(files: dict[str, bytes]) -> None:
    text = files["说明.txt"].decode("utf-8-sig")
    assert files["说明.txt"].startswith(b"\xef\xbb\xbf")
    assert text.count("\n") == text.count("\r\n") > 10
    assert all(f"{name}.bat" in text for name in BATS[1:])


def test_licences_and_templates_are_there_and_nothing_compiled(files: dict[str, bytes]) -> None:
    assert "python/LICENSE.txt" in files
    assert {f"lib/bulletin_cli/{name}" for name in DATA} <= set(files)
    about = [name.split("/")[1:] for name in files if ".dist-info/" in name]
    licensed = {folder for folder, *rest in about if "licen" in "/".join(rest).lower()}
    assert {folder for folder, *_ in about} == licensed
    assert not any(name.endswith(".pyc") for name in files)


def test_a_bat_alone_says_that_the_archive_is_to_be_unpacked(clerk: Clerk) -> None:
    alone = clerk.folder / "临时"
    alone.mkdir()
    (alone / "加入稿件.bat").write_bytes((clerk.folder / TOP / "加入稿件.bat").read_bytes())
    done = clerk.wine.run("cmd", ["/c", "临时\\加入稿件.bat"], b"\r\n")
    assert "整个解压" in done.said
    assert done.code == 2
