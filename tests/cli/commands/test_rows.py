"""A workspace whose template has tables, a logo, conditions: printed, taken back, refused."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import pytest

from bulletin_cli.base.typography import display_width
from tests.conftest import bulletin, change, did, refused
from tests.returned import ReturnedFile
from tests.rowed import FILE, LOGO, write_rowed

SIGNED = "签发人"


@pytest.fixture
def office(workspace: Path) -> Path:
    """The root of a workspace with 2024-35, which has two articles."""
    write_rowed(workspace)
    did(bulletin("new", "--date", "2024-11-25"))
    for name in "甲乙":
        did(bulletin("add-article", "-", stdin=f"{name}单位开展工作\n\n{name}单位说明了情况。\n"))
    return workspace


def rendered(root: Path) -> Path:
    did(bulletin("render", "--docx", "--no-check"))
    return root / "issues" / "2024-35" / "output" / "2024-35.docx"


def cells(path: Path) -> list[str]:
    tables = docx.Document(str(path)).tables
    return [cell.text for table in tables for row in table.rows for cell in row.cells]


def test_a_table_stands_once_its_field_is_given(office: Path) -> None:
    assert SIGNED not in cells(rendered(office))
    did(bulletin("set", SIGNED, "张三"))
    assert cells(rendered(office))[2:4] == [SIGNED, "张三"]


def test_the_word_file_holds_the_logo_as_it_is(office: Path) -> None:
    with zipfile.ZipFile(rendered(office)) as package:
        media = [name for name in package.namelist() if name.startswith("word/media/")]
        assert [package.read(name) for name in media] == [
            (office / "templates" / "own" / LOGO).read_bytes()
        ]


def test_a_returned_cell_is_told_with_the_field_that_it_prints(office: Path) -> None:
    did(bulletin("set", SIGNED, "张三"))
    sent = ReturnedFile(rendered(office))
    sent.replace("张", "李")
    said = bulletin("revise", sent.save(office / "退回.docx")).output
    assert f"字段用 bulletin set {SIGNED} 改" in said
    assert "要自己处理 1 处" in said


def test_a_file_that_came_back_unchanged_has_no_changes(office: Path) -> None:
    assert "没有改动" in did(bulletin("revise", rendered(office)))


def test_the_preview_has_three_parts_on_a_line(office: Path) -> None:
    did(bulletin("set", "issuer", "中间单位"))
    line = next(each for each in bulletin("preview").stdout.splitlines() if "第35期" in each)
    left, middle, right = re.split(r"\s{3,}", line.partition("│")[2].strip())
    assert (left, middle, right) == ("第35期", "中间单位", "2024年11月25日")
    assert display_width(line[: line.index(middle)]) == pytest.approx(6 + (55 - 8) // 2, abs=1)


def test_a_picture_that_is_not_there_is_refused_with_its_line(office: Path) -> None:
    (office / "templates" / "own" / LOGO).unlink()
    text = (office / FILE).read_text(encoding="utf-8")
    line = text[: text.index("cells = [")].count("\n") + 1
    refused(bulletin("render", "--text"), f"{FILE} 第 {line} 行", f"图片 {LOGO} 文件不存在", "own")


@pytest.mark.parametrize("path", ["../标志.png", "/标志.png", "C:\\\\标志.png", ""])
def test_a_picture_outside_the_templates_folder_is_refused(office: Path, path: str) -> None:
    change(office / FILE, {f'picture = "{LOGO}"': f'picture = "{path}"'})
    refused(bulletin("render", "--text"), "不在文件夹里")


def test_what_is_no_picture_is_refused(office: Path) -> None:
    (office / "templates" / "own" / LOGO).write_bytes(b"GIF89a, but no more")
    refused(bulletin("check"), f"图片 {LOGO} 不是图片，或已损坏", "另存为 PNG 或 JPEG")
