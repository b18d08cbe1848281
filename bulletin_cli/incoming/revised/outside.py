"""What came back changed outside of the articles: told, and never taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.incoming.revised.edits import Edit, EditKind
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.incoming.revised.wording import shown
from bulletin_cli.layout.marks import Bookmark

_ADVICE = {
    "masthead": "报头出自 bulletin.toml 的 nameplate、issuer 和本期 issue.toml 的期号、日期",
    "contents": "要目出自各篇稿件的 title",
    "section": "栏目名出自稿件的 section",
    "imprint": "版记出自 bulletin.toml 的 [distribution] 和本期 issue.toml 的 also_to、print_run",
}
_ADDED = "加在了稿件以外，要的话写进稿件或模板"


def edits_outside(base: Sequence[Bookmark], placed: Sequence[PlacedParagraph]) -> Iterator[Edit]:
    """Yield what was changed in the masthead, the contents and the imprint."""
    came = {mark.name for each in placed for mark in each.marks}
    for each in placed:
        before = "".join(mark.text for mark in each.marks)
        if not each.home and before != each.theirs.text:
            own = each.marks
            advice = _ADVICE.get(own[0].part, "") if own else _ADDED
            kind: EditKind = "generated" if own else "unplaced"
            yield Edit(kind, shown(before), shown(each.theirs.text), each.theirs.by, advice)
    for mark in base:
        if not mark.article and mark.name not in came:
            yield Edit("generated", shown(mark.text), "", advice=_ADVICE.get(mark.part, ""))
