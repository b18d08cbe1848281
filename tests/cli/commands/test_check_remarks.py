"""check --format docx of a file of its own: comments in a copy of it, beside it."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from bulletin_cli.incoming.word.remarks import Remark, as_word, remarked
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


def commented(data: bytes) -> list[tuple[str, str]]:
    """Return what each comment stands on, and its first line."""
    document = docx.Document(io.BytesIO(data))
    found = []
    for comment in document.comments:
        inside, text = False, ""
        for element in document.element.body.iter():
            name = element.tag.rpartition("}")[2]
            if name.startswith("commentRange"):
                if element.get(qn("w:id")) == str(comment.comment_id):
                    inside = name == "commentRangeStart"
            elif name in ("t", "delText") and inside:
                text += element.text
        found.append((text, comment.text.splitlines()[0]))
    return found


def test_a_word_file_gets_a_copy_with_comments_beside_it(folder: Path) -> None:
    word(folder / "来稿 (1).docx", "第一段。", WRONG)
    before = (folder / "来稿 (1).docx").read_bytes()
    said = bulletin("check", "来稿 (1).docx", "--format", "docx").stdout
    assert "来稿 (1)（校对）.docx" in said
    assert "1 条批注" in said
    copy = (folder / "来稿 (1)（校对）.docx").read_bytes()
    ((quoted, remark),) = commented(copy)
    assert quoted == ","
    assert "，" in remark
    assert [each.text for each in docx.Document(io.BytesIO(copy)).paragraphs] == ["第一段。", WRONG]
    assert (folder / "来稿 (1).docx").read_bytes() == before


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
    assert [quoted for quoted, _ in commented(copy)].count(",") == 1
    assert WRONG in "".join(each.text for each in docx.Document(io.BytesIO(copy)).paragraphs)


def test_the_folder_may_be_chosen_and_the_file_itself_not(folder: Path) -> None:
    word(folder / "稿.docx", "没有问题。")
    refused(bulletin("check", "稿.docx", "--format", "docx", "-o", "稿.docx"), "被校对的文件")
    (folder / "别处").mkdir()
    did(bulletin("check", "稿.docx", "--format", "docx", "-o", "别处"))
    assert (folder / "别处" / "稿（校对）.docx").exists()


def test_tables_tracked_changes_and_boxes_keep_their_places() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].text = "表里的字"
    changed = document.add_paragraph("留下")
    namespace = nsdecls("w")
    for tag, kind, text in (("del", "delText", "删去"), ("ins", "t", "加上")):
        changed._p.append(
            parse_xml(
                f'<w:{tag} {namespace} w:id="9" w:author="甲"><w:r><w:{kind}>{text}</w:{kind}>'
                f"</w:r></w:{tag}>"
            )
        )
    stream = io.BytesIO()
    document.save(stream)
    remarks = [
        Remark(1, "表里的字", 0, 2, ("一",)),
        Remark(2, "留下加上", 1, 3, ("二",)),
        Remark(7, "哪里也没有", 0, 1, ("三",)),
    ]
    found = commented(remarked(stream.getvalue(), "稿.docx", remarks))
    assert found == [("表里", "一"), ("下删去加", "二"), ("表里的字", "三")]


def test_tabs_and_line_breaks_stay_where_they_are() -> None:
    data = remarked(as_word("前\t中后\t尾"), "稿.txt", [Remark(1, "中后", 1, 2, ("一",))])
    assert commented(data) == [("后", "一")]
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "前\t中后\t尾"


def test_a_file_without_text_gets_no_comment() -> None:
    assert commented(remarked(as_word(""), "稿.txt", [Remark(1, "", 0, 0, ("一",))])) == []


def test_the_same_file_and_findings_give_the_same_comments() -> None:
    remark = [Remark(1, "字", 0, 1, ("一",))]
    parts = [remarked(as_word("字"), "稿.txt", remark) for _ in range(2)]
    xml = [docx.Document(io.BytesIO(each)).part._comments_part.blob for each in parts]
    assert xml[0] == xml[1]
