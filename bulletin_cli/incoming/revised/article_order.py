"""Articles that came back in another order: told one by one, with the command that moves each."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bulletin_cli.content.article import Article
from bulletin_cli.incoming.revised.align import rising
from bulletin_cli.incoming.revised.edits import Edit
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.layout.marks import Bookmark


def edits_of_order(
    articles: Sequence[Article], base: Sequence[Bookmark], placed: Sequence[PlacedParagraph]
) -> Iterator[Edit]:
    """Yield the articles that the file has moved and the issue has not, in an order to do so.

    As few as possible are said to have moved; each goes behind the one that came before it.
    """
    titles = {each.file: each.full_title for each in articles}
    came = _order_that_came(titles, placed)
    ranks = {mark.article: place for place, mark in enumerate(base)}
    stayed = {came[place] for _, place in rising([(ranks[file],) for file in came])}
    order = list(titles)
    for place, file in enumerate(came):
        listed = [each for each in order if each in came]
        ahead = listed[: listed.index(file)][-1:]
        if file in stayed or ahead == came[:place][-1:]:
            continue
        order.remove(file)
        at = order.index(came[place - 1]) + 1 if place else min(map(order.index, stayed))
        order.insert(at, file)
        advice = f"移到了第 {at + 1} 篇，照办用 bulletin move-article {file} {at + 1}"
        yield Edit("reordered", titles[file], titles[file], advice=advice)


def _order_that_came(files: Collection[str], placed: Sequence[PlacedParagraph]) -> list[str]:
    """Return the articles by the places of their titles, else of the first that came of them."""
    places: dict[str, int] = {}
    titles: dict[str, int] = {}
    for place, each in enumerate(placed):
        if each.home in files:
            places.setdefault(each.home, place)
        if each.marks and each.marks[0].part == "title":
            titles.setdefault(each.marks[0].article, place)
    return sorted(places, key=lambda file: titles.get(file, places[file]))
