"""bulletin template from: a template of an issue that an office made in Word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow

from bulletin_cli.store import office
from tests import made_in_word as word
from tests.conftest import bulletin, did, files_of, refused, write
from tests.writers.docx.test_readers import needs_libreoffice


@pytest.fixture
def issue_file(workspace: Path) -> Path:
    """Return an issue made in Word, beside the workspace."""
    return write(workspace.parent / "第12期.docx", word.made(word.plain_masthead))


def test_a_template_is_made_and_used_as_any_other(issue_file: Path, workspace: Path) -> None:
    before = files_of(workspace)
    said = did(bulletin("template", "from", issue_file, "--name", "ours"))
    assert "templates/ours/template.toml" in said.replace("\\", "/")
    assert "纸 210×297 毫米，正文 仿宋_GB2312 16 磅" in said
    for line in ('template = "ours"', 'nameplate = ["安 全 简 报"]', 'issuer = "市局安全处"'):
        assert f"  {line}\n" in said
    assert files_of(workspace).keys() - before.keys() == {
        "templates/ours/base.docx", "templates/ours/template.toml",
    }  # fmt: skip
    assert "工作区 ours　照 第12期.docx 做的" in did(bulletin("template"))
    assert "模板 ours 能用" in did(bulletin("template", "check", "ours"))
    assert "共印120份" in did(bulletin("template", "preview", "ours"))


def test_what_no_template_says_is_told(workspace: Path) -> None:
    file = write(workspace.parent / "一期.docx", word.made(word.boxed_masthead))
    said = did(bulletin("template", "from", file, "--name", "ours"))
    assert "· 文本框里的“安全简报”排成普通的一行，位置要看一看\n" in said


def test_a_contribution_is_told_to_have_no_masthead(workspace: Path) -> None:
    document = word.blank()
    word.write_articles(document)
    file = write(workspace.parent / "来稿.docx", word.saved(document))
    said = did(bulletin("template", "from", file, "--name", "ours"))
    assert "· 没有认出报头，排出来没有刊名、期号和日期；来稿不能用" in said


@pytest.mark.parametrize("name", ["gbt9704", "ours"])
def test_a_template_that_is_there_is_not_written_over(
    issue_file: Path, workspace: Path, name: str
) -> None:
    write(workspace / "templates/ours/notes.txt", "版式的草稿")
    before = files_of(workspace)
    refused(bulletin("template", "from", issue_file, "--name", name), f"已有叫“{name}”的模板")
    assert files_of(workspace) == before


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("a/b", "名字里不能有 /"),
        ("con", "con 是 Windows 的设备名"),
        ("长" * 41, "名字太长"),
        ("", "名字是空的"),
    ],
)
def test_a_name_that_no_folder_can_have_is_refused(issue_file: Path, name: str, why: str) -> None:
    refused(bulletin("template", "from", issue_file, "--name", name), "模板不能叫", why)


def test_what_is_no_word_file_is_refused_and_nothing_is_written(workspace: Path) -> None:
    before = files_of(workspace)
    text = write(workspace.parent / "一期.docx", "不是 Word 文件")
    done = bulletin("template", "from", text, "--name", "ours")
    assert done.exit_code == 2
    assert "错误：" in done.stderr
    refused(bulletin("template", "from", "没有.docx", "--name", "ours"), "没有.docx")
    assert files_of(workspace) == before


@needs_libreoffice
@pytest.mark.parametrize("masthead", [word.table_masthead, word.boxed_masthead])
def test_the_issue_stands_in_its_template_as_libreoffice_prints_it(
    workspace: Path, masthead: Callable[[Any], None]
) -> None:
    file = write(workspace.parent / "一期.docx", word.made(masthead))
    folder = workspace.parent / "比较"
    said = did(bulletin("template", "from", file, "--name", "ours", "--compare", folder))
    assert "两边都是 2 页，" in said
    assert "行都一样。" in said
    for name in ("original", "ours", "difference"):
        with Pillow.open(folder / f"{name}.png") as picture:
            assert picture.size == (1191, 1684)


def test_without_libreoffice_nothing_can_be_compared(
    issue_file: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(workspace))
    monkeypatch.setattr(office, "_PLACES", ())
    before = files_of(workspace)
    done = bulletin("template", "from", issue_file, "--name", "ours", "--compare", "比较")
    refused(done, "原件要用 LibreOffice 画出来，本机没有安装")
    assert files_of(workspace) == before
