"""Pages as HTML, and the lines at which findings stand."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bulletin_cli.layout.document import Source
from bulletin_cli.layout.pages import LaidOutPage, Line, Pages, Placing
from bulletin_cli.proof.finding import Finding, Place
from bulletin_cli.serve.html import page_html
from bulletin_cli.serve.places import Spot, find_spots
from bulletin_cli.workspace import Workspace
from tests.composed import issue_pages
from tests.serve.conftest import ISSUE, REPOSITORY


def pages_of(*lines: Line) -> Pages:
    document = issue_pages(Workspace(REPOSITORY), ISSUE).document
    return Pages(document, (LaidOutPage(1, lines, (), 0.0, document.page),))


def line(text: str, block: int = 0, at: int = 3, **facts: Any) -> Line:
    source = Source("01.md", block, at)
    placing = Placing(90, (16.0,) * len(text))
    return Line(text, "body", 72, 28, lambda: placing, source=source, **facts)


def found(at: int, snippet: str = "", mark: tuple[int, int] = (0, 0), name: str = "01") -> Finding:
    file = f"issues/{ISSUE}/articles/{name}.md"
    return Finding("ISS003", "error", "占位", Place(file, at, 0, 0, snippet, mark))


@pytest.mark.parametrize(
    ("finding", "place"),
    [
        (found(3), [Spot(1, 1)]),
        (found(3, "丁戊己庚", (2, 4)), [Spot(1, 2, 0, 2)]),
        (found(3, "丁戊己庚", (1, 4)), [Spot(1, 1, 4, 5), Spot(1, 2, 0, 2)]),
        (found(3, "丁戊", (1, 1)), [Spot(1, 1, 4, 5)]),
        (found(3, "没有这些字", (0, 1)), [Spot(1, 1)]),
        (found(5), [Spot(1, 3)]),
        (found(6, "辛", (0, 1)), [Spot(1, 3, 0, 1)]),
        (found(0), [Spot(1, 0)]),
        (found(3, name="02"), []),
        (Finding("ISS001", "error", "日期", Place("issues/2024-36/issue.toml", 4)), []),
    ],
)
def test_a_finding_stands_where_its_words_do(finding: Finding, place: list[Spot]) -> None:
    title = line("题目", -1, 1, last=True)
    pages = pages_of(
        title, line("甲乙丙丁戊"), line("己庚", last=True), line("辛", 1, 5, last=True)
    )
    assert find_spots([finding], pages) == [tuple(place)]


def test_one_line_bears_the_marks_of_all_its_findings() -> None:
    pages = pages_of(line("甲乙", last=True))
    html = page_html(pages.pages[0], pages, [found(3), found(3)], [(Spot(1, 0),), (Spot(1, 0),)])
    assert html.count('class="mark error"') == 2
    assert 'aria-label="错误 ISS003：占位"' in html


def test_the_box_behind_the_words_is_as_wide_as_they_are_and_has_one_mark() -> None:
    pages = pages_of(line("甲乙丙"), line("丁戊", last=True))
    spots = (Spot(1, 0, 1, 3), Spot(1, 1, 0, 1))
    html = page_html(pages.pages[0], pages, [found(3)], [spots])
    assert re.findall(r'class="words error"[^>]*data-style="([^"]*)"', html) == [
        "left:106pt;top:72pt;height:28pt;width:32pt", "left:90pt;top:72pt;height:28pt;width:16pt",
    ]  # fmt: skip
    assert html.count('class="mark error"') == 1


def test_a_paragraph_cut_by_the_page_end_is_still_shown() -> None:
    pages = pages_of(line("甲乙"))
    assert "甲乙</span></span></p>" in page_html(pages.pages[0], pages, [], [])


def test_a_tab_of_the_contents_is_filled_with_dots() -> None:
    placing = Placing(90, (16.0, 391.0, 8.0))
    entry = Line("甲\t6", "contents_entry", 72, 28, lambda: placing, last=True)
    pages = pages_of(entry)
    html = page_html(pages.pages[0], pages, [], [])
    assert '<span class="tab dots" data-w="391">\t</span>' in html
