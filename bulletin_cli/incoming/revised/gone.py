"""Articles that were rendered, and that the issue has no more when the file comes back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import Article
from bulletin_cli.incoming.revised.edits import Edit
from bulletin_cli.incoming.revised.keys import alignment_key
from bulletin_cli.incoming.revised.placed import PlacedParagraph
from bulletin_cli.incoming.revised.title_lines import without_breaks
from bulletin_cli.incoming.revised.wording import shown
from bulletin_cli.layout.marks import Bookmark


def with_replaced(base: Sequence[Bookmark], articles: Sequence[Article]) -> tuple[Bookmark, ...]:
    """Return the marks as rendered, those of a replaced article as if the new one's.

    It is known by its title, which no other new article has.
    """
    files = {each.file for each in articles}
    rendered = {mark.article for mark in base}
    new: dict[str, list[str]] = defaultdict(list)
    for each in articles:
        if each.file not in rendered:
            new[each.full_title].append(each.file)
    names: dict[str, str] = {}
    for mark in base:
        if mark.part == "title" and mark.article not in files:
            found = new[without_breaks(mark.text)]
            if len(found) == 1:
                names[mark.article] = found.pop()
    return tuple(replace(mark, article=names.get(mark.article, mark.article)) for mark in base)


def edits_of_gone(
    base: Sequence[Bookmark],
    files: Collection[str],
    placed: Sequence[PlacedParagraph],
) -> Iterator[Edit]:
    """Yield what was changed in articles that are none of `files`, and so is put nowhere."""
    came = {mark.name for each in placed for mark in each.marks}
    gone = {each.home for each in placed if each.home and each.home not in files}
    for each in placed:
        own = (mark for mark in each.marks if mark.article == each.home)
        before, after = "".join(alignment_key(mark)[0] for mark in own), each.theirs.text
        if each.home in gone and before != after:
            advice = _advice(each.home)
            yield Edit("unplaced", shown(before), shown(after), each.theirs.by, advice)
    for mark in base:
        if mark.article in gone and mark.name not in came and mark.text:
            yield Edit("unplaced", mark.text, "", (), _advice(mark.article))


def _advice(file: str) -> str:
    return f"{file} 撤下或换过了，这一处没有写进去；要的话在稿件里改"
