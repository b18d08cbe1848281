"""Count the n-grams of laws and reports for proof/data/ngrams.bin; the text lies beside.

Run with jieba and pypinyin installed: python tools/make_ngrams.py. The words of jieba's list (MIT
licence) are put in; homophones.tsv says which of them sound alike by pypinyin (MIT licence).
Minutes and 3 GB; the same text and list give the same bytes.
"""

from __future__ import annotations

import lzma
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from zlib import crc32

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bulletin_cli.proof.spelling.ngrams import (  # noqa: E402
    LEVEL,
    MIX,
    WORD,
    encode,
    plain,
)

SOURCE = ROOT.parent / "shared" / "corpora" / "laws-and-reports.txt.xz"
DATA = ROOT / "bulletin_cli" / "proof" / "data"
FILE, HOMOPHONES, COMMON = (DATA / each for each in ("ngrams.bin", "homophones.tsv", "common.tsv"))
LEAST = {1: 1, 2: 2, 3: 2, 4: 4}  # how often an n-gram of that length must stand there
LONGEST = max(LEAST)
LEAST_WORD = 3  # jieba's own count of a word
HEAD = """\
# Words of two characters by their syllables, the most frequent first. Columns: syllables, words.
# Of jieba's list, sixteen times in laws and reports. Made by tools/make_ngrams.py.
"""
_LEAST_HOMOPHONE = 4  # the level: sixteen times
COMMON_HEAD = """\
# Characters that are tried in place of others, by how often they stand in laws and reports.
# Columns: how often, characters. Made by tools/make_ngrams.py.
"""
_LEAST_COMMON = {"frequent": 9, "usual": 5}  # the levels: 512 times, 32 times


def values(text: str, words: Iterable[str], least: Mapping[int, int] = LEAST) -> dict[str, int]:
    """Return the n-grams of a text and the words of a list with their values."""
    found: dict[str, int] = {}
    text = plain(text)
    for length in range(1, LONGEST + 1):
        shifted = (text[start:] for start in range(length))
        counts = Counter(map("".join, zip(*shifted)))  # noqa: B905 - the last ones are shorter
        for gram, count in counts.items():
            if count >= least[length]:
                found[gram] = min(count.bit_length() - 1, LEVEL)
    for word in words:
        found[word] = found.get(word, 0) | WORD
    return found


def listed_words() -> Iterator[str]:
    """Yield the words of two to four Han in jieba's list."""
    import jieba

    with jieba.get_dict_file() as lines:
        for line in lines:
            word, count, *_ = line.decode("utf-8").split()
            if 2 <= len(word) <= LONGEST and int(count) >= LEAST_WORD and plain(word) == word:
                yield word


def homophones(grams: Mapping[str, int], sound: Callable[[str], str]) -> Iterator[str]:
    """Yield the lines of the table of words that sound alike; `sound` gives the syllables."""
    by_sound: dict[str, list[str]] = {}
    pairs = [each for each, value in grams.items() if len(each) == 2 and value & WORD]
    for pair in sorted(pairs, key=lambda each: (-grams[each], each)):
        if grams[pair] & LEVEL >= _LEAST_HOMOPHONE:
            by_sound.setdefault(sound(pair), []).append(pair)
    for sounds, words in sorted(by_sound.items()):
        yield f"{sounds}\t{' '.join(words)}\n"


def common(level: Callable[[str], int]) -> Iterator[str]:
    """Yield the lines of the table of common Han; `level` says how common a character is."""
    most = LEVEL + 1
    for name, least in _LEAST_COMMON.items():
        found = (each for each in map(chr, range(0x4E00, 0xA000)) if least <= level(each) < most)
        yield f"{name}\t{''.join(found)}\n"
        most = least


def packed(grams: Mapping[str, int]) -> bytes:
    """Return the bytes of the table. Two n-grams of one check sum share the greater value."""
    known: dict[int, int] = {}
    for gram, value in grams.items():
        check = crc32(encode(gram))
        known[check] = max(known.get(check, 0), value)
    length, segments = _shape(len(known))
    while (cells := _assigned(known, length, segments)) is None:
        segments += max(segments // 50, 1)
    header = length.to_bytes(4, "little") + segments.to_bytes(4, "little")
    return header + b"".join(cell.to_bytes(2, "little") for cell in cells)


def _shape(keys: int) -> tuple[int, int]:
    """Return the length of a segment and their number, an eighth more cells than keys."""
    length = 1 << max(min(keys.bit_length() - 7, 14), 4)
    return length, max(round(keys * 1.125 / length) - 2, 1)


def _cells_of(check: int, length: int, segments: int) -> tuple[int, int, int]:
    mixed = check * MIX & 0xFFFFFFFF
    at, mask = check * length * segments >> 32, length - 1
    return at, at + length ^ mixed & mask, at + 2 * length ^ mixed >> 14 & mask


def _assigned(known: Mapping[int, int], length: int, segments: int) -> list[int] | None:
    """Return the cells, or None where the keys cannot be put apart."""
    order = _peeled(known, length, segments)
    if len(order) < len(known):
        return None
    cells = [0] * (length * (segments + 2))
    for check, own in reversed(order):
        value = (check * MIX & 0xFFFFFFFF) >> 21 << 5 | known[check]
        for each in _cells_of(check, length, segments):
            if each != own:
                value ^= cells[each]
        cells[own] = value
    return cells


def _peeled(known: Iterable[int], length: int, segments: int) -> list[tuple[int, int]]:
    """Return keys with a cell that is theirs alone, once those before them are taken out."""
    size = length * (segments + 2)
    counts, sums = [0] * size, [0] * size
    for check in known:
        for cell in _cells_of(check, length, segments):
            counts[cell] += 1
            sums[cell] ^= check
    single = [cell for cell in range(size) if counts[cell] == 1]
    order = []
    for cell in single:  # which grows
        if counts[cell] == 1:
            check = sums[cell]
            order.append((check, cell))
            for each in _cells_of(check, length, segments):
                counts[each] -= 1
                sums[each] ^= check
                if counts[each] == 1:
                    single.append(each)
    return order


def main() -> None:
    """Rewrite the three tables."""
    from pypinyin import lazy_pinyin

    with lzma.open(SOURCE, "rt", encoding="utf-8") as file:
        grams = values(file.read(), listed_words())
    FILE.write_bytes(packed(grams))
    lines = homophones(grams, lambda pair: " ".join(lazy_pinyin(pair, v_to_u=False)))
    HOMOPHONES.write_text(HEAD + "".join(lines), encoding="utf-8")
    counted = common(lambda character: grams.get(character, 0) & LEVEL)
    COMMON.write_text(COMMON_HEAD + "".join(counted), encoding="utf-8")


if __name__ == "__main__":
    main()
