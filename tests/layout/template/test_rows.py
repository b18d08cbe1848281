"""Rows of a part: conditions, tables and pictures, and what of them is refused."""

from __future__ import annotations

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Image
from bulletin_cli.layout.document import Border
from bulletin_cli.layout.template import Template, load
from tests import samples
from tests.layout.template.test_template import BODY, FILE, SMALL

AUTO = BODY.replace("styles.body", "styles.logo").replace('"28pt"', '"auto"') + "left = 1\n"
WIDE = BODY.replace("styles.body", "styles.wide") + "left = 5\n"
RULED = BODY.replace("styles.body", "styles.ruled") + 'rule_below = "1pt #FF0000"\n'
PAGED = BODY.replace("styles.body", "styles.paged") + "page_break_before = true\n"
ROW = '[[masthead]]\nstyle = "body"\n'
BEFORE = SMALL + AUTO + WIDE + RULED + PAGED
MANY = ", ".join(["'格'"] * 13)
CELLS = 'cells = [["甲", "乙"], ["丙", ""]]\n'


def wide_picture(path: str, line: int | None) -> Image:
    """Return a picture twice as wide as high, whatever it is called."""
    return samples.picture(200, 100)


def own(text: str) -> Template:
    return load(BEFORE + text, FILE, "own", b"", wide_picture)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (f'{ROW}when = "{{{{ issue.date }}}}"\n', "masthead.when 里要写一个条件", "when ="),
        (f'{ROW}when = "a %}}{{% if b"\n', "masthead.when 里要写一个条件", "when ="),
        (f'{ROW}when = " "\n', "masthead.when 里要写一个条件", "field.签发人"),
        (f'{ROW}when = "issue.dat"\n', "masthead.when 里的 .dat 没有定义", "是不是 date？"),
        (f'{ROW}when = "article.number"\n', "masthead.when 里的 article 没有定义", "可以写"),
        (f'{ROW}when = "issue.number >"\n', "masthead.when 的 Jinja 写法有误", "检查"),
        (f'{ROW}when = "1 + 1"\n', "masthead.when 里不能有循环、引入、算术", ""),
        ('[[article]]\nstyle = "body"\ntext = "{{ article.is_first }}"\n', "是真假，不能印", ""),
        ('[[masthead]]\nstyle = "body"\nbetween = true\n', "between 是不认识的键", ""),
        (f'[[footer]]\nstyle = "body"\n{CELLS}', "footer.cells 是不认识的键", ""),
        ('[[contents]]\nstyle = "body"\neach_article = true\neach_section = true\n',
         "contents.each_section 和 each_article 只能有一个", "另写一行"),
        ('[[contents]]\nstyle = "body"\ntext = "{{ article.title }}"\neach_section = true\n',
         "contents.text 里的 article 没有定义", "section"),
        ('[[contents]]\nstyle = "body"\nwhen = "article.unit"\neach_section = true\n',
         "contents.when 里的 article 没有定义", "section"),
        ('[[contents]]\nstyle = "body"\ntext = "{{ section }}"\n',
         "contents.text 里的 section 没有定义", "可以写"),
        (f'{ROW}widths = ["auto"]\n', "masthead.widths 只和 cells 一起写", "补上 cells"),
        (f'{ROW}rules = "all"\n', "masthead.rules 只和 cells 一起写", "补上 cells"),
        (f'{ROW}height = "9mm"\n', "masthead.height 只和 picture 一起写", "补上 picture"),
        (f'{ROW}text = "甲"\n{CELLS}', "masthead.cells 和 text 只能有一个", "分成两行"),
        (f'{ROW}{CELLS}spare = true\n', "masthead.spare 只能写在空行上", "去掉 spare"),
        (f'{ROW}cells = ["甲"]\n', "masthead.cells 应为若干行，每行若干格", '[["甲"'),
        (f'{ROW}cells = [[1]]\n', "masthead.cells 应为若干行，每行若干格", '[["甲"'),
        (f'{ROW}cells = []\n', "masthead.cells 各行格数要一样", '空的一格写 ""'),
        (f'{ROW}cells = [[]]\n', "masthead.cells 各行格数要一样", '空的一格写 ""'),
        (f'{ROW}cells = [["甲"], ["乙", "丙"]]\n', "masthead.cells 各行格数要一样", ""),
        (f"{ROW}cells = [[{MANY}]]\n", "至多 12 列 30 行", ""),
        (f'{ROW}cells = [["甲", "{{{{ isue }}}}"]]\n',
         "masthead.cells 第 1 行第 2 格.text 里的 isue 没有定义", "是不是 issue？"),
        (f'{ROW}cells = [["甲"], [{{ style = "boddy" }}]]\n',
         "masthead.cells 第 2 行第 1 格.style “boddy”不是样式", "body"),
        (f'{ROW}cells = [[{{ txet = "甲" }}]]\n', "第 1 行第 1 格.txet 是不认识的键", "text"),
        (f'{ROW}cells = [["甲\\t乙"]]\n', "第 1 行第 1 格.text 里不能有制表符", "分成几格"),
        (f'{ROW}cells = [[{{ text = "甲", picture = "a.png", height = "9mm" }}]]\n',
         "第 1 行第 1 格.picture 和 text 只能有一个", "分成两格"),
        (f'{ROW}{CELLS}widths = ["auto"]\n', "masthead.widths 有 1 个，cells 有 2 列", "auto"),
        (f'{ROW}{CELLS}widths = ["3", "auto"]\n', "masthead.widths 写法不对", "百分数"),
        (f'{ROW}{CELLS}widths = ["0%", "auto"]\n', "masthead.widths 写法不对", "百分数"),
        (f'{ROW}{CELLS}widths = ["100mm", "90%"]\n', "masthead.widths 加起来超过版心", "写小"),
        (f'{ROW}{CELLS}widths = ["100%", "auto"]\n', "masthead.widths 加起来超过版心", "写小"),
        (f'{ROW}{CELLS}widths = ["5mm", "auto"]\n', "第 1 行第 1 格 太窄，一个字也放不下", "加宽"),
        (f'{ROW}cells = [[{{ style = "wide", text = "甲" }}, "乙"]]\nwidths = ["20mm", "auto"]\n',
         "第 1 行第 1 格 太窄", "缩进"),
        (f'{ROW}cells = [[{{ style = "ruled", text = "甲" }}]]\n',
         "第 1 行第 1 格.style “ruled”有线，或另起一页，不能用在格子里", "rules"),
        (f'{ROW}cells = [[{{ style = "paged", text = "甲" }}]]\n', "“paged”有线，或另起一页", ""),
        (f'{ROW}{CELLS}rules = "every"\n', "masthead.rules 不能是“every”", "outer"),
        (f'{ROW}{CELLS}rules = "none 1pt #FF0000"\n', "masthead.rules 不能是", "outer"),
        (f'{ROW}{CELLS}rules = "all red"\n', "masthead.rules 不能是“all red”", "#FF0000"),
        (f'{ROW}{CELLS}rules = "all none"\n', "masthead.rules 不能是“all none”", "#FF0000"),
        (f'{ROW}{CELLS}rules = "all double 1pt #FF0000"\n', "masthead.rules 不能是", "#FF0000"),
        ('[[masthead]]\nstyle = "logo"\npicture = "a.png"\n', "masthead.height 没有写", "15mm"),
        ('[[masthead]]\nstyle = "logo"\npicture = "a.png"\nheight = "0mm"\n',
         "masthead.height 不能是“0mm”", "15mm"),
        ('[[masthead]]\nstyle = "logo"\npicture = "a.png"\nheight = "113mm"\n',
         "masthead.height 超过版心高的一半", "写小"),
        ('[[masthead]]\nstyle = "logo"\npicture = "a.png"\nheight = "90mm"\n',
         "masthead.height 这么高，图就有 180.0 毫米 宽", "写小一点"),
        ('[[masthead]]\nstyle = "body"\npicture = "a.png"\nheight = "20mm"\n',
         "masthead.style “body”行距固定，图露不全", 'line = "auto"'),
    ],
)  # fmt: skip
def test_a_faulty_row_is_refused(text: str, message: str, hint: str) -> None:
    with pytest.raises(BulletinError) as caught:
        own(text)
    assert message in caught.value.message
    assert hint in caught.value.hint
    assert caught.value.file == FILE
    assert caught.value.line


