"""check --format docx of a file of its own: comments in a copy of it, beside it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from bulletin_cli.incoming.word.document import read_word
from tests.commented import read_comments
from tests.conftest import bulletin, did, refused, write

WRONG = "会议强调,要抓好落实。"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder without a workspace."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def word(path: Path, *texts: str) -> None:
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.save(str(path))


def test_a_word_file_gets_a_copy_with_comments_beside_it(folder: Path) -> None:
    word(folder / "来稿 (1).docx", "第一段。", WRONG)
    before = (folder / "来稿 (1).docx").read_bytes()
    said = bulletin("check", "来稿 (1).docx", "--format", "docx").stdout
    assert "来稿 (1)（校对）.docx" in said
    assert "1 条批注" in said
    copy = (folder / "来稿 (1)（校对）.docx").read_bytes()
    ((quoted, comment),) = read_comments(copy)
    assert quoted == ","
    assert "，" in comment
    assert [each.text for each in docx.Document(io.BytesIO(copy)).paragraphs] == ["第一段。", WRONG]
    assert (folder / "来稿 (1).docx").read_bytes() == before


KINDS = {
    ".docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
    ".dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ".dotm": "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
}


def of_kind(path: Path, *texts: str) -> Path:
    """Write a Word file with macros, or a template, as the path's ending says."""
    document = docx.Document()
    for text in texts:
        document.add_paragraph(text)
    document.part._content_type = KINDS[path.suffix.lower()]
    document.save(str(path))
    return path


@pytest.mark.parametrize("ending", [*KINDS, ".DOCM"])
def test_a_copy_with_comments_is_of_the_files_own_kind(folder: Path, ending: str) -> None:
    of_kind(folder / f"来稿{ending}", WRONG)
    result = bulletin("check", f"来稿{ending}", "--format", "docx")
    assert "1 条批注" in result.stdout
    copy = (folder / f"来稿（校对）{ending.lower()}").read_bytes()
    (remark,) = read_word(copy, "copy").comments.values()
    assert "用全角的" in remark.text
    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        assert KINDS[ending.lower()].encode() in package.read("[Content_Types].xml")


def test_a_copy_of_another_kind_is_refused(folder: Path) -> None:
    of_kind(folder / "来稿.docm", WRONG)
    refused(
        bulletin("check", "来稿.docm", "--format", "docx", "-o", "改.docx"),
        "是 .docm 文件，不能换后缀",
    )
    assert [each.name for each in folder.iterdir()] == ["来稿.docm"]


def test_a_word_file_is_known_by_its_bytes(folder: Path) -> None:
    word(folder / "稿.docx", WRONG)
    (folder / "稿.docx").rename(folder / "稿.txt")
    assert "PUN001" in bulletin("check", "稿.txt").stdout


def test_what_is_no_draft_is_refused_by_its_bytes(folder: Path) -> None:
    with zipfile.ZipFile(folder / "表.txt", "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    refused(bulletin("check", "表.txt"), "是 Excel 表，不是稿件")


def test_a_second_copy_takes_a_free_name(folder: Path) -> None:
    word(folder / "稿.docx", "没有问题。")
    for _ in range(3):
        did(bulletin("check", "稿.docx", "--format", "docx"))
    names = sorted(each.name for each in folder.iterdir())
    assert names == ["稿.docx", "稿（校对2）.docx", "稿（校对3）.docx", "稿（校对）.docx"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_text_becomes_a_word_file_with_comments(folder: Path, encoding: str) -> None:
    write(folder / "稿.txt", f"题目\r\n\r\n\t{WRONG}\r\n".encode(encoding))
    bulletin("check", "稿.txt", "--format", "docx")
    copy = (folder / "稿（校对）.docx").read_bytes()
    assert [quoted for quoted, _ in read_comments(copy)].count(",") == 1
    assert WRONG in "".join(each.text for each in docx.Document(io.BytesIO(copy)).paragraphs)


def test_the_folder_may_be_chosen_and_the_file_itself_not(folder: Path) -> None:
    word(folder / "稿.docx", "没有问题。")
    refused(bulletin("check", "稿.docx", "--format", "docx", "-o", "稿.docx"), "被校对的文件")
    (folder / "别处").mkdir()
    did(bulletin("check", "稿.docx", "--format", "docx", "-o", "别处"))
    assert (folder / "别处" / "稿（校对）.docx").exists()
