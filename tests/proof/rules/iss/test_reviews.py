"""ISS010: comments that came back with a file, until they are settled."""

from __future__ import annotations

from bulletin_cli.content.article_text import parse_article
from tests.proof.contexts import checked, issue_context


def test_a_review_note_is_told_on_its_line_until_it_is_gone() -> None:
    text = '+++\ntitle = "题目"\n\n[[review]]\nauthor = "王局"\ntext = "补数字"\n'
    text += 'quote = "若干"\n\n[[review]]\ntext = "再核"\n+++\n\n正文。\n'
    noted = parse_article(text, "01.md", "01.md")
    found = [each for each in checked(issue_context(articles=(noted,))) if each.rule == "ISS010"]
    assert [(each.place.line, each.level, each.message) for each in found] == [
        (4, "warning", "王局：补数字（指“若干”）；处理后删去这段 [[review]]"),
        (9, "warning", "批注：再核；处理后删去这段 [[review]]"),
    ]
