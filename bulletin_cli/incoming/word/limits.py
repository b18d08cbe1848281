"""How much one Word file may hold; what has more is refused with a sentence that says of what."""

from __future__ import annotations

from typing import Any

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.incoming.word.xml import W

# Element: how many of it a file may hold, and its name. A book of 300 pages has half.
_MOST = {
    "p": (15_000, "段落"),
    "r": (60_000, "小段文字"),
    "tbl": (5_000, "表格"),
    "tr": (10_000, "表格的行"),
    "tc": (15_000, "表格的格子"),
    "footnoteReference": (5_000, "脚注"),
    "endnoteReference": (5_000, "尾注"),
    "bookmarkStart": (20_000, "书签"),
    "commentRangeStart": (5_000, "批注"),
    "fldChar": (30_000, "域"),
    "num": (5_000, "列表"),
    "style": (5_000, "样式"),
}
OPEN_MOST = 50  # bookmarks or comments that are open at one place
CHAIN_MOST = 50  # styles, each based on the next; Word itself allows eleven
COLUMNS_MOST = 63  # of a table, as in Word
_HINT = "不像是一篇稿件；请寄件人分成几份，或另存一份再发。"


def refuse_too_many(root: Any, file: str) -> None:
    """Refuse a part of a file that holds more than an article can. Raises BulletinError."""
    for name, (most, called) in _MOST.items():
        count = int(root.xpath(f"count(//w:{name})", namespaces={"w": W[1:-1]}))
        if count > most:
            raise too_many(f"里面有 {count:,} 个{called}", most, file)


def too_many(what: str, most: int, file: str) -> BulletinError:
    """Return the refusal of a file that has more of something than `most`."""
    return BulletinError(f"{what}，超过 {most:,} 的上限", _HINT, file=file)
