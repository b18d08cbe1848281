"""Proofreading round links: nothing is looked for in addresses, and every place is right."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import compose
from bulletin_cli.proof.finding import Finding, Fix, Place
from bulletin_cli.proof.fixing import fix_files
from bulletin_cli.proof.reports.docx_comments import add_comments
from bulletin_cli.proof.texts import read_article
from tests.commented import placed_comments
from tests.composed import FIRST, ISSUE, PERIODICAL, template
from tests.conftest import bulletin

# All of this would be findings in a text.
ADDRESS = "https://a.cn/2024-13-45,的的//制定,,截止目前?n=110101199003070019"
LINE = f"请看[示例**官网**]({ADDRESS})上的通知。"


def test_nothing_is_found_in_addresses() -> None:
    twice = "见https://b.cn/a和https://b.cn/a。"  # an address that is printed twice is no finding
    source = f"# 示例区局召开会议\n\n{LINE}\n\n{twice}{LINE}\n"
    checked = bulletin("check", "-", "--format", "json", stdin=source)
    assert (json.loads(checked.stdout)["findings"], checked.exit_code) == ([], 0)
    found = bulletin("check", "-", "--format", "json", stdin=f"# 示例\n\n{ADDRESS}上的通知\n")
    assert json.loads(found.stdout)["findings"]


@pytest.mark.parametrize("printed", [False, True])
@pytest.mark.parametrize("words", ["请看示例", "官网上的", "通知", "示例官网"])
def test_a_finding_stands_on_its_words_in_the_file_and_in_a_comment(
    words: str, printed: bool
) -> None:
    article = replace(FIRST, blocks=parse(LINE, "01.md"))
    text = read_article(article, "issues/2024-35/articles/01.md")
    (paragraph,) = (each for each in text.paragraphs if each.kind == "body")
    start = paragraph.text.index(words)
    place = paragraph.place(start, start + len(words))
    assert (LINE[place.column - 1], LINE[place.end - 2]) == (words[0], words[-1])
    looks = replace(template("shanghai-post"), prints_links=printed)
    document = compose(replace(ISSUE, articles=(article,)), looks, PERIODICAL)
    commented = add_comments(document, (text,), [Finding("PUN001", "error", "有误", place)])
    ((about, _),) = placed_comments(commented)
    assert about.replace(f"（{ADDRESS}）", "") == words


@pytest.mark.parametrize(
    ("old", "new", "after"),
    [
        ("请看", "详见", LINE.replace("请看", "详见")),
        ("官网", "网站", LINE.replace("官网", "网站")),
        ("通知", "通告", LINE.replace("通知", "通告")),
        (f"网**]({ADDRESS})上", "网之上", LINE),
    ],
)
def test_a_fix_never_takes_an_address_away(old: str, new: str, after: str) -> None:
    column = LINE.index(old) + 1
    place = Place("a.md", 1, column, column + len(old), old, (0, len(old)))
    finding = Finding("X", "error", "错", place, Fix(new, True))
    found = fix_files({"a.md": LINE}, lambda texts: [finding] * (texts["a.md"] == LINE), _readable)
    assert (found.texts["a.md"], found.counts["a.md"]) == (after, int(after != LINE))


def _readable(*_: str) -> bool:
    return True
