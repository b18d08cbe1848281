"""The characters of a PDF -> the lines they stand in."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.incoming.back_issues.lines import visible
from bulletin_cli.incoming.back_issues.measure import width, width_error

_PAGES_MOST = 300
_CONTENT_MOST = 3_000_000  # bytes of what draws a page; text alone takes some thousands
_CHARACTERS_FEWEST = 20  # a page; with fewer it is a picture of a page
_COLUMN, _WORDS = 1.2, 0.15  # ems between two pieces of a line


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
class PdfLine:
    """A line of a page: its text and where it begins."""

    text: str
    page: int
    x: float
    y: float
    size: float


@record
class PdfText:
    """The lines of all pages, how many pictures they show, and what made the file."""

    lines: tuple[PdfLine, ...]
    pictures: int
    producer: str


def read_pdf(data: bytes, file: str) -> PdfText:
    """Return the text of a PDF. Raises BulletinError for one that is broken, locked or scanned."""
    try:
        return _read(data, file)
    except BulletinError:
        raise
    except Exception as error:  # a broken PDF makes pypdf raise nearly anything
        raise BulletinError(
            "不是 PDF 文件，或已经损坏", "用阅读器打开，另存一份再试。", file=file
        ) from error


def _read(data: bytes, file: str) -> PdfText:
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
    lines: list[PdfLine] = []
    pictures: set[int] = set()
    for number, page in enumerate(document.pages, start=1):
        content = page.get_contents()
        if content is not None and len(content.get_data()) > _CONTENT_MOST:
            raise BulletinError(
                f"第 {number} 页画的东西太多，超过 {_CONTENT_MOST // 10**6} MB",
                "用阅读器打开，另存成文字再试。",
                file=file,
            )
        lines += _page_lines(_pieces(page), number)
        pictures.update(_pictures(page))
    if sum(len(each.text) for each in lines) < _CHARACTERS_FEWEST * max(count, 1):
        raise BulletinError("没有文字层，是扫描的图", "先用文字识别软件转成文字。", file=file)
    return PdfText(tuple(lines), len(pictures), _producer(document.metadata))


def _producer(metadata: Any) -> str:
    """Return the programs that made a file, "" where it names none."""
    named = (metadata.creator, metadata.producer) if metadata else ()
    return "，".join(dict.fromkeys(visible(str(each)) for each in named if each))


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


def _page_lines(pieces: Sequence[_PdfPiece], page: int) -> Iterator[PdfLine]:
    """Yield the lines of a page from the top; pieces at half a character's height are of one."""
    row: list[_PdfPiece] = []
    for piece in sorted(pieces, key=lambda each: -each.y):
        if row and row[0].y - piece.y > 0.5 * min(row[0].size, piece.size):
            yield _line(row, page)
            row = []
        row.append(piece)
    if row:
        yield _line(row, page)


def _line(row: Sequence[_PdfPiece], page: int) -> PdfLine:
    row = sorted(row, key=lambda each: each.x)
    text = row[0].text
    for one, other in pairwise(row):
        blank = _between(one, other)
        text += blank + (other.text.lstrip() if blank else other.text)
    first = row[0]
    return PdfLine(visible(text), page, first.x, first.y, max(each.size for each in row))


def _between(one: _PdfPiece, other: _PdfPiece) -> str:
    """Return the blank that the distance of two pieces stands for."""
    gap = (other.x - one.end) / other.size
    if gap > _COLUMN + width_error(one.text) / 2:
        return "\t"
    words = one.text[-1].isascii() and other.text[0].isascii()
    return " " if words and gap > _WORDS else ""
