"""What came back changed outside of the articles, and in their order: told, and never taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.incoming.revised.edits import Edit, EditKind
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.layout.marks import PICTURE, Bookmark

_ADVICE = {
    "masthead": "报头出自 bulletin.toml 的 nameplate、issuer 和本期 issue.toml 的期号、日期",
    "contents": "要目出自各篇稿件的 title",
    "section": "栏目名出自稿件的 section",
    "imprint": "版记出自 bulletin.toml 的 [distribution] 和本期 issue.toml 的 also_to、print_run",
}


def edits_outside(base: Sequence[Bookmark], placed: Sequence[PlacedParagraph]) -> Iterator[Edit]:
    """Yield what was changed in the masthead, the contents and the imprint."""
    came = {mark.name for each in placed for mark in each.marks}
    for each in placed:
        before = "".join(mark.text for mark in each.marks)
        if not each.home and before != each.theirs.text:
            own, advice = each.marks, "加在了稿件以外，要的话写进稿件或模板"
            advice = _ADVICE.get(own[0].part, "") if own else advice
            kind: EditKind = "generated" if own else "unplaced"
            yield Edit(kind, before, each.theirs.text, each.theirs.by, advice)
    for mark in base:
        if not mark.article and mark.name not in came:
            gone = mark.text.replace(PICTURE, "（图片）")
            yield Edit("generated", gone, "", advice=_ADVICE.get(mark.part, ""))


def edits_of_order(
    files: Sequence[str], base: Sequence[Bookmark], placed: Sequence[PlacedParagraph]
) -> Iterator[Edit]:
    """Yield what is to be done where titles came in another order, or articles without them."""
    places: dict[str, int] = {}
    titles: dict[str, int] = {}
    for place, each in enumerate(placed):
        if each.home in files:
            places.setdefault(each.home, place)
        if each.marks and each.marks[0].part == "title":
            titles.setdefault(each.marks[0].article, place)
    came = sorted(places, key=lambda file: titles.get(file, places[file]))
    listed = [each for each in files if each in came]
    rendered = dict.fromkeys(mark.article for mark in base if mark.article in came)
    if came not in (listed, list(rendered)):
        advice = "稿件的次序变了，用 bulletin move-article 调整"
        yield Edit("generated", "、".join(listed), "、".join(came), advice=advice)
