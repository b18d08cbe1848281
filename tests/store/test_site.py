"""The folder that holds the archive's pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import SITE_MARK
from bulletin_cli.store.site import SiteFolder
from tests.conftest import files_of, write


def wrote(root: Path, files: dict[str, bytes]) -> int:
    """Write a site of these files and return how many changed."""
    site = SiteFolder(root, root / "网页")
    site.write(files)
    site.close()
    return site.changed


def test_files_are_written_and_those_that_stay_the_same_are_not(tmp_path: Path) -> None:
    assert wrote(tmp_path, {"a.html": b"1", "units/甲局.html": b"2"}) == 2
    page = tmp_path / "网页" / "a.html"
    before = page.stat().st_ino
    assert wrote(tmp_path, {"a.html": b"1", "units/甲局.html": b"3"}) == 1
    assert page.stat().st_ino == before
    assert (tmp_path / "网页" / "units" / "甲局.html").read_bytes() == b"3"


def test_a_page_that_is_no_longer_made_goes_and_its_folder_with_it(tmp_path: Path) -> None:
    wrote(tmp_path, {"a.html": b"1", "units/甲局.html": b"2"})
    assert wrote(tmp_path, {"a.html": b"1"}) == 1
    assert set(files_of(tmp_path / "网页")) == {"a.html", SITE_MARK}
    assert not (tmp_path / "网页" / "units").exists()


def test_a_page_whose_name_changes_case_alone_is_there_once(tmp_path: Path) -> None:
    wrote(tmp_path, {"units/a局.html": b"1"})
    wrote(tmp_path, {"units/A局.html": b"2"})
    pages = list((tmp_path / "网页" / "units").iterdir())
    assert [each.read_bytes() for each in pages] == [b"2"]
    assert wrote(tmp_path, {"units/A局.html": b"2"}) == 0


def test_files_of_others_stay(tmp_path: Path) -> None:
    wrote(tmp_path, {"units/a.html": b"1"})
    kept = write(tmp_path / "网页" / "units" / "我的.html", "我的")
    wrote(tmp_path, {"b.html": b"1"})
    assert kept.read_text(encoding="utf-8") == "我的"
    assert set(files_of(tmp_path / "网页")) == {"b.html", "units/我的.html", SITE_MARK}


def test_a_folder_with_other_things_in_it_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "网页" / "我的.txt", "我的")
    with pytest.raises(BulletinError, match="有别的东西，不是 bulletin site 写的"):
        SiteFolder(tmp_path, tmp_path / "网页")


def test_a_file_is_refused_where_a_folder_should_be(tmp_path: Path) -> None:
    write(tmp_path / "网页", "我的")
    with pytest.raises(BulletinError, match="是文件，不是文件夹"):
        SiteFolder(tmp_path, tmp_path / "网页")


def test_the_file_of_another_that_stands_in_the_way_is_refused(tmp_path: Path) -> None:
    wrote(tmp_path, {"a.html": b"1"})
    write(tmp_path / "网页" / "b.html", "我的")
    before = files_of(tmp_path / "网页")
    with pytest.raises(BulletinError, match=r"网页/b\.html：这个文件不是 bulletin site 写的"):
        wrote(tmp_path, {"a.html": b"2", "b.html": b"2"})
    assert files_of(tmp_path / "网页") == before


@pytest.mark.parametrize("folder", ["issues/网页", "templates", "submissions/x"])
def test_no_site_is_written_among_the_sources(tmp_path: Path, folder: str) -> None:
    with pytest.raises(BulletinError, match="这里放的是稿件和设置"):
        SiteFolder(tmp_path, tmp_path / folder)


def test_a_mark_that_names_files_elsewhere_removes_none_of_them(tmp_path: Path) -> None:
    kept = write(tmp_path / "别处.txt", "别处")
    wrote(tmp_path, {"a.html": b"1"})
    write(tmp_path / "网页" / SITE_MARK, f"a.html\n../别处.txt\n{kept}\n")
    wrote(tmp_path, {"a.html": b"1"})
    assert kept.exists()


def test_what_a_killed_process_wrote_is_known_as_ours(tmp_path: Path) -> None:
    site = SiteFolder(tmp_path, tmp_path / "网页")
    site.write({"a.html": b"1"})  # and dies before it is closed
    assert wrote(tmp_path, {"b.html": b"1"}) == 2
    assert set(files_of(tmp_path / "网页")) == {"b.html", SITE_MARK}


def test_what_another_run_has_written_meanwhile_is_no_stranger_s(tmp_path: Path) -> None:
    site = SiteFolder(tmp_path, tmp_path / "网页")
    wrote(tmp_path, {"a.html": b"1"})
    site.write({"a.html": b"2"})
    site.close()
    assert set(files_of(tmp_path / "网页")) == {"a.html", SITE_MARK}
