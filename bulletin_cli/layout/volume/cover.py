"""The cover of a volume: nameplate, year, the numbers of its issues, and the issuer at the foot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.content.issue import IssueNumber, Periodical
from bulletin_cli.layout.document import Document, StyledParagraph
from bulletin_cli.layout.volume.lists import paragraph


def volume_name(year: int) -> str:
    """Return what the volume of a year is called."""
    return f"{year}年合订本"


def cover(
    frame: Document, periodical: Periodical, year: int, numbers: Sequence[IssueNumber]
) -> Document:
    """Return the cover in the looks of `frame`; it has neither header nor footer."""
    breaking = replace(frame.line_breaking, imprint_at_foot=True, imprint_on_even_page=False)
    return replace(
        frame,
        line_breaking=breaking,
        body=tuple(_lines(periodical, year, numbers)),
        imprint=(paragraph("issuer", LINE_BREAK.join(periodical.issuers)),),
        odd_header=(),
        even_header=(),
        odd_footer=(),
        even_footer=(),
    )


def _lines(
    periodical: Periodical, year: int, numbers: Sequence[IssueNumber]
) -> Iterator[StyledParagraph]:
    if periodical.marking:
        yield paragraph("marking", periodical.marking)
    yield paragraph("name", LINE_BREAK.join(periodical.nameplate))
    yield paragraph("year", volume_name(year))
    for supplement in (False, True):
        series = [each for each in numbers if each.supplement == supplement]
        if series:
            first, last = min(each.number for each in series), max(each.last for each in series)
            kind = "增刊" if supplement else ""
            yield paragraph("fact", f"{kind}{_range('第', first, last)}")
    wholes = [each for each in numbers if each.whole_number]
    if wholes:
        first = min(each.whole_number or 0 for each in wholes)
        last = max(each.last_whole or 0 for each in wholes)
        yield paragraph("fact", _range("总第", first, last))


def _range(word: str, first: int, last: int) -> str:
    return f"{word}{first}期" if first == last else f"{word}{first}期—{word}{last}期"
