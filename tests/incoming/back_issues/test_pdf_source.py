"""Old issues as PDFs: columns one after the other, filters by any name, pages of any margin."""

from __future__ import annotations

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.incoming.back_issues import TemplateFacts, dump_source, read_old
from bulletin_cli.incoming.back_issues.content import OldIssue
from bulletin_cli.incoming.back_issues.pdf_source import read_pdf_source
from tests.dumps import texts
from tests.incoming.back_issues.test_heads import DAY, NUMBER
from tests.pdfs import Line, column, pdf

HEAD = [
    (190, 780, 36, "某某工作简报"),
    (200, 740, 16, "2024年第35期（总第486期）"),
    (90, 710, 16, "某某局办公室编"),
    (380, 710, 16, "2024年11月25日"),
]
LEFT = """　　近日，示例区局组织检查组，对
辖区六家网点开展夏季安全检查，重
点查看消防通道、用电线路和车辆停
放，当场指出隐患三处，要求限期整
改。
　　对发现的隐患建立清单，明确责
任人和完成时限，全部整改完毕。"""
RIGHT = """　　日前，示例县局走访一线快递员，
送去防暑降温用品四十套，听取快递
员对末端服务的意见建议六条，现场
答复四条，其余二条转交有关科室办
理。
　　示例县局负责人表示，将把关心
快递员工作列入年度重点任务。"""
THIRD = """　　连日来，示例市局开展送清凉活
动，为坚守岗位的一线人员送去慰问
品，叮嘱大家注意防暑，合理安排作
息，确保安全生产，并了解他们在工
作中的困难和需求。"""
TITLES = ["示例区局开展安全检查", "示例县局走访快递员", "示例市局送清凉"]
MADE_BY = [(90, 300, 14, "报：示例省局。"), (90, 270, 14, "送：各区局，各县局。")]


def read(data: bytes) -> OldIssue:
    return read_old(read_pdf_source(data, "a.pdf"), TemplateFacts())


def article(x: float, y: float, title: str, text: str) -> list[Line]:
    return [(x + 30, y, 14, title), *column(x, y - 24, text)]


def paragraphs(text: str) -> list[str]:
    return text.replace("\n", "").split("　　")[1:]


EXPECTED = [
    (title, paragraphs(text)) for title, text in zip(TITLES, (LEFT, RIGHT, THIRD), strict=True)
]


@pytest.mark.parametrize("split", [False, True])
@pytest.mark.parametrize("lower", [0, 5, 8])  # points by which the right column stands lower
def test_two_columns_are_read_one_after_the_other(lower: float, *, split: bool) -> None:
    left = article(90, 660, TITLES[0], LEFT)
    right = article(324, 660 - lower, TITLES[1], RIGHT)
    old = read(pdf([*HEAD, *left, *right, *MADE_BY], split=split))
    assert (old.nameplate, old.number, old.date, old.issuer) == (
        ("某某工作简报",), NUMBER, DAY, "某某局办公室",
    )  # fmt: skip
    assert texts(old.articles) == EXPECTED[:2]
    assert (old.report_to, old.copy_to) == (("示例省局",), ("各区局", "各县局"))
    assert [each.what for each in old.doubts] == ["第 1 页分栏，从左到右一栏一栏地读，请核对次序"]


def test_a_title_over_both_columns_parts_what_is_above_from_what_is_below() -> None:
    title = [(150, 520, 18, "两个单位开展夏季送清凉活动纪实")]
    above = [*column(90, 660, LEFT), *column(324, 660, RIGHT)]
    below = [*column(90, 490, LEFT), *column(324, 490, RIGHT)]
    old = read(pdf([*HEAD, (150, 685, 18, "两个单位抓实夏季安全工作纪实"), *above, *title, *below]))
    body = paragraphs(LEFT) + paragraphs(RIGHT)
    assert [found for _, found in texts(old.articles)] == [body, body]


def test_three_columns_are_read_one_after_the_other() -> None:
    narrow = [each.replace("\n", "") for each in (LEFT, RIGHT, THIRD)]
    wrapped = [
        "\n".join("　　" * (n == 0) + part for part_text in paragraphs(text) for n, part in
                  enumerate([part_text[:9], *(part_text[at:at + 11] for at in
                             range(9, len(part_text), 11))]))
        for text in narrow
    ]  # fmt: skip
    places = (60, 225, 390)
    lines = [
        line
        for x, title, text in zip(places, TITLES, wrapped, strict=True)
        for line in article(x, 660, title, text)
    ]
    assert texts(read(pdf([*HEAD, *lines])).articles) == EXPECTED


def test_a_table_with_words_in_its_cells_is_read_across() -> None:
    rows = [
        line
        for n, (one, other) in enumerate([("网点", "隐患"), ("东站", "二处"), ("西站", "三处")])
        for line in ((90, 500 - 16 * n, 12, one), (324, 500 - 16 * n, 12, other))
    ]
    wide = "　　近日，示例区局组织检查组，对辖区六家网点开展夏季安全检查，重点查\n看消防通道。"
    source = read_pdf_source(pdf([*HEAD, *column(90, 660, wide), *rows]), "a.pdf")
    assert [each.text for each in source.lines][-3:] == ["网点\t隐患", "东站\t二处", "西站\t三处"]
    assert source.messages == ()


@pytest.mark.parametrize("name", ["/Fl", "[/Fl]", "[/FlateDecode]"])
def test_short_names_of_filters_are_known(name: str) -> None:
    data = pdf([*HEAD, *article(90, 660, TITLES[0], LEFT)], filter_name=name)
    assert texts(read(data).articles) == EXPECTED[:1]


def test_a_filter_that_nobody_knows_is_refused_with_its_reason() -> None:
    with pytest.raises(BulletinError, match="里面用了读不了的压缩或加密"):
        read_pdf_source(pdf(HEAD, filter_name="/Strange"), "a.pdf")


def test_a_page_without_a_margin_is_read() -> None:
    lines = [(90 + 7 * n, 800 - 20 * n, 12, f"第{n}行从别处开始的文字") for n in range(12)]
    source = read_pdf_source(pdf(lines), "a.pdf")
    assert [each.text for each in source.lines if each.text] == [line[3] for line in lines]
    assert min(each.indent or 0 for each in source.lines) == 0


def test_a_file_without_pages_is_refused() -> None:
    with pytest.raises(BulletinError, match="没有文字层"):
        read_pdf_source(pdf(), "a.pdf")


def test_a_dump_of_two_columns_side_by_side_is_refused() -> None:
    pairs = zip(LEFT.splitlines(), RIGHT.splitlines(), strict=True)
    rows = "\n".join(f"{one.ljust(17, chr(0x3000))}　　{other}" for one, other in pairs)
    text = f"某某工作简报\n2024年第35期（总第486期）\n某某局编　　2024年11月25日\n{rows}\n"
    with pytest.raises(BulletinError, match="左右两栏混在一行里，分不开"):
        dump_source(text, "a.txt")
