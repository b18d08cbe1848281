"""The figures of the rules on evidence that they did not make: recall, false alarms, fixes.

`python tools/proof_score.py --all` reads 18 million clean characters, `--sample 500000` some of
them. `--list WRD001` shows the hits of a rule or a family on them, `--family 数字` what is found in
the real mistakes of a sort, `--fixes` every change that --fix would make to clean text.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bulletin_cli.proof.engine import RuleSelection
from tests.proof import clean, evidence, gate

_SAMPLE = 2_000_000
# Those of the whole: shares of the real mistakes, and hits in 10,000 clean characters.
FLOORS = {"found": 0.6, "warned": 0.58}
CEILINGS = {"warning": 0.5, "info": 3.0}


def main() -> None:
    """Print what is asked for."""
    wanted = _arguments()
    if not evidence.ERRORS.is_dir() or not gate.CORPORA.is_dir():
        sys.exit("the corpora and the real mistakes are not beside the project")
    if wanted.family:
        _show_family(wanted.family)
    elif wanted.list or wanted.fixes:
        _show_hits(wanted)
    else:
        figures = {**recall(), **({} if wanted.recall else false_alarms(wanted.sample))}
        print(json.dumps(figures, ensure_ascii=False, indent=1) if wanted.json else _text(figures))
        sys.exit("\n".join(failures(figures)) or None)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=_SAMPLE, help="clean characters to read")
    parser.add_argument("--all", dest="sample", action="store_const", const=0)
    parser.add_argument("--recall", action="store_true", help="the real mistakes only")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--list", metavar="RULE", help="hits of rules on the clean texts")
    parser.add_argument("--fixes", action="store_true", help="changes of --fix to the clean texts")
    parser.add_argument("--family", help="verdicts on a family of real mistakes (全部: on all)")
    return parser.parse_args()


def recall() -> dict[str, Any]:
    """Return how many real mistakes are found, by family, and what is said of right forms."""
    verdicts = [evidence.judge(each) for each in evidence.real_errors()]
    families: dict[str, list[int]] = {}
    for each in verdicts:
        row = families.setdefault(each.error.family, [0, 0, 0])
        row[0] += bool(each.found)
        row[1] += each.is_warned_of
        row[2] += 1
    names = ("found", "warned", "total")
    false = [each for each in verdicts if each.false]
    return {
        "families": {name: dict(zip(names, row, strict=True)) for name, row in families.items()},
        **dict(zip(names, map(sum, zip(*families.values(), strict=True)), strict=True)),
        "reported right forms": [f"{each.false[0].rule} {each.error.right}" for each in false],
        "missed": [line for line, found in evidence.alarms("missed.txt") if not found],
        "false alarms": [
            f"{found[0].rule} {line}"
            for name in ("false-alarms.txt", "seq003.txt")
            for line, found in evidence.alarms(name)
            if found
        ],
    }


def false_alarms(size: int) -> dict[str, Any]:
    """Return hits on clean texts by level and rule, and what --fix would change in them."""
    texts = clean.sample(size)
    found = list(clean.hits(texts))
    own = [each for each in found if each.finding.rule not in clean.COPIED]
    levels = Counter(each.finding.level for each in own)
    rules = Counter((each.finding.level, each.finding.rule) for each in found)
    count = clean.characters(texts.values())
    return {
        "characters": count,
        "levels": {level: [hits, _rate(hits, count)] for level, hits in sorted(levels.items())},
        "rules": {
            f"{level} {rule}": [hits, _rate(hits, count)]
            for (level, rule), hits in sorted(rules.items())
        },
        "fixes": sum(each.change is not None for each in own),
        "unreviewed fixes": clean.unreviewed_changes(own),
    }


def _rate(hits: int, count: int) -> float:
    return round(hits / count * 10_000, 3)


def failures(figures: dict[str, Any]) -> list[str]:
    """Return what is below its floor or above its ceiling."""
    total = figures["total"]
    low = [f"{key}: {figures[key] / total:.0%}" for key, least in FLOORS.items()
           if figures[key] < least * total]  # fmt: skip
    levels = figures.get("levels", {})
    high = [f"{key}: {levels[key][1]} in 10,000" for key, most in CEILINGS.items()
            if key in levels and levels[key][1] > most]  # fmt: skip
    told = ("reported right forms", "missed", "false alarms", "unreviewed fixes")
    return low + high + [f"{key}: {each}" for key in told for each in figures.get(key, ())]


def _text(figures: dict[str, Any]) -> str:
    lines = ["| 类 | 找到 | 其中警告以上 | 共 |\n| --- | ---: | ---: | ---: |"]
    rows = {**figures["families"], "合计": figures}
    lines += [
        f"| {name} | {row['found']}（{row['found'] / row['total']:.0%}） "
        f"| {row['warned']}（{row['warned'] / row['total']:.0%}） | {row['total']} |"
        for name, row in rows.items()
    ]
    for title in ("reported right forms", "missed", "false alarms"):
        lines += ["", f"{title}: {len(figures[title])}", *figures[title]]
    if "rules" in figures:
        lines += ["", f"{figures['characters']:,} clean characters; fixes: {figures['fixes']}"]
        lines += [f"levels and fixes are counted without {', '.join(sorted(clean.COPIED))}"]
        lines += ["| 级别 规则 | 命中 | 每万字 |\n| --- | ---: | ---: |"]
        both = {**figures["rules"], **figures["levels"]}
        lines += [f"| {name} | {hits} | {rate} |" for name, (hits, rate) in both.items()]
    return "\n".join(lines)


def _show_family(family: str) -> None:
    for error in evidence.real_errors():
        if family in (error.family, "全部"):
            found = " ".join(f"{each.rule}:{each.level[0]}" for each in evidence.judge(error).found)
            print(found or "-", error.wrong.replace("\n", " ⏎ "), sep="\t")


def _show_hits(wanted: argparse.Namespace) -> None:
    chosen = RuleSelection(select=tuple(wanted.list.split(","))) if wanted.list else None
    for hit in clean.hits(clean.sample(wanted.sample), chosen):
        if hit.change or not wanted.fixes:
            each = hit.finding
            start, end = each.place.mark
            near = each.place.snippet
            marked = f"{near[:start]}【{near[start:end]}】{near[end:]}"
            print(
                each.rule,
                each.level,
                each.place.file,
                each.place.line,
                each.message,
                marked,
                sep="\t",
            )


if __name__ == "__main__":
    main()
