"""Where the characters of an article's text stand in the composed document."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from bulletin_cli.base.record import record
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.layout.document import StyledParagraph
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Place
from bulletin_cli.proof.paragraph import LogicalParagraph

NumberedParagraph = tuple[int, StyledParagraph]
CharacterPlace = tuple[int, int]  # a paragraph's number, a character's offset in it
AnchoredParagraph = tuple[LogicalParagraph, Sequence[CharacterPlace]]

# The title first, for it may name the unit, which may be printed nowhere; so may the note.
_FRONT = {"title": 0, "note": 1, "unit": 2}


@record
class Anchor:
    """Characters start:end of a paragraph."""

    paragraph: int
    start: int
    end: int

    @classmethod
    def whole(cls, numbered: NumberedParagraph) -> Anchor:
        """Return all of a paragraph."""
        number, paragraph = numbered
        return cls(number, 0, len(paragraph.text))

    @classmethod
    def over(cls, letters: Sequence[CharacterPlace]) -> Anchor:
        """Return these characters, as far as they stand in the paragraph of the first."""
        number, start = letters[0]
        return cls(number, start, max(at for each, at in letters if each == number) + 1)


class ArticleAnchors:
    """An article's logical paragraphs and what the document makes of them."""

    def __init__(self, text: Text, paragraphs: Iterable[NumberedParagraph]) -> None:
        name = text.file.rpartition("/")[2]
        mine = [
            (number, each, each.source)
            for number, each in paragraphs
            if each.text and each.source and each.source.article == name
        ]
        front = [(number, each) for number, each, source in mine if source.block < 0]
        body = [(number, each) for number, each, source in mine if source.block >= 0]
        self._logical: dict[int, list[AnchoredParagraph]] = defaultdict(list)
        self._set: dict[int, list[NumberedParagraph]] = defaultdict(list)
        for number, each, source in mine:
            self._set[source.line].append((number, each))
        titles: list[Sequence[CharacterPlace]] = []
        for logical, letters in _pairs(text.paragraphs, front, body):
            titles += [letters] * (logical.kind == "title" and bool(letters))
            for line in {logical.line, *logical.lines}:
                self._logical[line].append((logical, letters))
        spots = chain(map(Anchor.over, titles), map(Anchor.whole, front + body))
        self.top = next(spots, None)  # the title, or whatever comes first

    def find(self, place: Place) -> Anchor | None:
        """Return where `place` is set: its characters, else its paragraph, else None."""
        rows = [row for row in self._logical.get(place.line, ()) if row[1]]
        around = self._set.get(place.line, [])
        spots = chain(
            (Anchor.over(letters[slice(*span)]) for span, letters in _spans(rows, place)),
            _quoted(around, place),
            (Anchor.over(letters) for _, letters in rows),
            map(Anchor.whole, around),
        )
        return next(spots, None)


def _pairs(
    logical: Sequence[LogicalParagraph],
    front: Sequence[NumberedParagraph],
    body: Sequence[NumberedParagraph],
) -> Iterator[AnchoredParagraph]:
    """Yield each logical paragraph with the place of its characters; none where it is not set.

    The blocks of the body are set one for one, after the front matter's texts.
    """
    first = max(len(logical) - len(body), 0)
    for each in sorted(logical[:first], key=lambda row: _FRONT.get(row.kind, 0)):
        letters = _in_front(each.text, front)
        used = {number for number, _ in letters}
        front = [row for row in front if row[0] not in used]
        yield each, letters
    for each, numbered in zip(logical[first:], body, strict=False):
        text, letters = _letters([numbered])
        yield each, letters if text == each.text else ()


def _in_front(text: str, front: Sequence[NumberedParagraph]) -> Sequence[CharacterPlace]:
    """Return where `text` stands: in the shortest paragraph that holds it, else over several."""
    single = sorted(front, key=lambda row: len(row[1].text))
    for rows in (*([row] for row in single), front):
        whole, letters = _letters(rows)
        at = whole.find(text)
        if at >= 0:
            return letters[at : at + len(text)]
    return ()


def _letters(rows: Iterable[NumberedParagraph]) -> tuple[str, list[CharacterPlace]]:
    """Return the text of paragraphs without line breaks, and where its characters stand.

    An address that is printed behind a link is no text of the article.
    """
    letters = [
        (character, (number, at))
        for number, paragraph in rows
        for at, (character, is_address) in enumerate(_characters(paragraph))
        if character != LINE_BREAK and not is_address
    ]
    return "".join(character for character, _ in letters), [place for _, place in letters]


def _characters(paragraph: StyledParagraph) -> Iterator[tuple[str, bool]]:
    return ((each, run.is_address) for run in paragraph.runs for each in run.text)


def _spans(
    rows: Iterable[AnchoredParagraph], place: Place
) -> Iterator[tuple[tuple[int, int], Sequence[CharacterPlace]]]:
    """Yield what `place` means in the paragraphs on its line."""
    for logical, letters in rows:
        span = _span(logical, place) if place.column else _find(logical.text, place)
        if span:
            yield span, letters


def _span(logical: LogicalParagraph, place: Place) -> tuple[int, int] | None:
    start = _index(logical, place.line, place.column)
    if start is None:
        return None
    marked = place.snippet[slice(*place.mark)]
    if marked and logical.text.startswith(marked, start):
        return start, start + len(marked)  # `end` does not tell of a second line
    last = _index(logical, place.line, place.end - 1)
    return start, start + 1 if last is None or last < start else last + 1


def _quoted(rows: Iterable[NumberedParagraph], place: Place) -> Iterator[Anchor]:
    """Yield where set paragraphs hold what `place` quotes."""
    for row in rows if place.snippet else ():
        text, letters = _letters([row])
        span = _find(text, place)
        if span:
            yield Anchor.over(letters[slice(*span)])


def _find(text: str, place: Place) -> tuple[int, int] | None:
    """Return where `text` has what is marked in the snippet, or all of one without a mark.

    The end comes first: a last line of one character has others like it before.
    """
    if not place.snippet:
        return None
    at = text.find(place.snippet)
    if text.endswith(place.snippet):
        at = len(text) - len(place.snippet)
    start, end = place.mark[0], min(place.mark[1], len(place.snippet))
    if start >= end:
        start, end = 0, len(place.snippet)
    return (at + start, at + end) if at >= 0 else None


def _index(logical: LogicalParagraph, line: int, column: int) -> int | None:
    """Return which character stands there."""
    if logical.lines:
        places = list(zip(logical.lines, logical.columns, strict=True))
        return places.index((line, column)) if (line, column) in places else None
    at = bisect_left(logical.columns, column)
    return at if logical.columns[at : at + 1] == (column,) else None
