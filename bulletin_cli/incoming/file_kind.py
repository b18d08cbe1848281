"""What a file is by its bytes, whatever its name says, and what to do with one that is no draft."""

from __future__ import annotations

import io
import re
from typing import Literal

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.incoming.ole import OLE, is_locked, list_ole_streams

FileKind = Literal["word", "office", "page", "archive", "text"]
"""`office` is for LibreOffice; `archive` is a web page in one file (.mht)."""

WORD_ENDINGS = (".docx", ".docm", ".dotx", ".dotm")
_OFFICE = (".doc", ".dot", ".wps", ".wpt", ".rtf", ".odt")
_HTML = (".html", ".htm")
_DATA = (".toml", ".json", ".csv")
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--.{0,200}?-->\s*)?<(?:!doctype html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(rb"[\w-]+: ")  # a mail's first line
_RELATED = re.compile(rb"^Content-Type:\s*(?:multipart/|text/html)", re.IGNORECASE | re.MULTILINE)
_HEAD = 4096
# Marks of what offices' encryption software writes; it opens them only for programs it knows.
_LOCKED_BEGIN = b"%TSD-Header"
_LOCKED_WITHIN = b"E-SafeNet"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_PACKED = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
_PACKED_REFUSAL = ("是压缩包，不是稿件", "先解压，再加里面的稿件。")
_TEXT_DOCUMENT = b"application/vnd.oasis.opendocument.text"
_ASK = "向供稿单位要 Word 文件"
_SHEET = ("是 Excel 表，不是稿件", "把要用的表复制到 Word 里，和文字存成一份 .docx。")
_SLIDES = ("是 PPT，不是稿件", f"{_ASK}。")
_PASSWORD = ("设了密码，读不了", "在 Word 或 WPS 里输入密码打开，去掉密码，另存一份再加。")
_PACKAGES = {
    "xl/": _SHEET,
    "ppt/": _SLIDES,
    "OFD.xml": ("是 OFD，不是稿件", f"OFD 里没有段落，{_ASK}。"),
}
_STREAMS = {
    "EncryptedPackage": _PASSWORD,
    "Workbook": _SHEET,
    "Book": _SHEET,
    "PowerPoint Document": _SLIDES,
    "__properties_version1.0": ("是邮件，不是稿件", "在邮件程序里把附件存出来再加。"),
}


def recognize_kind(data: bytes, ending: str, file: str) -> FileKind:
    """Return what reads a file. Raises BulletinError for what is no draft, with what to do."""
    if not data.strip(b"\0"):
        size = "0 字节" if not data else f"{len(data):,} 个 0，没有内容"
        raise BulletinError(f"文件是空的（{size}）", "请寄件人重新发一份。", file=file)
    refuse_data(ending, file)
    if refusal := _refusal(data, ending):
        raise BulletinError(*refusal, file=file)
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data, ending, file)
    if data.startswith(OLE):
        return _ole_kind(data, ending, file)
    if _is_archive(data[:_HEAD]):
        return "archive"
    if ending in WORD_ENDINGS:
        return "word"
    if ending in _HTML or _MARKUP.match(data[:_HEAD]):
        return "page"
    return "office" if ending in _OFFICE or data.startswith(b"{\\rtf") else "text"


def refuse_data(ending: str, file: str) -> None:
    """Refuse what programs read, into which `check --fix` would put Chinese quotation marks.

    Raises BulletinError.
    """
    if ending in _DATA:
        raise BulletinError(
            "是给程序读的文件，不是稿件", "稿件是 Word 文件、网页、.md 或 .txt。", file=file
        )


def _is_archive(head: bytes) -> bool:
    mail = _HEADER.match(head) and b"mime-version:" in head.lower()
    return bool(mail and _RELATED.search(head))


def _refusal(data: bytes, ending: str) -> tuple[str, str] | None:
    """Return what is wrong with a file that is known by its first bytes, and what to do."""
    head = data[:_HEAD]
    if head.startswith(_LOCKED_BEGIN) or _LOCKED_WITHIN in head[:512]:
        return (
            "被单位的加密软件锁着，读不了",
            "在装着加密软件的电脑上申请解密（或“外发”），用解密后的文件。",
        )
    if b"%PDF-" in head[:1024]:
        return "PDF 不是稿件", f"{_ASK}；旧的简报用 bulletin import。"
    if (
        head.startswith(_PICTURES)
        or head[4:12] in (b"ftypheic", b"ftypmif1")
        or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")
    ):
        return "是图片，不是稿件", "把图片插在稿件的 Word 文件里，或在 .md 稿件里写 ![图题](图片)。"
    if head.startswith(_PACKED):
        return _PACKED_REFUSAL
    if ending == ".eml":
        return _STREAMS["__properties_version1.0"]
    return None


def _zip_kind(data: bytes, ending: str, file: str) -> FileKind:
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            sort = b""
            if "mimetype" in names:
                with package.open("mimetype") as part:
                    sort = part.read(len(_TEXT_DOCUMENT))
    except Exception as error:  # a broken package makes zipfile raise nearly anything
        if ending in WORD_ENDINGS:
            return "word"  # whose reader says what is wrong
        raise BulletinError("压缩包坏了，打不开", "请寄件人重新发一份。", file=file) from error
    is_word = any(name.startswith("word/") for name in names)
    other = [
        why for begin, why in _PACKAGES.items() if any(each.startswith(begin) for each in names)
    ]
    if other and not is_word:
        raise BulletinError(*other[0], file=file)
    if is_word or ending in WORD_ENDINGS:
        return "word"
    if sort == _TEXT_DOCUMENT:
        return "office"
    raise BulletinError(*_PACKED_REFUSAL, file=file)


def _ole_kind(data: bytes, ending: str, file: str) -> FileKind:
    streams = list_ole_streams(data)
    refusal = next((_STREAMS[name] for name in streams if name in _STREAMS), None)
    begin = streams.get("WordDocument")
    if begin is not None:
        refusal = _PASSWORD if is_locked(data, begin) else None
    if refusal:
        raise BulletinError(*refusal, file=file)
    return "word" if ending in WORD_ENDINGS else "office"
