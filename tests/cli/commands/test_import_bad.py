"""bulletin import and files that cannot be read, or are no issues."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypdf
import pytest

from bulletin_cli.store.files import TEXT_MOST
from tests.cli.commands.old_files import taken, told
from tests.conftest import bulletin, did, write


def locked() -> bytes:
    return b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")


def locked_pdf() -> bytes:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("secret", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def scanned(pages: int = 1) -> bytes:
    writer = pypdf.PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(595, 842)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 70_000_000)
    return stream.getvalue()


BAD = {
    "坏.docx": (b"not a package", "不是 Word 文件"),
    "坏.pdf": (b"%PDF-1.7 cut", "不是 PDF 文件"),
    "加密.docx": (locked(), "设了密码"),
    "加密.pdf": (locked_pdf(), "设了密码"),
    "扫描.pdf": (scanned(), "没有文字层"),
    "厚.pdf": (scanned(301), "有 301 页，超过 300 页"),
    "旧.doc": (b"not a document", "不是 Word 文件"),
    "版式.ofd": (b"PK\x03\x04", "还不能收 .ofd"),
    "空.txt": (b"", "没有找到期号"),
    "图.txt": (b"\x89PNG\r\n\0\0\0", "不是文本文件"),
    "无关.txt": ("今天开会。\n".encode(), "没有找到期号"),
    "大.txt": (b"a" * (TEXT_MOST + 1), "上限"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_among_good_ones_is_told_and_the_others_taken(old: Path, name: str) -> None:
    data, reason = BAD[name]
    write(old / name, data)
    shown = taken(old, code=1)
    assert reason in shown
    assert "收进 3 期 15 篇，没有收 1 个文件" in shown


def test_a_file_that_would_unpack_to_too_much_is_refused(old: Path) -> None:
    write(old / "炸弹.docx", bomb())
    assert told(old)["炸弹.docx"]["status"] == "refused"


def test_what_is_no_issue_by_its_name_is_not_looked_at(old: Path) -> None:
    for name in ("~$第31期.docx", ".第31期.txt", "通讯录.xlsx", ".git/第1期.txt"):
        write(old / name, b"x")
    assert len(told(old)) == 3


def test_the_archive_itself_is_not_read_again(old: Path, workspace: Path) -> None:
    taken(old)
    did(bulletin("render", "2024-31", "--no-check"))
    assert len(told(workspace)) == 3
