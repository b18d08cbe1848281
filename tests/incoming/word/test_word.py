"""A Word file is read as its reader sees it, and whatever is passed over is told."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.incoming.word.content import TrackedChange, WordPiece, WordTable, paragraphs
from bulletin_cli.incoming.word.document import WordFile, read_word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str, **parts: str) -> WordFile:
    """Return what a file with this body holds; `parts` replace parts of the package."""
    empty = io.BytesIO()
    docx.Document().save(empty)
    made = io.BytesIO()
    with zipfile.ZipFile(empty) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = f"<w:document {W}><w:body>{body}</w:body></w:document>".encode()
            target.writestr(name, parts.get(name, data))
    return read_word(made.getvalue(), "来稿.docx")


def texts(body: str) -> list[str]:
    return [each.text for each in paragraphs(word(body).blocks)]


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_runs_cut_anywhere_are_one_piece() -> None:
    (paragraph,) = word(p(r("甲"), r("乙"), r("丙", "<w:b/>"))).blocks
    assert paragraph.pieces == (WordPiece("甲乙"), WordPiece("丙", bold=True))  # type: ignore[union-attr]


def test_tracked_changes_are_kept_and_the_text_is_the_new_one() -> None:
    gone = r("乙").replace("w:t", "w:delText")
    body = p(
        r("甲"),
        f'<w:del w:author="王" w:date="2024-11-25T10:00:00Z">{gone}</w:del>',
        f'<w:ins w:author="王">{r("丙")}</w:ins>',
    )
    (paragraph,) = paragraphs(word(body).blocks)
    assert paragraph.text == "甲丙"
    assert [each.change for each in paragraph.pieces] == [
        None,
        TrackedChange("deleted", "王", "2024-11-25T10:00:00Z"),
        TrackedChange("inserted", "王"),
    ]


def test_fields_show_their_results_not_their_codes() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("今天")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(p(r("是"), field, r("。"))) == ["是今天。"]


def test_content_controls_links_and_breaks_are_read_through() -> None:
    body = (
        f"<w:sdt><w:sdtContent>{p(r('甲'))}</w:sdtContent></w:sdt>"
        + p(f"<w:hyperlink>{r('乙')}</w:hyperlink><w:r><w:br/></w:r>", r("丙"))
        + p(f"<w:sdt><w:sdtContent>{r('丁')}</w:sdtContent></w:sdt>")
    )
    assert texts(body) == ["甲", "乙\u2028丙", "丁"]


def test_hidden_text_and_formulas_are_left_out_and_told() -> None:
    found = word(p(r("甲"), r("藏", "<w:vanish/>")))
    assert [each.text for each in paragraphs(found.blocks)] == ["甲"]
    assert [(each.what, each.where) for each in found.left_out] == [("隐藏的文字", "藏")]


def test_a_text_box_comes_once_after_its_paragraph() -> None:
    box = f"<w:txbxContent>{p(r('框'))}</w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
        "</mc:AlternateContent>"
    )
    assert texts(p(r("甲"), f"<w:r>{both}</w:r>") + p(r("乙"))) == ["甲", "框", "乙"]


def test_merged_cells_are_known() -> None:
    row = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p(r("甲"))}</w:tc></w:tr>'
    (table,) = word(f"<w:tbl>{row}</w:tbl>").blocks
    assert isinstance(table, WordTable)
    assert table.merged
    assert [len(each) for each in table.rows] == [2]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "文件是空的"),
        (b"PK\x03\x04", "不是 Word 文件"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "是旧的 .doc"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "设了密码"),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(BulletinError, match=message):
        read_word(data, "来稿.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_dtd_is_refused(encoding: str) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document/>'.encode(encoding)
    with pytest.raises(BulletinError, match="DTD"):
        word(p(r("甲")), **{"word/styles.xml": bomb})  # type: ignore[arg-type]


def test_a_file_that_unpacks_to_hundreds_of_times_its_size_is_refused() -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/media/a.png", b"\0" * 30_000_000)
    with pytest.raises(BulletinError, match="展开后有 30 MB"):
        read_word(data.getvalue(), "来稿.docx")


@pytest.mark.parametrize("code", ["", "zz", "D800", "FFFFFFFFF"])
def test_a_symbol_that_no_text_can_hold_is_told(code: str) -> None:
    found = word(p(r("甲"), f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'))
    assert [each.text for each in paragraphs(found.blocks)] == ["甲"]
    assert [(each.what, each.where) for each in found.left_out] == [
        ("符号字体里的符号", "Wingdings")
    ]


def test_a_phonetic_guide_is_left_off_its_text() -> None:
    ruby = f"<w:ruby><w:rt>{r('jiǎ')}</w:rt><w:rubyBase>{r('甲')}</w:rubyBase></w:ruby>"
    assert texts(p(f"<w:r>{ruby}</w:r>", "<w:r><w:ruby/></w:r>", r("乙"))) == ["甲乙"]
