"""The preview in a real browser."""

from __future__ import annotations

import io
import re
import shutil
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest
from pypdf.generic import ContentStream

from bulletin_cli.layout.pages import Pages
from bulletin_cli.workspace import Workspace
from tests.composed import issue_pages
from tests.conftest import change, write
from tests.serve.conftest import ISSUE, REPOSITORY, Running, Seen, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def expected(root: Path) -> Pages:
    return issue_pages(Workspace(root), ISSUE)


def test_all_pages_are_shown_with_the_lines_as_typeset(root: Path, seen: Seen) -> None:
    for page in expected(root).pages:
        shown = seen.page.locator(f"#page-{page.number} .line").all_text_contents()
        footer = [line.text for line in page.footer]
        assert shown == [line.text for line in (*page.lines,) if line.text] + footer
    assert seen.page.locator("section.page").count() == len(expected(root).pages)
    assert seen.complaints == []


def test_lines_begin_and_end_where_the_typesetter_put_them(root: Path, seen: Seen) -> None:
    pages = expected(root)
    scale = seen.page.evaluate(
        "document.querySelector('.frame').getBoundingClientRect().width / "
        "document.querySelector('.sheet').offsetWidth * 96 / 72"
    )
    for page in pages.pages:
        boxes = seen.page.evaluate(BOXES, page.number)
        for number, line in enumerate(page.lines):
            if line.text:
                left, right, top = (each / scale for each in boxes[f"line-{page.number}-{number}"])
                assert left == pytest.approx(line.left, abs=0.6), line.text
                assert right == pytest.approx(line.left + line.width, abs=0.6), line.text
                assert top == pytest.approx(line.top, abs=0.6), line.text


BOXES = """number => {
  const section = document.getElementById(`page-${number}`);
  const edge = section.querySelector(".frame").getBoundingClientRect();
  const lines = [...section.querySelectorAll(".line[id]")];
  return Object.fromEntries(lines.map(line => {
    const box = line.getBoundingClientRect();
    return [line.id, [box.left - edge.left, box.right - edge.left, box.top - edge.top]];
  }));
}"""


def test_the_picture_is_shown_with_its_alternative_text(seen: Seen) -> None:
    picture = seen.page.locator(".sheet img")
    assert "暖蜂驿站" in (picture.get_attribute("alt") or "")
    assert picture.evaluate("each => each.complete && each.naturalWidth > 0")


def test_titles_and_pages_are_headings_below_one_another(seen: Seen) -> None:
    assert seen.page.get_by_role("region", name="第 2 页，共 6 页").count() == 1
    assert seen.page.get_by_role("heading", level=3).first.inner_text().startswith("示例区")
    for role in ("banner", "navigation", "main", "complementary"):
        assert seen.page.locator(f"role={role}").count() == 1


def test_a_changed_article_is_shown_without_reloading_the_page(article: Path, seen: Seen) -> None:
    seen.page.evaluate("window.kept = true")
    change(article, {"入冬以来": "立冬以来"})
    seen.page.get_by_text("立冬以来").wait_for()
    assert seen.page.evaluate("window.kept")
    assert seen.page.locator("#status").inner_text().startswith("已更新：6 页")


def test_a_changed_bulletin_toml_and_template_count(root: Path, seen: Seen) -> None:
    change(root / "bulletin.toml", {"上海市邮政快递行业": "示例市邮政快递行业"})
    seen.page.locator("#page-1 .line").get_by_text("示例市邮政快递行业").wait_for()
    own = root / "templates" / "shanghai-post"
    shutil.copytree(REPOSITORY / "templates" / "shanghai-post", own)
    change(own / "template.toml", {'left = "90pt"': 'left = "120pt"'})
    seen.page.wait_for_selector("#page-2 .line[style*='left: 120pt']")


def test_a_finding_is_marked_beside_its_line_and_listed(article: Path, seen: Seen) -> None:
    change(article, {"截至11月29日": "截至待补充"})
    mark = seen.page.locator("#page-2 .mark.error")
    mark.wait_for()
    words = seen.page.locator("#page-2 .words.error")
    line = seen.page.locator("#page-2 .line", has_text="待补充")
    beside, text, box = mark.bounding_box(), line.bounding_box(), words.bounding_box()
    assert beside
    assert text
    assert beside["x"] + beside["width"] <= text["x"]
    assert abs(beside["y"] - text["y"]) < 2
    assert box
    assert box["width"] == pytest.approx(text["width"] * 3 / len(line.inner_text()), rel=0.1)
    assert text["x"] < box["x"] < text["x"] + text["width"]
    entry = seen.page.locator("#findings [data-finding]")
    for part in ("错误", "ISS003", "第 2 页", "articles/02.md 第 9 行"):
        assert part in entry.inner_text()
    entry.click()
    assert "current" in (words.get_attribute("class") or "")
    assert seen.page.evaluate("document.activeElement.classList.contains('mark')")
    seen.page.evaluate("forgetLine()")
    box = words.bounding_box()
    assert box
    seen.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert "current" in (words.get_attribute("class") or "")


def test_a_broken_article_leaves_the_last_good_pages_until_it_is_mended(
    article: Path, seen: Seen
) -> None:
    banner, good = seen.page.locator("#banner"), article.read_bytes()
    write(article, "+++\ntitle = \n+++\n\n坏了。\n")
    banner.wait_for()
    assert "articles/02.md 第 2 行" in banner.inner_text()
    assert seen.page.locator("section.page").count() == 6
    assert seen.page.get_by_text("入冬以来").count() == 1
    write(article, good + "\n又加一段。\n".encode())
    seen.page.get_by_text("又加一段。").wait_for()
    assert banner.is_hidden()


