"""Links in the article dialect, [文字](https://…): where they stand, which addresses they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from bulletin_cli.base.record import replace
from bulletin_cli.base.typography import FORBIDDEN
from bulletin_cli.content.article import Block, Ignore, Picture, Span, Table, plain

# No signs but those of an address: whatever else stands in one is written as %20 and so on.
_OTHERS = rf'\s()<>"`{{|}}\\^{FORBIDDEN}'
_ADDRESS = rf"(?i:https?://|mailto:)[^{_OTHERS}]+(?:\([^{_OTHERS}]*\)[^{_OTHERS}]*)*"
_SCHEME = re.compile("https?://|mailto:", re.IGNORECASE)
LITERAL = "\x01"  # stands for an escaped [ where escaped signs are masked
_BRACKET = rf"\[|{LITERAL}|\](?:\((?:({_ADDRESS})\))?)?"  # compiled only for a line with links
_MOST = 2000  # characters, of which Word takes 2,083
_NO_LINK = "不要链接，在 [ 前面加反斜杠 \\。"
_IMAGE = (
    "稿件里不能用行内图片",
    "图单独写一行，一行一张或并排两三张；注另起一行；要保留符号本身，前面加反斜杠 \\。",
)
_NESTED = ("链接的文字里有方括号", f"在文字里的 [、] 前面加反斜杠 \\；{_NO_LINK}")
_UNPAIRED = ("链接的方括号不成对", "写成 [文字](https://…)；要保留这个符号本身，写 \\]。")
_EMPTY = ("链接没有文字", f"在方括号里写上要印的文字；{_NO_LINK}")
_NO_ADDRESS = (
    "链接的地址不能用",
    "写成 [文字](https://…)：地址以 http://、https:// 或 mailto: 开头，没有空格，圆括号成对；"
    + _NO_LINK,
)


class LinkPlace(NamedTuple):
    """A link in a line: where its [ stands, its ], what follows it, and its address.

    The address is "" where what stands between the round brackets is none, `start` is that of
    the ] where no [ goes with it.
    """

    start: int
    middle: int
    end: int
    address: str


def find_links(masked: str) -> Iterator[LinkPlace]:
    """Yield what is written as a link in a line whose escaped signs are masked.

    An escaped [ that no other goes before takes the ] of what is not to be a link.
    """
    opened: list[int] = []
    literal = 0
    for match in re.finditer(_BRACKET, masked):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] == LITERAL:
            literal += 1
        elif opened:
            start = opened.pop()
            if match[0] != "]":
                yield _place(start, match)
        elif literal:
            literal -= 1
        elif match[1]:
            yield _place(match.start(), match)


def fault(link: LinkPlace, masked: str) -> tuple[str, str] | None:
    """Return what is wrong with a link and what to do about it, None where nothing is."""
    text = masked[link.start + 1 : link.middle]
    if masked[link.start - 1 : link.start] == "!":
        return _IMAGE
    if link.start == link.middle:
        return _UNPAIRED
    if "[" in text:
        return _NESTED
    if not text.replace("**", "").strip():
        return _EMPTY
    return None if link.address else _NO_ADDRESS


def is_address(text: str) -> bool:
    """Return whether a link may lead there, as it stands."""
    return len(text) <= _MOST and re.fullmatch(_ADDRESS, text) is not None


def is_web_address(text: str) -> bool:
    """Return whether a browser can go there."""
    return is_address(text) and text.lower().startswith("http")


def as_address(text: str) -> str:
    """Return an address as articles write it, "" for what no link may lead to."""
    text = text.strip()
    if not is_address(text):
        text = re.sub(f"[{_OTHERS}]", _percent, text)
    return text if is_address(text) else ""


def as_printed(address: str) -> str:
    """Return an address as paper shows it."""
    return address[len("mailto:") :] if address[:7].lower() == "mailto:" else address


def says_itself(text: str, address: str) -> bool:
    """Return whether the text of a link names its address, so that it needs no link."""
    bare = _SCHEME.sub("", address, count=1).rstrip("/")
    return (bare if "." in bare or "@" in bare else address) in text


def without_self_links(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans, as mere text those of links that name their address or say nothing."""
    for address, group in groupby(spans, key=lambda span: span.link):
        own = list(group)
        text = plain(own)
        if address and (not text.strip() or says_itself(text, address)):
            own = [replace(span, link="") for span in own]
        yield from own


def links_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the addresses of the links in the texts and tables of an article."""
    for block in blocks:
        match block:
            case Picture() | Ignore():
                continue
            case Table():
                spans = [span for row in block.rows for cell in row for span in cell]
            case _:
                spans = list(block.inline)
        yield from (span.link for span in spans if span.link)


def _place(start: int, match: re.Match[str]) -> LinkPlace:
    address = match[1] or ""
    known = address if len(address) <= _MOST else ""
    return LinkPlace(start, match.start(), match.end(), known)


def _percent(sign: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in sign[0].encode(errors="replace"))
