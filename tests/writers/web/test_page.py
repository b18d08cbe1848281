"""The page of an issue."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from bulletin_cli.content.article import Article
from bulletin_cli.content.issue import Issue
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import Document
from bulletin_cli.store.templates import load_template
from bulletin_cli.writers.web import write_web
from tests.samples import ROOT, TEMPLATES, document, issue, periodical, picture
from tests.writers.web.seen import XHTML, elements, parsed, says, texts

HOSTILE = "<script>alert('1')</script>\"&quot;&amp;题目"
MERGED = """表1　业务量

| 区域 | 业务量 | < | 备注 |
| ^ | 国内 | 国际 | ^ |
| --- | --- | --- | --- |
| 东片 | 120 | 3 | 无 |
| ^ | 180 | < | 无 |
"""
PICTURES = """第一段。

![图1　左](images/chart.png) ![图2　右](images/other.png)

![](images/chart.png) ![图3　都是](images/other.png)

![](images/chart.png)
"""


def page(made: Document) -> Any:
    return parsed(write_web(made, "html", "").page)


def set_with(*articles: Article, template: str = "gbt9704", **switches: Any) -> Document:
    images = {"images/chart.png": picture(), "images/other.png": picture(300, 300)}
    made: Issue = replace(issue(), articles=articles, images=images, **switches)
    return set_issue(made, load_template(template, ROOT), periodical(template)).document


def article(body: str, file: str = "01.md", title: str = "题目", **more: Any) -> Article:
    return Article(file, (title,), parse(body, file), **more)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_is_valid_and_has_the_landmarks_that_a_screen_reader_goes_by(template: str) -> None:
    root = page(document(template))
    body = [each.tag.removeprefix(XHTML) for each in root.find(f"{XHTML}body")]
    assert body == ["a", "header", "nav", "main", "footer"]
    assert root.get("lang") == "zh-CN"
    assert elements(root, "a")[0].get("href") == "#main"
    assert elements(root, "main")[0].get("id") == "main"
    assert texts(root, "title") == ["示例行业党建工作简报2024年第36期（总第487期）"]


@pytest.mark.parametrize("template", TEMPLATES)
def test_headings_go_down_one_by_one_and_there_is_one_of_the_first_level(template: str) -> None:
    headings = elements(page(document(template)), *(f"h{level}" for level in range(1, 7)))
    levels = [int(each.tag[-1]) for each in headings]
    assert levels.count(1) == 1
    assert says(headings[0]) == "示例行业党建工作简报"
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert [says(each) for each in headings[1:]] == [
        "要　目", "示例区召开示例工作会", "一、总体情况", "（一）主要做法", "1.统一思想",
        "（1）学习重点内容", "【栏目甲】", "单行题目",
    ]  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_says_what_the_paper_says(template: str) -> None:
    made = document(template)
    said = says(page(made).find(f"{XHTML}body"))
    for block in made.blocks:
        for line in getattr(block, "text", "").split("\u2028"):
            assert line.partition("\t")[0] in said


def test_the_contents_lead_to_the_articles_without_page_numbers() -> None:
    root = page(document())
    links = [each for each in elements(root, "a") if each.get("href") != "#main"]
    assert [(says(each), each.get("href")) for each in links] == [
        ("示例区召开示例工作会", "#a1"),
        ("单行题目", "#a2"),
    ]
    articles = {each.get("id"): texts(each, "h2", "h3")[0] for each in elements(root, "article")}
    assert articles == {"a1": "示例区召开示例工作会", "a2": "单行题目"}


def test_two_articles_of_one_title_have_each_their_line_of_the_contents() -> None:
    made = set_with(article("一。"), article("二。", "02.md"))
    links = [each.get("href") for each in elements(page(made), "a")]
    assert links == ["#main", "#a1", "#a2"]


def test_an_issue_without_contents_has_no_list_of_them() -> None:
    made = set_with(article("一。"), contents=False)
    assert elements(page(made), "nav") == []


def test_a_table_has_a_caption_and_head_cells_and_a_box_to_scroll_in() -> None:
    root = page(document())
    assert texts(root, "caption") == ["表1　各区情况"]
    assert [(says(each), each.get("scope")) for each in elements(root, "th")] == [
        ("区", "col"), ("站点", "col"), ("备注", "col"),
    ]  # fmt: skip
    assert [each.get("class") for each in elements(root, "td")] == ["left", "right", "center"] * 2
    box = next(each for each in elements(root, "div") if each.get("role") == "region")
    assert (box.get("tabindex"), box.get("aria-label")) == ("0", "表1　各区情况")


def spans(cells: list[Any]) -> list[tuple[str, str | None, str | None]]:
    """Return what cells say, and how many rows and columns they take up."""
    return [(says(each), each.get("rowspan"), each.get("colspan")) for each in cells]


def test_cells_that_are_made_one_are_one_and_a_head_has_all_its_rows() -> None:
    root = page(set_with(article(MERGED)))
    assert spans(elements(root, "th")) == [
        ("区域", "2", None), ("业务量", None, "2"), ("备注", "2", None),
        ("国内", None, None), ("国际", None, None),
    ]  # fmt: skip
    assert [each.get("scope") for each in elements(root, "th")[:3]] == ["col", "colgroup", "col"]
    assert spans(elements(root, "td")) == [
        ("东片", "2", None), ("120", None, None), ("3", None, None), ("无", None, None),
        ("180", None, "2"), ("无", None, None),
    ]  # fmt: skip
    assert [len(elements(each, "tr")) for each in elements(root, "thead", "tbody")] == [2, 2]


def test_pictures_say_what_they_show_in_words() -> None:
    root = page(set_with(article(PICTURES)))
    assert [each.get("alt") for each in elements(root, "img")] == [
        "图1　左", "图2　右", "图3　都是", "图3　都是", "没有说明的图",
    ]  # fmt: skip
    assert texts(root, "figcaption") == ["图1　左", "图2　右", "图3　都是"]


def test_pictures_lie_beside_the_page_once_each_or_within_it() -> None:
    made = set_with(article(PICTURES))
    beside = write_web(made, "html", "2024 期_files")
    assert list(beside.pictures) == ["2024 期_files/01.png", "2024 期_files/02.png"]
    sources = [each.get("src") for each in elements(parsed(beside.page), "img")]
    assert set(sources) == {f"2024%20%E6%9C%9F_files/0{n}.png" for n in (1, 2)}
    within = write_web(made, "html", "")
    assert within.pictures == {}
    for each in elements(parsed(within.page), "img"):
        assert each.get("src").startswith("data:image/png;base64,iVBOR")


def test_nothing_of_a_text_becomes_a_tag_or_leaves_an_attribute() -> None:
    hostile = article(
        f"正文{HOSTILE.replace('<', chr(92) + '<').replace('&', chr(92) + '&')}\x85。",
        title=HOSTILE,
        unit=HOSTILE,
        section=HOSTILE,
        editor_note=HOSTILE,
    )
    for form in ("html", "paste"):
        root = parsed(write_web(set_with(hostile), form, "图").page)
        assert elements(root, "script") == []
        assert HOSTILE in "".join(root.itertext())
    assert f"【{HOSTILE}】" in texts(page(set_with(hostile)), "h2")


def test_a_page_has_no_script_and_asks_for_nothing_elsewhere() -> None:
    root = page(document())
    assert elements(root, "script", "link", "iframe", "object") == []
    assert "url(" not in texts(root, "style")[0]
    assert "@import" not in texts(root, "style")[0]


def test_links_lead_where_they_say_and_bold_and_raised_words_stay_so() -> None:
    root = page(
        set_with(article("见[规定](https://example.cn/a?b=1&c=2)，**要紧**，m^2^、H~2~O。"))
    )
    link = elements(root, "main")[0].find(f".//{XHTML}a")
    assert (says(link), link.get("href")) == ("规定", "https://example.cn/a?b=1&c=2")
    assert [texts(root, name) for name in ("strong", "sup", "sub")] == [["要紧"], ["2"], ["2"]]


def test_a_title_keeps_the_lines_that_its_author_made() -> None:
    made = set_with(replace(article("一。"), title=("上一行", "下一行")))
    title = elements(page(made), "article")[0][0]
    assert [each.tag.removeprefix(XHTML) for each in title] == ["br"]
    assert says(title) == "上一行下一行"


def test_the_colour_of_the_nameplate_is_the_templates() -> None:
    style = page(document()).get("style")
    assert "--name:#ff0000" in style
    assert "--longest:6" in style


def test_an_issue_without_articles_is_a_page_nevertheless() -> None:
    root = page(set_with())
    assert texts(root, "h1") == ["示例行业党建工作简报"]
    assert elements(root, "article") == []


def test_the_parts_of_an_official_text_look_as_such() -> None:
    body = (
        "主送：各局：\n正文。\n附件：甲\n署名：示例局\n成文日期：2024年11月25日\n# 附件\n# 题\n文。"
    )
    root = page(set_with(article(body)))
    looks = {says(each): (each.tag.removeprefix(XHTML), each.get("class")) for each in root.iter()}
    assert looks["各局："] == ("p", "addressee")
    assert looks["示例局"] == ("p", "signature")
    assert looks["2024年11月25日"] == ("p", "signed_on")
    assert looks["附件"] == ("h3", "attachment")
    assert looks["题"] == ("h3", "attachment_title")
