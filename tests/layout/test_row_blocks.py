"""Rows in an issue: which stand, how often, between what, and what tables and pictures become."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Article
from bulletin_cli.content.issue import Issue
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import compose
from bulletin_cli.layout.document import Document, StyledParagraph, StyledTable
from bulletin_cli.layout.paragraphs import paragraphs_of
from tests import samples
from tests.layout.template.test_template import own
from tests.rowed import ROWS, rowed

SECTIONS = ("甲栏", "甲栏", "", "乙栏")


def issue(*sections: str) -> Issue:
    articles = tuple(
        Article(f"0{n}.md", (f"题{n}",), parse(f"文{n}。", f"0{n}.md"), section=section)
        for n, section in enumerate(sections, start=1)
    )
    files = tuple(each.file for each in articles)
    return replace(samples.issue(), articles=articles, files=files, contents=True)


def document(rows: str, *sections: str) -> Document:
    return compose(issue(*sections), own(rows), samples.periodical())


def said(rows: str, *sections: str) -> list[str]:
    """Return the texts of an issue of articles in these sections, a blank row as ""."""
    return [each.text for each in paragraphs_of(document(rows, *sections).body)]


def row(part: str, text: str, more: str = "") -> str:
    return f"[[{part}]]\nstyle = \"body\"\ntext = '{text}'\n{more}"


BLANK = '[[article]]\nstyle = "body"\nbetween = true\n'


def test_a_row_stands_where_its_condition_holds() -> None:
    rows = '[[fields]]\nkey = "甲"\ndefault = "有"\n[[fields]]\nkey = "乙"\n'
    rows += row("masthead", "有甲", 'when = "field.甲"\n')
    rows += row("masthead", "有乙", 'when = "field.乙"\n')
    rows += row("masthead", "没有乙", 'when = "not field.乙 and issue.number > 1"\n')
    assert said(rows) == ["有甲", "没有乙"]


def test_a_condition_that_cannot_be_said_is_told() -> None:
    with pytest.raises(BulletinError, match=r"masthead\.when 排不出来"):
        said(row("masthead", "甲", 'when = "issue.date > 1"\n'))


def test_an_article_knows_its_place() -> None:
    text = "{{ article.number }}/{{ article.count }}"
    text += "{% if article.is_first %}首{% endif %}{% if article.is_last %}末{% endif %}"
    assert said(row("article", text), "", "", "") == [
        "文1。", "1/3首", "文2。", "2/3", "文3。", "3/3末",
    ]  # fmt: skip


def test_a_row_between_articles_stands_neither_before_the_first_nor_after_the_last() -> None:
    assert said(BLANK, "", "", "") == ["文1。", "", "文2。", "", "文3。"]
    assert said(BLANK, "") == ["文1。"]


def test_a_row_between_articles_that_opens_them_stands_before_the_sections_name() -> None:
    text = row("section", "栏：{{ section }}") + row("article", "题", "between = true\n")
    template = own(text)
    body, title = template.parts["article"]
    opened = replace(template, parts={**template.parts, "article": (title, body)})
    made = compose(issue(*SECTIONS), opened, samples.periodical())
    assert [each.text for each in paragraphs_of(made.body)] == [
        "栏：甲栏", "文1。", "题", "文2。", "题", "文3。", "题", "栏：乙栏", "文4。",
    ]  # fmt: skip


def test_the_contents_have_the_articles_of_each_section_below_its_name() -> None:
    rows = row("contents", "目录") + row("contents", "栏：{{ section }}", "each_section = true\n")
    rows += row("contents", "{{ article.number }}{{ article.title }}", "each_article = true\n")
    rows += row("contents", "完")
    assert said(rows, *SECTIONS)[:8] == [
        "目录", "栏：甲栏", "1题1", "2题2", "3题3", "栏：乙栏", "4题4", "完",
    ]  # fmt: skip


def test_two_rows_of_an_article_stand_together_in_the_contents() -> None:
    rows = row("contents", "{{ article.title }}", "each_article = true\n")
    rows += row("contents", "——{{ section }}", "each_article = true\n")
    assert said(rows, "甲栏", "乙栏")[:4] == ["题1", "——甲栏", "题2", "——乙栏"]


def test_a_table_has_the_texts_and_styles_of_its_cells() -> None:
    rows = '[[masthead]]\nstyle = "body"\nrules = "all"\ncells = [["{{ issue.number }}", ""],'
    rows += ' [{ style = "note", text = "{{ periodical.nameplate | join(line_break) }}" }, "丁"]]\n'
    (table,) = document(rows).body
    assert isinstance(table, StyledTable)
    assert [[(cell.style, cell.text) for cell in each] for each in table.rows] == [
        [("body", "36"), ("body", "")],
        [("note", "示例行业\u2028党建工作简报"), ("body", "丁")],
    ]
    assert {cell.part for cell in paragraphs_of([table])} == {"masthead"}


def test_a_picture_stands_alone_or_in_a_cell() -> None:
    alone = '[[imprint]]\nstyle = "logo"\npicture = "标志.png"\nheight = "9mm"\n[[footer]]'
    template = rowed()
    made = compose(samples.issue(), template, samples.periodical())
    logo = made.body[0]
    assert isinstance(logo, StyledTable)
    assert logo.rows[0][0].picture
    last = compose(samples.issue(), rowed(ROWS.replace("[[footer]]", alone)), samples.periodical())
    assert isinstance(last.imprint[-1], StyledParagraph)
    assert last.imprint[-1].picture == replace(logo.rows[0][0].picture, height=25.5, width=25.5)


def test_a_title_in_a_cell_is_a_title_still() -> None:
    rows = (
        '[[article]]\nstyle = "body"\ncells = [["{{ article.number }}", "{{ article.title }}"]]\n'
    )
    made = document(rows, "")
    assert [each.part for each in paragraphs_of(made.body)] == ["body", "head", "title"]
