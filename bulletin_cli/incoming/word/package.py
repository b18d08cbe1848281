"""Opening .docx files that anybody may have made: limits first, python-docx after that."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError

if TYPE_CHECKING:
    from docx.document import Document

FILE_MOST = 100_000_000  # bytes of the file, pictures and all
_PARTS_MOST = 5_000
_PART_MOST = 60_000_000  # bytes of one part of XML
_WHOLE_MOST = 500_000_000  # bytes of all parts unpacked
_RATIO_MOST = 200  # times the packed size; text of a real document packs to a tenth
_RATIO_FROM = 20_000_000  # bytes unpacked; below this any ratio is harmless
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # an OLE file: .doc, .wps, and a .docx with a password
_PASSWORD = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
_DOCTYPE = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))


def open_word(data: bytes, file: str) -> Document:
    """Return the package of a .docx. Nothing outside of it is followed, no macro is read.

    Raises BulletinError for what is no .docx, is broken, locked by a password, or so made that
    it would unpack to more than a document can have.
    """
    if not data:
        raise BulletinError("文件是空的（0 字节）", "请寄件人重新发一份。", file=file)
    if data.startswith(_OLD_WORD):
        raise _old_or_locked(data, file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            refuse_hostile(package, len(data), file)
        import docx

        return docx.Document(io.BytesIO(data))
    except BulletinError:
        raise
    except Exception as error:  # a broken package makes python-docx raise nearly anything
        raise BulletinError(
            "不是 Word 文件，或已经损坏", "用 Word 或 WPS 打开，另存为 .docx 再试。", file=file
        ) from error


def _old_or_locked(data: bytes, file: str) -> BulletinError:
    if _PASSWORD in data:
        return BulletinError("设了密码，读不了", "在 Word 里去掉密码，另存一份再试。", file=file)
    return BulletinError("是旧的 .doc 或 .wps 文件", "在 Word 或 WPS 里另存为 .docx。", file=file)


def refuse_hostile(package: zipfile.ZipFile, size: int, file: str) -> None:
    """Refuse a package of `size` bytes that unpacks to too much, or whose XML has a DTD.

    Raises BulletinError.
    """
    parts = package.infolist()
    whole = sum(part.file_size for part in parts)
    large = next((part for part in parts if _is_xml(part) and part.file_size > _PART_MOST), None)
    if len(parts) > _PARTS_MOST:
        raise _hostile(f"里面有 {len(parts):,} 个部件", file)
    if large:
        raise _hostile(f"里面的 {large.filename} 展开后超过 {_PART_MOST // 10**6} MB", file)
    if whole > _WHOLE_MOST or (whole > _RATIO_FROM and whole > size * _RATIO_MOST):
        raise _hostile(f"展开后有 {whole // 10**6} MB", file)
    for part in parts:
        if _is_xml(part) and any(mark in package.read(part) for mark in _DOCTYPE):
            raise _hostile(f"里面的 {part.filename} 带有 DTD，Word 文件不会这样", file)


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels"))


def _hostile(what: str, file: str) -> BulletinError:
    return BulletinError(what, "不像是正常的 Word 文件；请寄件人另存一份再发。", file=file)
