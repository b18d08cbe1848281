"""Issues with other mastheads, as offices make them in Word, give templates that say so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from docx.shared import Mm, Pt

from bulletin_cli.base.strict_toml import parse
from bulletin_cli.incoming.back_issues.facts import TemplateFacts
from bulletin_cli.incoming.looks import ReadTemplate, read_template
from bulletin_cli.layout.template import Template, load
from bulletin_cli.store.pictures import read_image
from tests import made_in_word as word
from tests.samples import ROOT, picture

BASE = (ROOT / "templates/gbt9704/base.docx").read_bytes()


NUMBER = (
    "第{{ issue.number }}期{% if issue.whole_number %}（总第{{ issue.whole_number }}期）{% endif %}"
)
DOTTED = "replace('年', '.') | replace('月', '.') | replace('日', '')"


def read(data: bytes) -> ReadTemplate:
    return read_template(data, "一期.docx", TemplateFacts(), "照着做的")


def loaded(found: ReadTemplate) -> Template:
    return load(
        found.text, "template.toml", "own", BASE, lambda path, _: read_image(found.pictures[path])
    )


def texts(found: ReadTemplate, part: str) -> list[str]:
    tables = parse(found.text, "template.toml").tables(part)
    return [each.text("text", "") for each in tables]


def with_lines(*lines: tuple[str, str]) -> bytes:
    """Return an issue whose masthead is these lines, each with its alignment."""

    def masthead(document: Any) -> None:
        for text, align in lines:
            word.write(document.add_paragraph(), text, align=align)

    return word.made(masthead)


def test_a_plain_issue_is_said_whole() -> None:
    found = read(word.made(word.plain_masthead))
    assert found.told == ()
    assert texts(found, "masthead") == [
        "{{ periodical.marking }}",
        "{{ periodical.nameplate | join(line_break) }}",
        NUMBER,
        "{{ periodical.issuer }}\t{{ issue.date }}",
        "",
    ]
    assert texts(found, "imprint") == [
        "",
        "{% if periodical.report_to %}报：{{ periodical.report_to | join('、') }}。{% endif %}",
        "{% if periodical.copy_to %}送：{{ periodical.copy_to | join('、') }}。{% endif %}",
        "",
        "{% if issue.print_run %}共印{{ issue.print_run }}份{% endif %}",
    ]
    assert texts(found, "footer") == ["— {{ page_number }} —"]
    assert found.periodical.nameplate == ("安 全 简 报",)
    assert found.periodical.marking == "内部资料　注意保存"


def test_styles_are_what_paragraphs_look_like() -> None:
    styles = loaded(read(word.made(word.plain_masthead))).styles
    plate, body = styles["nameplate"], styles["body"]
    assert (plate.fonts[0], plate.size, plate.color, plate.align, plate.line) == (
        word.SONG, 48.0, "FF0000", "center", 70.0,
    )  # fmt: skip
    assert (body.fonts, body.size, body.line, body.first_line) == (
        ("仿宋_GB2312", "仿宋"), 16.0, 28.0, 2.0,
    )  # fmt: skip
    assert [styles[key].fonts[0] for key in ("headline", "heading1", "heading2")] == [
        word.SONG, word.HEI, word.KAI,
    ]  # fmt: skip
    assert [styles[key].outline for key in ("headline", "heading1", "heading2")] == [1, 2, 3]
    rule = styles["rule"].rule_below
    assert rule is not None
    assert (rule.weight, rule.color) == (2.25, "FF0000")


def test_what_an_issue_does_not_show_is_a_doubt_beside_its_style() -> None:
    found = read(word.made(word.plain_masthead))
    assert "# 不能确定：这一期没有三级小标题，照通常的写\n[styles.heading3]" in found.text
    assert "不能确定：这一期没有一级小标题" not in found.text


def test_a_table_masthead_becomes_cells_and_what_of_it_differs_is_told() -> None:
    found = read(word.made(word.table_masthead))
    table = loaded(found).parts["masthead"][0].table
    assert table is not None
    assert [round(each) for each in table.widths] == [300, 142]
    assert 'cells = [\n  ["{{ periodical.nameplate | join(line_break) }}", ' in found.text
    assert "第{{ issue.number }}期" in found.text
    assert [each.partition("，")[2] for each in found.told] == [
        "格子左右不留空",
        "格子里上下一律居中",
    ]


def test_a_text_box_and_a_drawn_line_become_rows_and_are_told() -> None:
    found = read(word.made(word.boxed_masthead))
    template = loaded(found)
    assert "{{ periodical.nameplate | join(line_break) }}" in texts(found, "masthead")
    rule = template.styles[template.parts["masthead"][-1].style].rule_below
    assert rule is not None
    assert (rule.weight, rule.color) == (2.25, "FF0000")
    assert found.told == (
        "文本框里的“安全简报”排成普通的一行，位置要看一看",
        "画上去的线，换成这一段下面的线",
    )


def test_what_stands_below_a_text_box_stays_where_it_was() -> None:
    template = loaded(read(word.made(word.boxed_masthead)))
    box, *others = template.parts["masthead"]
    style = template.styles[box.style]
    assert style.line is not None
    assert style.line + style.after == 3 * 28  # the blank lines that the box stood upon
    assert [template.styles[row.style].line for row in others] == [28, 28, 10]


def test_a_logo_is_taken_along() -> None:
    def masthead(document: Any) -> None:
        logo = document.add_paragraph().add_run()
        logo.add_picture(picture_file(), height=Mm(20))
        word.plain_masthead(document)

    found = read(word.made(masthead))
    row = loaded(found).parts["masthead"][0].picture
    assert row is not None
    assert round(row.height / 72 * 25.4) == 20
    assert [*found.pictures] == ["logo.png"]


def picture_file() -> Any:
    from io import BytesIO

    return BytesIO(picture(300, 300).data)


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("2024年第12期（总第96期）", "{{ issue.label }}"),
        ("〔2024〕第12期", "〔{{ issue.year }}〕第{{ issue.number }}期"),
        ("第 12 期", "第 {{ issue.number }} 期"),
    ],
)
def test_numbers_are_named_however_they_are_printed(line: str, written: str) -> None:
    data = with_lines(
        ("安全简报", "center"), (line, "center"), ("市局安全处　2024年11月25日", "left")
    )
    assert written in texts(read(data), "masthead")


@pytest.mark.parametrize(
    ("line", "written", "told"),
    [
        ("2024.11.25", f"{{{{ issue.date | {DOTTED} }}}}", ()),
        ("二〇二四年十一月二十五日", "{{ issue.date }}",
         ("日期写成“二〇二四年十一月二十五日”，模板印成“2024年11月25日”",)),
    ],
)  # fmt: skip
def test_dates_are_printed_as_they_were_or_it_is_told(
    line: str, written: str, told: tuple[str, ...]
) -> None:
    found = read(
        with_lines(("安全简报", "center"), ("第12期", "center"), (f"市局安全处　{line}", "left"))
    )
    assert f"{{{{ periodical.issuer }}}}　{written}" in texts(found, "masthead")
    assert found.told == told


def test_a_number_in_chinese_numerals_stays_and_is_told() -> None:
    found = read(
        with_lines(("安全简报", "center"), ("第十二期", "center"), ("市局办 2024年5月6日", "left"))
    )
    assert "第十二期" in texts(found, "masthead")
    assert found.told == ("期号写成“第十二期”，模板只能印阿拉伯数字，照原样留着",)


def test_names_of_today_become_fields_without_a_default() -> None:
    lines = ("第12期　签发：张三　责任编辑：李四", "left")
    found = read(with_lines(("安全简报", "center"), lines, ("市局办　2024年5月6日", "left")))
    assert (
        "第{{ issue.number }}期　签发：{{ field.签发 }}　责任编辑：{{ field.责任编辑 }}"
        in texts(found, "masthead")
    )
    fields = {each.key: (each.required, each.default) for each in loaded(found).fields}
    assert fields == {"签发": (True, ""), "责任编辑": (False, "")}
    assert found.issue.fields == {"签发": "张三", "责任编辑": "李四"}


def test_another_look_within_a_line_and_another_look_of_a_paragraph_are_told() -> None:
    def masthead(document: Any) -> None:
        word.plain_masthead(document)
        line = document.paragraphs[2]
        line.add_run("试刊").bold = True

    document = word.blank()
    masthead(document)
    word.write_articles(document)
    odd = next(each for each in document.paragraphs if "列了几十项" in each.text)
    odd.paragraph_format.line_spacing = Pt(20)
    word.write_end(document)
    told = read(word.saved(document)).told
    assert "“第12期（总第96期）试刊”里的“试刊”字体不一样，一行只有一个样式，照多数排" in told
    assert "正文里“检查表列了几十项，从消防栓到配电”的样子和多数不一样，照多数排" in told


def test_what_stands_only_between_articles_stands_only_there() -> None:
    document = word.blank()
    word.plain_masthead(document)
    word.write_articles(document)
    second = next(each for each in document.paragraphs if each.text.startswith("东区局为"))
    word.rule(second.insert_paragraph_before(), 0.5, "000000")
    word.write_end(document)
    rows = loaded(read(word.saved(document))).parts["article"]
    assert [row.between for row in rows].count(True) == 1


def test_an_imprint_right_below_the_text_is_not_pushed_to_the_foot() -> None:
    document = word.blank()
    word.plain_masthead(document)
    word.write_articles(document)
    word.rule(document.add_paragraph(), 1, "000000", 8)
    word.write(document.add_paragraph(), "报：市委办公厅、市政府办公厅。", size=14)
    assert not loaded(read(word.saved(document))).line_breaking.imprint_at_foot
    assert loaded(read(word.made(word.plain_masthead))).line_breaking.imprint_at_foot


@pytest.mark.parametrize(
    "masthead", [word.plain_masthead, word.table_masthead, word.boxed_masthead]
)
def test_the_issue_comes_with_its_template(masthead: Callable[[Any], None]) -> None:
    found = read(word.made(masthead))
    assert [each.full_title for each in found.issue.articles] == [
        "全市网点安全检查全面铺开", "东区局为快递员办实事",
    ]  # fmt: skip
    assert (found.issue.print_run, found.periodical.report_to) == (
        80,
        ("市委办公厅", "市政府办公厅"),
    )


def test_a_section_is_told_from_a_title_by_its_size() -> None:
    document = word.blank()
    word.plain_masthead(document)
    word.write(document.add_paragraph(), "工作动态", word.HEI, 16, "center")
    word.write_articles(document)
    second = next(each for each in document.paragraphs if each.text.startswith("东区局为"))
    word.write(second.insert_paragraph_before(), "一线风采", word.HEI, 16, "center")
    word.write_end(document)
    found = read(word.saved(document))
    assert [each.section for each in found.issue.articles] == ["工作动态", "一线风采"]
    assert texts(found, "section") == ["{{ section }}"]
    assert loaded(found).styles["section"].fonts[0] == word.HEI


def test_contents_with_numbers_dots_and_pages_repeat_for_each_article() -> None:
    document = word.blank()
    word.plain_masthead(document)
    word.write(document.add_paragraph(), "目　录", word.HEI, align="center")
    word.write(document.add_paragraph(), "1. 全市网点安全检查全面铺开……………1", align="left")
    word.write(document.add_paragraph(), "2. 东区局为快递员办实事……………2", align="left")
    word.write_articles(document)
    word.write_end(document)
    found = read(word.saved(document))
    assert texts(found, "contents")[:2] == [
        "目　录", "{{ article.number }}. {{ article.full_title }}\t{{ article.page }}",
    ]  # fmt: skip
    assert loaded(found).styles["contents_entry"].right_tab == "dots"
    assert found.told == ("要目里题目后面的点改用制表位连到页码",)


def test_what_stands_below_the_last_text_is_not_lost() -> None:
    document = word.blank()
    word.plain_masthead(document)
    word.write_articles(document)
    word.write(document.add_paragraph(), "联系人：王五", align="left")
    word.write_end(document)
    found = read(word.saved(document))
    assert "联系人：{{ field.联系人 }}" in [*texts(found, "article"), *texts(found, "imprint")]
    assert [each.key for each in loaded(found).fields] == ["联系人"]
