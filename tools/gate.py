"""The figures of the false-alarm gate and of the mutation test; run with `make gate`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.texts import read_plain
from tests.proof import gate


def main() -> None:
    """Print false alarms by rule, recall by rule, and the speed."""
    if not gate.CORPORA.is_dir():
        sys.exit("the clean corpora are not beside the project: nothing to measure on")
    size = gate.characters()
    print(f"干净文本 {size:,} 字，排除核过的真错 {len(gate.reviewed())} 处\n")
    print("| 级别 | 规则 | 命中 | 每万字 |\n| --- | --- | ---: | ---: |")
    for (level, rule), count in sorted(gate.counts().items()):
        print(f"| {level} | {rule} | {count} | {count / size * 10_000:.2f} |")
    print("\n| 规则 | 找到 | 放进 | 比例 |\n| --- | ---: | ---: | ---: |")
    for rule in gate.mutations():
        found, total = gate.recall(rule)
        print(f"| {rule} | {found} | {total} | {found / max(total, 1):.1%} |")
    without = speed(RuleSelection(ignore=("WRD014",)))
    print(f"\n三份工作报告，每秒 {speed():,.0f} 字；不看疑似错字，每秒 {without:,.0f} 字")


def speed(selection: RuleSelection | None = None) -> float:
    """Return how many characters of the work reports a second the rules check."""
    texts = [text for name, text in gate.clean_texts().items() if name.startswith("work")]
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        for text in texts:
            check([read_plain(text, "x")], None, selection)
        best = min(best, time.perf_counter() - start)
    return sum(map(len, texts)) / best


if __name__ == "__main__":
    main()
