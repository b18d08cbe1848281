"""Fit and measure the detector of misspellings; the texts lie beside the project.

`python tools/detector.py` prints the curve, `--write` also rewrites proof/data/suspects.tsv.
With jieba installed; some minutes. What is measured is neither counted nor fitted on: the table is
made anew without the work reports and a twelfth of the laws, and the misspelt sentences are dealt
into ten parts, a sentence always into one with its variants.
"""

from __future__ import annotations

import lzma
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bulletin_cli.proof.spelling.ngrams import Ngrams  # noqa: E402
from bulletin_cli.proof.spelling.suspects import FEATURES, find_suspects  # noqa: E402
from tools.logistic import fit  # noqa: E402
from tools.make_ngrams import SOURCE, listed_words, packed, values  # noqa: E402

CORPORA = SOURCE.parent
TARGET = ROOT / "bulletin_cli" / "proof" / "data" / "suspects.tsv"
HEAD = """\
# What speaks for a misspelling, and how much: spelling/suspects.py says what the features are.
# Columns: feature, weight. Written by tools/detector.py.
"""
PARTS = 10
_BLOCK, _ONE_IN = 2000, 12  # lines that are kept aside together, and how many of the blocks
_CURVE = [step / 2 for step in range(-2, 11)]


@dataclass(frozen=True)
class Example:
    """A place that the detector looks at: its features, how many wrong characters it has."""

    features: tuple[float, ...]
    wrong: int = 0
    meant: bool = False
    part: int = 0


def examples(pairs: Iterable[tuple[str, str]], ngrams: Ngrams) -> list[Example]:
    """Return the suspects of texts, each given with its right form."""
    found = []
    for text, right in pairs:
        part = crc32(right.encode()) % PARTS
        for each in find_suspects(text, ngrams):
            stands, should = text[each.start : each.end], right[each.start : each.end]
            wrong = sum(map(str.__ne__, stands, should))
            found.append(Example(each.features, wrong, each.meant == should, part))
    return found


def kept_aside() -> tuple[str, list[str]]:
    """Return the text to count, and the lines of laws kept out of it with the work reports."""
    reports = {line.strip() for line in _reports()}
    with lzma.open(SOURCE, "rt", encoding="utf-8") as file:
        lines = [line for line in file.read().split("\n") if line.strip() not in reports]
    blocks = [lines[at : at + _BLOCK] for at in range(0, len(lines), _BLOCK)]
    chance = random.Random(1)  # noqa: S311 - the same blocks every time
    aside = set(chance.sample(range(len(blocks)), len(blocks) // _ONE_IN))
    counted = [line for at, block in enumerate(blocks) if at not in aside for line in block]
    return "\n".join(counted), [line for at in sorted(aside) for line in blocks[at]]


def _reports() -> list[str]:
    files = sorted(CORPORA.glob("work-report-*.txt"))
    return [line for each in files for line in _lines(each) if line.strip()]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _same(lines: Iterable[str]) -> list[tuple[str, str]]:
    return [(line, line) for line in lines]


def _weights(training: Sequence[Example]) -> list[float]:
    return fit([each.features for each in training], [each.wrong > 0 for each in training])


def _odds(example: Example, weights: Sequence[float]) -> float:
    return weights[-1] + sum(map(float.__mul__, weights, example.features))


def _crossed(own: Sequence[Example], others: Sequence[Example]) -> list[float]:
    """Return the odds of examples, each by weights that its part had no share in."""
    by_part = [
        _weights([*(each for each in own if each.part != part), *others]) for part in range(PARTS)
    ]
    return [_odds(each, by_part[each.part]) for each in own]


def main() -> None:
    """Print the curve; with --write, rewrite the weights."""
    text, laws = kept_aside()
    ngrams = Ngrams(packed(values(text, listed_words())))
    rows = [line.split("\t") for line in _lines(CORPORA / "official-misspelled.tsv")]
    pairs = [(wrong, right) for wrong, right in rows if len(wrong) == len(right)]
    sentences = _lines(CORPORA / "official-sentences.txt")
    clean = {"公文": sentences, "法律法规": laws[1::2], "工作报告": _reports()}
    misspelt = examples(pairs, ngrams)
    right = examples(_same(sentences), ngrams)
    training = examples(_same(laws[::2]), ngrams)
    weights = _weights([*misspelt, *right, *training])
    crossed = _crossed([*misspelt, *right], training)
    odds = {"公文": crossed[len(misspelt) :]}
    for name in ("法律法规", "工作报告"):
        odds[name] = [_odds(each, weights) for each in examples(_same(clean[name]), ngrams)]
    sizes = {name: sum(map(len, lines)) for name, lines in clean.items()}
    total = sum(sum(map(str.__ne__, wrong, right)) for wrong, right in pairs)
    print("| 界限 | 找到 | 报对 | 猜中 | " + " | ".join(f"{name}误报" for name in odds) + " |")
    print("| ---: | ---: | ---: | ---: |" + " ---: |" * len(odds))
    for least in _CURVE:
        told = [each for each, odd in zip(misspelt, crossed, strict=False) if odd >= least]
        found = sum(each.wrong for each in told) / total
        hits = sum(each.wrong > 0 for each in told) / max(len(told), 1)
        guessed = sum(each.meant for each in told) / max(len(told), 1)
        false = [
            f"{sum(odd >= least for odd in odds[name]) / sizes[name] * 10_000:.2f}" for name in odds
        ]
        print(f"| {least} | {found:.1%} | {hits:.1%} | {guessed:.1%} | {' | '.join(false)} |")
    if sys.argv[1:] == ["--write"]:
        named = zip((*FEATURES, "constant"), weights, strict=True)
        TARGET.write_text(HEAD + "".join(f"{name}\t{weight:.3f}\n" for name, weight in named))


if __name__ == "__main__":
    main()
