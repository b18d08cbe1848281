"""A title that the template breaks by sense, through the commands."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.conftest import bulletin, change, did, write

TITLE = "松江邮政管理局积极推进新兴领域党建全覆盖工作"
LINES = ["松江邮政管理局积极推进", "新兴领域党建全覆盖工作"]
OTHER = "宝山邮政管理局组织快递员开展急救培训示范场活动"
TEXT = "各单位要认真落实，不得延误。"


@pytest.fixture
def article(issue: Path) -> Path:
    """The file of an article with a long title, in the standard's template, with contents."""
    did(bulletin("set", "template", "gbt9704"))
    did(bulletin("set", "contents", "on"))
    did(bulletin("add-article", write(issue.parents[1] / "稿.md", f"# {TITLE}\n\n{TEXT}\n")))
    return issue / "articles" / "01.md"


@pytest.fixture
def sent(article: Path) -> Path:
    """The rendered file."""
    did(bulletin("render", "--no-check"))
    return article.parents[1] / "output" / "2024-35.docx"


def returned(sent: Path, old: str, new: str) -> Path:
    """Return the file with other words in the title, whose line breaks stay."""
    file: Any = docx.Document(str(sent))
    title = next(each for each in file.paragraphs if each.text.replace("\n", "") == TITLE)
    text = title.text
    assert old in text
    title.runs[0].text = text.replace(old, new)[:-1]  # the last character is a run of its own
    file.save(str(sent.parents[3] / "退回.docx"))
    return sent.parents[3] / "退回.docx"


def said(article: Path) -> str:
    return next(
        line for line in article.read_text(encoding="utf-8").splitlines() if "title" in line
    )


def test_the_word_file_has_one_paragraph_with_a_line_break(sent: Path) -> None:
    paragraphs: Any = docx.Document(str(sent)).paragraphs
    assert [each.text for each in paragraphs if "松江" in each.text] == [
        f"{TITLE}\t1",
        "\n".join(LINES),
    ]


def test_show_has_the_lines(article: Path) -> None:
    assert "／".join(LINES) in did(bulletin("show", COLUMNS="120"))
    (row,) = json.loads(did(bulletin("show", "--format", "json")))["articles"]
    assert (row["title"], row["title_lines"]) == (TITLE, LINES)


def test_lines_in_the_article_overrule_them(article: Path) -> None:
    change(article, {f'"{TITLE}"': '["松江邮政管理局", "积极推进新兴领域党建全覆盖工作"]'})
    assert "松江邮政管理局／积极推进新兴领域党建全覆盖工作" in did(bulletin("show", COLUMNS="120"))


def test_a_name_of_the_glossary_moves_a_line_end(article: Path) -> None:
    did(bulletin("glossary", "add", "term", "推进新兴领域"))
    shown = did(bulletin("show", COLUMNS="120"))
    assert "／" in shown
    assert "推进新兴领域" in shown


def test_check_finds_nothing_in_a_title_that_is_broken_by_sense(article: Path) -> None:
    assert "标题排成" not in bulletin("check").stdout
    did(bulletin("set", "template", "shanghai-post"))
    change(article, {TITLE: TITLE + "交流会"})
    assert "标题排成 2 行" in bulletin("check").stdout


def test_a_line_of_the_author_that_does_not_fit_is_told_all_the_same(article: Path) -> None:
    change(article, {f'"{TITLE}"': f'["{TITLE}", "做法"]'})
    assert "标题排成 3 行" in bulletin("check").stdout


def test_an_unchanged_file_comes_back_without_changes(sent: Path) -> None:
    assert did(bulletin("revise", sent)) == "2024-35：没有改动\n"


def test_a_word_changed_in_the_title_leaves_it_on_one_line(sent: Path, article: Path) -> None:
    file = returned(sent, "积极", "大力")
    shown = did(bulletin("revise", file, "--apply"))
    assert "松江邮政管理局[-积极-]{+大力+}推进新兴领域党建全覆盖工作" in shown
    assert said(article) == f'title = "{TITLE.replace("积极", "大力")}"'
    assert did(bulletin("revise", file, "--apply")) == "2024-35：没有改动\n"


def test_a_break_that_was_moved_is_the_authors(sent: Path, article: Path) -> None:
    file = returned(sent, "积极推进\n新兴领域", "\n积极推进新兴领域")
    did(bulletin("revise", file, "--apply"))
    assert said(article) == 'title = ["松江邮政管理局", "积极推进新兴领域党建全覆盖工作"]'
    assert did(bulletin("revise", file)) == "2024-35：没有改动\n"


def test_a_break_that_was_taken_out_is_told_and_changes_nothing(sent: Path, article: Path) -> None:
    before = article.read_bytes()
    shown = bulletin("revise", returned(sent, "\n", ""), "--apply").stdout
    assert "题目的分行由模板排出" in shown
    assert article.read_bytes() == before


def test_the_template_may_break_otherwise_by_then(sent: Path, article: Path) -> None:
    file = returned(sent, "积极", "大力")
    did(bulletin("glossary", "add", "term", "推进新兴领域"))
    did(bulletin("revise", file, "--apply"))
    assert said(article) == f'title = "{TITLE.replace("积极", "大力")}"'


def test_a_title_changed_on_both_sides_is_a_conflict(sent: Path, article: Path) -> None:
    change(article, {"积极": "深入"})
    file = returned(sent, "积极", "大力")
    shown = bulletin("revise", file).stdout
    assert "标题两边都改了，稿件里现在是“松江邮政管理局深入推进" in shown


def test_findings_stand_where_the_article_has_them(article: Path) -> None:
    change(article, {"积极推进": "积极,推进"})

    def places() -> list[object]:
        found = json.loads(bulletin("check", "--format", "json").stdout)["findings"]
        return [each for each in found if each["rule"].startswith("PUN")]

    broken = places()
    did(bulletin("set", "template", "shanghai-post"))
    assert places() == broken
    assert len(broken) == 1
