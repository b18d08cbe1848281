"""What the paper adds to the text is taken off: blank lines, page numbers, running headers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from bulletin_cli.base.record import record
from bulletin_cli.content.official import is_attachment
from bulletin_cli.incoming.back_issues.content import OldLine
from bulletin_cli.incoming.back_issues.measure import tidy

_DASH = "\\-－—–·•~～\u2010-\u2015"
_BARE = re.compile(r"[0-9０-９]{1,4}")
_DRESSED = re.compile(
    rf"[{_DASH}]+ *(\d{{1,4}}) *[{_DASH}]+|第 *(\d{{1,4}}) *页(?: *[，,/／]? *共 *\d{{1,4}} *页)?"
    r"|(\d{1,4}) *[/／] *\d{1,4}|[Pp]age *(\d{1,4})(?: *of *\d+)?"
)
_FEWEST = 4  # lines between two page numbers
_RUNNING = 40  # characters a running header may have
_STOPS = "。；，、：！？"


@record
class TextLine:
    """A line that is text: what stood before it, and what the source knows of its looks.

    `blank` is the number of blank lines before it, `turned` whether a page ends before it.
    """

    line: OldLine
    text: str
    blank: bool
    turned: bool

    @property
    def place(self) -> int:
        """Its line in the source."""
        return self.line.place


def text_lines(lines: Sequence[OldLine], names: Sequence[str]) -> list[TextLine]:
    """Return the lines that are text; `names` are what running headers may repeat."""
    numbers = _page_numbers(lines)
    written = [n for n, line in enumerate(lines) if line.text or line.picture]
    headers = _running_heads(lines, written, numbers, names)
    return list(_drop(lines, numbers | headers))


def _drop(lines: Sequence[OldLine], dropped: set[int]) -> Iterator[TextLine]:
    blank = turned = False
    page = lines[0].page if lines else 0
    for n, line in enumerate(lines):
        if n in dropped:
            turned = True
        elif not line.text and not line.picture:
            blank = True
        else:
            turned = turned or line.page != page
            yield TextLine(line, tidy(line.text), blank, turned)
            blank = turned = False
            page = line.page


def _page_numbers(lines: Sequence[OldLine]) -> set[int]:
    """Return the places of page numbers: dressed ones, and bare ones that count upwards."""
    written = [n for n, line in enumerate(lines) if line.text]
    found: set[int] = set()
    last, since = 0, _FEWEST
    for at, n in enumerate(written):
        text = lines[n].text
        since += 1
        if dressed := _DRESSED.fullmatch(text):
            number = int(next(each for each in dressed.groups() if each))
        elif _BARE.fullmatch(text):
            number = int(text)
            if not (number == last + 1 and since > _FEWEST) and not _at_edge(lines, written, at):
                continue
        else:
            continue
        found.add(n)
        last, since = number, 0
    return found


def _at_edge(lines: Sequence[OldLine], written: Sequence[int], at: int) -> bool:
    """Whether a line is the first or the last of its page."""
    page = lines[written[at]].page
    before = lines[written[at - 1]].page if at else -1
    after = lines[written[at + 1]].page if at + 1 < len(written) else -1
    return page not in (before, after) or (page != before) != (page != after)


def _running_heads(
    lines: Sequence[OldLine], written: Sequence[int], numbers: set[int], names: Sequence[str]
) -> set[int]:
    """Return the places of headers and footers: what repeats itself beside the page's edges."""
    edges = [n for at, n in enumerate(written) if n not in numbers and _beside(
        lines, written, numbers, at)]  # fmt: skip
    keys = {n: _key(lines[n].text) for n in edges}
    counts = Counter(keys.values())
    known = {_key(name) for name in names if name}
    return {
        n
        for n in edges
        if n != edges[0]
        and len(keys[n]) <= _RUNNING
        and lines[n].text[-1:] not in _STOPS
        and not is_attachment(lines[n].text)
        and (counts[keys[n]] > 1 or keys[n] in known)
    } | {n for n in _repeated_names(lines, written, known) if n not in numbers}


def _repeated_names(lines: Sequence[OldLine], written: Sequence[int], known: set[str]) -> set[int]:
    """Return later lines that say the bulletin's name and nothing else."""
    places = [n for n in written if _key(lines[n].text) in known]
    return {n for n in places if n - places[0] > 2 * _FEWEST * len(known)}


def _beside(lines: Sequence[OldLine], written: Sequence[int], numbers: set[int], at: int) -> bool:
    around = [written[each] for each in (at - 1, at + 1) if 0 <= each < len(written)]
    page = lines[written[at]].page
    return any(each in numbers or lines[each].page != page for each in around)


def _key(text: str) -> str:
    return re.sub(r"[\s\d]+", "", text)
