"""bulletin notice: what it says of a period, as a file of its own and as an article."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import mammoth
import pytest

from tests.cli.commands.offices import put_issue, put_submission, put_used_office
from tests.conftest import bulletin, change, did, files_of, order, refused, refused_by, write
from tests.samples import OOXML_CHECK, needs_ooxml_check

Q3 = ("notice", "--period", "2024Q3")
TITLE = "关于2024年第三季度《示例行业示例工作简报》信息采用情况的通报"
TO_WRITE = "提醒：写着“待补充”的地方还要自己写\n"


@pytest.fixture
def office(workspace: Path) -> Path:
    put_used_office(workspace)
    return workspace


@pytest.fixture
def draft(office: Path) -> Path:
    """The folder of 2024-38, a draft of the office without articles."""
    did(bulletin("new", "--date", "2024-11-25"))
    return office / "issues" / "2024-38"


def text(*words: str) -> str:
    """Return the text of the notice, without blank lines and indents."""
    result = bulletin(*Q3, "--format", "text", *words)
    assert result.exit_code == 0, result.stderr
    return "\n".join(line.strip("　 ") for line in result.stdout.splitlines() if line)


def cells(article: str) -> list[list[str]]:
    rows = [line for line in article.splitlines() if re.match(r"\| (\d|名次)", line)]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in rows]


def test_it_says_what_the_office_wants_to_know(office: Path) -> None:
    told = text("--date", "2024-10-08")
    for line in (
        "2024年第三季度，《示例行业示例工作简报》出刊2期，收到信息4篇，采用3篇，涉及3个单位，采用率75%。",
        "区局：第一名东区局（61.0分），第二名西区局（9.0分）。",
        "企业：没有单位得分。",
        "其他单位：第一名外单位（2.0分）。",
        "约稿应交2篇，按时交1篇，迟交0篇，没有交1篇。",
        "旺季（8月5日前交，约2个单位）：东区局按时交；西区局没有交。",
        "没有报送信息的单位有1个：甲公司。",
        "没有完成每月报送任务的单位有2个：东区局（9月）、西区局（8月、9月）。",
        "附件：2024年第三季度信息报送采用情况统计表",
    ):
        assert f"\n{line}\n" in told
    headings = re.findall("^[一二三四五六]、.*", told, re.MULTILINE)
    assert headings == [
        "一、总体情况", "二、得分前三名", "三、约稿情况", "四、存在的不足", "五、下一步要求",
    ]  # fmt: skip
    assert "\n示例局办公室\n2024年10月8日\n附件\n" in told
    assert office.is_dir()


def stats() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        bulletin("stats", "--period", "2024Q3", "--format", "json").stdout
    )
    return found


def number(text: str) -> float:
    return 0.0 if text == "—" else float(text.rstrip("%"))


def test_every_number_is_that_of_stats(draft: Path) -> None:
    assert bulletin(*Q3, "--as-article").exit_code == 0
    article = (draft / "articles" / "01.md").read_text(encoding="utf-8")
    found = stats()
    by_unit = {each["unit"]: each for each in found["rows"]}
    used = sum(each["accepted"] > 0 for each in found["rows"])
    told = re.search(r"出刊(\d+)期，收到信息(\d+)篇，采用(\d+)篇，涉及(\d+)个单位", article)
    assert told
    assert [int(each) for each in told.groups()] == [
        found["issues"], found["submitted"], found["articles"], used,
    ]  # fmt: skip
    first_three = re.findall(r"第[一二三]名(\w+)（([\d.]+)分）", article)
    assert first_three
    for name, points in first_three:
        assert by_unit[name]["points"] == float(points)
    asked = re.search(r"应交(\d+)篇，按时交(\d+)篇，迟交(\d+)篇", article)
    assert asked
    due, done, late = map(int, asked.groups())
    assert due == sum(each["commissions_due"] for each in found["rows"])
    assert done + late == sum(each["commissions_done"] for each in found["rows"])
    table = [row for row in cells(article) if row[0] != "名次"]
    assert [row[1] for row in table] == [each["unit"] for each in found["rows"]]
    for rank, unit, *numbers, commissions, rate in table:
        row = by_unit[unit]
        columns = ("submitted", "accepted", "elsewhere", "endorsements", "points")
        for column, cell in zip(columns, numbers, strict=True):
            own, so_far = map(number, cell.rstrip(")").split("("))
            for value, facts in ((own, row), (so_far, row["so_far"])):
                facts["elsewhere"] = sum(facts["channels"].values())
                assert value == facts[column]
        assert (int(rank), number(rate)) == (row["rank"], row["rate"] or 0.0)
        if row["commissions_due"]:
            assert commissions == f"{row['commissions_done']}/{row['commissions_due']}"


def test_as_an_article_it_waits_for_what_the_editor_demands(draft: Path) -> None:
    did(bulletin("add-article", "-", stdin="题目\n\n正文。\n"))
    result = bulletin(*Q3, "--as-article", "--at", "1")
    assert (result.stdout, result.stderr) == (
        f"加入 issues/2024-38/articles/02.md　{TITLE}\n", TO_WRITE,
    )  # fmt: skip
    assert order(draft) == ["02.md", "01.md"]
    assert "待补充  ISS003" in bulletin("check", "--select", "ISS003").stdout
    assert bulletin("render", "--docx").exit_code == 1
    change(draft / "articles" / "02.md", {"（待补充：对各单位的要求）": "各单位要按时报送。"})
    assert bulletin("render", "--docx").exit_code == 0
    with (draft / "output" / "2024-38.docx").open("rb") as file:
        assert "61(63)" in mammoth.convert_to_html(file).value


def test_the_checker_has_nothing_against_the_words_of_the_notice(draft: Path) -> None:
    assert bulletin(*Q3, "--as-article").exit_code == 0
    found = bulletin("check", "--select", "PUN,FMT,SEQ", "--fail-on", "warning")
    assert found.exit_code == 0, found.stdout
    assert draft.is_dir()


def test_an_issue_takes_it_once_and_only_while_it_may_be_changed(draft: Path) -> None:
    assert bulletin(*Q3, "--as-article", "--issue", "38").exit_code == 0
    root = draft.parents[1]
    refused_by(
        root,
        ("notice --period 2024Q3 --as-article",),
        "2024-38 里已经有这篇通报：01.md",
        "bulletin remove-article 01.md --issue 2024-38",
    )
    refused_by(root, ("notice --period 2024Q3 --as-article --issue 36",), "已发布，不能改")
    did(bulletin("remove-article", "01.md"))
    assert bulletin(*Q3, "--as-article").exit_code == 0


def test_the_word_file_is_signed_dated_and_has_its_tables_on_a_page(office: Path) -> None:
    result = bulletin(*Q3, "--date", "2024-10-08")
    name = "2024年第三季度信息采用情况通报.docx"
    assert (result.stdout, result.stderr) == (f"写成 {name}\n", TO_WRITE)
    with (office / name).open("rb") as file:
        html = mammoth.convert_to_html(file).value
    parts = ("通报", "（待补充", "示例局办公室", "2024年10月8日", "附件", "表1　区局", "累计。")
    places = [html.rindex(part) for part in parts]
    assert places == sorted(places)
    assert "共印" not in html


def test_what_was_written_into_the_file_is_not_lost(office: Path) -> None:
    place = write(office / "通 报.docx", b"mine")
    refused(bulletin(*Q3, "-o", place), "已经有这个文件，写上去会盖掉", "--overwrite")
    assert place.read_bytes() == b"mine"
    assert bulletin(*Q3, "-o", place, "--overwrite").exit_code == 0
    written = place.read_bytes()
    assert bulletin(*Q3, "-o", place).stdout == "写成 通 报.docx\n"  # the same again
    assert place.read_bytes() == written


def test_the_name_of_the_file_says_its_format(office: Path) -> None:
    shown = bulletin(*Q3, "--format", "text").stdout
    assert bulletin(*Q3, "-o", "通报.txt").exit_code == 0
    assert (office / "通报.txt").read_text(encoding="utf-8") == shown
    (office / "出").mkdir()
    assert bulletin(*Q3, "--format", "text", "-o", "出").exit_code == 0
    assert (office / "出" / "2024年第三季度信息采用情况通报.txt").is_file()
    for line in ("-o units.toml --overwrite", "-o a.docx --format text", "-o a.pdf"):
        refused_by(office, (f"notice --period 2024Q3 {line}",), "文件名和格式", "对不上")


def test_without_a_period_it_is_the_last_quarter(office: Path) -> None:
    put_issue(office, "2024-30", "2024-08-05", ["甲公司"])
    refused(bulletin("notice"), "没有可通报的")
    told = bulletin("notice", "--period", "上季度").stderr
    assert told == bulletin("notice").stderr


def test_a_year_has_no_brackets_for_the_year_so_far(office: Path) -> None:
    told = bulletin("notice", "--period", "2024", "--format", "text").stdout
    assert "表1　区局" in told
    assert "累计" not in told
    assert office.is_dir()


def test_ties_are_named_together(office: Path) -> None:
    (office / "points.toml").unlink()
    put_issue(office, "2024-30", "2024-08-05", ["西区局"])
    assert "区局：并列第一名东区局、西区局（各2.0分）。" in text()


def test_one_group_only_and_no_units_at_all(office: Path) -> None:
    (office / "units.toml").unlink()
    (office / "commissions.toml").unlink()
    result = bulletin(*Q3, "--format", "text")
    assert "各单位：第一名东局（" in result.stdout
    assert "没有报送" not in result.stdout
    assert "任务" not in result.stdout
    assert "约稿" not in result.stdout
    assert "没有登记供稿单位（bulletin units add）" in result.stderr


def test_a_period_that_is_not_over_is_told(office: Path) -> None:
    from datetime import date

    today = date.today()  # noqa: DTZ011 - the command's own day
    put_submission(office, f"{today}-01", "东区局")
    assert "还没有过完，数字还会变" in bulletin("notice", "--period", "今年").stderr


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("notice --period 2021Q1", ("2021年第一季度没有发布的期，没有来稿", "bulletin list")),
        ("notice --period 9999Q1", ("9999年第一季度还没有到",)),
        ("notice --period 三月", ("“三月”不是统计期间",)),
        ("notice --period 2024Q3 --date 9999-01-01", ("还没有到",)),
        ("notice --period 2024Q3 --format pdf", ("--format 不能是“pdf”",)),
        ("notice --period 2024Q3 -o 通报", ("没有这个文件夹",)),
        ("notice --period 2024Q3 -o units.toml/a.docx", ("units.toml",)),
        ("notice --period 2024Q3 -o issues/a.docx", ("不能写输出",)),
        ("notice --period 2024Q3 --issue 37", ("没有说编进哪一期", "--as-article")),
        ("notice --period 2024Q3 --as-article -o a.docx", ("--as-article 不写文件",)),
        ("notice --period 2024Q3 --as-article --issue 99", ("99",)),
        ("notice --period 2024Q3 --as-article --at 9 --issue 37", ("没有第 9 篇的位置",)),
        ("notice --copy-template -o a.docx", ("--copy-template 只复制模板",)),
    ],
)
def test_what_cannot_be_is_refused(office: Path, line: str, parts: tuple[str, ...]) -> None:
    refused_by(office, (line,), *parts)


@pytest.mark.parametrize("template", ["gbt9704", "shanghai-post"])
@needs_ooxml_check
def test_the_word_file_is_valid(office: Path, template: str) -> None:
    did(bulletin("set", "template", template))
    assert bulletin(*Q3, "-o", "通报.docx").exit_code == 0
    command = [sys.executable, str(OOXML_CHECK), "--strict", "通报.docx"]
    assert subprocess.run(command, cwd=office, check=False).returncode == 0


def test_nothing_is_changed_but_the_file_that_is_written(office: Path) -> None:
    before = files_of(office)
    assert bulletin(*Q3, "-o", "通报.docx").exit_code == 0
    assert files_of(office).keys() - before.keys() == {"通报.docx"}
    assert {name: data for name, data in files_of(office).items() if name in before} == before
