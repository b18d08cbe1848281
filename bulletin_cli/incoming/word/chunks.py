"""The words of another file that a Word file takes in whole (altChunk), to be quoted."""

from __future__ import annotations

from typing import Any

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.incoming.mht import read_mht
from bulletin_cli.incoming.word.package import WordPackage
from bulletin_cli.incoming.word.xml import W

_MOST = 2_000_000  # bytes of all chunks of a file, unpacked
_MUTE = ("head", "script", "style", "noscript", "template")
_HTML = (".htm", ".html", ".xhtml", ".xht")
_MHT = (".mht", ".mhtml")


class Chunks:
    """Reads the chunks of a file, within a limit on them all."""

    def __init__(self, package: WordPackage, file: str) -> None:
        self._package = package
        self._file = file
        self._room = _MOST

    def words(self, identifier: str) -> str:
        """Return the words of a chunk, "" where it is broken, not here, or of another kind."""
        link = self._package.links.get(identifier)
        data = b"" if link is None or link.external else self._package.data(link.target)
        self._room -= len(data)
        if link is None or not data or self._room < 0:
            return ""
        try:
            return " ".join(self._text(data, link.target.lower()).split())
        except (BulletinError, ValueError, SyntaxError):  # lxml's errors are SyntaxErrors
            return ""

    def _text(self, data: bytes, name: str) -> str:
        if data.startswith(b"PK"):
            return self._word(data)
        if name.endswith(_MHT):
            return _page(read_mht(data, self._file).page)
        if name.endswith(_HTML):
            return _page(data)
        return data.decode() if name.endswith(".txt") else ""

    def _word(self, data: bytes) -> str:
        package = WordPackage(data, self._file)
        self._room -= package.size
        if self._room < 0:
            return ""
        paragraphs = package.document().iter(f"{W}p")
        return "\n".join("".join(each.text or "" for each in p.iter(f"{W}t")) for p in paragraphs)


def _page(data: bytes) -> str:
    """Return the text of a page, in the encoding that it says it has."""
    from lxml import etree

    root = etree.fromstring(data, etree.HTMLParser(no_network=True, remove_comments=True))
    return "" if root is None else "\n".join(_shown(root))


def _shown(root: Any) -> list[str]:
    for mute in root.iter(*_MUTE):
        for each in mute.iter():
            each.text = None
    return [text for text in root.itertext() if text.strip()]