def test_an_empty_cell_may_be_as_narrow_as_one_likes() -> None:
    assert own(f'{ROW}cells = [["", "甲"]]\nwidths = ["1mm", "auto"]\n').parts["masthead"]


PLAIN = BODY.replace("styles.body", "styles.plain").replace("first_line = 2", "first_line = 0")


@pytest.mark.parametrize(("width", "holds"), [("15.9pt", False), ("16pt", True)])
def test_a_cell_with_words_holds_a_character(width: str, holds: bool) -> None:
    text = PLAIN + '[[masthead]]\nstyle = "plain"\ncells = [["甲", "乙"]]\n'
    text += f'widths = ["{width}", "auto"]\n'
    if holds:
        assert own(text).parts["masthead"]
    else:
        with pytest.raises(BulletinError, match="第 1 行第 1 格 太窄，一个字也放不下"):
            own(text)


def test_the_row_of_the_body_says_nothing_else() -> None:
    with pytest.raises(BulletinError, match=r"article\.body 的一行不能有别的内容"):
        load(f'{SMALL}when = "issue.units"\n', FILE, "own", b"")


def test_a_condition_may_be_one_of_two() -> None:
    (row, *_) = own(f'{ROW}when = "issue.units if issue.date else issue.label"\n').parts["masthead"]
    for label, stands in (("第1期", True), ("", False)):
        assert row.stands({"issue": {"units": True, "date": "", "label": label}}) is stands


