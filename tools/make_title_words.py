"""Count the words of official texts for title_words.txt; its hand-kept part stays as it is.

Run with jieba installed: python tools/make_title_words.py TEXT… (a file may be packed with xz).
Each file weighs the same, however long it is.
"""

from __future__ import annotations

import lzma
import re
import sys
import textwrap
from collections import Counter
from pathlib import Path

TARGET = (
    Path(__file__).resolve().parents[1] / "bulletin_cli" / "layout" / "data" / "title_words.txt"
)
MARK = "# 以下"  # begins the part that is counted
MOST = 5000
_HAN = re.compile("[\u4e00-\u9fff]+")
_COUNTED = re.compile("[〇零一二三四五六七八九十百千万亿两第年月日条款项期届次章节]+")
# What jieba takes for a word where it is none.
_NONE = frozenset(("所在", "有关检察", "管理工作", "服务工作"))


def shares(path: Path) -> dict[str, float]:
    """Return the words of a text with their shares in it."""
    import jieba

    unpack = lzma.open if path.suffix == ".xz" else open
    with unpack(path, "rt", encoding="utf-8") as stream:
        counts = Counter(
            word for run in _HAN.finditer(stream.read()) for word in jieba.cut(run[0], HMM=False)
        )
    return {word: count / counts.total() for word, count in counts.items()}


def counted(paths: list[Path], known: frozenset[str]) -> list[str]:
    """Return the words of the texts that are not `known`, the commonest first."""
    sums: Counter[str] = Counter()
    for path in paths:
        for word, share in shares(path).items():
            sums[word] += share  # type: ignore[assignment]
    words = (
        word
        for word in sorted(sums, key=lambda each: (-sums[each], each))
        if 2 <= len(word) <= 6 and word not in known | _NONE and not _COUNTED.fullmatch(word)
    )
    return [word for word, _ in zip(words, range(MOST), strict=False)]


def main() -> None:
    """Write the list anew."""
    kept, found, rest = TARGET.read_text(encoding="utf-8").partition(MARK)
    known = frozenset(word for line in kept.splitlines() for word in line.split()[1:])
    words = counted([Path(each) for each in sys.argv[1:]], known)
    lines = textwrap.wrap(" ".join(words), 60, initial_indent="n ", subsequent_indent="n ")
    heading = found + rest.partition("\n")[0]
    TARGET.write_text(kept + "\n".join([heading, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