def test_an_issue_broken_from_the_start_shows_the_error_and_then_the_pages(
    browser: Browser, server: Running, root: Path
) -> None:
    place = root / "bulletin.toml"
    good = place.read_bytes()
    write(place, "schema = \n")
    page = browser.new_page()
    page.goto(server.url)
    page.wait_for_selector("#banner:not([hidden])")
    assert "bulletin.toml 第 1 行" in page.locator("#banner").inner_text()
    write(place, good)
    page.wait_for_selector("#page-6")
    assert page.locator("#banner").is_hidden()
    page.close()


def test_the_page_says_when_the_preview_has_stopped(server: Running, seen: Seen) -> None:
    server.process.send_signal(signal.SIGINT)
    seen.page.get_by_text("预览断开了").wait_for()
    assert seen.page.locator("section.page").count() == 6


def test_no_request_leaves_this_machine(article: Path, seen: Seen) -> None:
    change(article, {"入冬以来": "立冬以来"})
    seen.page.get_by_text("立冬以来").wait_for()
    assert seen.hosts == {"127.0.0.1"}


def test_text_of_an_article_is_never_html(article: Path, seen: Seen) -> None:
    change(article, {"入冬以来": '<b onclick=x>&amp;<img src="//x.example/">待补充'})
    seen.page.get_by_text("<b onclick=x>").first.wait_for()
    assert seen.page.locator(".sheet b").count() == 0
    assert seen.hosts == {"127.0.0.1"}


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_overflows_sideways(
    width: int, browser: Browser, server: Running, article: Path
) -> None:
    change(article, {"截至11月29日": "截至待补充"})
    page = visit(browser, server.url, width).page
    page.wait_for_selector(".mark")
    page.locator(".mark").click()
    assert page.locator("#chosen").is_visible() == (width == 390)
    assert "待补充" in (page.locator("#chosen").text_content() or "")
    page.locator("#box").evaluate("each => { each.open = true; }")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    frame = page.locator(".frame").first.bounding_box()
    assert frame
    assert frame["x"] >= 0
    assert frame["x"] + frame["width"] <= width
    assert frame["width"] > 0.7 * width - 100
    page.close()


def test_pages_are_turned_by_keys(seen: Seen) -> None:
    position = seen.page.locator("#position")
    for key, place in (
        ("j", 2), ("ArrowRight", 3), ("PageDown", 4), ("k", 3), ("ArrowLeft", 2), ("PageUp", 1),
        ("k", 1),
    ):  # fmt: skip
        seen.page.keyboard.press(key)
        assert position.inner_text() == f"{place} / 6 页"
        heading = f"page-{place}-name"
        assert seen.page.evaluate("document.activeElement.id") == heading
        assert seen.page.evaluate("document.activeElement.getBoundingClientRect().top") < 300


def test_f_goes_from_finding_to_finding(article: Path, seen: Seen) -> None:
    change(article, {"截至11月29日": "截至待补充", "下一步，": "下一步，待补充，"})
    seen.page.locator(".mark").nth(1).wait_for()
    for key, place in (("f", 1), ("f", 2), ("f", 1), ("F", 2)):
        seen.page.keyboard.press(key)
        focused = seen.page.evaluate("document.activeElement.textContent")
        assert focused == str(place)
        assert seen.page.locator("#findings [aria-current=true] .badge").inner_text() == focused
        assert seen.page.locator(".words.current").count() == 1


def test_the_question_mark_opens_and_closes_the_help(seen: Seen) -> None:
    table = seen.page.get_by_role("dialog", name="快捷键")
    seen.page.keyboard.press("?")
    assert table.is_visible()
    seen.page.keyboard.press("j")
    assert seen.page.locator("#position").inner_text() == "1 / 6 页"
    seen.page.keyboard.press("Escape")
    assert table.is_hidden()


def test_printed_each_page_is_a_sheet_with_its_rule_and_without_the_marks_of_findings(
    root: Path, article: Path, seen: Seen
) -> None:
    change(article, {"截至11月29日": "截至待补充"})
    seen.page.locator("#page-2 .mark.error").wait_for()
    seen.page.keyboard.press("f")
    printed = pypdf.PdfReader(io.BytesIO(seen.page.pdf(prefer_css_page_size=True)))
    pages = expected(root)
    for page, paper in zip(pages.pages, printed.pages, strict=True):
        size = pages.document.page
        assert paper.mediabox.width == pytest.approx(size.width, abs=1)
        assert paper.mediabox.height == pytest.approx(size.height, abs=1)
        wanted = "".join(line.text for line in (*page.lines, *page.footer))
        # Not the characters: Chromium says of some that they are radicals.
        assert len(joined(paper.extract_text())) == len(joined(wanted))
    assert colors(printed.pages[0]) == {(0, 0, 0), (1, 0, 0)}
    assert colors(printed.pages[1]) == {(0, 0, 0)}


def joined(text: str) -> str:
    return re.sub(r"\s", "", text)


def colors(paper: pypdf.PageObject) -> set[tuple[float, ...]]:
    """Return the colours that something on a page is filled with, white left out."""
    operations = ContentStream(paper.get_contents(), None).operations
    filled = {tuple(map(float, operands)) for operands, operator in operations if operator == b"rg"}
    return filled - {(1, 1, 1)}
