"""base.docx is somebody's file: what it may do, and what is refused when a template is loaded."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from bulletin_cli.base.errors import TemplateError
from bulletin_cli.store.base_document import refuse_bad_base
from bulletin_cli.store.templates import find, load_template
from bulletin_cli.writers.docx.package import read_part

FILE = "templates/own/base.docx"
GOOD = (find("gbt9704", None) / "base.docx").read_bytes()
STYLES = read_part(GOOD, "word/styles.xml").encode()


def package(**parts: bytes) -> bytes:
    """Return a zip of word/<name>.xml for each part."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(f"word/{name}.xml", data)
    return buffer.getvalue()


def claiming(size: int) -> bytes:
    """Return a package whose directory says that its styles unpack to `size` bytes."""
    data = bytearray(package(styles=STYLES))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = size.to_bytes(4, "little")
    return bytes(data)


DTD = b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "b">]>' + STYLES.partition(b"?>")[2]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "文件是空的"),
        (b"base", "不是 Word 文件"),
        (b"PK\x03\x04", "不是 Word 文件"),
        (GOOD[:-40], "不是 Word 文件"),
        (package(document=b"<a/>"), "里面没有 word/styles.xml"),
        (package(styles=b""), "里面没有 word/styles.xml"),
        (package(styles=b"styles"), "word/styles.xml 不是 XML"),
        (package(styles=STYLES[:-20]), "word/styles.xml 不是 XML"),
        (package(styles=STYLES.decode().encode("utf-16")), "word/styles.xml 不是 Word 的样式"),
        (package(styles=b"<styles/>"), "word/styles.xml 不是 Word 的样式"),
        (package(styles=STYLES.replace(b"w:", b"x:").replace(b":w=", b":x=")), "不是 Word 的样式"),
        (package(styles=STYLES.replace(b"TableGrid", b"a3")), "没有表格的样式 TableGrid"),
        (package(styles=DTD), "word/styles.xml 带有 DTD"),
        (package(styles=STYLES, document=DTD), "word/document.xml 带有 DTD"),
        (package(styles=STYLES + b" " * 61_000_000), "展开后有 61 MB"),
        (claiming(4_000_000_000), "展开后有 4000 MB"),
        (package(**{f"a{n}": b"" for n in range(5_001)}, styles=STYLES), "5,002 个部件"),
    ],
)
def test_a_base_that_is_none_is_refused_in_one_sentence(data: bytes, message: str) -> None:
    with pytest.raises(TemplateError) as caught:
        refuse_bad_base(data, FILE)
    assert message in caught.value.message
    assert caught.value.file == FILE
    assert caught.value.hint.startswith("换回随模板来的 base.docx")


@pytest.mark.parametrize("data", [GOOD, package(styles=b"\xef\xbb\xbf" + STYLES)])
def test_a_good_one_is_taken(data: bytes) -> None:
    refuse_bad_base(data, FILE)


def test_it_is_refused_when_the_template_is_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "own"
    folder.mkdir(parents=True)
    text = (find("gbt9704", None) / "template.toml").read_text(encoding="utf-8")
    (folder / "template.toml").write_text(text, encoding="utf-8")
    (folder / "base.docx").write_bytes(package(styles=DTD))
    with pytest.raises(TemplateError, match=r"^templates/own/base\.docx：里面的 word/styles\.xml"):
        load_template("own", tmp_path)
