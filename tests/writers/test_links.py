"""Links from the article into every format, with and without the address printed behind them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.content.links import links_in
from bulletin_cli.content.markdown import parse
from bulletin_cli.incoming.word.document import read_word
from bulletin_cli.layout.compose import compose
from bulletin_cli.layout.document import Document, StyledParagraph, StyledTable
from bulletin_cli.layout.marks import document_bookmarks
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.writers import docx, text
from bulletin_cli.writers.paged import paged_text
from tests.composed import FIRST, ISSUE, PERIODICAL, template
from tests.layout.test_marks import part

SITE = "https://a.cn/乙_(丙)?d=1&e=*"
SOURCE = f"见[**官**网]({SITE})和[来信](mailto:a@b.cn)。\n\n| 甲 |\n| --- |\n| [站]({SITE}) |\n"


def document(*, printed: bool) -> Document:
    article = replace(FIRST, blocks=parse(SOURCE, "01.md"))
    looks = replace(template("shanghai-post"), prints_links=printed)
    return compose(replace(ISSUE, articles=(article,)), looks, PERIODICAL)


def paragraph(of: Document) -> StyledParagraph:
    return next(
        each for each in of.body if isinstance(each, StyledParagraph) and "官网" in each.text
    )


def cell(of: Document) -> str:
    table = next(each for each in of.body if isinstance(each, StyledTable))
    return table.rows[1][0].text


@pytest.mark.parametrize(
    ("printed", "said", "in_table"),
    [
        (False, "见官网和来信。", "站"),
        (True, f"见官网（{SITE}）和来信（a@b.cn）。", f"站（{SITE}）"),
    ],
)
def test_an_address_is_printed_where_the_template_says_so(
    printed: bool, said: str, in_table: str
) -> None:
    made = document(printed=printed)
    assert (paragraph(made).text, cell(made)) == (said, in_table)
    assert said in text.write(made).decode()
    assert said in paged_text(typeset(made)).replace("\n", "").replace("　", "")
    assert paragraph(made).source_text == "见官网和来信。"
    assert "见官网和来信。" in [mark.text for mark in document_bookmarks(made)]


@pytest.mark.parametrize("printed", [False, True])
def test_a_word_file_has_one_hyperlink_a_link_in_no_style_of_its_own(printed: bool) -> None:
    data = docx.write(typeset(document(printed=printed)).document)
    body = part(data, "word/document.xml").decode()
    assert body.count("<w:hyperlink ") == 3
    assert "rStyle" not in body
    pieces = [
        piece
        for each in read_word(data, "a.docx").blocks
        for piece in getattr(each, "pieces", ())
        if piece.link
    ]
    assert [piece.link for piece in pieces if "官" in piece.text or "来信" in piece.text] == [
        SITE,
        "mailto:a@b.cn",
    ]


def test_the_addresses_of_an_article_are_found() -> None:
    assert list(links_in(parse(SOURCE, "a.md"))) == [SITE, SITE, "mailto:a@b.cn", SITE]
