"""Text as it is searched: width, case and blanks do not count."""

from __future__ import annotations

import unicodedata
from operator import add

_UNSEEN = ("Cc", "Cf")  # controls, and signs without width


class _Folds(dict[int, str]):
    """What stands for each character, by its code, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).casefold()
        seen = (each for each in folded if unicodedata.category(each) not in _UNSEEN)
        self[code] = "".join(each for each in seen if not each.isspace())
        return self[code]


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Return a text in half width and small letters, without blanks: 张　三 is found by 张三."""
    return text.translate(_FOLDS)


def fold_with_places(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each of its characters the place in `text`."""
    pieces = [_FOLDS[ord(each)] for each in text]
    return "".join(pieces), [place for place, piece in enumerate(pieces) for _ in piece]


def pairs(folded: str) -> set[str]:
    """Return what a folded text is indexed by: its pairs of characters, and its last one alone.

    So every character of it begins one of them.
    """
    return {*map(add, folded, folded[1:]), folded[-1:]} - {""}
