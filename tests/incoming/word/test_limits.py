"""A file that holds more than an article can is refused with a sentence that says of what."""

from __future__ import annotations

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.incoming.word.content import paragraphs
from tests.incoming.word.building import field, link, p, part, r, table, word
from tests.linear import assert_linear

MARK = '<w:bookmarkStart w:id="{0}" w:name="b{0}"/>'
CHAIN = "".join(
    f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
    for n in range(60)
)
IN_CHAIN = '<w:pStyle w:val="s0"/>'
NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'


def numbering(text: str, kind: str = "decimal", start: str = "1") -> dict[str, str]:
    level = f'<w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
    lists = f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    return {"numbering": part("numbering", lists)}


@pytest.mark.parametrize(
    ("body", "parts", "said"),
    [
        ("<w:p/>" * 15_001, {}, "里面有 15,001 个段落，超过 15,000 的上限"),
        (p("<w:r/>" * 60_001), {}, "60,001 个小段文字"),
        ("<w:tbl/>" * 5_001, {}, "5,001 个表格"),
        (table(*[""] * 10_001), {}, "10,001 个表格的行"),
        (table(*["<w:tc/>" * 50] * 301), {}, "15,050 个表格的格子"),
        (table("<w:tc/>" * 64), {}, "表格的一行有 64 格，超过 63"),
        (p('<w:r><w:footnoteReference w:id="1"/></w:r>' * 5_001), {}, "5,001 个脚注"),
        (p('<w:r><w:endnoteReference w:id="1"/></w:r>' * 5_001), {}, "5,001 个尾注"),
        (p(MARK.format(1) * 20_001), {}, "20,001 个书签"),
        (p(*map(MARK.format, range(51))), {}, "一处套着的书签或批注太多，超过 50"),
        (p('<w:commentRangeStart w:id="1"/>' * 5_001), {}, "5,001 个批注"),
        (p('<w:r><w:fldChar w:fldCharType="end"/></w:r>' * 30_001), {}, "30,001 个域"),
        (p(properties=IN_CHAIN), {"styles": part("styles", CHAIN)}, "样式一个套一个，套了 51 层"),
        ("", {"styles": part("styles", "<w:style/>" * 5_001)}, "5,001 个样式"),
        ("", {"numbering": part("numbering", "<w:num/>" * 5_001)}, "5,001 个列表"),
        ("<w:x/>" * 1_000_000, {}, "个标签和属性，超过 1,000,000"),
        ("<w:sdt>" * 300 + "</w:sdt>" * 300, {}, "里面的 word/document.xml 坏了"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 60 else "",
)
def test_more_than_an_article_can_hold_is_refused(
    body: str, parts: dict[str, str], said: str
) -> None:
    with pytest.raises(BulletinError, match=r"来稿\.docx") as caught:
        word(body, parts)
    assert said in caught.value.message
    assert caught.value.hint


def test_boxes_within_boxes_are_read_once_each() -> None:
    content = r("深处")
    for _ in range(30):
        content = f"<w:r><w:pict><w:txbxContent>{p(content)}</w:txbxContent></w:pict></w:r>"
    found = [each.text for each in paragraphs(word(p(content)).blocks) if each.text]
    assert found == ["深处"]


def test_styles_based_on_each_other_end() -> None:
    ring = part(
        "styles",
        '<w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style>',
    )
    found = word(p(r("甲"), properties='<w:pStyle w:val="a"/>'), {"styles": ring})
    assert [each.text for each in paragraphs(found.blocks)] == ["甲"]


@pytest.mark.parametrize("level", ["x", "-1", "", "99999999999", "²"])
def test_a_level_that_is_no_number_is_the_first(level: str) -> None:
    body = p(r("甲"), properties=NUMBERED.format(level))
    (found,) = paragraphs(word(body, numbering("%1.")).blocks)
    assert (found.number, found.text) == ("1.", "甲")


def test_a_number_too_long_to_be_one_is_told_once() -> None:
    body = p(r("甲"), properties=NUMBERED.format(0)) * 3
    found = word(body, numbering("%1" * 2_000, "lowerLetter", "99999"))
    assert [each.number for each in paragraphs(found.blocks)] == ["", "", ""]
    assert [each.what for each in found.left_out] == ["太长的编号 3 处"]


@pytest.mark.parametrize("kind", ["lowerLetter", "upperRoman", "chineseCounting"])
def test_a_count_that_word_does_not_reach_is_written_in_digits(kind: str) -> None:
    body = p(r("甲"), properties=NUMBERED.format(0))
    (found,) = paragraphs(word(body, numbering("%1.", kind, "99999")).blocks)
    assert found.number == "99999."


def test_what_lies_outside_of_the_file_is_told_and_not_fetched() -> None:
    picture = '<w:r><w:drawing><a:blip r:link="rIdX"/></w:drawing></w:r>'
    links = link("rIdX", "image", r"file://\\server\share\x.png", external=True)
    links += link("rIdY", "comments", "http://127.0.0.1:9/x", external=True)
    links += link("rIdZ", "styles", "http://127.0.0.1:9/s.xml", external=True)
    found = word(p(picture), links=links)
    assert [(each.what, each.where) for each in found.left_out] == [
        ("文件里只有链接的图片", r"file://\\server\share\x.png")
    ]


def test_runs_alike_and_unlike_take_time_as_their_number() -> None:
    def read_runs(number: int) -> None:
        word(p((r("甲") + r("乙") + r("丙", "<w:b/>")) * number))

    assert_linear(read_runs, 3_000)


def test_fields_and_notes_take_time_as_their_number() -> None:
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'

    def read_fields(number: int) -> None:
        notes = part("footnotes", f'<w:footnote w:id="1">{p(r("注"))}</w:footnote>')
        word(p((field("REF a", r("甲")) + note) * number), {"footnotes": notes})

    assert_linear(read_fields, 1_000)
