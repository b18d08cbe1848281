"""Word's other kinds of file are read, and what cannot be read is refused with the true reason."""

from __future__ import annotations

import io
import os
import zipfile

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.incoming.word.content import paragraphs
from bulletin_cli.incoming.word.document import read_word
from bulletin_cli.incoming.word.package import open_word
from tests.incoming.word.building import link, p, package, part, r, relations, word

LOOSE = "http://schemas.openxmlformats.org/"
STRICT = "http://purl.oclc.org/ooxml/"


def texts(data: bytes) -> list[str]:
    return [each.text for each in paragraphs(read_word(data, "来稿.docx").blocks)]


def repacked(data: bytes, change: dict[str, str]) -> bytes:
    """Return a package with texts replaced in all parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            for old, new in change.items():
                text = text.replace(old, new)
            target.writestr(name, text)
    return stream.getvalue()


def test_a_file_in_the_names_of_strict_open_xml_is_read() -> None:
    styles = part("styles", '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>')
    data = package(p(r("甲"), properties='<w:pStyle w:val="T"/>'), {"styles": styles})
    strict = repacked(
        data,
        {
            f"{LOOSE}wordprocessingml/2006/": f"{STRICT}wordprocessingml/",
            f"{LOOSE}officeDocument/2006/": f"{STRICT}officeDocument/",
        },
    )
    (found,) = paragraphs(read_word(strict, "来稿.docx").blocks)
    assert (found.text, found.style) == ("甲", "Title")


@pytest.mark.parametrize("kind", ["macroEnabled", "macroEnabledTemplate", "template"])
def test_what_the_package_calls_itself_does_not_matter(kind: str) -> None:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="x/{kind}"/></Types>'
    data = io.BytesIO(package(p(r("甲"))))
    with zipfile.ZipFile(data, "a") as more:
        more.writestr("[Content_Types].xml", types)
    assert texts(data.getvalue()) == ["甲"]


def test_two_sets_of_properties_are_no_reason_to_refuse() -> None:
    data = package(p(r("甲")))
    both = relations(
        ("rId1", "officeDocument", "word/document.xml"), ("rId2", "core-properties", "a.xml"),
        ("rId3", "core-properties", "b.xml"),
    )  # fmt: skip
    plain = relations(("rId1", "officeDocument", "word/document.xml"))
    assert texts(repacked(data, {plain: both})) == ["甲"]


@pytest.mark.parametrize(
    ("root", "said"),
    [
        ("workbook", "是 Excel 表格，不是 Word 文件"),
        ("presentation", "是 PowerPoint 演示文稿，不是 Word 文件"),
        ("nothing", "不是 Word 文件，或已经损坏"),
    ],
)
def test_another_programs_file_is_called_what_it_is(root: str, said: str) -> None:
    data = repacked(package(""), {"w:document": f"w:{root}"})
    with pytest.raises(BulletinError, match=said):
        read_word(data, "来稿.docx")


def test_a_part_that_is_broken_is_named() -> None:
    with pytest.raises(BulletinError, match=r"里面的 word/styles\.xml 坏了"):
        word(p(r("甲")), {"styles": "<w:styles"})


def test_a_dtd_in_a_part_of_any_name_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:comments/>'
    links = link("rIdC", "comments", "c.bin")
    with pytest.raises(BulletinError, match=r"word/c\.bin 带有 DTD"):
        word(p(r("甲")), {"word/c.bin": bomb}, links)


def test_a_part_too_large_is_refused_before_it_is_read() -> None:
    noise = os.urandom(21_000_000).hex()
    with pytest.raises(BulletinError, match=r"word/document.xml 展开后超过 40 MB"):
        word(p(r(noise)))


def test_too_many_parts_are_refused() -> None:
    with pytest.raises(BulletinError, match="个部件"):
        word("", {f"word/media/{n}.bin": "" for n in range(5_001)})


def test_a_file_that_takes_no_comments_says_so() -> None:
    with pytest.raises(BulletinError, match="写不进批注"):
        open_word(package(p(r("甲"))), "来稿.docx")
