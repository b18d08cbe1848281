"""What follows in an article from what a Word file carries: signs, lists, frames, what is told."""

from __future__ import annotations

import pytest

from bulletin_cli.content.article import Heading, Paragraph, Table, plain
from bulletin_cli.content.markdown import dump, parse
from tests.incoming.word.building import box, cell, field, lines, link, p, part, r, table, taken

UP, DOWN = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
BULLET = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
    '<w:lvlText w:val="&#xF0B7;"/><w:rPr><w:rFonts w:hAnsi="Symbol"/></w:rPr></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)
LISTED = '<w:numPr><w:numId w:val="1"/></w:numPr>'


def headings(*texts: str) -> list[str]:
    """Return which of some paragraphs, text below the last, became headings."""
    blocks = taken("".join(p(r(each)) for each in texts)).article.blocks
    return [plain(each.inline) for each in blocks if isinstance(each, Heading)]


def test_what_is_raised_stays_so_and_nothing_is_told() -> None:
    one = taken(p(r("10"), r("6", UP), r("克CO"), r("2", DOWN), r(" 甲"), r("注 1", UP)))
    assert dump(one.article.blocks) == "10^6^克CO~2~ 甲^注^ ^1^\n"
    assert one.messages == ()


def test_what_is_raised_in_a_heading_stays_so() -> None:
    one = taken(p(r("一、PM"), r("2.5", DOWN), r("治理")) + p(r("正文。")))
    assert dump(one.article.blocks[:1]) == "## 一、PM~2.5~治理\n"


def test_what_no_article_can_lower_stays_on_the_line_and_is_told() -> None:
    one = taken(p(r("甲"), r("乙、丙", DOWN), r("丁")))
    assert lines(one.article) == ["甲乙、丙丁"]
    assert one.messages == ("下标收成了平常的字：“乙、丙”；请核对",)


def test_private_signs_stay_and_are_told_with_their_codes() -> None:
    one = taken(p(r("甲\ue5e5乙\ue5e5")))
    assert lines(one.article) == ["甲\ue5e5乙\ue5e5"]
    assert one.messages == ("有 2 个私用的符号认不出来（U+E5E5），留在原处；对照原件改",)


def test_bullets_are_told_once_with_their_number() -> None:
    body = p(r("甲"), properties=LISTED) + p(r("乙"), properties=LISTED)
    one = taken(body, {"numbering": BULLET})
    assert lines(one.article) == ["甲", "乙"]
    assert one.messages == ("没有收列表前的项目符号 2 处：“•”",)


def test_a_bullet_that_only_its_face_knows_is_told_as_a_dot() -> None:
    own = BULLET.replace("Symbol", "某字体")
    one = taken(p(r("甲"), properties=LISTED) + p(r("乙")), {"numbering": own})
    assert one.messages == ("没有收列表前的项目符号：“•”",)


@pytest.mark.parametrize(
    ("text", "address", "said"),
    [
        ("官网", "file:///c:/a.docx", "没有收链接的地址：“官网 file:///c:/a.docx”"),
        ("官网", "javascript:a()", "没有收链接的地址：“官网 javascript:a()”"),
        ("www.example.cn", "http://www.example.cn/", ""),
        ("写信a@example.cn", "mailto:a@example.cn", ""),
    ],
)
def test_a_link_that_says_itself_is_text_and_a_foreign_one_is_told(
    text: str, address: str, said: str
) -> None:
    links = link("rIdL", "hyperlink", address, external=True)
    for run in (
        f'<w:hyperlink r:id="rIdL">{r(text)}</w:hyperlink>',
        field(f'HYPERLINK "{address}"', r(text)),
    ):
        one = taken(p(r("见"), run), links=links)
        assert lines(one.article) == [f"见{text}"]
        assert one.messages == ((said,) if said else ())


@pytest.mark.parametrize(
    ("address", "link_"),
    [
        ("https://www.example.cn/a(b", "https://www.example.cn/a%28b"),
        ("mailto:a@example.cn", "mailto:a@example.cn"),
    ],
)
def test_an_address_that_the_text_does_not_say_makes_a_link(address: str, link_: str) -> None:
    links = link("rIdL", "hyperlink", address, external=True)
    bold = r("乙", "<w:b/>")
    for run in (
        f'<w:hyperlink r:id="rIdL">{r("甲")}{bold}</w:hyperlink>',
        field(f'HYPERLINK "{address}"', r("甲") + bold),
    ):
        one = taken(p(r("见"), run, r("。")), links=links)
        assert dump(one.article.blocks) == f"见[甲**乙**]({link_})。\n"
        assert one.messages == ()


def test_a_link_to_a_place_of_a_page_keeps_it() -> None:
    links = link("rIdL", "hyperlink", "https://a.cn/b", external=True)
    for run in (
        f'<w:hyperlink r:id="rIdL" w:anchor="c">{r("甲")}</w:hyperlink>',
        field('HYPERLINK "https://a.cn/b" \\l "c"', r("甲")),
    ):
        assert dump(taken(p(run), links=links).article.blocks) == "[甲](https://a.cn/b#c)\n"


