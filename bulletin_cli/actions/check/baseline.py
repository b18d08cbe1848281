"""Hides the findings that a baseline file already lists, and writes such files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bulletin_cli.actions.check.options import CheckOptions
from bulletin_cli.actions.check.target import CheckTarget
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.proof.baseline import Baseline
from bulletin_cli.proof.finding import Finding
from bulletin_cli.store.baselines import load_baseline
from bulletin_cli.store.files import refuse_unusable
from bulletin_cli.store.outputs import save_files

Groups = list[tuple[Finding, ...]]


def apply_baselines(
    targets: Sequence[CheckTarget], found: Groups, options: CheckOptions
) -> tuple[Groups, list[str]]:
    """Return the findings that no baseline covers, and messages about the baselines.

    A baseline named on the command line is written where there is none. Raises BulletinError.
    """
    places = [options.baseline_of(each.space) for each in targets]
    root = next((each.space.root for each in targets if each.space), None)
    if options.update_baseline and not any(places):
        raise BulletinError(
            "没有写明基线文件", "加上 --baseline 文件，或在 [check] 里写 baseline。"
        )
    left, messages = list(found), []
    for place in dict.fromkeys(filter(None, places)):
        mine = [n for n, each in enumerate(places) if each == place]
        known = [each for n in mine for each in found[n]]
        baseline, line = _baseline(place, known, options, root)
        for n in mine:
            left[n] = baseline.new_findings(found[n])
        hidden = sum(len(found[n]) - len(left[n]) for n in mine)
        messages += [line] * bool(line) + [f"基线里已知的 {hidden} 处没有列出。"] * bool(hidden)
    return left, messages


def _baseline(
    place: Path, findings: Sequence[Finding], options: CheckOptions, root: Path | None
) -> tuple[Baseline, str]:
    """Return the baseline at `place`, written first where asked for, and a message."""
    before = load_baseline(place, str(place))
    if options.update_baseline or (options.baseline and before is None):
        refuse_unusable(place)
        baseline = Baseline.of(findings)
        save_files(root, {place: baseline.dump()})
        return baseline, f"基线 {place}：记下 {len(findings)} 处"
    if before is None:
        return Baseline(), f"提醒：还没有基线 {place}，用 --update-baseline 写出。"
    return before, ""
