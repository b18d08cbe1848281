"""The file of an article with what came back in it."""

from __future__ import annotations

from dataclasses import replace

from bulletin_cli.content.article import Paragraph, Span
from bulletin_cli.content.article_text import parse_article
from bulletin_cli.incoming.revised.edits import Conflict, RevisedArticle
from bulletin_cli.incoming.revised.text import revise_text

TEXT = '+++\n# 记一笔\ntitle = "题"\n+++\n\n甲  \n\n\n乙\n'
ARTICLE = parse_article(TEXT, "01.md", "01.md")
A, B, C = (Paragraph((Span(words),)) for words in "甲乙丙")


def revised(*blocks: Paragraph | Conflict, title: str = "题") -> str:
    article = replace(ARTICLE, title=(title,))
    return revise_text(TEXT, "01.md", RevisedArticle(article, blocks, ()), ARTICLE.blocks)


def test_what_did_not_change_stays_to_the_blank() -> None:
    assert revised(A, B) == TEXT
    assert revised(A, B, title="新题") == TEXT.replace('"题"', '"新题"')


def test_a_changed_body_is_written_anew_below_the_front_matter_as_it_was() -> None:
    assert revised(B, C) == TEXT.partition("\n甲")[0] + "\n乙\n\n丙\n"


def test_a_conflict_shows_both_versions_between_marks() -> None:
    both = revised(Conflict((A,), (B, C)))
    assert both.partition("+++\n\n")[2] == (
        "<<<<<<< 稿件\n\n甲\n\n=======\n\n乙\n\n丙\n\n>>>>>>> 退回的文件\n"
    )


def test_of_what_the_file_deleted_the_second_version_is_empty() -> None:
    assert "=======\n\n\n\n>>>>>>>" in revised(Conflict((A,), ()))
