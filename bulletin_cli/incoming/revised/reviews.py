"""Comments of a returned file -> reviews kept in the articles that they stand in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import LINE_BREAK, Article, Review
from bulletin_cli.incoming.revised.edits import CommentPlace
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.incoming.revised.word_diff import beginning
from bulletin_cli.incoming.word.content import WordComment

_QUOTE = 40  # characters of the words a comment stands on that are kept


@record
class PlacedReview:
    """A comment as an article keeps it, and the article's file, "" outside all articles."""

    review: Review
    article: str = ""


def place_comments(placed: Iterable[PlacedParagraph]) -> Iterator[CommentPlace]:
    """Yield each comment once, with all the words it stands on."""
    homes: dict[str, str] = {}
    quotes: dict[str, str] = {}
    for each in placed:
        for identifier, quote in each.theirs.comments:
            homes.setdefault(identifier, each.home)
            quotes[identifier] = quotes.get(identifier, "") + quote
    for identifier, home in homes.items():
        yield CommentPlace(identifier, home, quotes[identifier].replace(LINE_BREAK, ""))


def collect_reviews(
    comments: Mapping[str, WordComment], places: Iterable[CommentPlace], skip: Collection[str]
) -> tuple[PlacedReview, ...]:
    """Return the comments in the order of the text, then those that stand nowhere.

    Those of the authors `skip`, those settled in Word and those without words are left out.
    """
    found = {each.id: each for each in places}
    nowhere = {each: CommentPlace(each, "", "") for each in comments if each not in found}
    return tuple(
        PlacedReview(_review(comment, place.quote), place.article)
        for identifier, place in {**found, **nowhere}.items()
        if (comment := comments.get(identifier))
        and comment.text
        and not comment.resolved
        and comment.author not in skip
    )


def new_reviews(article: Article, found: Iterable[PlacedReview]) -> tuple[Review, ...]:
    """Return the reviews of `article` that it does not hold yet."""
    known = {(each.author, each.date, each.text) for each in article.review}
    own = (each.review for each in found if each.article == article.file)
    return tuple(each for each in own if (each.author, each.date, each.text) not in known)


def with_reviews(article: Article, reviews: tuple[Review, ...]) -> Article:
    """Return the article with these reviews behind those that it has."""
    return replace(article, review=article.review + reviews) if reviews else article


def _review(comment: WordComment, quote: str) -> Review:
    """Return a comment as an article's file can hold it, each of its texts in one line."""
    text, author, date, quote = map(_line, (comment.text, comment.author, comment.date, quote))
    return Review(text, author, date, beginning(quote, _QUOTE))


def _line(text: str) -> str:
    return " ".join("".join(map(_printable, text)).split())


def _printable(sign: str) -> str:
    return sign if sign.isprintable() else " "
