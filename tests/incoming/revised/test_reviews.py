"""Comments of a returned file become notes, each once, in words that a file can hold."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bulletin_cli.content.article import Article, Review
from bulletin_cli.incoming.revised.edits import CommentPlace
from bulletin_cli.incoming.revised.reviews import (
    PlacedReview,
    collect_reviews,
    new_reviews,
    with_reviews,
)
from bulletin_cli.incoming.word.content import WordComment

DAY = "2024-11-26T10:20:00Z"
COMMENT = WordComment("王局", DAY, "再核")
ARTICLE = Article("01.md", ("题",), ())


def test_comments_come_in_the_order_of_the_text_and_then_those_that_stand_nowhere() -> None:
    comments = {key: replace(COMMENT, text=key) for key in ("甲", "乙", "丙")}
    places = [CommentPlace("丙", "01.md", "词"), CommentPlace("乙", "", "")]
    assert collect_reviews(comments, places, ()) == (
        PlacedReview(Review("丙", "王局", DAY, "词"), "01.md"),
        PlacedReview(Review("乙", "王局", DAY)),
        PlacedReview(Review("甲", "王局", DAY)),
    )


@pytest.mark.parametrize(
    "comment",
    [replace(COMMENT, resolved=True), replace(COMMENT, text=""), replace(COMMENT, author="机器")],
)
def test_what_is_settled_or_empty_or_our_own_is_left_out(comment: WordComment) -> None:
    assert collect_reviews({"1": comment}, [CommentPlace("1", "01.md", "词")], ["机器"]) == ()


def test_a_comment_that_the_text_names_and_the_file_lacks_is_none() -> None:
    assert collect_reviews({}, [CommentPlace("1", "01.md", "词")], ()) == ()


@pytest.mark.parametrize(
    ("length", "kept"), [(39, "字" * 39), (40, "字" * 40), (41, "字" * 40 + "…")]
)
def test_of_a_long_quotation_the_beginning_is_kept(length: int, kept: str) -> None:
    (found,) = collect_reviews({"1": COMMENT}, [CommentPlace("1", "", "字" * length)], ())
    assert found.review.quote == kept


def test_a_text_of_several_lines_becomes_one_without_what_cannot_be_seen() -> None:
    comment = replace(COMMENT, text="一\n 二\x07三", author="王\t局")
    (found,) = collect_reviews({"1": comment}, [], ())
    assert (found.review.text, found.review.author) == ("一 二 三", "王 局")


def test_what_the_article_has_already_is_no_new_note() -> None:
    known = Review("再核", "王局", DAY, "别的词")
    texts = {"再核": "01.md", "补": "01.md", "外": "02.md"}
    found = [PlacedReview(Review(text, "王局", DAY), file) for text, file in texts.items()]
    article = replace(ARTICLE, review=(known,))
    new = new_reviews(article, found)
    assert [each.text for each in new] == ["补"]
    assert with_reviews(article, new).review == (known, *new)
    assert with_reviews(article, ()) is article
