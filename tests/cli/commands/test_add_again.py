"""The same article a second time is told before it is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import drafts
from tests.conftest import bulletin, did, files_of, order, refused, write
from tests.drafts import LONG, MORE
from tests.terminal import on_terminal

TEXT = f"示例区局开展志愿服务\n\n{LONG}\n{MORE}\n"


@pytest.fixture
def added(issue: Path) -> Path:
    """The file of an article that the issue has."""
    place = write(issue.parents[1] / "来 稿.txt", TEXT)
    did(bulletin("add-article", place))
    return place


@pytest.mark.parametrize("title", ["示例区局开展志愿服务", "换了一个题目"])
def test_a_text_that_the_issue_has_is_refused_whatever_its_title(
    issue: Path, added: Path, title: str
) -> None:
    before = files_of(issue)
    again = write(added.with_name("又一份.txt"), TEXT.replace("示例区局开展志愿服务", title))
    result = bulletin("add-article", again)
    refused(result, f"“{title}”的正文和第 1 篇“示例区局开展志愿服务”（01.md）一样", "--again")
    assert files_of(issue) == before


def test_the_same_text_as_a_word_file_is_the_same_article(issue: Path, added: Path) -> None:
    word = drafts.save(drafts.by_first_line, added.with_name("来稿.docx"))
    refused(bulletin("add-article", word), "（01.md）一样")


def test_again_takes_it_a_second_time(issue: Path, added: Path) -> None:
    did(bulletin("add-article", added, "--again"))
    assert order(issue) == ["01.md", "02.md"]


def test_two_files_of_one_call_are_compared_too(issue: Path) -> None:
    names = [write(issue.parents[1] / f"{n}.txt", TEXT).name for n in "甲乙"]
    refused(bulletin("add-article", *names), "的正文和同时加的“示例区局开展志愿服务”一样")
    assert order(issue) == []


def test_another_text_and_a_short_one_are_taken(issue: Path, added: Path) -> None:
    did(bulletin("add-article", write(added.with_name("改.txt"), TEXT.replace("四十", "五十"))))
    for _ in range(2):
        did(bulletin("add-article", "-", stdin="转载\n\n详见附件。\n"))
    assert len(order(issue)) == 4


def test_an_article_that_cannot_be_read_keeps_no_other_out(issue: Path, added: Path) -> None:
    write(issue / "articles" / "01.md", "+++\n坏了")
    did(bulletin("add-article", added))
    assert order(issue) == ["01.md", "02.md"]


def test_in_another_issue_the_same_text_is_taken(issue: Path, added: Path) -> None:
    did(bulletin("new", "--date", "2024-12-02"))
    did(bulletin("add-article", added))
    assert len(order(issue)) == 1


@pytest.mark.parametrize(("answer", "count"), [("y", 2), ("n", 1), ("", 1)])
def test_on_a_terminal_the_editor_is_asked(
    issue: Path, added: Path, answer: str, count: int
) -> None:
    out = on_terminal(f"{answer}\n", "add-article", added.name)
    assert "还要加吗？" in out
    assert len(order(issue)) == count
