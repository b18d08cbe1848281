"""Old issues whose masthead and imprint are tables: what they say is read, no article has them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.incoming.back_issues import TemplateFacts, read_old, template_facts
from bulletin_cli.incoming.back_issues.content import OldIssue, OldLine, OldSource
from bulletin_cli.incoming.back_issues.word_source import read_word_source
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.writers.docx import write
from tests import samples
from tests.drafts import LONG, MORE
from tests.incoming.revised.test_template_tables import ARTICLES, issue
from tests.rowed import ROWS, rowed


def read(rows: str = ROWS) -> OldIssue:
    """Return what is read of an issue that was rendered with these rows."""
    periodical = replace(samples.periodical(), nameplate=("党建工作简报",))
    template = rowed(rows)
    made = write(set_issue(issue(), template, periodical).document)
    return read_old(read_word_source(made, "a.docx"), template_facts(template, periodical))


def test_a_masthead_with_a_logo_and_a_box_is_read() -> None:
    old = read()
    assert old.nameplate == ("党建工作简报",)
    assert (old.number, old.date) == (IssueNumber(2024, 36), date(2024, 12, 2))
    assert old.issuer == "示例单位党建办"


def test_an_imprint_that_is_a_table_is_read_cell_by_cell() -> None:
    old = read()
    assert old.report_to == ("示例上级甲", "示例上级乙")
    assert old.copy_to == ("示例平级甲", "示例平级乙、丙")
    assert old.print_run == 120


def test_the_articles_have_nothing_of_the_tables() -> None:
    old = read()
    assert [each.title for each in old.articles] == [each.title for each in ARTICLES]
    assert [len(each.blocks) for each in old.articles] == [1, 1]


def test_what_the_masthead_says_besides_is_a_doubt() -> None:
    doubts = [doubt.what for doubt in read().doubts]
    assert doubts == ["报头里的“签发人　张三　密级”没有收进来"]


def test_a_section_that_contents_repeat_is_no_heading_of_theirs() -> None:
    facts = template_facts(rowed(), samples.periodical())
    assert "【】" not in facts.contents
    assert "要目" in facts.contents


TYPED = [
    "党建工作简报",
    "第36期\t示例单位党建办\t2024年12月2日",
    "签发人\t张三\t密级",
    *("示例区局开展志愿服务", LONG, MORE),
]
LABELLED = ["报\t甲局，乙局", "送\t各处室\t印数\t120份"]


def typed(*imprint: str) -> OldIssue:
    lines = tuple(OldLine(text, place) for place, text in enumerate([*TYPED, *imprint], start=1))
    facts = TemplateFacts(("党建工作简报",), "示例单位党建办")
    return read_old(OldSource(lines, broken=False), facts)


def test_rows_that_are_typed_with_tabs_are_read_alike() -> None:
    old = typed(*LABELLED)
    assert (old.report_to, old.copy_to, old.print_run) == (("甲局", "乙局"), ("各处室",), 120)
    assert [each.title for each in old.articles] == [("示例区局开展志愿服务",)]
    assert "报头里的“签发人　张三　密级”没有收进来" in [doubt.what for doubt in old.doubts]


def test_a_row_that_lacks_a_cell_is_not_guessed_at() -> None:
    assert typed("报\t印数\t120份").report_to == ()
