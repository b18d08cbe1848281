"""ISS009: ugly ends of lines and pages, with the place and what to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bulletin_cli.base.paths import IssuePaths
from bulletin_cli.content.article import Article
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.proof.context import IssueContext
from bulletin_cli.proof.engine import check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.store.templates import load_template
from tests import samples

NUMBER = IssueNumber(2024, 35, 486)
INDENT = 2
LINE = 25  # characters without marks


def found(
    body: str,
    *,
    title: str = "题",
    author: str = "",
    cuts: bool = False,
    issuer: str = "编发办",
    keep: bool = True,
    columns: int = 1,
) -> list[Finding]:
    """Return what ISS009 finds in an issue of one article."""
    article = Article("01.md", (title,), parse(body, "01.md", 5), author=author)
    issue = Issue(NUMBER, date(2024, 11, 25), files=("01.md",), articles=(article,))
    template = load_template("shanghai-post", samples.ROOT)
    template = replace(template, page=replace(template.page, columns=columns))
    switches = replace(template.line_breaking, report_cuts=cuts)
    if not keep:
        loose = {k: replace(style, keep_with_next=False) for k, style in template.styles.items()}
        template = replace(template, styles=loose)
    periodical = replace(samples.periodical(), issuers=(issuer,))
    pages = set_issue(issue, replace(template, line_breaking=switches), periodical)
    given = IssueContext(issue, periodical, paths=IssuePaths("2024-35"), folder=NUMBER, pages=pages)
    return [each for each in check((), given) if each.rule == "ISS009"]


@pytest.mark.parametrize(("length", "ugly"), [(1, False), (2, True), (3, False), (8, False)])
def test_a_last_line_of_one_character_is_told(length: int, ugly: bool) -> None:
    messages = found("字" * (2 * LINE - INDENT + length - 1) + "。")
    assert [each.message[:11] for each in messages] == ["这一段末行只有一个字，"] * ugly
    if ugly:
        assert (messages[0].place.file, messages[0].place.line) == (
            "issues/2024-35/articles/01.md",
            5,
        )


@pytest.mark.parametrize("keep", [True, False])
def test_a_title_at_the_foot_of_a_page_is_told_where_a_template_leaves_it_there(keep: bool) -> None:
    body = "\n\n".join(["## 一、标题"] + ["字字字字。"] * 40)
    told = [
        count
        for count in range(24)
        for each in found("字。\n\n" * count + body, keep=keep)
        if each.message == "标题落在第 1 页页末，前面增删一两行"
    ]
    assert len(told) == (0 if keep else 1)


@pytest.mark.parametrize("count", range(7, 15))
def test_a_last_page_of_hardly_a_line_is_told(count: int) -> None:
    messages = [each.message for each in found("字字字字。\n\n" * count)]
    told = [message for message in messages if message.startswith("最后一页（第 2 页）")]
    assert len(told) <= 1
    if told:
        assert told[0].endswith("收回几行就能少一页；bulletin fit 看怎么收")


def test_some_count_of_lines_leaves_a_last_page_of_hardly_a_line() -> None:
    told = [count for count in range(1, 30) if found("字字字字。\n\n" * count)]
    assert told
    assert told == list(range(told[0], told[0] + len(told)))
    assert len(told) <= 2


def test_dates_and_names_cut_over_a_line_end_are_told_where_the_template_asks() -> None:
    dated = "字" * (LINE - INDENT - 2) + "2024年11月21日，他去了"
    named = "字" * (LINE - INDENT - 1) + "欧阳示例写了这一篇。"
    assert found(dated) == found(named, author="甲乙、欧阳示例") == []
    assert [each.message for each in found(dated, cuts=True)] == [
        "“2024年11月21日”断在两行，前面增删一两个字"
    ]
    assert [each.message for each in found(named, author="甲乙、欧阳示例", cuts=True)] == [
        "“欧阳示例”断在两行，前面增删一两个字"
    ]
    assert found("字" * 5 + "2024年11月21日。", cuts=True) == []


def test_a_masthead_whose_date_is_cut_is_always_told() -> None:
    told = found("正文。", issuer="编" * 19 + "2024年11月25日成立的办公室")
    assert [each.place.file for each in told] == ["issues/2024-35/issue.toml"]
    assert "断在两行" in told[0].message
    assert found("正文。", issuer="编" * 14) == []
    assert found("正文。", issuer="编" * 20) == []  # the date goes to a line of its own


def test_a_title_that_is_not_broken_by_its_writer_is_told() -> None:
    told = found("正文。", title="题" * 30)
    assert [each.message[:8] for each in told] == ["标题排成 2 行"]
    assert found("正文。", title="题" * 20) == []


def test_a_table_with_columns_too_narrow_for_a_character_is_told() -> None:
    def table(columns: int) -> str:
        return "\n".join("|" + f" {each} |" * columns for each in ("甲", "---", "乙"))

    assert [each.message for each in found(table(24))] == [
        "表格有 24 栏，最窄的排不下一个字，拆成两个表，或在表题后面写 {横排}"
    ]
    assert found(table(6)) == []
    assert found(f"文。\n\n表1　甲 {{横排}}\n\n{table(24)}\n文。") == []


def test_a_table_that_asks_in_vain_for_a_landscape_page_is_told() -> None:
    body = "文文。\n\n表1　甲 {横排}\n\n| 甲 |\n| --- |\n| 乙 |\n\n文文。"
    assert found(body) == []
    (told,) = found(body, columns=2)
    assert told.message == "表题后面写了 {横排}，这个模板分栏，或纸不是竖的，没有横过来"
    assert told.place.line == 9
