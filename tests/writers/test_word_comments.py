"""Comments in a copy of somebody's Word file, of which nothing else changes."""

from __future__ import annotations

import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bulletin_cli.writers.word_comments import PlacedComment, as_word, insert_comments
from tests.commented import read_comments


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
    comments = [
        PlacedComment(1, "表里的字", 0, 2, ("一",)),
        PlacedComment(2, "留下加上", 1, 3, ("二",)),
        PlacedComment(7, "哪里也没有", 0, 1, ("三",)),
    ]
    found = read_comments(insert_comments(stream.getvalue(), "稿.docx", comments))
    assert found == [("表里", "一"), ("下删去加", "二"), ("表里的字", "三")]


def test_tabs_and_line_breaks_stay_where_they_are() -> None:
    data = insert_comments(
        as_word("前\t中后\t尾"), "稿.txt", [PlacedComment(1, "中后", 1, 2, ("一",))]
    )
    assert read_comments(data) == [("后", "一")]
    assert docx.Document(io.BytesIO(data)).paragraphs[0].text == "前\t中后\t尾"


def test_a_file_without_text_gets_no_comment() -> None:
    assert (
        read_comments(insert_comments(as_word(""), "稿.txt", [PlacedComment(1, "", 0, 0, ("一",))]))
        == []
    )


def test_the_same_file_and_findings_give_the_same_comments() -> None:
    comment = [PlacedComment(1, "字", 0, 1, ("一",))]
    parts = [insert_comments(as_word("字"), "稿.txt", comment) for _ in range(2)]
    xml = [docx.Document(io.BytesIO(each)).part._comments_part.blob for each in parts]
    assert xml[0] == xml[1]
