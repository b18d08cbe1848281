"""Count which words overlap the two-character entries of the lexicons; the text lies beside.

Run with `python tools/make_overlaps.py`; it rewrites proof/data/overlaps.tsv.
"""

from __future__ import annotations

import lzma
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bulletin_cli.proof.reading.lexicon import LexiconEntry, read_lexicon  # noqa: E402

SOURCE = ROOT.parent / "shared" / "corpora" / "laws-and-reports.txt.xz"
TARGET = ROOT / "bulletin_cli" / "proof" / "data" / "overlaps.tsv"
HEAD = """\
# Words of the lexicons whose characters may belong to the words beside them: 登[录相]关.
# Columns: word, characters that make a word with its first one, with its last one. Where one of
# each stands beside it, the word is none; where one stands, it may be none, and no fix is safe.
# Made by tools/make_overlaps.py: pairs of characters that stand together ten times, and e^1.6 times
# as often as by chance, in 18 million characters of laws and reports. With a - in the last column
# nothing is spared: one in twenty of the right words,
# misspelt so, would be spared, too.
"""
_TIMES = 10
_TOGETHER = 1.6  # natural logarithm of how much more often than by chance
_SPARED = 0.05
_PAIR = re.compile("(?=([一-鿿]{2}))")


class Text:
    """Counts of single characters and of pairs."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.characters = Counter(text)
        self.pairs = Counter(match[1] for match in _PAIR.finditer(text))

    def is_word(self, pair: str) -> bool:
        """Return whether two characters stand together more often than by chance."""
        times = self.pairs[pair]
        if times < _TIMES:
            return False
        chance = self.characters[pair[0]] * self.characters[pair[1]] / len(self.text)
        return math.log(times / chance) >= _TOGETHER


def overlaps(entries: Iterator[LexiconEntry], text: Text) -> Iterator[str]:
    """Yield the lines of the table."""
    words = [pair for pair in text.pairs if text.is_word(pair)]
    for each in entries:
        first, last = each.wrong[0], each.wrong[1]
        before = {pair[0] for pair in words if pair[1] == first}
        after = {pair[1] for pair in words if pair[0] == last}
        if before or after:
            row = (each.wrong, "".join(sorted(before)), "".join(sorted(after)))
            spares = _spared(each.right, before, after, text.text) <= _SPARED
            yield "\t".join(row if before and after and spares else (*row, "-"))


def _spared(right: str, before: set[str], after: set[str], text: str) -> float:
    """Return the part of the places of the right word at which the wrong one would be spared."""
    places = [match.start() for match in re.finditer(right, text)]
    beside = ((text[at - 1], text[at + len(right) : at + len(right) + 1]) for at in places)
    spared = sum(one in before and other in after for one, other in beside)
    return spared / max(len(places), 1)


def main() -> None:
    """Rewrite the table."""
    with lzma.open(SOURCE, "rt", encoding="utf-8") as file:
        text = Text(file.read())
    names = ("misspellings", "variants")
    entries = (
        each for name in names for each in read_lexicon(name).entries if len(each.wrong) == 2
    )
    TARGET.write_text(HEAD + "\n".join(overlaps(entries, text)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
