"""Comments of a returned file -> review notes of the articles that they stand in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from bulletin_cli.base.record import record
from bulletin_cli.content.article import Article, Review
from bulletin_cli.incoming.revised.edits import CommentPlace
from bulletin_cli.incoming.word.content import WordComment

_QUOTE = 40  # characters of the words a comment stands on that are kept


@record
class Remark:
    """A comment, the words it stands on and the article's file, "" outside all articles."""

    review: Review
    article: str = ""


def remarks(
    comments: Mapping[str, WordComment], notes: Iterable[CommentPlace], skip: Collection[str]
) -> tuple[Remark, ...]:
    """Return the comments in the order of the text, then those that stand nowhere.

    Those of the authors `skip`, those settled in Word and those without words are left out.
    """
    found = {each.id: each for each in notes}
    nowhere = {each: CommentPlace(each, "", "") for each in comments if each not in found}
    return tuple(
        Remark(_review(comment, note.quote), note.article)
        for identifier, note in {**found, **nowhere}.items()
        if (comment := comments.get(identifier))
        and comment.text
        and not comment.resolved
        and comment.author not in skip
    )


def new_reviews(article: Article, found: Iterable[Remark]) -> tuple[Review, ...]:
    """Return the notes on `article` that it does not hold yet."""
    known = {(each.author, each.date, each.text) for each in article.review}
    own = (each.review for each in found if each.article == article.file)
    return tuple(each for each in own if (each.author, each.date, each.text) not in known)


def with_reviews(article: Article, reviews: tuple[Review, ...]) -> Article:
    """Return the article with these notes behind those that it has."""
    return replace(article, review=article.review + reviews) if reviews else article


def _review(comment: WordComment, quote: str) -> Review:
    """Return a comment as an article's file can hold it, each of its texts in one line."""
    text, author, date, quote = map(_line, (comment.text, comment.author, comment.date, quote))
    return Review(text, author, date, quote if len(quote) < _QUOTE else quote[:_QUOTE] + "…")


def _line(text: str) -> str:
    return " ".join("".join(map(_printable, text)).split())


def _printable(sign: str) -> str:
    return sign if sign.isprintable() else " "
