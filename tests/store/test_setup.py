"""What a new workspace is made of, and what it cannot be made of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import tomli

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.issue import Periodical
from bulletin_cli.store.config import distribution_text, load_config
from bulletin_cli.store.setup import create_workspace, refuse_place
from bulletin_cli.store.templates import find, load_template, shipped_folder
from tests.conftest import files_of, write

OFFICE = Periodical(
    ("简报",), ("甲局办公室",), "gbt9704", report_to=("上级",), copy_to=("乙局", "丙局")
)


def test_a_workspace_says_what_it_was_made_with(tmp_path: Path) -> None:
    assert create_workspace(tmp_path, OFFICE) == ("bulletin.toml", "glossary.toml", "issues/")
    assert load_config(tmp_path).periodical == OFFICE
    assert set(files_of(tmp_path)) == {"bulletin.toml", "glossary.toml"}
    assert "甲局办公室" in (tmp_path / "glossary.toml").read_text(encoding="utf-8")


def test_a_glossary_that_is_there_stays(tmp_path: Path) -> None:
    write(tmp_path / "glossary.toml", "schema = 1\n")
    assert create_workspace(tmp_path, OFFICE) == ("bulletin.toml", "issues/")
    assert (tmp_path / "glossary.toml").read_text(encoding="utf-8") == "schema = 1\n"


def test_a_template_is_copied_whole_when_asked_for(tmp_path: Path) -> None:
    made = create_workspace(tmp_path, OFFICE, copy_template=True)
    assert "templates/gbt9704/" in made
    copied = tmp_path / "templates" / "gbt9704"
    assert files_of(copied) == files_of(shipped_folder() / "gbt9704")
    assert find("gbt9704", tmp_path) == copied
    assert load_template("gbt9704", tmp_path).name == "gbt9704"


def test_without_one_of_its_own_the_shipped_template_serves(tmp_path: Path) -> None:
    (tmp_path / "templates" / "gbt9704").mkdir(parents=True)
    for root in (tmp_path, None):
        assert find("gbt9704", root) == shipped_folder() / "gbt9704"


@pytest.mark.parametrize(
    ("periodical", "message"),
    [
        (replace(OFFICE, nameplate=("简报", " ")), "刊名是空的"),
        (replace(OFFICE, issuers=("甲\n乙",)), "编发单位里有换行或控制字符"),
        (replace(OFFICE, issuers=("甲\t乙",)), "编发单位里有换行或控制字符"),
        (replace(OFFICE, report_to=("",)), "受文单位是空的"),
        (replace(OFFICE, copy_to=("\x07",)), "受文单位里有换行或控制字符"),
        (replace(OFFICE, issue_to=("甲", "")), "受文单位是空的"),
    ],
)
def test_names_that_would_not_be_read_again_are_refused(
    tmp_path: Path, periodical: Periodical, message: str
) -> None:
    with pytest.raises(BulletinError, match=message):
        create_workspace(tmp_path, periodical)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_taken_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BulletinError, match="这是文件，不是文件夹"):
        refuse_place(write(tmp_path / "a", ""))
    create_workspace(tmp_path / "b", OFFICE)
    with pytest.raises(BulletinError, match="这里已经是工作区"):
        refuse_place(tmp_path / "b")
    refuse_place(tmp_path / "c" / "d")
    assert not (tmp_path / "c").exists()


def test_one_receiver_stands_on_a_line_and_several_below_one_another() -> None:
    text = distribution_text(OFFICE)
    assert 'report_to = ["上级"]   # 报\ncopy_to = [\n  "乙局",\n  "丙局",\n]   # 送\n' in text
    assert "issue_to = []   # 发" in text
    assert tomli.loads(text)["distribution"]["copy_to"] == ["乙局", "丙局"]


def test_a_drive_that_is_not_there_is_refused_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "exists", lambda _: False)
    drive = tmp_path.anchor.rstrip("\\") or tmp_path.anchor
    with pytest.raises(BulletinError, match=f"^没有 {drive} 这个盘$"):
        refuse_place(tmp_path / "简报")
