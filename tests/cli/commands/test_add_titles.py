"""add-article and replace-article: which title, said by the user or found and doubted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests import drafts
from tests.conftest import bulletin, did, order, refused, write
from tests.drafts import LONG, MORE

PAGE = f"<h1>网页的标题</h1><p>{LONG}</p>"
DOUBTFUL = f"夏季志愿服务\n示例区局走进社区\n{LONG}\n"


def text(issue: Path, name: str = "01.md") -> str:
    return (issue / "articles" / name).read_text(encoding="utf-8")


def source(issue: Path, name: str) -> Path:
    """Return a draft of the kind that the name's ending says."""
    place = issue.parents[1] / name
    if place.suffix == ".docx":
        return drafts.save(drafts.by_first_line, place)
    return write(place, PAGE if place.suffix == ".html" else f"正文就是这些。\n{LONG}\n")


@pytest.mark.parametrize("name", ["来 稿.docx", "网 页.html", "稿.txt"])
def test_a_title_given_is_taken_with_files_of_every_kind(issue: Path, name: str) -> None:
    out = did(bulletin("add-article", source(issue, name), "--title", "甲", "--title", "乙"))
    assert out.startswith("加入 issues/2024-35/articles/01.md　甲乙\n")
    assert 'title = ["甲", "乙"]' in text(issue)
    assert LONG in text(issue)


@pytest.mark.parametrize("name", ["三篇.docx", "两篇.md", "两篇.txt"])
def test_a_title_given_makes_one_article_of_several_and_says_so(issue: Path, name: str) -> None:
    place = issue.parents[1] / name
    if place.suffix == ".docx":
        drafts.save(drafts.several, place)
    else:
        sign = "# " * (place.suffix == ".md")
        write(place, f"{sign}甲的标题\n\n{LONG}\n\n{sign}乙的标题\n\n{MORE}\n")
    result = bulletin("add-article", place, "--title", "合在一起")
    if place.suffix == ".md":  # where # may stand nowhere but above
        refused(result, "不认识的标题写法")
        return
    out = did(result)
    assert "篇稿件；给了标题，就当一篇收，别的标题都在正文里" in out
    assert order(issue) == ["01.md"]


def test_a_doubtful_title_is_told_and_the_other_line_chosen(issue: Path) -> None:
    place = write(issue.parents[1] / "稿.txt", DOUBTFUL)
    out = did(bulletin("add-article", place))
    assert "标题拿不准：取了第 1 行“夏季志愿服务”，也可能是第 2 行“示例区局走进社区”" in out
    assert "--title-line 2" in out
    did(bulletin("replace-article", "1", place, "--title-line", "2"))
    assert 'title = "示例区局走进社区"' in text(issue, "02.md")
    did(bulletin("replace-article", "1", place, "--title-line", "1", "--title-line", "2"))
    assert 'title = ["夏季志愿服务", "示例区局走进社区"]' in text(issue, "03.md")


def test_a_line_is_chosen_of_standard_input_and_of_word_files(issue: Path) -> None:
    did(bulletin("add-article", "-", "--title-line", "2", stdin=DOUBTFUL))
    assert 'title = "示例区局走进社区"' in text(issue)
    did(bulletin("add-article", source(issue, "来稿.docx"), "--title-line", "1"))
    assert 'title = "示例区局开展志愿服务"' in text(issue, "02.md")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--title-line", "9"], "没有第 9 行可以作标题：有字的只有 3 行"),
        (["--title-line", "0"], "没有第 0 行可以作标题"),
        (["--title-line", "1", "--title-line", "3"], "--title-line 写的几行不相邻"),
        (["--title-line", "二"], "--title-line 的值不对：二"),
        (["--title-line", "1", "--title", "甲"], "--title 和 --title-line 不能同写"),
        (["--title-line", "1", "--split"], "写了标题就不能再写 --split"),
        (["--title", "甲", "--split"], "写了标题就不能再写 --split"),
        (["另一份.txt", "--title-line", "1"], "一次加几篇时不能写 --title、--title-line"),
    ],
)
def test_what_cannot_be_said_of_a_title_is_refused(
    issue: Path, words: list[str], message: str
) -> None:
    place = write(issue.parents[1] / "稿.txt", DOUBTFUL)
    refused(bulletin("add-article", place, *words), message)
    assert order(issue) == []


def test_a_line_of_no_file_is_refused(issue: Path) -> None:
    refused(bulletin("add-article", "--title-line", "1"), "--title-line 要有文件")
    assert order(issue) == []


@pytest.mark.parametrize("command", ["add-article", "replace-article"])
def test_the_help_says_how_lines_are_counted(command: str) -> None:
    assert "标题在第几行（只数有字的行）" in did(bulletin(command, "--help"))


def test_a_title_without_a_text_is_skipped_and_told(issue: Path) -> None:
    place = write(
        issue.parents[1] / "几篇.md",
        f"# 甲的标题\n\n{LONG}\n\n# 乙的标题\n\n{MORE}\n\n# 丙的标题\n",
    )
    out = did(bulletin("add-article", place, "--split"))
    assert "跳过了一篇：“丙的标题”只有标题，没有正文" in out
    assert order(issue) == ["01.md", "02.md"]


def test_titles_of_a_word_file_without_a_text_are_skipped_and_told(issue: Path) -> None:
    def make(document: Any) -> None:
        drafts.several(document)
        document.add_paragraph("丁区局开展志愿服务", style="Title")

    place = drafts.save(make, issue.parents[1] / "四篇.docx")
    out = did(bulletin("add-article", place, "--split"))
    assert "跳过了一篇：“丁区局开展志愿服务”只有标题，没有正文" in out
    assert len(order(issue)) == 3
