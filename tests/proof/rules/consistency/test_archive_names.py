"""CON004: a name unlike that of the last issues."""

from __future__ import annotations

from collections.abc import Iterable

from bulletin_cli.content.article import Article
from bulletin_cli.content.glossary import Glossary, Organisation
from bulletin_cli.content.markdown import parse
from bulletin_cli.proof.context import EarlierParagraph
from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from tests.linear import assert_linear
from tests.proof.contexts import issue_context

USUAL = "“暖蜂爱心之家”揭牌。"
SLIP = "“暖峰爱心之家”揭牌。"


def found(
    body: str, earlier: Iterable[str], glossary: Glossary | None = None
) -> tuple[Finding, ...]:
    """Return what the rule finds in an issue of one article after lines of earlier issues."""
    lines = tuple(EarlierParagraph("2024-34", "x.md", line) for line in earlier)
    articles = (Article("01.md", ("题目",), parse(body, "x", 5)),)
    of = issue_context(articles=articles, glossary=glossary or Glossary(), earlier=lambda: lines)
    return check(of.texts, of, RuleSelection(select=("CON004",)))


def test_a_name_that_the_last_issues_wrote_nine_times_is_written_so() -> None:
    (finding,) = found(SLIP, [USUAL] * 9)
    assert finding.message == "前几期写“暖蜂爱心之家”9次，这里是“暖峰爱心之家”，核对"
    assert finding.place.snippet[slice(*finding.place.mark)] == "暖峰爱心之家"


def test_the_name_of_a_body_needs_no_quotes() -> None:
    (finding,) = found("示列市快递协会到会。", ["示例市快递协会到会。"] * 9)
    assert "“示列市快递协会”" in finding.message


def test_a_name_that_the_last_issues_seldom_wrote_is_no_measure() -> None:
    assert found(SLIP, [USUAL] * 8) == ()


def test_a_name_that_is_written_twice_is_meant() -> None:
    assert found(SLIP * 2, [USUAL] * 9) == ()
    assert found(SLIP, [*[USUAL] * 9, SLIP, SLIP]) == ()


def test_names_told_apart_by_a_number_or_a_side_are_two() -> None:
    assert found("“示例第二分拨中心”", ["“示例第一分拨中心”"] * 9) == ()


def test_a_name_of_the_glossary_is_right() -> None:
    glossary = Glossary(organisations=(Organisation("暖峰爱心之家"),))
    assert found(SLIP, [USUAL] * 9, glossary) == ()


def test_an_issue_without_names_does_not_read_the_archive() -> None:
    articles = (Article("01.md", ("题目",), parse("正文。", "x", 5)),)

    def earlier() -> Iterable[EarlierParagraph]:
        raise AssertionError("the last issues were read")

    of = issue_context(articles=articles, earlier=earlier)
    assert check(of.texts, of, RuleSelection(select=("CON004",))) == ()


def test_many_names_are_compared_in_linear_time() -> None:
    def work(size: int) -> None:
        names = [f"“示例{chr(0x4E00 + number)}爱心驿站”" for number in range(size)]
        found("。".join(names), names * 9)

    assert_linear(work, 100)
