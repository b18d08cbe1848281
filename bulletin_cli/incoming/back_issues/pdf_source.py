"""An old issue as a PDF with a text layer -> its lines, by where their characters stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from bulletin_cli.incoming.back_issues.content import OldLine, OldSource
from bulletin_cli.incoming.back_issues.pdf_lines import PdfLine, read_pdf

_APART = 1.6  # times the usual distance of lines: a blank line
_SHARE = 0.1  # of all lines, which begin at the margin


def read_pdf_source(data: bytes, file: str) -> OldSource:
    """Return the lines of a PDF. Raises BulletinError for one that is broken, locked or scanned."""
    text = read_pdf(data, file)
    messages = [f"PDF 里有 {text.pictures} 幅图没有收进来"] * bool(text.pictures)
    pages = dict.fromkeys(str(each.page) for each in text.lines if each.edge)
    messages += [f"第 {'、'.join(pages)} 页分栏，从左到右一栏一栏地读，请核对次序"] * bool(pages)
    lines = tuple(_with_spacing(text.lines))
    return OldSource(lines, broken=True, unit="页", messages=tuple(messages))


def _with_spacing(lines: Sequence[PdfLine]) -> Iterator[OldLine]:
    """Yield the lines with their indents, and blank ones where the page leaves space."""
    size = _body_size(lines)
    columns = {line.edge for line in lines}
    margins = {edge: _margin([each for each in lines if each.edge == edge]) for edge in columns}
    steps = [one.y - other.y for one, other in pairwise(lines) if one.page == other.page]
    usual = median(each for each in steps if each > 0) if max(steps, default=0) > 0 else 0.0
    last = lines[0]
    for place, line in enumerate(lines, start=1):
        if last.page == line.page and last.y - line.y > _APART * usual:
            yield OldLine("", place, line.page)
        indent = max(0.0, round((line.x - margins[line.edge]) / size, 1))
        yield OldLine(line.text, place, line.page, indent, round(line.size, 1))
        last = line


def _body_size(lines: Sequence[PdfLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _margin(lines: Sequence[PdfLine]) -> float:
    """Return where lines begin that are not indented; where hardly two agree, the leftmost."""
    places = Counter(round(line.x / 3) for line in lines)
    least = max(1.0, _SHARE * len(lines))
    return 3.0 * min((each for each in places if places[each] >= least), default=min(places))
