"""What is looked for: words, phrases in quotation marks, and words that must not be there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from bulletin_cli.archive.folding import fold
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record

SearchedPart = Literal["", "title", "text"]  # of an article; "" is both
NOT = "-－"  # before a word that must not be there, in either width
_TERM = re.compile(rf'([{NOT}]?)(?:"([^"]*)"|“([^”]*)”|(\S+))')
_QUOTES = '"“”'


@record
class Query:
    """Folded words: an article has all of `wanted` and none of `unwanted` in the part."""

    wanted: tuple[str, ...]
    unwanted: tuple[str, ...] = ()
    part: SearchedPart = ""


def parse_query(words: Sequence[str], part: SearchedPart = "") -> Query:
    """Return what the words of a command line look for. Raises BulletinError for none.

    The shell takes quotation marks away; what holds a blank was between them, and is a phrase.
    """
    text = " ".join(f'"{word}"' if _was_quoted(word) else word for word in words)
    found = [
        (sign, fold(straight or curly or bare)) for sign, straight, curly, bare in _terms(text)
    ]
    wanted = tuple(dict.fromkeys(word for sign, word in found if word and not sign))
    unwanted = tuple(dict.fromkeys(word for sign, word in found if word and sign))
    if not wanted:
        raise BulletinError(
            "没有写要找的字", "写一个词，如 bulletin search 安全生产；短语用引号，不要的写 -词。"
        )
    return Query(wanted, unwanted, part)


def _was_quoted(word: str) -> bool:
    return len(word.split()) > 1 and not any(each in word for each in _QUOTES)


def _terms(text: str) -> list[tuple[str, str, str, str]]:
    return _TERM.findall(text)
