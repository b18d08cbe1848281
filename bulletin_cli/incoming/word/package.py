"""The parts of a Word file that anybody may have made, read one by one within limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import unquote

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.incoming.ole import OLE
from bulletin_cli.incoming.word.limits import refuse_too_many, too_many
from bulletin_cli.incoming.word.xml import W, parse_xml

if TYPE_CHECKING:
    from docx.document import Document

FILE_MOST = 100_000_000  # bytes of the file, pictures and all
_PARTS_MOST = 5_000
_PART_MOST = 40_000_000  # bytes of one part of XML
_WHOLE_MOST = 500_000_000  # bytes of all parts unpacked
_RATIO_MOST = 200  # times the packed size; text of a real document packs to a tenth
_RATIO_FROM = 20_000_000  # bytes unpacked; below this any ratio is harmless
_MARKS_MOST = 1_000_000  # tags and attributes of all that is read; each takes some 100 bytes
_PASSWORD = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
_DOCTYPE = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_OTHERS = {"workbook": "Excel 表格", "presentation": "PowerPoint 演示文稿"}
_MACROS_AND_TEMPLATES = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
_TYPE = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@record
class Relation:
    """What a part refers to: `kind` is the end of its type, `target` a part or an address."""

    kind: str
    target: str
    external: bool


class WordPackage:
    """The parts of a .docx, .docm or .dotx; nothing outside of it is followed, no macro is read.

    Raises BulletinError for what is no such file, is broken, locked by a password, or so made
    that it would unpack to more than a document can have.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self._file = file
        if not data:
            raise BulletinError("文件是空的（0 字节）", "请寄件人重新发一份。", file=file)
        if data.startswith(OLE):
            raise _old_or_locked(data, file)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # a broken package makes zipfile raise nearly anything
            raise _broken(file) from error
        self._marks = 0
        _refuse_hostile(self._zip.infolist(), len(data), file)
        self._names = {each.lower(): each for each in self._zip.namelist()}
        self._document = self._target(self.relations(""), "officeDocument")
        self.links = self.relations(self._document)

    @property
    def size(self) -> int:
        """How many bytes all parts have, unpacked."""
        return sum(each.file_size for each in self._zip.infolist())

    def document(self) -> Any:
        """Return the root of the document's part."""
        root = self.root(self._document)
        if root is None:
            raise _broken(self._file)
        if root.tag != f"{W}document":
            other = _OTHERS.get(str(root.tag).rpartition("}")[2], "")
            if other:
                raise BulletinError(
                    f"是 {other}，不是 Word 文件", "把文字复制到 Word 里再加。", file=self._file
                )
            raise _broken(self._file)
        return root

    def part(self, kind: str) -> Any | None:
        """Return the root of the part that the document has of this kind, None without it."""
        return self.root(self._target(self.links, kind))

    def of_package(self, kind: str) -> Any | None:
        """Return the root of the part that the package itself has of this kind."""
        return self.root(self._target(self.relations(""), kind))

    def targets(self, kind: str) -> dict[str, str]:
        """Return the names of the document's parts of this kind, by relationship id."""
        return {
            key: each.target
            for key, each in self.links.items()
            if each.kind == kind and not each.external and self.has(each.target)
        }

    def has(self, name: str) -> bool:
        """Return whether the package holds a part of this name."""
        return name.lower() in self._names

    def data(self, name: str) -> bytes:
        """Return the bytes of a part, b"" where it is not there. Raises BulletinError."""
        if not name or not self.has(name):
            return b""
        try:
            return self._zip.read(self._names[name.lower()])
        except Exception as error:  # what the directory says need not be true
            raise _broken(self._file) from error

    def root(self, name: str) -> Any | None:
        """Return the root of a part of XML, None where it is not there. Raises BulletinError."""
        data = self.data(name)
        if not data:
            return None
        self._refuse(name, data)
        try:
            root = parse_xml(data)
        except (SyntaxError, ValueError) as error:  # lxml's errors are SyntaxErrors
            raise BulletinError(
                f"里面的 {name} 坏了", "用 Word 或 WPS 打开，另存为 .docx 再试。", file=self._file
            ) from error
        refuse_too_many(root, self._file)
        return root

    def refuse_dtds(self) -> None:
        """Refuse what may hurt a program that reads all parts. Raises BulletinError."""
        for name in self._names:
            if name.endswith((".xml", ".rels")) or self.data(name)[:200].lstrip()[:1] == b"<":
                self._refuse(name, self.data(name))

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part refers to by relationship id; "" is the package itself."""
        folder, _, own = name.rpartition("/")
        root = self.root(posixpath.join(folder, "_rels", f"{own}.rels"))
        found = () if root is None else root.iter(_TYPE)
        return {each.get("Id", ""): _relation(each, folder) for each in found}

    def _refuse(self, name: str, data: bytes) -> None:
        """Refuse a part that would take too much to read; count what has been read."""
        if len(data) > _PART_MOST:
            raise _hostile(f"里面的 {name} 展开后超过 {_PART_MOST // 10**6} MB", self._file)
        if any(mark in data for mark in _DOCTYPE):
            raise _hostile(f"里面的 {name} 带有 DTD，Word 文件不会这样", self._file)
        self._marks += data.count(b"<") + data.count(b"=")
        if self._marks > _MARKS_MOST:
            raise too_many(f"里面有 {self._marks:,} 个标签和属性", _MARKS_MOST, self._file)

    def _target(self, relations: dict[str, Relation], kind: str) -> str:
        found = (each for each in relations.values() if each.kind == kind and not each.external)
        return next((each.target for each in found), "")


def open_word(data: bytes, file: str) -> Document:
    """Return a .docx as python-docx knows it, for what is written into it. Raises BulletinError."""
    package = WordPackage(data, file)
    package.refuse_dtds()
    package.document()
    try:
        from docx.opc.part import PartFactory
        from docx.package import Package
        from docx.parts.document import DocumentPart

        for kind in _MACROS_AND_TEMPLATES:  # python-docx itself knows that of a .docx alone
            PartFactory.part_type_for[kind] = DocumentPart
        part = Package.open(io.BytesIO(data)).main_document_part
        return cast("Document", part.document)
    except Exception as error:  # it reads less than Word does, and raises nearly anything
        raise BulletinError(
            "这种 Word 文件写不进批注", "用 Word 或 WPS 打开，另存为 .docx 再试。", file=file
        ) from error


def _relation(element: Any, folder: str) -> Relation:
    kind = element.get("Type", "").rpartition("/")[2]
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    place = posixpath.normpath(posixpath.join("/", folder, unquote(target)))
    return Relation(kind, place.lstrip("/"), external=False)


def _broken(file: str) -> BulletinError:
    return BulletinError(
        "不是 Word 文件，或已经损坏", "用 Word 或 WPS 打开，另存为 .docx 再试。", file=file
    )


def _old_or_locked(data: bytes, file: str) -> BulletinError:
    if _PASSWORD in data:
        return BulletinError("设了密码，读不了", "在 Word 里去掉密码，另存一份再试。", file=file)
    return BulletinError("是旧的 .doc 或 .wps 文件", "在 Word 或 WPS 里另存为 .docx。", file=file)


def _refuse_hostile(parts: list[zipfile.ZipInfo], size: int, file: str) -> None:
    whole = sum(part.file_size for part in parts)
    if len(parts) > _PARTS_MOST:
        raise _hostile(f"里面有 {len(parts):,} 个部件", file)
    if whole > _WHOLE_MOST or (whole > _RATIO_FROM and whole > size * _RATIO_MOST):
        raise _hostile(f"展开后有 {whole // 10**6} MB", file)


def _hostile(what: str, file: str) -> BulletinError:
    return BulletinError(what, "不像是正常的 Word 文件；请寄件人另存一份再发。", file=file)
