"""A saved web page -> the same plain data as a Word file, so that both are read alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.incoming.html_style import (
    ACCOUNT_TEXT,
    HtmlStyle,
    inherit_style,
    is_hidden,
    number_items,
)
from bulletin_cli.incoming.html_tables import read_grid
from bulletin_cli.incoming.word.content import (
    LeftOut,
    WordBlock,
    WordParagraph,
    WordPiece,
    WordTable,
)
from bulletin_cli.incoming.word.document import WordFile

_INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark meter q "
        "rb rtc ruby s samp small span strike strong sub sup time tt u var wbr",
    )
)
_MUTE = ("head", "script", "style", "noscript", "template", "title", "select", "rp", "rt")
_PASSED = {
    "nav": "网页的导航", "header": "网页的页头", "footer": "网页的页脚", "aside": "网页的边栏",
    "form": "网页的表单", "button": "网页的按钮", "iframe": "网页里嵌的页面", "video": "视频",
    "audio": "音频", "svg": "网页的图形", "canvas": "网页的图形", "object": "网页里嵌的对象",
}  # fmt: skip
_DEEPEST = 150  # a page nested deeper than this is no article
_BLANKS = re.compile("[ \t\r\n\f]+")
_HAN = "[^\x00-\x7f]"
_CUT = re.compile(f"(?<={_HAN})[ \t\r]*\n\\s*(?={_HAN})")  # a line's end within Chinese text
_QUOTE = 20

Load = Callable[[str], "bytes | None"]


def read_html(text: str, file: str, load: Load) -> WordFile:
    """Return what a page shows; `load` gives the bytes of a picture by its address, or None.

    Nothing is fetched and no script runs. Raises BulletinError for a page without text.
    """
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    root = etree.fromstring(text.encode() or b" ", parser)
    if root is None:
        raise BulletinError("网页里没有文字", "检查是不是选错了文件。", file=file)
    number_items(root)
    page = _PageReader(load)
    main = _main(root)
    for each in main:
        page.walk(each, HtmlStyle(), 0)
        page.flush()
    page.tell_rest(root, main)
    if page.too_deep:
        raise BulletinError(
            f"网页的标签套了 {_DEEPEST} 层以上",
            "把正文复制到 Word 里，存成 .docx 再加。",
            file=file,
        )
    return WordFile(tuple(page.blocks), {}, page.pictures, tuple(page.left_out))


def _main(root: Any) -> list[Any]:
    """Return the elements that say they hold the article, the whole page without any.

    On a page of a public account these are its heading and what its script would show.
    """
    if account := root.xpath(f"//*[@id='{ACCOUNT_TEXT}']"):
        return [*root.xpath("//h1[not(ancestor::*[@id=$text])]", text=ACCOUNT_TEXT)[:1], account[0]]
    for tag in ("article", "main"):
        found = list(root.iter(tag))
        if len(found) == 1:
            return found
    return [root]


class _PageReader:
    """Collects blocks while the page is walked; `_pieces` is the paragraph begun."""

    def __init__(self, load: Load) -> None:
        self._load = load
        self._pieces: list[WordPiece] = []
        self._style = HtmlStyle()
        self.blocks: list[WordBlock] = []
        self.pictures: dict[str, bytes] = {}
        self.left_out: list[LeftOut] = []
        self.too_deep = False

    def walk(self, element: Any, style: HtmlStyle, depth: int) -> None:
        """Take an element and all that stands in it; what follows it is its parent's."""
        self.too_deep |= depth > _DEEPEST
        if self.too_deep or not isinstance(element.tag, str) or element.tag in _MUTE:
            return
        tag = element.tag
        if tag in _PASSED or is_hidden(element):
            self._pass(element, _PASSED.get(tag, "网页里隐藏的文字"))
        elif tag == "br":
            self._pieces.append(WordPiece(LINE_BREAK))
        elif tag == "img":
            self._picture(element)
        elif tag == "table" and not any(True for _ in element.iterdescendants("table")):
            self.flush()
            self._table(element)
        else:
            self._inside(element, inherit_style(element, style), depth)

    def flush(self) -> None:
        """End the paragraph begun."""
        if any(piece.text.strip() or piece.picture for piece in self._pieces):
            self.blocks.append(self._style.paragraph(tuple(self._pieces)))
        self._pieces = []

    def tell_rest(self, root: Any, main: Sequence[Any]) -> None:
        """Tell what a page says outside of its `main` elements, which are emptied for that."""
        for each in main:
            each.clear(keep_tail=each is not root)
        self._pass(root, "网页正文以外的文字")

    def _inside(self, element: Any, style: HtmlStyle, depth: int) -> None:
        is_block = element.tag not in _INLINE
        if is_block:
            self.flush()
        self._text(element.text, style)
        for child in element:
            self.walk(child, style, depth + 1)
            self._text(child.tail, style)
        if is_block:
            self.flush()

    def _text(self, text: str | None, style: HtmlStyle) -> None:
        shown = text or "" if style.pre else _BLANKS.sub(" ", _CUT.sub("", text or ""))
        if style.pre:
            shown = shown.replace("\r", "").replace("\n", LINE_BREAK)
        if shown and not any(piece.text.strip() for piece in self._pieces):
            self._style = style  # a paragraph looks like its first words
        if shown:
            self._pieces.append(WordPiece(shown, style.bold, raised=style.raised, link=style.link))

    def _pass(self, element: Any, what: str) -> None:
        text = _BLANKS.sub(" ", "".join(_texts(element))).strip()
        if text or element.tag in ("iframe", "video", "audio", "object"):
            self.left_out.append(LeftOut(what, text[:_QUOTE]))

    def _picture(self, element: Any) -> None:
        # A page loads the address in data-src by a script; a saved one may have the file in src.
        sources = [element.get(name) for name in ("src", "data-src") if element.get(name)] or [""]
        source = sources[-1]
        data = next((found for each in sources if (found := self._load(each))), None)
        if data is None:
            self.left_out.append(LeftOut("网页的图片（不在本机）", source[:60]))
            return
        name = str(len(self.pictures) + 1)
        self.pictures[name] = data
        self._pieces.append(WordPiece("", picture=name))

    def _table(self, element: Any) -> None:
        for caption in element.iter("caption"):
            self._inside(caption, HtmlStyle(name="caption"), 0)
        grid = read_grid(element)
        rows = tuple(
            tuple(() if each is None else self._cell(each) for each in row) for row in grid.rows
        )
        if rows:
            self.blocks.append(WordTable(rows, grid.merged, grid.header))

    def _cell(self, element: Any) -> tuple[WordParagraph, ...]:
        inner = _PageReader(self._load)
        inner.pictures = self.pictures
        inner._inside(element, HtmlStyle(), 0)
        self.left_out += inner.left_out
        self.too_deep |= inner.too_deep
        return tuple(each for each in inner.blocks if isinstance(each, WordParagraph))


def _texts(element: Any) -> Iterator[str]:
    for each in element.iter():
        if isinstance(each.tag, str) and each.tag not in _MUTE:
            yield each.text or ""
        if each is not element:
            yield each.tail or ""
