"""A file is what its bytes say; what is no draft is refused with what to do."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.incoming.file_kind import recognize_kind
from bulletin_cli.incoming.ole import OLE, is_locked, list_ole_streams
from bulletin_cli.store.intake import convert_file
from tests import drafts
from tests.samples import picture


def packed(*names: str, **contents: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in names:
            package.writestr(name, contents.get(name, "x"))
    return stream.getvalue()


def ole(*streams: str, locked: bool = False, length: int = 5000) -> bytes:
    """Return a small OLE file of these streams, the first of which is Word's where it is so named.

    Sector 0 is the allocation table, 1 the directory, 2 the root's short streams, 3 the first
    stream ([MS-CFB] 2.2, 2.6).
    """
    header = bytearray(512)
    header[:4] = OLE
    struct.pack_into("<H", header, 30, 9)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<I", header, 68, 0xFFFFFFFE)
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", *[0xFFFFFFFE] * 128)
    entries = [
        ("Root Entry", 2, 512),
        *((name, 0 if length < 4096 else 3, length) for name in streams),
    ]
    directory = b"".join(map(entry, *zip(*entries, strict=True))).ljust(512, b"\0")
    fib = struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0, 0, 0x0100 * locked).ljust(512, b"\0")
    return bytes(header) + table + directory + fib + fib


def entry(name: str, sector: int, length: int) -> bytes:
    text = f"{name}\0".encode("utf-16-le")
    found = bytearray(128)
    found[: len(text)] = text
    struct.pack_into("<H", found, 64, len(text))
    struct.pack_into("<II", found, 116, sector, length)
    return bytes(found)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("稿.docx", b"", "文件是空的（0 字节）"),
        ("稿.txt", b"", "文件是空的（0 字节）"),
        ("稿.docx", bytes(3000), "文件是空的（3,000 个 0，没有内容）"),
        ("稿.docx", b"%TSD-Header-###%\0\1", "被单位的加密软件锁着，读不了"),
        ("稿.txt", b"b\x14#e\0\0\0\0E-SafeNet\0\0\0LOCK", "被单位的加密软件锁着，读不了"),
        ("稿.docx", b"%PDF-1.7\n", "PDF 不是稿件"),
        ("稿.txt", b"\xef\xbb\xbf%PDF-1.7\n", "PDF 不是稿件"),
        ("照片.jpg", b"\xff\xd8\xff\xe1", "是图片，不是稿件"),
        ("照片.docx", b"RIFF\0\0\0\0WEBPVP8 ", "是图片，不是稿件"),
        ("照片.heic", b"\0\0\0\x18ftypheic", "是图片，不是稿件"),
        ("表.xlsx", packed("xl/workbook.xml"), "是 Excel 表，不是稿件"),
        ("表.docx", packed("xl/workbook.xml"), "是 Excel 表，不是稿件"),
        ("表.xls", ole("Workbook"), "是 Excel 表，不是稿件"),
        ("表.et", ole("Workbook"), "是 Excel 表，不是稿件"),
        ("片.pptx", packed("ppt/presentation.xml"), "是 PPT，不是稿件"),
        ("片.ppt", ole("PowerPoint Document"), "是 PPT，不是稿件"),
        ("文.ofd", packed("OFD.xml"), "是 OFD，不是稿件"),
        ("包.zip", packed("来稿.docx"), "是压缩包，不是稿件"),
        ("设置.toml", b'name = "x"', "是给程序读的文件，不是稿件"),
        ("包.rar", b"Rar!\x1a\7\0", "是压缩包，不是稿件"),
        ("包.7z", b"7z\xbc\xaf\x27\x1c", "是压缩包，不是稿件"),
        ("包.zip", b"PK\x03\x04junk", "压缩包坏了，打不开"),
        ("信.eml", b"From: a\nMIME-Version: 1.0\n\nhi", "是邮件，不是稿件"),
        ("信.msg", ole("__properties_version1.0"), "是邮件，不是稿件"),
        ("稿.docx", ole("EncryptedPackage"), "设了密码，读不了"),
        ("稿.doc", ole("WordDocument", locked=True), "设了密码，读不了"),
        ("稿.wps", ole("WordDocument", locked=True, length=600), "设了密码，读不了"),
    ],
)
def test_what_is_no_draft_is_refused_with_what_to_do(
    tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BulletinError) as caught:
        convert_file(tmp_path / name)
    assert caught.value.message == said
    assert len(caught.value.hint) > 5


def test_a_picture_of_every_kind_that_an_issue_shows_is_known_as_one() -> None:
    with pytest.raises(BulletinError, match="是图片"):
        recognize_kind(picture(10, 10).data, ".docx", "照片.docx")


@pytest.mark.parametrize("name", ["稿.docx", "稿.doc", "稿.txt", "稿", "稿.wps"])
def test_a_word_file_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(drafts.made(drafts.by_style))
    (one,) = convert_file(tmp_path / name)
    assert one.converted.article.title[0] == "示例区局开展志愿服务"


@pytest.mark.parametrize("name", ["网页.html", "网页.doc", "网页.txt"])
def test_a_page_is_read_whatever_its_name(tmp_path: Path, name: str) -> None:
    page = f"<!DOCTYPE html>\n<html><h1>标题</h1><p>{drafts.LONG}</p></html>"
    (tmp_path / name).write_text(page, encoding="utf-8")
    (one,) = convert_file(tmp_path / name)
    assert one.converted.article.title == ("标题",)


@pytest.mark.parametrize(
    ("data", "ending", "kind"),
    [
        (ole("WordDocument"), ".doc", "office"),
        (ole("WordDocument"), ".wps", "office"),
        (ole("WordDocument"), ".docx", "word"),
        (b"{\\rtf1", ".doc", "office"),
        (packed("mimetype", mimetype="application/vnd.oasis.opendocument.text"), ".odt", "office"),
        (packed("word/document.xml"), ".docm", "word"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", ".mht", "archive"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", ".doc", "archive"),
        ("标题\nMIME-Version: 1.0\nContent-Type: text/html\n".encode(), ".txt", "text"),
        ("标题\n\n正文。".encode("gb18030"), ".txt", "text"),
        ("标题\n\n正文。".encode("utf-16"), "", "text"),
    ],
)
def test_what_reads_a_file_is_told_by_its_bytes(data: bytes, ending: str, kind: str) -> None:
    assert recognize_kind(data, ending, "稿") == kind


@pytest.mark.parametrize("length", [600, 5000])
@pytest.mark.parametrize("locked", [True, False])
def test_streams_of_an_ole_file_are_found(length: int, locked: bool) -> None:
    data = ole("WordDocument", locked=locked, length=length)
    assert is_locked(data, list_ole_streams(data)["WordDocument"]) is locked


@pytest.mark.parametrize("cut", [4, 60, 512, 700, 1100, 1400])
def test_a_broken_ole_file_has_no_streams_and_is_nobodys_fault(cut: int) -> None:
    data = ole("WordDocument", locked=True)[:cut]
    assert "Workbook" not in list_ole_streams(data)
    assert recognize_kind(data, ".doc", "稿.doc") == "office"


def test_a_directory_that_goes_round_ends() -> None:
    data = bytearray(ole("WordDocument"))
    struct.pack_into("<I", data, 512 + 4, 1)  # the directory's next sector is itself
    struct.pack_into("<I", data, 68, 0)  # and the table goes on with itself
    assert "WordDocument" in list_ole_streams(bytes(data))
