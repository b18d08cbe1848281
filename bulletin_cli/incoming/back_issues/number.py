"""The number of an old issue in all the shapes that mastheads give it."""

from __future__ import annotations

import re

from bulletin_cli.base.record import record
from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.incoming.back_issues.dates import NUMERAL, YEAR, numeral

_N = f"({NUMERAL})"
_TO = r"\s*[-－—–~～至、+＋\u2010-\u2015]{1,2}\s*(?:第\s*)?"
_RANGE = rf"{_N}(?:{_TO}{_N})?"
_YEAR = rf"(?:[〔\[［(（【]?\s*({YEAR})\s*(?:年度?|[〕\]］)）】])\s*[〕\]］)）】]?\s*)"
_JOINT = r"(?:\s*[（(]?\s*合\s*刊\s*[）)]?)?"
_WHOLE = re.compile(rf"[（(]?\s*总\s*第?\s*{_RANGE}\s*[期号]\s*[）)]?")
_SUPPLEMENT = re.compile(
    rf"{_YEAR}?(?:[（(]?\s*增\s*刊\s*[）)]?\s*[（(]?\s*第?\s*{_N}\s*[期号]?\s*[）)]?"
    rf"|第\s*{_N}\s*[期号]\s*[（(]?\s*增\s*刊\s*[）)]?)"
)
_NUMBER = (
    re.compile(rf"{_YEAR}?第\s*{_RANGE}\s*[期号]{_JOINT}"),
    re.compile(rf"{_YEAR}{_RANGE}\s*[期号]{_JOINT}"),
)


@record
class PrintedNumber:
    """A number as printed: 0 for what is not there; `spans` are its places in the text."""

    year: int
    number: int
    last: int
    whole: int
    last_whole: int
    supplement: bool
    spans: tuple[tuple[int, int], ...]

    def complete(self, year: int) -> IssueNumber | None:
        """Return the issue's number, `year` standing in for one not printed; None if it cannot."""
        year = self.year or year
        if not year or not self.number:
            return None
        if self.supplement:
            return IssueNumber(year, self.number, supplement=True)
        return IssueNumber(year, self.number, self.whole or None, self.last - self.number + 1)

    @property
    def is_consistent(self) -> bool:
        """Whether both counts take equally many numbers."""
        return not self.whole or self.last - self.number == self.last_whole - self.whole


def find_number(text: str) -> PrintedNumber | None:
    """Return the first number that `text` prints, its yearly and its whole part."""
    whole = _WHOLE.search(text)
    rest = text if whole is None else _mask(text, whole.start(), whole.end())
    supplement = _SUPPLEMENT.search(rest)
    if supplement:
        year, one, other = supplement.groups()
        number = _value(one or other)
        return PrintedNumber(_value(year), number, number, 0, 0, True, (supplement.span(),))
    matches = [found for form in _NUMBER if (found := form.search(rest))]
    regular = min(matches, key=re.Match.start, default=None)
    if regular is None and whole is None:
        return None
    year, first, last = regular.groups() if regular else ("", "", "")
    whole_first, whole_last = whole.groups() if whole else ("", "")
    spans = tuple(found.span() for found in (regular, whole) if found)
    return PrintedNumber(
        _value(year), *_range(first, last), *_range(whole_first, whole_last), False, spans
    )


def _mask(text: str, start: int, end: int) -> str:
    return text[:start] + "\0" * (end - start) + text[end:]


def _value(text: str | None) -> int:
    return numeral(text or "") or 0


def _range(first: str | None, last: str | None) -> tuple[int, int]:
    one = _value(first)
    other = _value(last)
    return (one, other if one < other <= one + 9 else one)
