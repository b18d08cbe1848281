"""site: the archive as pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.base.paths import SITE_MARK
from tests.conftest import ARTICLE, bulletin, change, did, files_of, refused, write
from tests.writers.web.seen import parsed, texts

ISSUE = """schema = 1
year = {year}
number = {number}
whole_number = {whole}
date = {year}-11-25
status = "{status}"
articles = ["01.md"]
"""


def add_issue(root: Path, year: int, number: int, status: str = "published") -> Path:
    """Put an issue of one article into the archive and return its folder."""
    folder = root / "issues" / f"{year}-{number}"
    whole = (year - 2020) * 50 + number
    text = ISSUE.format(year=year, number=number, whole=whole, status=status)
    write(folder / "issue.toml", text)
    write(folder / "articles" / "01.md", ARTICLE.replace("题目", f"{year}年第{number}篇"))
    return folder


@pytest.fixture
def archive(workspace: Path) -> Path:
    """A workspace with three published issues, a draft and a void one."""
    for year, number in ((2023, 50), (2024, 1), (2024, 2)):
        add_issue(workspace, year, number)
    add_issue(workspace, 2024, 3, "void")
    add_issue(workspace, 2024, 4, "draft")
    return workspace


def test_published_issues_are_written_and_no_others(archive: Path) -> None:
    said = did(bulletin("site"))
    assert "3 期 3 篇" in said
    files = files_of(archive / "site")
    assert set(files) == {
        SITE_MARK, "index.html", "search.html", "feed.xml", "units/index.html",
        "sections/index.html", "assets/style.css", "assets/search.js",
        "years/2023.html", "years/2024.html", "search/2023.js", "search/2023-1.js",
        "search/2024.js", "search/2024-1.js",
        *(f"issues/{each}.html" for each in ("2023-50", "2024-1", "2024-2")),
    }  # fmt: skip
    for name, data in files.items():
        if name.endswith(".html"):
            parsed(data)
    assert b"2024\xe5\xb9\xb4\xe7\xac\xac3" not in b"".join(files.values())


def test_the_search_knows_titles_units_notes_and_texts(archive: Path) -> None:
    article = archive / "issues/2024-2/articles/01.md"
    change(article, {'篇"\n': '篇"\nunit = "甲局、乙局"\neditor_note = "编者的话。"\n'})
    did(bulletin("site"))
    script = (archive / "site" / "search" / "2024-1.js").read_text(encoding="utf-8")
    assert '"2024年第2篇","甲局、乙局","","编者的话。\\n正文。"]' in script


def test_a_second_time_only_what_changed_is_written(archive: Path) -> None:
    did(bulletin("site", "网页"))
    before = {each: each.stat().st_mtime_ns for each in Path("网页").rglob("*.*")}
    assert "没有变化" in did(bulletin("site", "网页"))
    change(archive / "issues/2023-50/articles/01.md", {"正文。": "改过的正文。"})
    assert "改了 3 个文件" in did(bulletin("site", "网页"))
    changed = {each.as_posix() for each, then in before.items() if each.stat().st_mtime_ns != then}
    assert changed == {
        f"网页/{each}"
        for each in (SITE_MARK, "issues/2023-50.html", "search/2023.js", "search/2023-1.js")
    }


def test_an_issue_that_is_void_now_is_taken_out_again(archive: Path) -> None:
    did(bulletin("site"))
    change(archive / "issues/2023-50/issue.toml", {'"published"': '"void"'})
    did(bulletin("site"))
    assert not {each for each in files_of(archive / "site") if "2023" in each}


def test_files_that_went_out_can_be_taken_along_and_changed_ones_are_told(article: Path) -> None:
    root = article.parents[3]
    change(root / "bulletin.toml", {"[check]": "[desk]\nsteps = []\n\n[check]"})
    published = bulletin("publish", "35")
    assert published.exit_code == 0, published.stderr
    did(bulletin("site"))
    word = article.parents[1] / "published" / "2024-35.docx"
    assert (root / "site/files/2024-35.docx").read_bytes() == word.read_bytes()
    page = parsed((root / "site/issues/2024-35.html").read_bytes())
    assert "Word 文件" in texts(page, "a")
    word.chmod(0o644)
    word.write_bytes(b"other")
    told = bulletin("site")
    assert told.exit_code == 1
    assert "没有放进去：issues/2024-35/published/2024-35.docx：和发布时的不一样" in told.stderr
    assert not (root / "site/files/2024-35.docx").exists()
    word.unlink()
    assert "文件不存在" in bulletin("site").stderr


def test_an_issue_that_was_changed_after_it_was_published_is_told(article: Path) -> None:
    change(article.parents[3] / "bulletin.toml", {"[check]": "[desk]\nsteps = []\n\n[check]"})
    assert bulletin("publish", "35").exit_code == 0
    change(article, {"正文。": "改过的正文。"})
    told = bulletin("site")
    assert (told.exit_code, told.stderr) == (
        0, "提醒：2024-35 发布以后改过（articles/01.md 改过），网页照现在的。\n",
    )  # fmt: skip
    page = (article.parents[3] / "site/issues/2024-35.html").read_text(encoding="utf-8")
    assert "改过的正文。" in page


def test_many_pictures_are_written_as_they_come_and_nothing_is_lost(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    did(bulletin("site", "一"))
    monkeypatch.setattr("bulletin_cli.actions.site._TOGETHER", 1)
    did(bulletin("site", "二"))
    assert files_of(archive / "一") == files_of(archive / "二")


def test_an_article_that_cannot_be_read_is_left_out_and_told(archive: Path) -> None:
    write(archive / "issues/2024-1/articles/01.md", "没有标题")
    told = bulletin("site")
    assert told.exit_code == 1
    assert "没有放进去：issues/2024-1/articles/01.md" in told.stderr
    assert "3 期 2 篇" in told.stdout


def test_the_address_of_the_archive_comes_from_the_settings_or_the_command(archive: Path) -> None:
    did(bulletin("set", "base_url", "https://example.cn/a"))
    did(bulletin("site"))
    feed = archive / "site" / "feed.xml"
    assert "https://example.cn/a/issues/2024-2.html" in feed.read_text(encoding="utf-8")
    did(bulletin("site", "--base-url", "https://example.cn/b/"))
    assert "https://example.cn/b/issues/2024-2.html" in feed.read_text(encoding="utf-8")


def test_what_is_no_address_is_refused(archive: Path) -> None:
    refused(bulletin("site", "--base-url", "example.cn"), "“example.cn”不是网址")
    refused(bulletin("set", "base_url", "mailto:a@example.cn"), "base_url", "不是网址")
    write(archive / "bulletin.toml", (archive / "bulletin.toml").read_text(encoding="utf-8")
          + '\n[site]\nbase_url = "x"\n')  # fmt: skip
    refused(bulletin("site"), "bulletin.toml", "不是网址")
    assert not (archive / "site").exists()


def test_a_folder_of_others_is_refused(archive: Path) -> None:
    write(archive / "别的" / "a.txt", "别的")
    refused(bulletin("site", "别的"), "有别的东西，不是 bulletin site 写的")
    refused(bulletin("site", "issues/网页"), "这里放的是稿件和设置")


def test_a_workspace_where_nothing_was_published_has_a_page_that_says_so(issue: Path) -> None:
    assert "0 期 0 篇" in did(bulletin("site"))
    home = parsed((issue.parents[1] / "site" / "index.html").read_bytes())
    assert "还没有发布过。" in texts(home, "p")
