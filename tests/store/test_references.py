"""How issues and articles are named: whatever is printed is understood."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.content.numbering import format_id, label
from bulletin_cli.store.issues import create, new_issue_text
from bulletin_cli.store.references import article_anywhere, check_place, resolve
from tests.conftest import bulletin, change, did, files_of, order, refused

YEARS, SMALL = st.integers(1000, 9999), st.integers(1, 9999)
PUBLISHED = """schema = 1
year = 2024
number = {0}
whole_number = 450
status = "published"
"""
NUMBERS = st.one_of(
    st.builds(IssueNumber, YEARS, SMALL, SMALL, span=st.integers(1, 12)),
    st.builds(IssueNumber, YEARS, SMALL, supplement=st.just(True)),
)


@given(NUMBERS)
def test_every_label_names_its_issue(number: IssueNumber) -> None:
    with TemporaryDirectory() as folder:
        root, text = Path(folder), new_issue_text(number, f"{number.year}-01-05")
        (root / "issues").mkdir()
        create(root, number, text)
        identifier = format_id(number)
        for name in (label(number), identifier, f"issues/{identifier}", f"issues\\{identifier}\\"):
            assert resolve(root, name) == identifier


@pytest.fixture
def three(issue: Path) -> Path:
    """2024-35 with three articles, whose files are 03.md, 01.md, 02.md in this order."""
    for title in ("市局开展安全检查", "市局召开座谈会", "某站上线服务台"):
        did(bulletin("add-article", "-", stdin=f"{title}\n\n正文。\n"))
    did(bulletin("move-article", "3", "1"))
    return issue


@pytest.mark.parametrize(
    ("reference", "file"),
    [
        ("1", "03.md"),
        ("２", "01.md"),
        ("第2篇", "01.md"),
        ("第 3 篇", "02.md"),
        ("02.md", "02.md"),
        ("02", "02.md"),
        ("issues/2024-35/articles/02.md", "02.md"),
        ("issues\\2024-35\\articles\\02.md", "02.md"),
        ("articles/02.md", "02.md"),
        ("某站", "03.md"),
        ("市局开展", "01.md"),
        ("市局召开座谈会", "02.md"),
    ],
)
def test_an_article_is_named_as_it_is_printed(
    three: Path, reference: str, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(three)
    did(bulletin("remove-article", reference))
    assert set(order(three)) == {"01.md", "02.md", "03.md"} - {file}


@pytest.mark.parametrize(
    ("reference", "parts"),
    [
        ("市局", ("有 2 篇的标题以“市局”开头", "01.md 市局开展安全检查；02.md 市局召开座谈会")),
        ("开展安全检查", ("本期没有稿件 开展安全检查", "2024-35 有 03.md、01.md、02.md")),
        ("issues/2024-34/articles/02.md", ("这是 2024-34 的稿件", "--issue 2024-34")),
        ("issues/2024-35/articles/09.md", ("本期没有稿件",)),
        ("第4篇", ("没有第 4 篇", "可以写 1 到 3")),
        ("09", ("没有第 9 篇",)),
        (" ", ("本期没有稿件",)),
    ],
)
def test_what_names_no_single_article_is_refused(
    three: Path, reference: str, parts: tuple[str, ...]
) -> None:
    before = files_of(three)
    refused(bulletin("remove-article", reference), *parts)
    assert files_of(three) == before


@pytest.mark.parametrize(
    "line",
    ["remove-article 9", "move-article 1 9", "add-article - --at 9", "remove-article 没有这篇"],
)
def test_a_place_that_is_not_there_is_told_with_the_issue_and_the_other_drafts(
    three: Path, line: str
) -> None:
    assert three.name == "2024-35"
    root = three.parents[1]
    did(bulletin("-C", root, "new", "--date", "2024-12-02", "--supplement"))
    words = line.split()
    result = bulletin("-C", root, *words, "--issue", "35", stdin="题\n\n文。\n")
    refused(result, "2024-35 ", "要的是别的一期，加上 --issue 2024-s1。")


def test_a_broken_article_does_not_hide_the_titles_of_the_others(three: Path) -> None:
    change(three / "articles" / "01.md", {"+++": "+"})
    did(bulletin("remove-article", "某站"))
    assert order(three) == ["01.md", "02.md"]


@pytest.mark.parametrize(
    "target",
    ["某站", "第1篇", "03.md", "issues/2024-35/articles/03.md", "issues\\2024-35\\articles\\03.md"],
)
def test_one_article_is_checked_by_any_of_its_names(
    three: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(three.parent)
    assert did(bulletin("check", target)) == "issues/2024-35/articles/03.md：没有发现问题。\n"


@pytest.mark.parametrize(
    "target", ["issues/2024-35", "issues/2024-35/issue.toml", "2024年第35期（总第486期）"]
)
def test_an_issue_is_checked_by_any_of_its_names(
    three: Path, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(three)
    assert (
        did(bulletin("check", target, "--ignore", "PAG001"))
        == "2024年第35期（总第486期）：没有发现问题。\n"
    )


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("市局", "有 2 篇"),
        ("没有这篇", "本期没有稿件 没有这篇"),
        ("长" * 200, "本期没有稿件 长"),
        ("04.md", "文件不存在"),
    ],
)
def test_what_is_neither_issue_nor_article_is_not_checked(
    three: Path, target: str, message: str
) -> None:
    assert three.exists()
    refused(bulletin("check", target), message)


@pytest.mark.parametrize(
    "reference", ["w486", "总486", "总第486期", "(总第486期)", "（总第486期）"]
)
def test_an_issue_is_named_by_its_whole_number(issue: Path, reference: str) -> None:
    assert resolve(issue.parents[1], reference) == "2024-35"


def test_without_a_name_the_newest_draft_is_meant_and_not_a_newer_issue(issues: Path) -> None:
    assert resolve(issues, None) == "2024-s1"
    change(issues / "issues" / "2024-s1" / "issue.toml", {'"draft"': '"published"'})
    assert resolve(issues, None) == "2024-35"


@pytest.fixture
def years(tmp_path: Path) -> Path:
    """Issues of two years, a combined one and supplements among them, none a draft."""
    (tmp_path / "issues").mkdir()
    for number in (
        IssueNumber(2022, 35, 400), IssueNumber(2022, 1, supplement=True),
        IssueNumber(2024, 35, 485), IssueNumber(2024, 36, 486, span=2),
        IssueNumber(2024, 1, supplement=True), IssueNumber(2024, 38, 488),
    ):  # fmt: skip
        text = new_issue_text(number, f"{number.year}-01-05").replace('"draft"', '"published"')
        create(tmp_path, number, text)
    return tmp_path


@pytest.mark.parametrize(
    ("reference", "identifier"),
    [
        ("w400", "2022-35"),
        ("w485", "2024-35"),
        ("总486", "2024-36+37"),
        ("总487", "2024-36+37"),
        ("总第486-487期", "2024-36+37"),
        ("总488", "2024-38"),
        ("35", "2024-35"),
        ("第37期", "2024-36+37"),
        ("2024年第36-37期合刊", "2024-36+37"),
        ("2022年第35期", "2022-35"),
        ("2022年第35期（总第400期）", "2022-35"),
        ("增刊第1期", "2024-s1"),
        ("2022年增刊第1期", "2022-s1"),
        (" 2024-38 ", "2024-38"),
        (None, "2024-s1"),  # no draft is left: the newest
    ],
)
def test_among_issues_of_several_years_the_one_that_is_named_is_meant(
    years: Path, reference: str | None, identifier: str
) -> None:
    assert resolve(years, reference) == identifier


@pytest.mark.parametrize(
    "reference",
    [
        "39",
        "w484",
        "w489",
        "2023年第35期",
        "2024年第35期（总第486期）",
        "2024-34",
        "2024-37",
        "增刊2",
    ],
)
def test_what_names_no_issue_is_told_with_the_newest_and_the_folder(
    years: Path, reference: str
) -> None:
    with pytest.raises(BulletinError, match=f"没有 {re.escape(reference)} 这一期") as caught:
        resolve(years, reference)
    assert "最近一期是 2024-38；" in caught.value.hint
    assert str(years / "issues") in caught.value.hint


def test_a_number_that_only_the_year_before_has_is_told_with_its_year(years: Path) -> None:
    create(years, IssueNumber(2025, 1, 489), new_issue_text(IssueNumber(2025, 1, 489), ""))
    for reference, told in (("37", "2024 年的写 2024-36+37；"), ("增刊1", "2024 年的写 2024-s1；")):
        with pytest.raises(BulletinError) as caught:
            resolve(years, reference)
        assert told in caught.value.hint
    for reference in ("39", "2023年第38期", "w1"):
        with pytest.raises(BulletinError) as caught:
            resolve(years, reference)
        assert "年的写" not in caught.value.hint


def test_an_open_supplement_gives_way_to_an_open_issue_of_a_later_date(issues: Path) -> None:
    supplement = issues / "issues" / "2024-s1" / "issue.toml"
    assert "date = 2024-11-26" in supplement.read_text(encoding="utf-8")
    change(issues / "issues" / "2024-35" / "issue.toml", {"2024-11-25": "2024-11-27"})
    assert resolve(issues, None) == "2024-35"
    change(supplement, {"2024-11-26": "2024-11-27"})
    assert resolve(issues, None) == "2024-s1"


def test_where_there_is_no_issue_the_way_to_one_is_told(tmp_path: Path) -> None:
    with pytest.raises(BulletinError, match="还没有任何一期") as caught:
        resolve(tmp_path, "35")
    assert "bulletin new" in caught.value.hint
    assert str(tmp_path / "issues") in caught.value.hint


@pytest.mark.parametrize(("newer", "told"), [(7, True), (8, False)])
def test_drafts_are_looked_for_among_the_eight_newest(years: Path, newer: int, told: bool) -> None:
    change(years / "issues" / "2022-35" / "issue.toml", {'"published"': '"draft"'})
    for number in range(39, 39 + newer - 4 - 1):  # two supplements and three issues stand before
        create(years, IssueNumber(2024, number, number + 450), PUBLISHED.format(number))
    with pytest.raises(BulletinError) as caught:
        check_place(years, "2024-35", 1, 0)
    assert ("--issue 2022-35" in caught.value.hint) is told
    assert "2024-35 还没有稿件" in caught.value.hint


def test_a_place_is_counted_from_one(years: Path) -> None:
    assert [check_place(years, "2024-35", place, 2) for place in (1, 2)] == [1, 2]
    for place in (0, 3):
        with pytest.raises(BulletinError, match=f"没有第 {place} 篇的位置") as caught:
            check_place(years, "2024-35", place, 2)
        assert caught.value.hint == "2024-35 可以写 1 到 2。"


@pytest.mark.parametrize(
    "words",
    [
        ("2024-35/2",),
        ("35", "2"),
        ("issues/2024-35/articles/01.md",),
        ("issues\\2024-35\\articles\\01.md",),
        ("2024-35", "市局开展安全检查"),
    ],
)
def test_an_article_is_named_with_its_issue(three: Path, words: tuple[str, ...]) -> None:
    assert article_anywhere(three.parents[1], words) == ("2024-35", "01.md")


@pytest.mark.parametrize("words", [("2",), ("/2",), ("2024-35/",), ("", "2")])
def test_an_article_without_its_issue_is_refused(three: Path, words: tuple[str, ...]) -> None:
    with pytest.raises(BulletinError, match="没有说是哪一期的哪一篇"):
        article_anywhere(three.parents[1], words)
