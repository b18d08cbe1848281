"""Pages in Chromium, opened from a folder: nothing runs over, all can be read, the search finds."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from unicodedata import normalize
from urllib.parse import quote

import pytest

from bulletin_cli.writers.web import write_web
from bulletin_cli.writers.web.assets import asset
from bulletin_cli.writers.web.site import listed
from bulletin_cli.writers.web.site.listed import ListedIssue
from bulletin_cli.writers.web.site.lists import home_page, unit_pages, year_list
from bulletin_cli.writers.web.site.search import search_files, search_page
from tests.conftest import write
from tests.writers.web.archives import SITE, listed_article, listed_issue
from tests.writers.web.test_page import PICTURES, article, set_with

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WIDTHS = (390, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LONG = "关于在全行业深入开展“安全生产月”活动有关情况的若干说明和下一步工作打算"
WIDE = "\n".join(("| " + " | ".join(["指标名称"] * 16) + " |", "|" + " --- |" * 16,
                  "| " + " | ".join(["1234.56"] * 16) + " |"))  # fmt: skip
BODY = (
    f"{'没有空格的长网址abcdefghijklmnopqrstuvwxyz' * 9}。\n\n{PICTURES}\n\n表1　宽表\n\n{WIDE}\n"
)
# The least contrast of words with the ground they stand on (WCAG 2, 1.4.3), by what they are in.
CONTRAST = """() => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => parts(color).slice(0, 3).map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const ground = (element) => {
    for (; element; element = element.parentElement) {
      const color = getComputedStyle(element).backgroundColor;
      if (parts(color)[3] !== 0) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const said = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!said || !element.checkVisibility()) continue;
    const style = getComputedStyle(element), size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const [low, high] = [light(style.color), light(ground(element))].sort((a, b) => a - b);
    const contrast = (high + 0.05) / (low + 0.05);
    if (contrast < (large ? 3 : 4.5)) found.push([element.outerHTML.slice(0, 80), contrast]);
  }
  return found;
}"""
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
UNITS = ("甲局", "乙局", "AED 协会")
WORDS = [
    "快递",
    "邮政",
    "安全",
    "会议",
    "aed",
    "培训",
    "AED",
    "ＡＥＤ（Ａ）",
    "党建",
    "——",
    "“驿站”",
    "驿",
    "站",
    "2024",
    "绿",
    "色",
]


def texts(seed: int) -> Iterator[ListedIssue]:
    """Yield issues of two years whose texts are words in any order."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    for year in (2023, 2024):
        for number in range(1, 11):
            yield listed_issue(
                number,
                *(
                    listed_article(
                        place,
                        "".join(chance.choices(WORDS, k=5)),
                        units=(chance.choice(UNITS),),
                        text="".join(chance.choices(WORDS, k=chance.randrange(1, 60))),
                    )
                    for place in range(4)
                ),
                year=year,
            )


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an archive of two years, and pages of an issue with all that is wide."""
    root = tmp_path_factory.mktemp("网页") / "简 报#1"
    issues = list(texts(1))
    files = {
        **unit_pages(SITE, issues),
        listed.HOME: home_page(SITE, issues),
        listed.SEARCH: search_page(SITE, (2024, 2023)),
        listed.STYLE: (asset("page.css") + asset("site.css")).encode(),
        listed.SCRIPT: asset("search.js").encode(),
    }
    for year in (2023, 2024):
        own = [each for each in issues if each.year == year]
        files |= search_files(year, own)
        files[f"years/{year}.html"] = year_list(SITE, year, own)
    wide = set_with(article(BODY, title=LONG * 2, editor_note=LONG, section=LONG))
    for form in ("html", "paste"):
        made = write_web(wide, form, f"{form}_files")
        files |= {f"{form}.html": made.page, **made.pictures}
    for path, data in files.items():
        write(root / path, data)
    return root


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """The one page that all tests look at; an error in a script of it fails the last of them."""
    page = browser.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    yield page
    assert failed == []


def go(page: Page, place: Path, query: str = "") -> None:
    """Open a page from its folder, as a double click would."""
    page.goto(place.as_uri() + query, wait_until="domcontentloaded", timeout=60_000)


@pytest.mark.parametrize("path", ["html.html", "index.html", "years/2024.html", "paste.html"])
def test_no_page_is_wider_than_its_window_and_its_words_can_be_read(
    page: Page, archive: Path, path: str
) -> None:
    go(page, archive / path)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(OVER) == 0
    grounds = []
    for scheme in SCHEMES[: 1 if path == "paste.html" else 2]:
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(CONTRAST) == []
        grounds.append(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    assert grounds[1:] in ([], ["rgb(21, 23, 26)"])
    page.emulate_media(color_scheme="light")


def test_a_wide_table_scrolls_in_its_own_box_and_pictures_are_there(
    page: Page, archive: Path
) -> None:
    go(page, archive / "html.html")
    page.wait_for_load_state("load")
    assert page.evaluate("[...document.images].every((image) => image.naturalWidth > 0)")
    page.set_viewport_size({"width": 390, "height": 900})
    box = "document.querySelector('.table')"
    assert page.evaluate(f"{box}.scrollWidth > {box}.clientWidth + 300")


def test_the_first_page_leads_to_what_is_found_and_marked(page: Page, archive: Path) -> None:
    go(page, archive / "index.html")
    page.fill("[name=q]", "AED 会议")
    page.click("form button")
    page.wait_for_selector("#hits mark", timeout=60_000)
    marks = page.locator("#hits mark").all_text_contents()
    assert {normalize("NFKC", each).lower() for each in marks} == {"aed", "会议"}
    first = page.locator("#hits a").first.get_attribute("href") or ""
    assert first.startswith("issues/2024-10.html#a")
    assert ":~:text=" in first
    assert page.evaluate(CONTRAST) == []


def test_a_hit_leads_to_the_clause_that_the_words_stand_in(page: Page, archive: Path) -> None:
    go(page, archive / "search.html")
    found = "[clause('甲，乙“AED”丁\\n戊', ['没有', 'aed']), clause('甲', ['题目里的'])]"
    assert page.evaluate(found) == ["乙“AED”丁", ""]


def test_more_is_listed_when_it_is_asked_for(page: Page, archive: Path) -> None:
    go(page, archive / "search.html", f"?q={quote('局 -没有的词')}")
    page.wait_for_selector("#more:visible", timeout=60_000)
    assert page.locator("#hits li").count() == 50
    page.click("#more")
    page.wait_for_function("!found.textContent.startsWith('先')", timeout=60_000)
    every = [each for issue in texts(1) for each in issue.articles if "局" in each.units[0]]
    assert len(every) > 50
    assert page.locator("#hits li").count() == len(every)


def test_what_nobody_wrote_is_not_found_and_markup_stays_text(page: Page, archive: Path) -> None:
    go(page, archive / "search.html", f"?q={quote('<img src=x>没有的词')}")
    page.wait_for_function("found.textContent === '没有找到。'", timeout=60_000)
    assert page.input_value("[name=q]") == "<img src=x>没有的词"
    assert page.locator("img").count() == 0


def test_a_search_for_only_what_is_not_wanted_says_what_is_missing(
    page: Page, archive: Path
) -> None:
    go(page, archive / "search.html", "?q=-AED")
    assert page.inner_text("#found") == "只写了不要的词，再写一个要找的词。"


def test_counts_are_those_of_a_plain_scan(page: Page, archive: Path) -> None:
    chance = random.Random(2)  # noqa: S311 - no secret
    said = [
        normalize(
            "NFKC", "\n".join((each.title, "、".join(each.units), each.section, each.text))
        ).lower()
        for issue in texts(1)
        for each in issue.articles
    ]
    queries = {'"Ａｅd(a）"': sum("aed(a)" in each for each in said)}
    for _ in range(200):
        text = chance.choice(said).replace("\n", "")
        start, length = chance.randrange(max(1, len(text) - 6)), chance.choice((1, 2, 3, 6))
        word, other = text[start : start + length].strip(' "“”-'), chance.choice(WORDS[:6])
        if word and not set(word) & set(' "“”'):
            queries[f'"{word}"'] = sum(word in each for each in said)
            queries[f"“{word}” -{other}"] = sum(word in each and other not in each for each in said)
    go(page, archive / "search.html")
    counts = page.evaluate(
        """async (queries) => {
          const counts = {};
          for (const query of queries) {
            counts[query] = 0;
            for await (const row of search(read(query))) counts[query] += row.length > 0;
          }
          return counts;
        }""",
        list(queries),
    )
    assert len(queries) > 200
    assert counts == queries
