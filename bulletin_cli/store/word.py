"""The paragraphs of a .docx, in the order of the text, for proofreading."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.incoming.word import document
from bulletin_cli.incoming.word.content import WordBlock, WordParagraph, WordTable
from bulletin_cli.incoming.word.package import FILE_MOST
from bulletin_cli.store.bug_log import reading
from bulletin_cli.store.files import TEXT_MOST, read_bytes

if TYPE_CHECKING:
    from bulletin_cli.proof.paragraph import ParagraphRole


def word_paragraphs(path: Path, file: str) -> tuple[tuple[int, ParagraphRole, str], ...]:
    """Return number (from 1), kind and text of each paragraph, those of tables and boxes too.

    The text is that after all tracked changes. Raises BulletinError.
    """
    data = read_bytes(path, file, FILE_MOST)
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