def test_a_cell_that_is_refused_is_told_with_the_line_of_the_cells() -> None:
    with pytest.raises(BulletinError) as caught:
        own(f'{ROW}rules = "all"\ncells = [\n  ["甲"],\n  ["{{{{ isue }}}}"],\n]\n')
    assert caught.value.line == BEFORE.count("\n") + 4


@pytest.mark.parametrize(
    ("widths", "millimetres"),
    [
        ("", [78, 78]),
        ('widths = ["25%", "auto"]\n', [39, 117]),
        ('widths = ["auto", "auto"]\n', [78, 78]),
        ('widths = ["40mm", "4cm"]\n', [40, 40]),
        ('widths = ["33.3%", "66.7%"]\n', [51.948, 104.052]),
    ],
)
def test_columns_are_as_wide_as_the_template_says(widths: str, millimetres: list[float]) -> None:
    table = own(ROW + CELLS + widths).parts["masthead"][0].table
    assert table
    assert [width / 72 * 25.4 for width in table.widths] == pytest.approx(millimetres, abs=0.03)


def test_what_a_table_prints_is_its_cells_without_the_empty_ones() -> None:
    text = ROW + 'cells = [["甲", "{{ issue.date }}"], ["", "乙"]]\n'
    assert own(text).parts["masthead"][0].render({"issue": {"date": ""}}) == ("甲", "乙")


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("", ("none", Border(0.5, "000000"))),
        ('rules = "outer"\n', ("outer", Border(0.5, "000000"))),
        ('rules = "all 1.5pt #ff0000"\n', ("all", Border(1.5, "FF0000"))),
    ],
)
def test_lines_of_a_table_are_those_that_the_template_says(
    rules: str, expected: tuple[str, Border]
) -> None:
    table = own(ROW + CELLS + rules).parts["masthead"][0].table
    assert table
    assert (table.rules, table.border) == expected


def test_a_picture_is_as_high_as_the_template_says_and_called_as_its_file() -> None:
    row = '[[masthead]]\nstyle = "logo"\npicture = "图/标志.png"\nheight = "10mm"\n'
    picture = own(row).parts["masthead"][0].picture
    assert picture
    assert picture.width == pytest.approx(2 * picture.height)
    assert picture.height == pytest.approx(10 / 25.4 * 72, abs=0.05)
    assert picture.alt == "标志"