def test_the_address_of_a_link_in_a_caption_is_told() -> None:
    links = link("rIdL", "hyperlink", "https://a.cn", external=True)
    cell = f"<w:tbl><w:tr><w:tc>{p(r('甲'))}</w:tc><w:tc>{p(r('乙'))}</w:tc></w:tr></w:tbl>"
    body = p(f'<w:hyperlink r:id="rIdL">{r("表1　数据")}</w:hyperlink>') + cell
    one = taken(body, links=links)
    assert one.messages == ("没有收链接的地址：“表1　数据 https://a.cn”",)


def test_the_face_of_a_heading_within_its_paragraph_is_told() -> None:
    black, plain_face = '<w:rFonts w:eastAsia="黑体"/>', '<w:rFonts w:eastAsia="仿宋_GB2312"/>'
    one = taken(
        p(r("一、抓学习。", black), r("专题学习12次。", plain_face)) + p(r("全黑。", black))
    )
    assert one.messages == ("没有收段首小标题的黑体：“一、抓学习。”",)


def test_charts_and_smart_art_are_told_with_their_words() -> None:
    chart = '<w:r><w:drawing><c:chart r:id="rIdC"/></w:drawing></w:r>'
    art = '<w:r><w:drawing><dgm:relIds r:dm="rIdD"/></w:drawing></w:r>'
    parts = {
        "word/c.xml": part("x", "<a:t>业务量</a:t><c:v>一季度</c:v><c:v>12.5</c:v>"),
        "word/d.xml": part("x", "<a:t>收寄</a:t><a:t>投递</a:t>"),
    }
    links = link("rIdC", "chart", "c.xml") + link("rIdD", "diagramData", "d.xml")
    one = taken(p(r("甲"), chart, art), parts, links)
    assert one.messages == (
        "没有收图表：“业务量 一季度 12.5”", "没有收SmartArt 图形：“收寄 投递”",
    )  # fmt: skip


def test_notes_are_told_in_full_and_headers_once() -> None:
    notes = part("footnotes", f'<w:footnote w:id="2">{p(r("见附表。"))}</w:footnote>')
    head = part("hdr", p(r("内部资料")))
    links = link("rIdH1", "header", "h.xml") + link("rIdH2", "header", "h.xml")
    body = p(r("甲"), '<w:r><w:footnoteReference w:id="2"/></w:r>')
    one = taken(body, {"footnotes": notes, "word/h.xml": head}, links)
    assert one.messages == ("没有收脚注：“见附表。”", "没有收页眉：“内部资料”")


def test_numbered_lines_below_each_other_are_a_list_and_stay_text() -> None:
    assert headings("甲。", "1.报名登记", "2.现场服务", "3.回访", "乙。") == []
    assert headings("附件：1.方案", "2.名单", "乙。") == []
    assert headings("附件：", "1.方案", "乙。") == []


def test_numbered_lines_with_text_between_are_headings() -> None:
    assert headings("1.报名登记", "甲。", "2.现场服务", "乙。") == ["1.报名登记", "2.现场服务"]
    assert headings("一、做法", "（一）报名", "1.登记", "甲。") == [
        "一、做法",
        "（一）报名",
        "1.登记",
    ]
    assert headings("一、做法", "二、打算", "甲。") == ["一、做法", "二、打算"]


def test_a_line_of_a_list_comes_back_from_its_file_as_text() -> None:
    blocks = taken(p(r("1.报名登记")) + p(r("2.现场服务")) + p(r("甲。"))).article.blocks
    assert parse(dump(blocks), "a.md") == blocks
    assert all(isinstance(each, Paragraph) for each in blocks)


def test_a_drop_cap_begins_its_paragraph() -> None:
    cap = p(r("七"), properties='<w:framePr w:dropCap="drop"/>')
    assert lines(taken(cap + p(r("月五日。"))).article) == ["七月五日。"]
    assert lines(taken(p(r("甲。")) + cap).article) == ["甲。", "七"]


def test_columns_that_a_row_leaves_free_stay_free() -> None:
    rows = [cell(p(r(each))) for each in "甲乙丙"]
    free = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell(p(r("1"))) + cell(p(r("2")))
    (found,) = taken(table("".join(rows), free)).article.blocks
    assert isinstance(found, Table)
    assert [[plain(each) for each in row] for row in found.rows] == [
        ["甲", "乙", "丙"], ["", "1", "2"],
    ]  # fmt: skip


def test_a_table_that_only_places_its_text_is_laid_out_as_paragraphs() -> None:
    text = p(r("甲局开展检查。")) + p(r("一、排查到位")) + p(r("网点完成整改。"))
    one = taken(table(cell(p(r("标题"))) + cell(p(r("检查"))), cell(p(r("内容"))) + cell(text)))
    assert not any(isinstance(each, Table) for each in one.article.blocks)
    assert lines(one.article)[-3:] == ["甲局开展检查。", "一、排查到位", "网点完成整改。"]
    assert one.messages == ("一个用来排版的表收成了正文，一格接一格；请核对",)


def test_a_table_of_figures_stays_one() -> None:
    row = cell(p(r("网点"))) + cell(p(r("已经整改。")))
    assert isinstance(taken(table(row, row)).article.blocks[0], Table)


def test_old_word_art_is_taken_like_a_text_box() -> None:
    art = '<w:r><w:pict><v:textpath string="安全专刊"/></w:pict></w:r>'
    one = taken(p(art) + p(box(p(r("框里。")))) + p(r("甲。")))
    assert lines(one.article) == ["安全专刊", "框里。", "甲。"]
    assert sum("文本框" in each for each in one.messages) == 2
