"""bulletin catalogue: the year's list for the archive."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from bulletin_cli.store.templates import shipped_folder
from tests.cli.commands.way import published
from tests.conftest import bulletin, change, did, files_of, refused, refused_by
from tests.samples import OOXML_CHECK, needs_ooxml_check

HEAD = ["序号", "档号", "文号", "责任者", "题名", "日期", "密级", "页数", "备注"]
ROW = [
    "1", "0123-WS·2024-D30-BGS-0001", "2024年第35期（总第486期）", "示例局办公室",
    "示例行业示例工作简报2024年第35期[题目]", "20241127", "—", "1", "",
]  # fmt: skip


def asked(*words: str) -> Any:
    return json.loads(bulletin("catalogue", "2024", *words, "--format", "json").stdout)


def in_docx(place: Path) -> list[list[list[str]]]:
    tables = docx.Document(str(place)).tables
    return [[[cell.text for cell in row.cells] for row in each.rows] for each in tables]


def in_xlsx(place: Path) -> list[list[list[str]]]:
    pages = openpyxl.load_workbook(place).worksheets
    return [
        [["" if cell is None else str(cell) for cell in row] for row in page.values]
        for page in pages
    ]


def in_csv(place: Path) -> list[list[list[str]]]:
    data = place.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    lists: list[list[list[str]]] = [[]]
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"))):
        if row:
            lists[-1].append(row)
        else:
            lists.append([])
    return lists


def test_an_issue_is_one_item_with_the_columns_of_the_standard(year: Path) -> None:
    told = did(bulletin("catalogue", "2024"))
    assert "0123-WS·2024-D30-BGS-0001 2024年第35期（总第486期） 20241127" in told
    (item,) = asked()["items"]
    assert [*item] == HEAD
    assert [str(each) for each in item.values()] == ROW
    assert year.is_dir()


@pytest.mark.parametrize(
    ("ending", "read"), [("docx", in_docx), ("xlsx", in_xlsx), ("csv", in_csv)]
)
def test_every_form_holds_the_same(year: Path, ending: str, read: Any) -> None:
    assert did(bulletin("catalogue", "2024年", "-o", f"目录.{ending}")) == f"目录.{ending}\n"
    assert read(year / f"目录.{ending}") == [[HEAD, ROW]]
    did(bulletin("catalogue", "2024", "--articles", "-o", f"目录.{ending}"))
    listed = [
        ["期号", "题名", "供稿单位", "作者", "栏目", "页码"],
        ["2024年第35期", "题目", "", "", "", "1"],
    ]
    assert read(year / f"目录.{ending}") == [[HEAD, ROW], listed]


def test_the_same_year_gives_the_same_files(year: Path) -> None:
    for name in ("目录.docx", "目录.xlsx"):
        did(bulletin("catalogue", "2024", "-o", name))
        before = (year / name).read_bytes()
        did(bulletin("catalogue", "2024", "-o", name))
        assert (year / name).read_bytes() == before


def test_the_word_file_lies_across_and_repeats_its_header(year: Path) -> None:
    did(bulletin("catalogue", "2024", "-o", "目录.docx"))
    document = docx.Document(str(year / "目录.docx"))
    section = document.sections[0]
    assert section.orientation == 1
    assert (section.page_width or 0) > (section.page_height or 0)
    assert document.tables[0].rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert document.paragraphs[0].text == "2024年归档文件目录"
    about = "全宗号：0123　　年度：2024　　保管期限：30年　　机构：BGS　　件数：1"
    assert document.paragraphs[1].text == about


@needs_ooxml_check
def test_the_word_file_is_valid(year: Path) -> None:
    did(bulletin("catalogue", "2024", "--articles", "-o", "目录.docx"))
    command = [sys.executable, str(OOXML_CHECK), "--strict", "目录.docx"]
    assert subprocess.run(command, cwd=year, check=False).returncode == 0


def test_without_a_term_no_number_is_made_up(article: Path) -> None:
    published()
    result = bulletin("catalogue", "2024", "--format", "json")
    assert result.exit_code == 0
    assert "提醒：没有写全宗号、保管期限，档号空着：bulletin set 全宗号 …" in result.stderr
    assert [each["档号"] for each in json.loads(result.stdout)["items"]] == [""]
    assert article.is_file()


def test_what_is_not_out_is_told_and_what_is_void_is_left_out(year: Path) -> None:
    did(bulletin("new", "--date", "2024-12-02"))
    did(bulletin("new", "--date", "2024-12-09"))
    did(bulletin("void", "2024-36", "--why", "不出了"))
    result = bulletin("catalogue", "2024")
    assert "没有发布，没有编进目录：2024-37（草稿）" in result.stderr
    assert "2024-36" not in result.stderr
    assert len(asked()["items"]) == 1
    assert year.is_dir()


def test_old_issues_combined_ones_and_supplements_stand_by_their_dates(old: Path) -> None:
    did(bulletin("import", old))
    root = old.parent
    did(bulletin("new", "--date", "2024-12-30", "--combine", "2"))
    did(bulletin("add-article", "-", stdin="合\n\n文。\n"))
    did(bulletin("new", "--date", "2024-11-30", "--supplement"))
    did(bulletin("add-article", "-", "--issue", "2024-s1", stdin="增\n\n文。\n"))
    did(bulletin("set", "steps", "--unset"))
    did(bulletin("set", "steps", "--remove", "校对", "送审", "签发"))
    for identifier, day in (("2024-35+36", "2024-12-30"), ("2024-s1", "2024-11-30")):
        assert bulletin("publish", identifier, "--date", day).exit_code == 0
    found = asked()["items"]
    assert [each["文号"].partition("（")[0] for each in found] == [
        "2024年第31期", "2024年第32期", "2024年第33期", "2024年增刊第1期", "2024年第35—36期合刊",
    ]  # fmt: skip
    assert [each["备注"] for each in found] == ["页数照重排"] * 3 + [""] * 2
    assert all(each["页数"] for each in found)
    assert root.is_dir()


def test_secrecy_and_reference_come_from_what_is_marked_on_the_issue(year: Path) -> None:
    did(bulletin("set", "marking", "内部资料"))
    assert asked()["items"][0]["密级"] == "内部资料"
    own = year / "templates" / "本局"
    shutil.copytree(shipped_folder() / "gbt9704", own)
    with (own / "template.toml").open("a", encoding="utf-8") as file:
        file.write('[[fields]]\nkey = "a"\nlabel = "密级"\n[[fields]]\nkey = "b"\nlabel = "文号"\n')
    did(bulletin("set", "template", "本局"))
    with (year / "issues/2024-35/issue.toml").open("a", encoding="utf-8") as file:
        file.write('[fields]\na = "秘密"\nb = "示办简报〔2024〕35号"\n')
    (item,) = asked()["items"]
    assert (item["密级"], item["文号"]) == ("秘密", "示办简报〔2024〕35号")


def test_numbers_begin_where_the_office_says(year: Path) -> None:
    did(bulletin("set", "首件号", "120"))
    assert asked()["items"][0]["档号"].endswith("-0120")
    did(bulletin("set", "archive.pattern", "{年度}.{件号}"))
    assert asked()["items"][0]["档号"] == "2024.0120"
    assert year.is_dir()


def test_pages_that_are_no_longer_those_that_went_out_are_not_told(year: Path) -> None:
    change(year / "issues/2024-35/issue.toml", {"pages = 1": "pages = 7"})
    result = bulletin("catalogue", "2024", "--articles", "--format", "json")
    assert "2024-35 发布时 7 页，现在排出来 1 页，各篇的页码没有写" in result.stderr
    said = json.loads(result.stdout)
    assert (said["items"][0]["页数"], said["articles"][0]["页码"]) == (7, "")


def test_an_issue_without_a_date_is_told(old: Path) -> None:
    did(bulletin("import", old))
    place = old.parent / "issues/2024-31/issue.toml"
    lines = place.read_text(encoding="utf-8").splitlines(keepends=True)
    place.write_text("".join(each for each in lines if not each.startswith("date")), "utf-8")
    result = bulletin("catalogue", "2024")
    assert "没有日期：2024-31" in result.stderr
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("catalogue 2019", "2019年没有发布的期"),
        ("catalogue 去年", "“去年”不是年份"),
        ("catalogue 2024 -o 目录.pdf", "看不出写成什么"),
        ("catalogue 2024 -o -", "目录不写到标准输出"),
        ("catalogue 2024 -o bulletin.toml/x.csv", "写不进去"),
        ("catalogue 2024 --ofd --stamp", "--ofd、--stamp 只用来移交"),
        ("catalogue 2024 --package --format json", "--format json 只打在终端上"),
        ("catalogue 2024 -o issues/x.docx", "这里放的是稿件和设置"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(year: Path, line: str, told: str) -> None:
    refused_by(year, (line,), told)


def test_more_items_than_four_digits_count_are_refused(year: Path) -> None:
    did(bulletin("new", "--date", "2024-12-02"))
    did(bulletin("set", "首件号", "9999"))
    assert asked()["items"][0]["档号"].endswith("-9999")
    change(year / "issues/2024-36/issue.toml", {'"draft"': '"published"'})
    refused(bulletin("catalogue", "2024"), "件号会超过 9999")


def test_a_title_with_control_characters_is_named_with_its_file(year: Path) -> None:
    change(year / "issues/2024-35/articles/01.md", {'title = "题目"': 'title = "题\\u0007目"'})
    refused(
        bulletin("catalogue", "2024", "--articles"), "issues/2024-35/articles/01.md", "控制字符"
    )


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('term = "30年"', 'term = "长期"', "archive.term 不能是“长期”"),
        ('term = "30年"', 'terms = "30年"', "是不认识的键"),
        ('fonds = "0123"', 'fonds = "01/23"', "“01/23”不能进档号"),
        ('fonds = "0123"', "fonds = 123", "应为文字"),
        ('office = "BGS"', "first = 10000", "应为 1 到 9999"),
        ('office = "BGS"', 'pattern = "{全宗号}"', "archive.pattern 要有一个 {件号}"),
    ],
)
def test_wrong_settings_are_named_with_their_line(
    year: Path, old: str, new: str, told: str
) -> None:
    change(year / "bulletin.toml", {old: new})
    before = files_of(year)
    refused(bulletin("catalogue", "2024"), "bulletin.toml 第", told)
    assert files_of(year) == before


def test_a_setting_is_explained_and_a_wrong_one_not_written(year: Path) -> None:
    assert "永久（Y）、30年（D30）、10年（D10）" in did(bulletin("set", "保管期限"))
    refused_by(year, ("set 保管期限 长期", "set archive.pattern 甲", "set 首件号 0"))
    did(bulletin("set", "保管期限", "Y"))
    assert 'term = "永久"' in (year / "bulletin.toml").read_text(encoding="utf-8")
