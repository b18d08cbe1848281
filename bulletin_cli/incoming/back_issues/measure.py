"""How wide the lines of a paper are, counted in full-width characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from bulletin_cli.layout.document import Style
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.typeset.lines import may_break
from bulletin_cli.layout.typeset.widths import natural_widths

_EM = Style("em", "em", (), 1.0)
_LINE_BREAKING = LineBreaking()
_CJK = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef“”‘’—…·\u2027"
_LATIN = "!-~"
_ADDED = re.compile(f"(?<=[{_CJK}])[ \u00a0\u2002-\u200a]+(?=[{_LATIN}])|(?<=[{_LATIN}])"
                    f"[ \u00a0\u2002-\u200a]+(?=[{_CJK}])")  # fmt: skip
_CLOSED = re.compile(f"(?<=[，。、；：？！）》”’])[ \u00a0]+(?=[{_CJK}])")
_CLOSING = "，。、；：？！）》〉】〕」』”’"
_PAIRS = re.compile(
    r"[，。、；：？！）》〉】〕」』”’（《〈【〔「『“‘](?=[，。、；：？！）》〉】〕」』”’（《〈【〔「『“‘])"
)
_LOOSE = re.compile("[!-~]+")
_WIDEST = 60  # characters; no paper has lines as wide as this
_LONG = 20  # characters; a shorter line may be a title
_LEAST = 10  # characters; a shorter line says nothing of the measure


def tidy(text: str) -> str:
    """Return `text` without the blanks that a dump puts between Han and Latin."""
    return _CLOSED.sub("", _ADDED.sub("", text)).strip()


@lru_cache(4096)
def width(text: str) -> float:
    """Return the natural width of a line in characters."""
    if not text:
        return 0.0
    widths = natural_widths(text, _EM, _LINE_BREAKING)
    return sum(widths.advances) - widths.tails[-1]


def widest(text: str, room: float) -> float:
    """Return how wide a line of this text may naturally be in `room`: marks can be squeezed."""
    trailing = len(text) - len(text.rstrip(_CLOSING))
    squeezed = 0.5 * len(_PAIRS.findall(text)) + min(trailing, 2)
    return room + min(squeezed, 3.0) + width_error(text)


def width_error(text: str) -> float:
    """Return by how much the width of a line may be mistaken: Latin faces differ."""
    words = _LOOSE.findall(text)
    return 0.3 + 0.3 * len(words) + 0.06 * sum(map(len, words))


def are_broken(texts: Iterable[str]) -> bool:
    """Whether lines end where a paper ended: hardly any is wider than paper."""
    widths = [width(text) for text in map(tidy, texts)]
    long = sum(each >= _LONG for each in widths)
    return 10 * sum(each > _WIDEST for each in widths) <= long


def first_chunk(text: str) -> str:
    """Return what of a line's beginning cannot be parted: a word, or a character and its marks."""
    end = 1
    while end < len(text) and not may_break(text, end, _LINE_BREAKING):
        end += 1
    return text[:end]


def measures(texts: Iterable[str], expected: float) -> list[float]:
    """Return the line widths that the lines may have been set to, the likeliest first."""
    rounded = Counter(round(width(text)) for text in texts if width(text) >= _LEAST)
    ranked = sorted(rounded, key=lambda each: (-rounded[each], -each))[:3]
    candidates = [*([expected] if expected else []), *ranked, *(each + 2 for each in ranked[:1])]
    return list(dict.fromkeys(map(float, candidates)))
