"""The paragraphs of a .docx, in the order of the text, for proofreading."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bulletin_cli.errors import BulletinError
from bulletin_cli.store.files import TEXT_MOST, read_bytes

if TYPE_CHECKING:
    from bulletin_cli.proof.paragraph import Kind

_FILE_MOST = 100_000_000  # bytes of the file, pictures and all
_PART_MOST = 60_000_000  # bytes of one part of XML; more is a bomb
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # .doc, and a .docx with a password
# What Word does not show, or shows elsewhere: deleted and moved text, boxes, which stand alone.
_ELSEWHERE = (f"{_WORD}del", f"{_WORD}moveFrom", f"{_WORD}p", _FALLBACK)
_SIGNS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}


def read_word(path: Path, file: str) -> tuple[tuple[int, Kind, str], ...]:
    """Return number (from 1), kind and text of each paragraph, those of tables and boxes too.

    Raises BulletinError.
    """
    data = read_bytes(path, file, _FILE_MOST)
    if data.startswith(_OLD_WORD):
        raise BulletinError(
            "是旧的 .doc 文件，或设了密码", "在 Word 里另存为没有密码的 .docx。", file=file
        )
    body = _body(data, file)
    found = tuple(
        (number, _kind(paragraph), "".join(_texts(paragraph)))
        for number, paragraph in enumerate(_paragraphs(body), start=1)
    )
    if sum(len(text) for _, _, text in found) > TEXT_MOST:
        raise BulletinError(
            f"文字超过 {TEXT_MOST // 10_000} 万字的上限", "分成几份再校对。", file=file
        )
    return found


def _body(data: bytes, file: str) -> Any:
    """Return the body's element of a package that is whole and of a size that can be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            large = [each for each in package.infolist() if each.file_size > _PART_MOST]
        if not large:
            import docx

            return docx.Document(io.BytesIO(data)).element.body
    except Exception as error:  # a broken package makes python-docx raise nearly anything
        raise BulletinError(
            "不是 Word 文件，或已经损坏", "用 Word 打开，另存为 .docx 再试。", file=file
        ) from error
    raise BulletinError(
        f"里面的 {large[0].filename} 展开后超过 {_PART_MOST // 10**6} MB",
        "检查是不是选错了文件。",
        file=file,
    )


def _paragraphs(body: Any) -> Iterator[Any]:
    for paragraph in body.iter(f"{_WORD}p"):
        if not any(each.tag == _FALLBACK for each in paragraph.iterancestors()):
            yield paragraph


def _kind(paragraph: Any) -> Kind:
    if any(each.tag == f"{_WORD}tc" for each in paragraph.iterancestors()):
        return "cell"
    style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    name = str(style.get(f"{_WORD}val") if style is not None else "").lower()
    if name == "title":
        return "title"
    return "heading" if name.startswith("heading") else "body"


def _texts(element: Any) -> Iterator[str]:
    """Yield the text of a paragraph as it stands after all tracked changes."""
    for child in element:
        if child.tag == f"{_WORD}t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _ELSEWHERE and child.tag != f"{_WORD}pPr":
            yield from _texts(child)
