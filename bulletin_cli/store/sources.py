"""Text files that are read, changed and written back in their own encoding and line ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.store.files import decode, read_bytes, write_files

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_LINE_END = re.compile(r"\r\n|\r|\n")


@record
class SourceFile:
    """The bytes of a text file and what they say, line ends as LF; `file` is its name to the user.

    `path` is None for standard input.
    """

    file: str
    path: Path | None
    data: bytes
    text: str

    def encode(self, text: str) -> bytes:
        """Return a changed text as the file would hold it. Raises BulletinError."""
        if self._encode(self.text) != self.data:
            raise BulletinError(
                "编码里有写不回去的字符", "先另存为 UTF-8，再用 --fix。", file=self.file
            )
        return self._encode(text)

    def _encode(self, text: str) -> bytes:
        bom, encoding = self._encoding()
        ends = _LINE_END.findall(self.data[len(bom) :].decode(encoding))
        lines = text.split("\n")
        if len(ends) != len(lines) - 1:
            ends = [Counter(ends).most_common(1)[0][0] if ends else "\n"] * (len(lines) - 1)
        whole = "".join(line + end for line, end in zip(lines, [*ends, ""], strict=True))
        return bom + whole.encode(encoding)

    def _encoding(self) -> tuple[bytes, str]:
        """Return the byte order mark and the encoding that `decode` has found."""
        for bom, encoding in (*_BOMS, (b"", "utf-8")):
            try:
                if self.data.startswith(bom) and self.data.decode(encoding):
                    return bom, encoding
            except UnicodeDecodeError:  # a mark that a program put before another encoding
                continue
        return b"", "gb18030"


def read_source(path: Path, file: str) -> SourceFile:
    """Return a text file of the disk. Raises BulletinError."""
    return source_of(read_bytes(path, file), file, path)


def source_of(data: bytes, file: str, path: Path | None = None) -> SourceFile:
    """Return what was read elsewhere. Raises BulletinError where it is no text."""
    return SourceFile(file, path, data, decode(data, file))


def write_sources(
    sources: Mapping[str, SourceFile], texts: Mapping[str, str], root: Path | None
) -> None:
    """Write changed texts into their files, all or none.

    `root` is the workspace, whose lock the caller holds, None for files of none. Raises
    BulletinError, among others when another program has changed a file meanwhile.
    """
    contents: dict[Path, bytes | str | None] = {}
    for file, text in texts.items():
        source = sources[file]
        if source.path is None or text == source.text:
            continue
        if read_bytes(source.path, file) != source.data:
            raise BulletinError("刚被别的程序改过，没有写", "再做一次。", file=file)
        contents[source.path.resolve()] = source.encode(text)
    if contents:
        write_files(contents, root)
