"""Files taken into a Word file whole: their words are told."""

from __future__ import annotations

import pytest

from bulletin_cli.incoming.word.content import LeftOut
from bulletin_cli.incoming.word.document import read_word
from tests.incoming.word.building import link, p, package, r

WHAT = "嵌入的另一份文件"


def told(name: str, data: str | bytes, times: int = 1) -> list[LeftOut]:
    """Return what is told of a file between two paragraphs."""
    body = p(r("前。")) + '<w:altChunk r:id="rId9"/>' * times + p(r("后。"))
    parts: dict[str, str | bytes] = {f"word/{name}": data}
    made = package(body, parts, link("rId9", "aFChunk", name))
    return list(read_word(made, "来稿.docx").left_out)


PAGE = (
    '<html><head><meta charset="utf-8"><title>题</title><style>p {}</style></head>'
    "<body><p>一段</p><p>两段</p></body></html>"
)
MHT = (
    'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
    'Content-Type: text/html; charset="utf-8"\r\n\r\n'
    '<meta charset="utf-8"><p>一段</p><p>两段</p>\r\n--b--\r\n'
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", PAGE),
        ("a.HTM", PAGE),
        ("a.mht", MHT),
        ("a.txt", "一段\r\n两段"),
        ("a.docx", package(p(r("一段")) + p(r("两段")))),
    ],
)
def test_its_words_are_told(name: str, data: str | bytes) -> None:
    assert told(name, data) == [LeftOut(WHAT, "一段 两段")]


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.rtf", "{\\rtf1}"), ("a.docx", b"PK broken"), ("a.txt", b"\xff\xfe\xff"), ("a.html", "")],
)
def test_one_that_cannot_be_read_is_told_without(name: str, data: str | bytes) -> None:
    assert told(name, data) == [LeftOut(WHAT)]


def test_of_very_many_no_more_are_read_than_a_text_may_have() -> None:
    found = told("a.txt", "字" * 300_000, 5)
    assert [(each.what, len(each.where)) for each in found] == [
        (f"{WHAT} 2 处", 300_000),
        (f"{WHAT} 3 处", 0),
    ]
