"""An old issue as a PDF with a text layer -> its lines, by where their characters stand."""

from __future__ import annotations

import io
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.incoming.back_issues.content import OldLine, OldSource
from bulletin_cli.incoming.back_issues.lines import visible
from bulletin_cli.incoming.back_issues.measure import width, width_error

_PAGES_MOST = 300
_CHARACTERS_FEWEST = 20  # a page; with fewer it is a picture of a page
_COLUMN, _WORDS = 1.2, 0.15  # ems between two pieces of a line
_APART = 1.6  # times the usual distance of lines: a blank line
_SHARE = 0.1  # of all lines, which begin at the margin


@record
class _PdfPiece:
    """Characters that stand together: where they begin, in points, and how large they are."""

    text: str
    x: float
    y: float
    size: float

    @property
    def end(self) -> float:
        """Where they end, by the widths that such characters usually have."""
        return self.x + width(self.text) * self.size


@record
class _PdfLine:
    """A line of a page: its text and where it begins."""

    text: str
    page: int
    x: float
    y: float
    size: float


def pdf_source(data: bytes, file: str) -> OldSource:
    """Return the lines of a PDF. Raises BulletinError for one that is broken, locked or scanned."""
    try:
        lines, pictures = _read(data, file)
    except BulletinError:
        raise
    except Exception as error:  # a broken PDF makes pypdf raise nearly anything
        raise BulletinError(
            "不是 PDF 文件，或已经损坏", "用阅读器打开，另存一份再试。", file=file
        ) from error
    messages = (f"PDF 里有 {pictures} 幅图没有收进来",) if pictures else ()
    return OldSource(file, tuple(_with_spacing(lines)), broken=True, unit="页", messages=messages)


def _read(data: bytes, file: str) -> tuple[list[_PdfLine], int]:
    """Return the lines of all pages, and how many pictures they show."""
    import pypdf

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends is no news to the user
    document = pypdf.PdfReader(io.BytesIO(data))
    if document.is_encrypted and not _opens(document):
        raise BulletinError("设了密码，读不了", "去掉密码，另存一份再试。", file=file)
    count = len(document.pages)
    if count > _PAGES_MOST:
        raise BulletinError(
            f"有 {count} 页，超过 {_PAGES_MOST} 页", "一期一个文件，分开再试。", file=file
        )
    lines: list[_PdfLine] = []
    pictures: set[int] = set()
    for number, page in enumerate(document.pages, start=1):
        lines += _page_lines(_pieces(page), number)
        pictures.update(_pictures(page))
    if sum(len(each.text) for each in lines) < _CHARACTERS_FEWEST * count:
        raise BulletinError("没有文字层，是扫描的图", "先用文字识别软件转成文字。", file=file)
    return lines, len(pictures)


def _pictures(page: Any) -> Iterator[int]:
    """Yield the numbers of the objects that are pictures of a page."""
    # Only [] follows references to other objects, get() does not.
    resources = page["/Resources"] if "/Resources" in page else {}  # noqa: SIM401
    objects = resources["/XObject"] if "/XObject" in resources else {}  # noqa: SIM401
    for each in objects.values():
        picture = each.get_object()
        if picture.get("/Subtype") == "/Image":
            yield getattr(picture.indirect_reference, "idnum", 0)


def _opens(document: Any) -> bool:
    """Whether a locked file may be read without a password, as those are that forbid printing."""
    from pypdf.errors import DependencyError

    try:
        return bool(document.decrypt(""))
    except DependencyError:
        return False


def _pieces(page: Any) -> list[_PdfPiece]:
    """Return what stands upright on a page, once."""
    found: dict[tuple[str, int, int], _PdfPiece] = {}

    def collect(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        del font
        text = text.strip("\r\n")
        across, down = _times(tm[0], tm[1], cm), _times(tm[2], tm[3], cm)
        if text.strip() and abs(across[1]) < 0.1 * abs(across[0]):
            x, y = _times(tm[4], tm[5], cm)
            points = abs(down[1]) * abs(size)
            piece = _PdfPiece(text, x + cm[4], y + cm[5], points or 1.0)
            found.setdefault((text, round(piece.x), round(piece.y)), piece)

    page.extract_text(visitor_text=collect)
    return list(found.values())


def _times(x: float, y: float, matrix: Sequence[float]) -> tuple[float, float]:
    return x * matrix[0] + y * matrix[2], x * matrix[1] + y * matrix[3]


def _page_lines(pieces: Sequence[_PdfPiece], page: int) -> Iterator[_PdfLine]:
    """Yield the lines of a page from the top; pieces at half a character's height are of one."""
    row: list[_PdfPiece] = []
    for piece in sorted(pieces, key=lambda each: -each.y):
        if row and row[0].y - piece.y > 0.5 * min(row[0].size, piece.size):
            yield _line(row, page)
            row = []
        row.append(piece)
    if row:
        yield _line(row, page)


def _line(row: Sequence[_PdfPiece], page: int) -> _PdfLine:
    row = sorted(row, key=lambda each: each.x)
    text = row[0].text
    for one, other in pairwise(row):
        blank = _between(one, other)
        text += blank + (other.text.lstrip() if blank else other.text)
    first = row[0]
    return _PdfLine(visible(text), page, first.x, first.y, max(each.size for each in row))


def _between(one: _PdfPiece, other: _PdfPiece) -> str:
    """Return the blank that the distance of two pieces stands for."""
    gap = (other.x - one.end) / other.size
    if gap > _COLUMN + width_error(one.text) / 2:
        return "\t"
    words = one.text[-1].isascii() and other.text[0].isascii()
    return " " if words and gap > _WORDS else ""


def _with_spacing(lines: Sequence[_PdfLine]) -> Iterator[OldLine]:
    """Yield the lines with their indents, and blank ones where the page leaves space."""
    size, margin = _body_size(lines), _margin(lines)
    steps = [one.y - other.y for one, other in pairwise(lines) if one.page == other.page]
    usual = median(steps) if steps else 0.0
    last = lines[0]
    for place, line in enumerate(lines, start=1):
        if last.page == line.page and last.y - line.y > _APART * usual:
            yield OldLine("", place, line.page)
        indent = max(0.0, round((line.x - margin) / size, 1))
        yield OldLine(line.text, place, line.page, indent, round(line.size, 1))
        last = line


def _body_size(lines: Sequence[_PdfLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0]


def _margin(lines: Sequence[_PdfLine]) -> float:
    """Return where lines begin that are not indented."""
    places = Counter(round(line.x / 3) for line in lines)
    least = max(1.0, _SHARE * len(lines))
    return 3.0 * min(place for place, count in places.items() if count >= least)
