"""The lists of the archive."""

from __future__ import annotations

from dataclasses import replace
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from bulletin_cli.base.file_names import flaw
from bulletin_cli.writers.web.page import whole_page
from bulletin_cli.writers.web.site.frame import around_issue
from bulletin_cli.writers.web.site.listed import page_names, relative_link
from bulletin_cli.writers.web.site.lists import home_page, section_pages, unit_pages, year_list
from bulletin_cli.writers.web.tags import join as join_tags
from tests.writers.web.archives import SITE, listed_article, listed_issue
from tests.writers.web.seen import elements, parsed, says, texts

HOSTILE = '<img src=x>"&/..\\局'
ISSUES = (
    listed_issue(1, listed_article(units=("甲局", "乙局"), section="动态"), year=2023),
    listed_issue(1, listed_article(title="一"), listed_article(1, "二", units=("甲局",))),
    listed_issue(2, listed_article(title=HOSTILE, units=(HOSTILE,))),
)


def targets(path: str, page: bytes) -> list[str]:
    """Return the files of the archive that the links in the middle of a page lead to."""
    found = (each.get("href") for each in elements(elements(parsed(page), "main")[0], "a"))
    return [normpath(join(dirname(path), unquote(each.partition("#")[0]))) for each in found]


def test_the_first_page_has_the_newest_issue_and_all_years() -> None:
    page = home_page(SITE, ISSUES)
    assert targets("index.html", page) == [
        "issues/2024-2.html", "issues/2024-2.html", "years/2024.html", "years/2023.html",
        "feed.xml",
    ]  # fmt: skip
    assert texts(parsed(page), "h1", "li") == ["示例行业工作简报", f"{HOSTILE}{HOSTILE}",
        "2024年2期", "2023年1期"]  # fmt: skip


def test_an_archive_without_issues_says_so() -> None:
    assert "还没有发布过。" in texts(parsed(home_page(SITE, ())), "p")
    assert "各期的稿件都没有写栏目。" in texts(
        parsed(section_pages(SITE, ())["sections/index.html"]), "p"
    )


def test_a_year_lists_its_issues_the_newest_first_and_their_articles() -> None:
    root = parsed(year_list(SITE, 2024, ISSUES[1:]))
    assert texts(root, "h1", "h2") == ["2024年", "2024年第2期2024年11月2日",
        "2024年第1期2024年11月1日"]  # fmt: skip
    assert [each.get("href") for each in elements(elements(root, "main")[0], "a")][-2:] == [
        "../issues/2024-1.html#a1", "../issues/2024-1.html#a2",
    ]  # fmt: skip


def test_each_unit_has_a_page_of_its_articles_the_newest_first() -> None:
    pages = unit_pages(SITE, ISSUES)
    listed = targets("units/index.html", pages["units/index.html"])
    assert set(listed) == set(pages) - {"units/index.html"}
    assert listed[0] == "units/甲局.html"  # of two articles
    root = parsed(pages["units/甲局.html"])
    assert texts(root, "h1", "h2") == ["甲局", "2024年", "2023年"]
    assert [says(each) for each in elements(root, "li")] == [
        "二2024年第1期　2024年11月1日", "题目2023年第1期　2023年11月1日",
    ]  # fmt: skip


def test_sections_are_listed_like_units_and_articles_without_one_are_not() -> None:
    assert set(section_pages(SITE, ISSUES)) == {"sections/index.html", "sections/动态.html"}


def test_every_page_has_a_name_that_windows_can_have_and_no_two_differ_by_case() -> None:
    names = ["A局", "a局", HOSTILE, "index", "CON", "长" * 300, "..", "局." ]  # fmt: skip
    paths = list(page_names("units", names).values())
    assert [flaw(each.removeprefix("units/")) for each in paths] == [""] * len(names)
    assert len({each.casefold() for each in (*paths, "units/index.html")}) == len(names) + 1
    assert all(each.endswith(".html") for each in paths)


def test_links_are_relative_and_percent_encoded() -> None:
    assert relative_link("units/甲.html", "issues/2024-1+2.html", "a1") == (
        "../issues/2024-1%2B2.html#a1"
    )
    assert relative_link("index.html", "units/甲 #1.html") == "units/%E7%94%B2%20%231.html"


def test_an_issue_leads_to_its_neighbours_and_its_files() -> None:
    issue = replace(ISSUES[1], files=("files/2024-1.docx", "files/2024-1.pdf"))
    around = around_issue(SITE, issue, ISSUES[0], ISSUES[2])
    root = parsed(whole_page("题", around.head, join_tags((around.above, around.below))))
    assert [(says(each), each.get("href")) for each in elements(root, "a")][-4:] == [
        ("Word 文件", "../files/2024-1.docx"), ("PDF", "../files/2024-1.pdf"),
        ("上一期：2023年第1期", "2023-1.html"), ("下一期：2024年第2期", "2024-2.html"),
    ]  # fmt: skip
