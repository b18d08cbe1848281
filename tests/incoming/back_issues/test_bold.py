"""What is bold in an old issue's Word file is so in its article, as add-article would have it."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.content.article import Span, plain
from bulletin_cli.content.article_text import dump_article
from bulletin_cli.incoming.back_issues import TemplateFacts, read_old
from bulletin_cli.incoming.back_issues.bold import with_bold
from bulletin_cli.incoming.back_issues.content import OldLine
from bulletin_cli.incoming.back_issues.word_source import read_word_source
from tests.drafts import LONG, MORE, made
from tests.incoming.back_issues.test_word_source import ISSUED, NAME, NUMBERED


def read(*runs: tuple[str, bool]) -> str:
    """Return the article of a file in which a paragraph has these runs, bold or not."""

    def make(document: Any) -> None:
        for line in (NAME, NUMBERED, ISSUED, "示例区局开展志愿服务", LONG):
            document.add_paragraph(line)
        paragraph = document.add_paragraph()
        for text, is_bold in runs:
            paragraph.add_run(text).bold = is_bold
        document.add_paragraph(MORE)

    (article,) = read_old(read_word_source(made(make), "a.docx"), TemplateFacts()).articles
    return dump_article(article)


def test_what_is_bold_in_a_paragraph_stays_bold() -> None:
    text = read(
        ("一是抓培训。", True), ("组织 3 次培训，", False), ("120 人", True), ("参加。", False)
    )
    assert "\n\n**一是抓培训。**组织3次培训，**120人**参加。\n\n" in text
    assert LONG in text
    assert MORE in text


def test_a_paragraph_that_is_bold_as_a_whole_stays_so() -> None:
    assert "\n\n**各单位要认真落实，按时报送情况。**\n\n" in read(
        ("各单位要认真落实，", True), ("按时报送情况。", True)
    )


def test_a_heading_has_no_bold_of_its_own() -> None:
    assert "\n\n## 一、抓好培训工作\n\n" in read(("一、", False), ("抓好培训工作", True))


def test_bold_goes_on_over_the_end_of_a_line() -> None:
    lines = [
        OldLine("组织 3 次", 1, spans=(Span("组织"), Span(" 3 次", bold=True))),
        OldLine("培训。", 2, spans=(Span("培训", bold=True), Span("。"))),
    ]
    assert with_bold("组织3次培训。", lines) == (
        Span("组织"), Span("3次培训", bold=True), Span("。"),
    )  # fmt: skip


def test_a_text_whose_signs_were_changed_is_bold_only_as_a_whole() -> None:
    line = OldLine("inter-", 1, bold=True, spans=(Span("inter", bold=True), Span("-")))
    assert with_bold("inter", [line]) == (Span("inter", bold=True),)


@given(st.lists(st.tuples(st.text(), st.booleans())), st.text())
def test_no_sign_is_lost_or_added(runs: list[tuple[str, bool]], other: str) -> None:
    line = OldLine("", 1, spans=tuple(Span(text, bold) for text, bold in runs))
    for text in (other, "".join(text for text, _ in runs)):
        assert plain(with_bold(text, [line])) == text
