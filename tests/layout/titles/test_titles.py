"""Titles of several lines in the composed document, and on the pages."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.content.article import LINE_BREAK, Article
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import StyledParagraph
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.titles import title_lines
from tests.composed import ISSUE, PERIODICAL, template
from tests.linear import assert_linear

REAL = Path(__file__).with_name("real_titles.txt").read_text(encoding="utf-8").splitlines()[1:]
LONG = "松江邮政管理局积极推进新兴领域党建全覆盖工作"


def pages(*titles: str, name: str = "gbt9704", names: tuple[str, ...] = ()) -> Pages:
    article = Article("01.md", titles, parse("文。", "", 6), unit="甲局")
    issue = replace(ISSUE, articles=(article,), files=("01.md",), contents=True)
    return set_issue(issue, template(name), PERIODICAL, names=names)


def lines(*titles: str, name: str = "gbt9704", names: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the lines of a title as the document has them."""
    return title_lines(pages(*titles, name=name, names=names).document)["01.md"]


@pytest.mark.parametrize("title", REAL)
def test_a_real_title_is_broken_between_words(title: str) -> None:
    assert "／".join(lines(title.replace("／", ""))) == title


def test_a_title_that_fits_stays_on_its_line() -> None:
    assert lines("松江邮政管理局推进党建工作") == ("松江邮政管理局推进党建工作",)
    assert lines("题" * 20) == ("题" * 20,)
    assert len(lines("题" * 21)) == 2


def test_a_title_that_the_author_broke_stays_so() -> None:
    assert lines("短", LONG) == ("短", LONG)


def test_a_template_without_the_switch_leaves_titles_to_word() -> None:
    assert lines(LONG * 2, name="shanghai-post") == (LONG * 2,)


def test_the_pages_show_the_lines_that_were_chosen() -> None:
    set_lines = [
        line.text for page in pages(LONG).pages for line in page.lines if line.style == "headline"
    ]
    assert tuple(set_lines) == lines(LONG) == ("松江邮政管理局积极推进", "新兴领域党建全覆盖工作")


def test_contents_have_the_title_on_one_line() -> None:
    entries = [
        block.text
        for block in pages(LONG).document.body
        if isinstance(block, StyledParagraph) and block.style == "contents_entry"
    ]
    assert entries == [f"{LONG}\t1"]


def test_names_are_not_cut_where_they_fit() -> None:
    title = "某某市某某区关于开展新兴领域甲乙丙丁戊己庚工作"
    cut = lines(title)
    inside = title.index(cut[1])
    name = title[inside - 3 : inside + 3]
    assert not any(name in line for line in cut)
    assert any(name in line for line in lines(title, names=(name,)))


def test_the_contributor_of_the_article_is_such_a_name() -> None:
    article = Article(
        "01.md", ("甲" * 9 + "乙丙" + "丁" * 11,), parse("文。", "", 6), unit="甲乙丙丁"
    )
    issue = replace(ISSUE, articles=(article,), files=("01.md",))
    found = title_lines(set_issue(issue, template("gbt9704"), PERIODICAL).document)["01.md"]
    assert any("甲乙丙丁" in line for line in found)


@pytest.mark.parametrize(
    "span", ["“一二三四五六七八”", "《一二三四五六七八》", "2024年11月25日", "183500元"]
)
def test_quotes_numbers_and_dates_stay_on_a_line(span: str) -> None:
    for before in range(3, 16):
        assert any(span in line for line in lines("甲" * before + span + "乙" * (22 - before)))


MARKS = "，。、；：！？“”《》（）…—·"


@given(st.text("甲乙的在召开会议和第35期0aZ " + MARKS, min_size=1, max_size=70), st.data())
def test_no_character_is_lost_and_every_line_fits(text: str, data: st.DataObject) -> None:
    text = text.strip() or "题"
    broken = data.draw(st.sampled_from(["", text[:5], text[1:4]]))
    document = pages(text, names=(broken,) if broken else ()).document
    found = title_lines(document)["01.md"]
    assert "".join(found) == text
    style = document.styles["headline"]
    for line in found:
        assert len(line.strip()) * style.size <= document.page.text_width + 2 * style.size or (
            len(found) == 1
        )
    for one, other in pairwise(found):
        assert other[0] not in document.line_breaking.not_at_start
        assert one[-1] not in document.line_breaking.not_at_end
        assert not (one[-1].isascii() and other[0].isascii() and one[-1] != " ")


def test_one_or_two_characters_never_stand_alone() -> None:
    for length in range(21, 64):
        assert min(map(len, lines("题" * length))) >= 3


def test_the_breaks_are_line_breaks_of_one_paragraph() -> None:
    (title,) = [
        block
        for block in pages(LONG).document.body
        if isinstance(block, StyledParagraph) and block.part == "title"
    ]
    assert title.text.split(LINE_BREAK) == list(lines(LONG))


def test_the_work_grows_like_the_title() -> None:
    assert_linear(lambda size: pages("题" * size), 50)
