"""The paragraphs of a .docx, in the order of the text, for proofreading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.incoming.file_kind import WORD_ENDINGS, recognize_kind
from bulletin_cli.incoming.ole import OLE
from bulletin_cli.incoming.word import document
from bulletin_cli.incoming.word.content import WordBlock, WordParagraph, WordTable
from bulletin_cli.incoming.word.package import FILE_MOST
from bulletin_cli.store.bug_log import reading
from bulletin_cli.store.files import TEXT_MOST, read_bytes

if TYPE_CHECKING:
    from bulletin_cli.proof.paragraph import ParagraphRole


_BEGINS = (b"PK\x03\x04", OLE, b"{\\rtf")  # of files with formatting


def is_word(path: Path, file: str) -> bool:
    """Return whether a file is Word's or LibreOffice's, by its bytes; nothing else is judged.

    Raises BulletinError for one with formatting that is no draft.
    """
    if path.suffix.lower() in WORD_ENDINGS:
        return True
    if not _head(path).startswith(_BEGINS):
        return False
    return recognize_kind(read_bytes(path, file, FILE_MOST), path.suffix.lower(), file) != "text"


def _head(path: Path) -> bytes:
    """Return a file's first bytes, none of what whoever reads it will refuse."""
    try:
        with path.open("rb") as file:
            return file.read(8)
    except OSError:
        return b""


def word_bytes(path: Path, file: str) -> bytes:
    """Return a file as one of Word's: LibreOffice reads those of other programs."""
    from bulletin_cli.store.office import convert_to_docx

    data = read_bytes(path, file, FILE_MOST)
    is_plain = recognize_kind(data, path.suffix.lower(), file) == "word"
    return data if is_plain else convert_to_docx(path, file)


def word_paragraphs(data: bytes, file: str) -> tuple[tuple[int, ParagraphRole, str], ...]:
    """Return number (from 1), kind and text of each paragraph, those of tables and boxes too.

    The text is that after all tracked changes. Raises BulletinError.
    """
    with reading(file):
        word = document.read_word(data, file)
    found = tuple(
        (number, kind, text.replace(LINE_BREAK, "\n"))
        for number, (kind, text) in enumerate(_paragraphs(word.blocks), start=1)
    )
    if sum(len(text) for _, _, text in found) > TEXT_MOST:
        raise BulletinError(
            f"文字超过 {TEXT_MOST // 10_000} 万字的上限", "分成几份再校对。", file=file
        )
    return found


def _paragraphs(blocks: tuple[WordBlock, ...]) -> Iterator[tuple[ParagraphRole, str]]:
    for block in blocks:
        if isinstance(block, WordTable):
            for row in block.rows:
                for cell in row:
                    yield from (("cell", each.text) for each in cell)
        else:
            yield _kind(block), block.text


def _kind(paragraph: WordParagraph) -> ParagraphRole:
    if paragraph.style.lower() == "title":
        return "title"
    return "heading" if paragraph.outline else "body"
