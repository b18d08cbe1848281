from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import pytest

from bulletin_cli.base.strict_toml import parse as parse_toml
from bulletin_cli.content.issue import Issue, IssueNumber, Periodical
from bulletin_cli.incoming.back_issues import TemplateFacts, dump_source, read_old, template_facts
from bulletin_cli.incoming.back_issues.content import OldIssue
from bulletin_cli.incoming.text import read_incoming
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.store.templates import load_template
from bulletin_cli.workspace import Workspace
from tests.dumps import (
    Lines,
    bare,
    carriage,
    closed,
    doubled,
    headed,
    numbered,
    printed,
    spread,
    squeezed,
    texts,
    unpaged,
)
from tests.samples import REFERENCE, ROOT, TEMPLATES, needs_reference, periodical

STRANGE = Periodical((), (), "")  # nothing is known of the bulletin beforehand


def facts(template: str = "shanghai-post", known: Periodical = STRANGE) -> TemplateFacts:
    return template_facts(load_template(template, ROOT), known)


def read(text: str, template: str = "shanghai-post") -> OldIssue:
    return read_old(dump_source(text, "dump.txt"), facts(template))


@needs_reference
def test_the_published_issue_is_read_from_its_dump() -> None:
    text = (REFERENCE / "dump-pages-1-4.txt").read_text(encoding="utf-8")
    said = parse_toml((REFERENCE / "issue.toml").read_text(encoding="utf-8"), "issue.toml")
    old = read(text)
    assert old.nameplate == said.texts("nameplate")
    assert old.number == IssueNumber(2024, 35, 486)
    assert old.date == date(2024, 11, 25) == said.day("date")
    assert old.issuer == said.text("issuer")
    articles = [
        read_incoming(
            (REFERENCE / "articles" / f"0{n}.md").read_text(encoding="utf-8"), "", markdown=True
        ).article
        for n in (1, 2, 3)
    ]
    assert texts(old.articles[:2]) == texts(articles[:2])
    title, paragraphs = texts(old.articles[2:])[0]
    assert (title, paragraphs) == (
        texts(articles[2:])[0][0],
        texts(articles[2:])[0][1][: len(paragraphs)],
    )
    assert old.doubts == ()


SHAPES = {
    "closed": (closed,),
    "unpaged": (unpaged,),
    "doubled": (doubled,),
    "carriage": (carriage,),
    "bare": (bare, closed),
    "bare, doubled": (bare, spread, doubled),
    "bare, page numbers": (bare, numbered("{0}"), doubled),
    "bare, dashes": (bare, numbered("— {0} —"), unpaged),
    "hyphens": (numbered("- {0} -"), closed),
    "bare, pages of": (bare, numbered("第 {0} 页 共 {1} 页"), carriage),
    "bare, headers": (bare, headed("党建工作简报"), numbered("—{0}—"), doubled),
    "headers": (headed("某某简报　内部资料"), closed),
    "spread": (spread, numbered("{0}"), closed),
}


@cache
def set_sample(template: str, *, contents: bool) -> tuple[Issue, Lines]:
    issue = replace(Workspace(ROOT).issue("2024-36"), contents=contents, print_run=120, units=True)
    return issue, printed(set_issue(issue, load_template(template, ROOT), periodical(template)))


@pytest.mark.parametrize("contents", [False, True])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_what_was_set_is_read_back(template: str, shape: str, contents: bool) -> None:
    issue, lines = set_sample(template, contents=contents)
    text: Any = lines
    for change in SHAPES[shape]:
        text = change(text)
    old = read(text, template)
    known = periodical(template)
    assert ("".join(old.nameplate), old.number, old.date, old.issuer) == (
        known.name, issue.number, issue.date, known.issuer,
    )  # fmt: skip
    assert (old.report_to, old.copy_to, old.issue_to) == (
        known.report_to, known.copy_to, known.issue_to,
    )  # fmt: skip
    assert old.print_run == 120
    found = [
        (title, [each for each in body if not each.startswith("图1")])
        for title, body in texts(old.articles)
    ]
    assert found == texts(issue.articles)
    assert [squeezed(each.unit) for each in old.articles] == [each.unit for each in issue.articles]
    assert [each.editor_note for each in old.articles] == [
        squeezed(each.editor_note) for each in issue.articles
    ]


def published() -> tuple[Issue, Periodical]:
    said = parse_toml((REFERENCE / "issue.toml").read_text(encoding="utf-8"), "issue.toml")
    files = sorted((REFERENCE / "articles").glob("*.md"))
    articles = tuple(
        replace(
            read_incoming(each.read_text(encoding="utf-8"), "", markdown=True).article,
            file=each.name,
        )
        for each in files
    )
    known = Periodical(
        said.texts("nameplate"), (said.text("issuer"),), "",
        report_to=said.texts("report_to"), copy_to=said.texts("copy_to"),
    )  # fmt: skip
    number = IssueNumber(2024, 35, 486)
    return Issue(
        number, date(2024, 11, 25), files=tuple(a.file for a in articles), articles=articles
    ), known


@needs_reference
@pytest.mark.parametrize("contents", [False, True])
@pytest.mark.parametrize("knows", ["its template", "another template", "nothing"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_whole_published_issue_is_read_back(template: str, knows: str, contents: bool) -> None:
    issue, known = published()
    issue = replace(issue, contents=contents)
    lines = spread(bare(printed(set_issue(issue, load_template(template, ROOT), known))))
    other = next(each for each in TEMPLATES if each != template)
    given = {
        "its template": facts(template),
        "another template": facts(other),
        "nothing": TemplateFacts(),
    }
    dump = "\n ".join("\n\n".join(page) for page in lines)
    old = read_old(dump_source(dump, "dump.txt"), given[knows])
    assert texts(old.articles) == texts(issue.articles)
    assert (old.nameplate, old.issuer) == (known.nameplate, known.issuer)
    assert (old.report_to, old.copy_to) == (known.report_to, known.copy_to)
    assert len(old.doubts) <= 2


def test_a_picture_that_render_text_names_is_told_and_no_title() -> None:
    text = "正文第一段讲了情况。\n\n［图：图1　走势］\n\n正文第二段讲了成效。\n"
    source = dump_source(text, "dump.txt")
    assert source.messages == ("一幅图没有收进来：图1　走势",)
    assert [each.text for each in source.lines if each.text] == [
        "正文第一段讲了情况。", "正文第二段讲了成效。",
    ]  # fmt: skip


def test_a_heading_and_a_caption_are_no_title() -> None:
    """As a PDF's text comes that keeps the places of words."""
    text = """                某县局推进快递包装绿色转型
     在文件类快件中全面使用可循环信封，在生鲜类快件
中试用可折叠保温箱。试点的 3 家企业累计投放循环箱 1.2
万个，平均每个循环使用 17 次。
     （三）回收一批
     在 58 个网点设置回收装置，居民交回的纸箱经检查合
格后免费提供给寄件人使用，10 月份以来共回收纸箱 4.6
万个。
     二、初步成效
           表 1 乙区快递包装主要指标
指标             单位   去年同期      今年 11 月     变化
窄胶带使用率          %       88         96    提高 8
循环箱投放量         万个       0.4       1.2   增加 0.8
  注：变化一栏中，使用率按百分点计算；表内数据均为示例。
"""
    assert [each.title for each in read(text).articles] == [("某县局推进快递包装绿色转型",)]
