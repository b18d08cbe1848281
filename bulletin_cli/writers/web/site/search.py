"""The search of the archive, which works where a folder is opened without a server.

Pages of a folder may load scripts from it but read nothing else, so the texts are scripts, a few
hundred thousand characters each. For each of them the script of its year says which pairs of
characters may be in it (a Bloom filter of three bits a pair): of many years only those texts are
loaded in which the words looked for can stand. search.js does the same sums.
"""

from __future__ import annotations

import base64
import json
from array import array
from collections.abc import Iterator, Sequence
from typing import Any

from bulletin_cli.base.record import record
from bulletin_cli.writers.web.body import anchor
from bulletin_cli.writers.web.site import listed
from bulletin_cli.writers.web.site.frame import Site, list_page
from bulletin_cli.writers.web.site.listed import ListedIssue, relative_link
from bulletin_cli.writers.web.tags import Markup, join, tag

MOST = 300_000  # characters of a script of texts, unless a single article has more
_BITS = 8  # of the filter for a pair: one script of thirty is loaded in vain
_WORD = 0xFFFFFFFF
_WIDE = 0xFEE0  # from a sign of ASCII to its full width
_ALIKE = {sign + _WIDE: ord(chr(sign).lower()) for sign in range(ord("!"), ord("~") + 1)}
_ALIKE |= {letter: letter + 32 for letter in range(ord("A"), ord("Z") + 1)}
_HELP = "几个词之间空一格，都要有；连成一句的加引号；不要的前面加减号。"
_HTML_SAFE = {0x2028: "\\u2028", 0x2029: "\\u2029", ord("<"): "\\u003c"}


@record
class _TextScript:
    """A script of texts: its name, and the pairs of characters in it."""

    name: str
    pairs: frozenset[int]
    script: bytes


def search_files(year: int, issues: Sequence[ListedIssue]) -> dict[str, bytes]:
    """Return the scripts of a year by their paths: what may be where, and the texts."""
    texts = list(_texts(year, issues))
    known = [[each.name, len(each.pairs) * _BITS, _filter(each.pairs)] for each in texts]
    scripts = {f"search/{each.name}.js": each.script for each in texts}
    return {f"search/{year}.js": _script(str(year), known), **scripts}


def search_form(address: str) -> Markup:
    """Return the field to search with; it is the page at `address` that searches."""
    field = tag(
        "input", type="search", name="q", aria_label="搜索的词", placeholder="标题、单位、正文",
        autocomplete="off",
    )  # fmt: skip
    button = tag("button", "搜索", type="submit")
    return tag("form", field, button, action=address, role="search")


def search_page(site: Site, years: Sequence[int]) -> bytes:
    """Return the page that searches the texts of these years, the newest first."""
    path = listed.SEARCH
    body = join(
        (
            search_form(path),
            tag("p", _HELP, class_="quiet"),
            tag("noscript", tag("p", "浏览器关着脚本，搜索不能用；可以按年、单位、栏目找。")),
            tag("p", id="found", class_="quiet", role="status"),
            tag("ol", id="hits", class_="hits"),
            tag("p", tag("button", "再列一些", type="button", id="more", hidden="")),
        )
    )
    script = tag(
        "script",
        src=relative_link(path, listed.SCRIPT),
        defer="",
        data_years=" ".join(map(str, years)),
    )
    return list_page(site, path, "搜索", body, script)


def _texts(year: int, issues: Sequence[ListedIssue]) -> Iterator[_TextScript]:
    """Yield the scripts of a year's texts, the newest issue first."""
    rows: list[list[Any]] = []
    size = number = 0
    pairs: set[int] = set()
    for issue in reversed(issues):
        for article in issue.articles:
            parts = (article.title, "、".join(article.units), article.section, article.text)
            length = sum(map(len, parts))
            if rows and size + length > MOST:
                number += 1
                yield _text(f"{year}-{number}", rows, pairs)
                rows, size, pairs = [], 0, set()
            head = (relative_link(listed.SEARCH, issue.page), issue.label, issue.printed_day)
            rows.append([*head, anchor(article.place), *parts])
            size += length
            pairs.update(*map(pairs_of, parts))
    if rows:
        yield _text(f"{year}-{number + 1}", rows, pairs)


def _text(name: str, rows: list[list[Any]], pairs: set[int]) -> _TextScript:
    return _TextScript(name, frozenset(pairs), _script(name, rows))


def _script(name: str, known: Any) -> bytes:
    said = json.dumps([name, known], ensure_ascii=False, separators=(",", ":"))
    return f"bulletin.take(...{said.translate(_HTML_SAFE)})\n".encode()


def pairs_of(text: str) -> Iterator[int]:
    """Return the pairs of a text's UTF-16 units (JavaScript's); ＡＢＣ, ABC and abc are alike."""
    units = array("H", text.translate(_ALIKE).encode("utf-16-le", "surrogatepass"))
    return map(lambda one, other: one << 16 | other, units, units[1:])


def _filter(pairs: frozenset[int]) -> str:
    size = len(pairs) * _BITS
    bits = bytearray(-(-size // 8))
    for pair in pairs:
        for spot in _spots(pair, size):
            bits[spot >> 3] |= 1 << (spot & 7)
    return base64.b64encode(bits).decode()


def _spots(pair: int, size: int) -> tuple[int, int, int]:
    mixed = (pair ^ pair >> 15) * 0x2C1B3C6D & _WORD
    mixed = (mixed ^ mixed >> 12) * 0x297A2D39 & _WORD
    first, step = mixed ^ mixed >> 15, pair * 0x9E3779B1 & _WORD | 1
    return first % size, (first + step) % size, (first + 2 * step) % size
