"""add-article, move-article, remove-article: what comes in, where it goes, what is never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from tests.conftest import ARTICLE, bulletin, change, did, files_of, order, refused, write
from tests.samples import picture

MARKDOWN = "# 题目\n\n正文。\n"
TEXT = "题目\n\n正文。\n"
RED, BLUE = picture(10, 10).data, picture(20, 10).data


@pytest.fixture
def three(issue: Path) -> Path:
    """The folder of an issue with the articles 甲, 乙, 丙."""
    for title in "甲乙丙":
        did(bulletin("add-article", "-", "--title", title, stdin="正文。\n"))
    return issue


def front(issue: Path, name: str = "01.md") -> dict[str, object]:
    """Return the front matter of an article."""
    text = (issue / "articles" / name).read_text(encoding="utf-8")
    return tomli.loads(text.split("+++\n")[1])


@pytest.mark.parametrize(
    ("name", "content"),
    [("稿 件.md", MARKDOWN), ("稿.TXT", TEXT), ("稿.markdown", ARTICLE), ("没有后缀", TEXT)],
)
def test_an_article_comes_from_a_file(issue: Path, name: str, content: str) -> None:
    source = write(issue.parents[1] / name, content)
    assert did(bulletin("add-article", name)) == "加入 issues/2024-35/articles/01.md　题目\n"
    assert (issue / "articles" / "01.md").read_text(encoding="utf-8") == ARTICLE
    assert order(issue) == ["01.md"]
    assert source.read_text(encoding="utf-8") == content


@pytest.mark.parametrize("content", [MARKDOWN, TEXT, ARTICLE])
def test_an_article_comes_from_standard_input(issue: Path, content: str) -> None:
    assert did(bulletin("add-article", "-", stdin=content)).startswith("加入 ")
    assert (issue / "articles" / "01.md").read_text(encoding="utf-8") == ARTICLE


def test_what_may_be_misspelt_is_counted(issue: Path) -> None:
    assert issue.is_dir()
    told = did(bulletin("add-article", "-", stdin="题目\n\n开展专项整冶行动，强化底线思纬。\n"))
    assert told.splitlines()[1:] == ["    疑似错字 2 处；bulletin check --level draft 列出在哪里"]


def test_several_files_come_in_order(issue: Path) -> None:
    names = [write(issue.parents[1] / f"{n}.txt", f"第{n}\n\n文。\n").name for n in "312"]
    did(bulletin("add-article", *names, "--unit", "甲局"))
    assert [front(issue, name) for name in order(issue)] == [
        {"title": f"第{n}", "unit": "甲局"} for n in "312"
    ]


@pytest.mark.parametrize("bad", ["", "只有题目", "题\n\n![图](没有.png)", "题\n\n| 甲 |\n| 乙 |"])
def test_of_several_files_all_are_added_or_none(issue: Path, bad: str) -> None:
    good = write(issue.parents[1] / "a.md", "# 题\n\n![图](a.png)\n")
    write(issue.parents[1] / "a.png", RED)
    write(issue.parents[1] / "b.md", bad and f"# {bad}\n")
    before = files_of(issue.parents[1])
    refused(bulletin("add-article", good, "b.md"), "b.md")
    assert files_of(issue.parents[1]) == before


def test_a_title_of_two_lines_and_the_other_facts_are_taken_from_options(issue: Path) -> None:
    words = ["--title", "示例区", "--title", "召开会议", "--unit", "示例局", "--section", "基层"]
    out = did(bulletin("add-article", "-", *words, stdin="正文第一行。\n第二行。\n"))
    assert "示例区召开会议" in out
    assert front(issue) == {"title": ["示例区", "召开会议"], "unit": "示例局", "section": "基层"}
    assert "正文第一行。" in (issue / "articles" / "01.md").read_text(encoding="utf-8")


def test_one_title_is_not_for_several_files(issue: Path) -> None:
    write(issue.parents[1] / "a.txt", TEXT)
    refused(bulletin("add-article", "a.txt", "a.txt", "--title", "题"), "--title")
    assert order(issue) == []


@pytest.mark.parametrize(("place", "listed"), [(1, "4123"), (3, "1243"), (4, "1234")])
def test_an_article_is_added_where_it_belongs(three: Path, place: int, listed: str) -> None:
    did(bulletin("add-article", "-", "--at", str(place), stdin=TEXT))
    assert order(three) == [f"0{n}.md" for n in listed]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be", "crlf"]
)
def test_an_article_comes_in_the_encodings_of_offices(issue: Path, encoding: str) -> None:
    text = TEXT.replace("\n", "\r\n") if encoding == "crlf" else TEXT
    data = text.encode("utf-8" if encoding == "crlf" else encoding)
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    did(bulletin("add-article", write(issue.parents[1] / "a.txt", mark + data)))
    assert (issue / "articles" / "01.md").read_text(encoding="utf-8") == ARTICLE


def test_what_was_cleaned_is_said(issue: Path) -> None:
    dirty = "题\u200b目\n\n\n\n　　正文。\x07  \n"
    out = did(bulletin("add-article", "-", stdin=dirty))
    for kind in ("看不见的字符", "控制字符", "段首缩进", "行尾空白", "多余的空行"):
        assert f"    清理了{kind} 1 处\n" in out
    assert (issue / "articles" / "01.md").read_text(encoding="utf-8") == ARTICLE


def add_with_picture(folder: Path, name: str, data: bytes) -> None:
    write(folder / name, data)
    write(folder / "稿.md", f"# 题\n\n![图]({name})\n")
    did(bulletin("add-article", folder / "稿.md"))


def test_a_picture_keeps_the_width_that_it_came_with(issue: Path, tmp_path: Path) -> None:
    write(tmp_path / "图 1.png", RED)
    write(tmp_path / "稿.md", "# 题\n\n![图](图 1.png){width=45%}\n")
    did(bulletin("add-article", tmp_path / "稿.md"))
    text = (issue / "articles" / "01.md").read_text(encoding="utf-8")
    assert "![图](images/图-1.png){width=45%}\n" in text


def test_pictures_come_along_under_names_of_their_own(issue: Path, tmp_path: Path) -> None:
    for name, data in [("图 1.png", RED), ("图 1.png", BLUE), ("sub/图 1.png", RED)]:
        add_with_picture(tmp_path, name, data)
    assert files_of(issue / "images") == {"图-1.png": RED, "图-1-2.png": BLUE}
    named = ["图-1.png", "图-1-2.png", "图-1.png"]
    for article, image in zip(order(issue), named, strict=True):
        text = (issue / "articles" / article).read_text(encoding="utf-8")
        assert f"![图](images/{image})" in text


def test_pictures_of_one_name_in_one_call_stay_apart(issue: Path, tmp_path: Path) -> None:
    for folder, data in [("a", RED), ("b", BLUE)]:
        write(tmp_path / folder / "图.png", data)
        write(tmp_path / folder / "稿.md", "# 题\n\n![图](图.png)\n")
    did(bulletin("add-article", tmp_path / "a" / "稿.md", tmp_path / "b" / "稿.md"))
    write(tmp_path / "稿.md", "# 题\n\n![图](a/图.png)\n\n![图](b/图.png)\n")
    did(bulletin("add-article", tmp_path / "稿.md"))
    assert files_of(issue / "images") == {"图.png": RED, "图-2.png": BLUE}
    text = (issue / "articles" / "03.md").read_text(encoding="utf-8")
    assert text.index("(images/图.png)") < text.index("(images/图-2.png)")


@pytest.mark.parametrize(
    ("which", "to", "listed"), [("1", "3", "231"), ("03.md", "1", "312"), ("2", "2", "123")]
)
def test_an_article_is_moved(three: Path, which: str, to: str, listed: str) -> None:
    articles = files_of(three / "articles")
    assert f"移到第 {to} 篇" in did(bulletin("move-article", which, to))
    assert order(three) == [f"0{n}.md" for n in listed]
    assert files_of(three / "articles") == articles


def test_a_removed_article_is_kept_and_its_name_is_not_given_again(three: Path) -> None:
    text = (three / "articles" / "03.md").read_bytes()
    assert "issues/2024-35/removed/03.md" in did(bulletin("remove-article", "3"))
    assert (three / "removed" / "03.md").read_bytes() == text
    assert not (three / "articles" / "03.md").exists()
    did(bulletin("add-article", "-", stdin=TEXT))
    assert order(three) == ["01.md", "02.md", "04.md"]


def test_a_file_put_back_and_removed_again_keeps_both(three: Path) -> None:
    did(bulletin("remove-article", "03.md"))
    write(three / "articles" / "03.md", ARTICLE)
    change(three / "issue.toml", {'"02.md"': '"02.md", "03.md"'})
    did(bulletin("remove-article", "03.md"))
    assert len(files_of(three / "removed")) == 2
    assert ARTICLE.encode() in files_of(three / "removed").values()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("move-article 4 1", "没有第 4 篇"),
        ("move-article 1 4", "没有第 4 篇"),
        ("move-article 0 1", "没有第 0 篇"),
        ("move-article 09.md 1", "本期没有稿件 09.md"),
        ("move-article ² 1", "²"),
        ("remove-article ../../issue.toml", "本期没有稿件"),
        ("remove-article 1 --issue 2024-99", "没有 2024-99 这一期"),
        ("add-article - --at 5", "没有第 5 篇的位置"),
        ("add-article - --at 0", "没有第 0 篇的位置"),
        ("add-article - --issue 35年", "“35年”不是期号"),
    ],
)
def test_a_place_that_is_not_there_is_refused(three: Path, line: str, message: str) -> None:
    before = files_of(three)
    refused(bulletin(*line.split(), stdin=TEXT), message)
    assert files_of(three) == before


@pytest.mark.parametrize("status", ["published", "void"])
@pytest.mark.parametrize("line", ["add-article -", "move-article 1 2", "remove-article 1"])
def test_only_a_draft_is_edited(three: Path, line: str, status: str) -> None:
    change(three / "issue.toml", {'"draft"': f'"{status}"'})
    before = files_of(three)
    refused(
        bulletin(*line.split(), "--issue", "35", stdin=TEXT), "，不能改", "bulletin reopen 2024-35"
    )
    assert files_of(three) == before


def test_comments_and_settings_in_issue_toml_survive_every_change(three: Path) -> None:
    notes = {
        '"01.md",': '"01.md",   # 头条',
        "schema = 1": "# 我的注\nschema = 1",
        '"draft"': '"draft"  # 草',
    }
    change(three / "issue.toml", {**notes, "articles": "print_run = 120\narticles"})
    for line in ("add-article -", "move-article 4 1", "remove-article 02.md"):
        did(bulletin(*line.split(), stdin=TEXT))
        text = (three / "issue.toml").read_text(encoding="utf-8")
        for note in ("# 头条", "# 我的注\n", "# 草\n", "print_run = 120\n", "# 可选"):
            assert note in text
    assert order(three) == ["04.md", "01.md", "03.md"]


@pytest.mark.parametrize("words", [["--title", "题" * 500], ["--title", " "], ["--unit", "甲\n乙"]])
def test_what_could_not_be_read_again_is_not_taken_in(issue: Path, words: list[str]) -> None:
    before = files_of(issue)
    refused(bulletin("add-article", "-", *words, stdin="题\n\n文。\n"))
    assert files_of(issue) == before


def test_files_that_bear_no_number_do_not_matter_to_the_next_one(issue: Path) -> None:
    write(issue / "articles/附.md", "题\n")
    write(issue / "removed/07~2.md", "题\n")
    did(bulletin("add-article", "-", stdin="题目\n\n正文。\n"))
    assert (issue / "articles/08.md").is_file()


def test_an_article_of_no_unit_is_told_where_units_are_counted(issue: Path) -> None:
    register = issue.parents[1] / "units.toml"
    write(register, 'schema = 1\nopen = true\n[[units]]\nname = "甲局"\n')
    said = "没有认出供稿单位，统计时不计"
    assert said in did(bulletin("add-article", "-", stdin=TEXT))
    assert said not in did(bulletin("add-article", "-", "--unit", "甲局", stdin="又题\n\n正文。\n"))
    assert said not in did(bulletin("replace-article", "2", "-", stdin="又题\n\n新文。\n"))
    register.unlink()
    assert said not in did(bulletin("add-article", "-", stdin="三题\n\n正文三。\n"))
