"""The characters of a PDF -> the lines they stand in."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Sequence
from typing import Any

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.incoming.back_issues.lines import visible
from bulletin_cli.incoming.back_issues.pdf_columns import PdfPiece, PdfRow, page_rows, row_text

_PAGES_MOST = 300
_CONTENT_MOST = 3_000_000  # bytes of what draws a page; text alone takes some thousands
_CHARACTERS_FEWEST = 20  # a page; with fewer it is a picture of a page
# ISO 32000-1, 7.4 knows these names for pictures within the text alone; pdfFactory writes them
# everywhere, every reader takes them, and pypdf since its version 7 refuses them.
_FILTERS = {
    "/AHx": "/ASCIIHexDecode", "/A85": "/ASCII85Decode", "/LZW": "/LZWDecode",
    "/Fl": "/FlateDecode", "/RL": "/RunLengthDecode", "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode",
}  # fmt: skip


@record
class PdfLine:
    """A line of a page: its text, where it begins, and the left edge of its column, if any."""

    text: str
    page: int
    x: float
    y: float
    size: float
    edge: int


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
    except NotImplementedError as error:  # a filter, most likely
        raise BulletinError(
            "里面用了读不了的压缩或加密", "用阅读器打开，打印成 PDF 再试。", file=file
        ) from error
    except Exception as error:  # a broken PDF makes pypdf raise nearly anything
        raise BulletinError(
            "不是 PDF 文件，或已经损坏", "用阅读器打开，另存一份再试。", file=file
        ) from error


def _read(data: bytes, file: str) -> PdfText:
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends is no news to the user
    document = _reader(data)
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
        _refuse_drawings(page, number, file)
        lines += (_line(row, number) for row in page_rows(_pieces(page)))
        pictures.update(_pictures(page))
    if not lines or sum(len(each.text) for each in lines) < _CHARACTERS_FEWEST * count:
        raise BulletinError("没有文字层，是扫描的图", "先用文字识别软件转成文字。", file=file)
    return PdfText(tuple(lines), len(pictures), _producer(document.metadata))


def _refuse_drawings(page: Any, number: int, file: str) -> None:
    content = page.get_contents()
    if content is not None and len(content.get_data()) > _CONTENT_MOST:
        raise BulletinError(
            f"第 {number} 页画的东西太多，超过 {_CONTENT_MOST // 10**6} MB",
            "用阅读器打开，另存成文字再试。",
            file=file,
        )


def _reader(data: bytes) -> Any:
    """Return a reader to which short names of filters are as good as long ones."""
    import pypdf

    class Reader(pypdf.PdfReader):
        def get_object(self, indirect_reference: Any) -> Any:
            found = super().get_object(indirect_reference)
            if isinstance(found, pypdf.generic.StreamObject) and "/Filter" in found:
                _spell_out(found)
            return found

    return Reader(io.BytesIO(data))


def _spell_out(stream: Any) -> None:
    from pypdf.generic import ArrayObject, NameObject

    names = stream["/Filter"]
    many = isinstance(names, ArrayObject)
    full = [NameObject(_FILTERS.get(each, each)) for each in (names if many else (names,))]
    stream[NameObject("/Filter")] = ArrayObject(full) if many else full[0]


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


def _pieces(page: Any) -> list[PdfPiece]:
    """Return what stands upright on a page, once."""
    found: dict[tuple[str, int, int], PdfPiece] = {}

    def collect(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        del font
        text = text.strip("\r\n")
        across, down = _times(tm[0], tm[1], cm), _times(tm[2], tm[3], cm)
        if text.strip() and abs(across[1]) < 0.1 * abs(across[0]):
            x, y = _times(tm[4], tm[5], cm)
            points = abs(down[1]) * abs(size)
            piece = PdfPiece(text, x + cm[4], y + cm[5], points or 1.0)
            found.setdefault((text, round(piece.x), round(piece.y)), piece)

    page.extract_text(visitor_text=collect)
    return list(found.values())


def _times(x: float, y: float, matrix: Sequence[float]) -> tuple[float, float]:
    return x * matrix[0] + y * matrix[2], x * matrix[1] + y * matrix[3]


def _line(row: PdfRow, page: int) -> PdfLine:
    first, size = row.pieces[0], max(each.size for each in row.pieces)
    return PdfLine(visible(row_text(row.pieces)), page, first.x, first.y, size, row.edge)
