"""replace-article: a new version in the old one's place; what was there is kept."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
import tomli

from tests.conftest import ARTICLE, bulletin, change, did, files_of, order, refused, write
from tests.samples import picture

RED, BLUE = picture(10, 10).data, picture(20, 10).data
OLD = """+++
title = ["示例区", "召开会议"]
unit = "示例局"
author = "张三"
section = "基层动态"
editor_note = "编者按。"
received = 2024-11-20
ignore = ["PUN001"]

[[review]]
author = "李四"
text = "核一下数。"
+++

正文。
"""


@pytest.fixture
def three(issue: Path) -> Path:
    """The folder of an issue with 甲, one that says all it can, and 丙."""
    for title in "甲乙丙":
        did(bulletin("add-article", "-", "--title", title, stdin="正文。\n"))
    write(issue / "articles" / "02.md", OLD)
    return issue


def front(issue: Path, name: str) -> dict[str, object]:
    """Return the front matter of an article."""
    text = (issue / "articles" / name).read_text(encoding="utf-8")
    return tomli.loads(text.split("+++\n")[1])


def test_a_new_version_takes_the_place_and_the_old_one_is_kept(three: Path) -> None:
    write(three.parents[1] / "新 稿.txt", "新题\n\n新文。\n")
    out = did(bulletin("replace-article", "2", "新 稿.txt"))
    assert out.startswith("02.md 换成 issues/2024-35/articles/04.md　新题\n")
    assert out.endswith("原稿在 issues/2024-35/removed/02.md\n")
    assert order(three) == ["01.md", "04.md", "03.md"]
    assert set(files_of(three / "articles")) == {"01.md", "04.md", "03.md"}
    assert (three / "removed" / "02.md").read_text(encoding="utf-8") == OLD
    assert "新文。" in (three / "articles" / "04.md").read_text(encoding="utf-8")


def test_what_the_new_version_does_not_say_stays(three: Path) -> None:
    out = did(bulletin("replace-article", "02.md", "-", stdin="新题\n\n新文。\n"))
    old = tomli.loads(OLD.split("+++\n")[1])
    assert front(three, "04.md") == {**old, "title": "新题"}
    assert "    照原稿：供稿单位、作者、栏目、收稿日期、编者按、不用的校对规则、批注\n" in out


def test_what_the_new_version_says_wins(three: Path) -> None:
    new = '+++\ntitle = "新题"\nsection = "要闻"\nunit = "另一局"\n+++\n\n新文。\n'
    did(bulletin("replace-article", "2", "-", "--section", "简讯", stdin=new))
    said = front(three, "04.md")
    assert (said["title"], said["section"], said["unit"]) == ("新题", "简讯", "另一局")
    assert "author" not in said  # 张三 is of the other unit
    did(bulletin("replace-article", "2", "-", "--title", "再改", "--unit", "三局", stdin="文。\n"))
    assert (front(three, "05.md")["title"], front(three, "05.md")["unit"]) == ("再改", "三局")


@pytest.mark.parametrize("name", ["新.txt", "新.md", "新.docx"])
def test_a_version_without_a_title_keeps_the_old_one(three: Path, name: str) -> None:
    text = "会议指出，" + "要把各项工作抓实抓细抓到位，" * 9 + "取得实效。"
    if name.endswith(".docx"):
        document = docx.Document()
        document.add_paragraph(text)
        document.save(name)
    else:
        write(three.parents[1] / name, text + "\n")
    result = bulletin("replace-article", "2", name)
    assert (result.exit_code, "标题照原稿" in result.stderr) == (0, True)
    assert front(three, "04.md")["title"] == ["示例区", "召开会议"]
    assert text in (three / "articles" / "04.md").read_text(encoding="utf-8")


def test_pictures_come_along_and_what_was_cleaned_is_said(three: Path, tmp_path: Path) -> None:
    write(three / "images" / "图.png", RED)
    write(tmp_path / "图.png", BLUE)
    write(tmp_path / "稿.md", "# 题\n\n\n\n![图](图.png)\n")
    assert "    清理了多余的空行 1 处\n" in did(
        bulletin("replace-article", "1", tmp_path / "稿.md")
    )
    assert files_of(three / "images") == {"图.png": RED, "图-2.png": BLUE}


@pytest.mark.parametrize("broken", ["", "没有信息", "+++\ntitle = 1\n+++\n\n文。\n", b"\0\1"])
def test_a_broken_article_is_replaced(three: Path, broken: str | bytes) -> None:
    write(three / "articles" / "02.md", broken)
    did(bulletin("replace-article", "2", "-", stdin="新题\n\n新文。\n"))
    data = broken.encode() if isinstance(broken, str) else broken
    assert (three / "removed" / "02.md").read_bytes() == data
    assert front(three, "04.md") == {"title": "新题"}
    refused(bulletin("replace-article", "9", "-", stdin="文。\n"), "没有第 9 篇")


def test_an_article_without_a_file_is_replaced(three: Path) -> None:
    (three / "articles" / "02.md").unlink()
    out = did(bulletin("replace-article", "2", "-", stdin="新题\n\n新文。\n"))
    assert out.endswith("原稿本来就没有文件\n")
    assert (order(three), (three / "removed").exists()) == (["01.md", "04.md", "03.md"], False)


def test_a_file_with_several_articles_is_no_version_of_one(three: Path) -> None:
    before = files_of(three)
    refused(
        bulletin("replace-article", "1", "-", stdin="# 甲\n\n文。\n\n# 乙\n\n文。\n"), "有 2 篇"
    )
    assert files_of(three) == before


def test_comments_in_issue_toml_survive(three: Path) -> None:
    change(three / "issue.toml", {'"02.md",': '"02.md",   # 头条', "articles": "# 次序\narticles"})
    did(bulletin("replace-article", "2", "-", stdin="新题\n\n新文。\n"))
    text = (three / "issue.toml").read_text(encoding="utf-8")
    assert '"04.md",   # 头条\n' in text
    assert "# 次序\n" in text


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("replace-article 4 -", "没有第 4 篇"),
        ("replace-article 09.md -", "本期没有稿件 09.md"),
        ("replace-article 1 没有.docx", "没有.docx"),
        ("replace-article 1 夹", "是文件夹"),
        ("replace-article 1 假.docx", "假.docx"),
        ("replace-article 1 空.md", "空的"),
        ("replace-article 1 图.md", "无.png"),
        ("replace-article 1 - --unit 甲\u2028乙", "只能写一行"),
        ("replace-article 1 - --issue 36", "没有 36 这一期"),
        ("replace-article 1", "缺少 文件"),
    ],
)
def test_what_cannot_be_taken_in_changes_nothing(three: Path, line: str, message: str) -> None:
    root = three.parents[1]
    (root / "夹").mkdir()
    write(root / "假.docx", "PK")
    write(root / "空.md", "\n")
    write(root / "图.md", "# 题\n\n![图](无.png)\n")
    before = files_of(root)
    refused(bulletin(*line.split(" "), stdin="题\n\n文。\n"), message)
    assert files_of(root) == before


@pytest.mark.parametrize("status", ["published", "void"])
def test_only_a_draft_gets_new_versions(article: Path, status: str) -> None:
    change(article.parents[1] / "issue.toml", {'"draft"': f'"{status}"'})
    refused(bulletin("replace-article", "1", "-", stdin="题\n\n文。\n"), "，不能改")
    assert article.read_text(encoding="utf-8") == ARTICLE
