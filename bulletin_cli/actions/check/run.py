"""One run of `check`: targets found, mended if asked for, proofread, held against baselines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bulletin_cli.actions.check.baseline import apply_baselines
from bulletin_cli.actions.check.file_targets import STDIN
from bulletin_cli.actions.check.find_target import find_target
from bulletin_cli.actions.check.options import CheckOptions
from bulletin_cli.actions.check.target import CheckTarget
from bulletin_cli.base.record import record
from bulletin_cli.proof.finding import Finding


@record
class CheckResult:
    """What a run found: findings target by target, and what there is to tell.

    `fixed` counts the fixes written by file; `mended` is standard input after all fixes.
    """

    targets: tuple[CheckTarget, ...]
    found: tuple[tuple[Finding, ...], ...]
    messages: tuple[str, ...]
    fixed: Mapping[str, int]
    mended: bytes | None
    is_failure: bool


def run_check(
    start: Path,
    names: Sequence[str | None],
    stdin: Callable[[], bytes],
    options: CheckOptions,
    *,
    fix: bool = False,
    unsafe: bool = False,
) -> CheckResult:
    """Proofread what `names` mean in the workspace around `start`; None is the newest draft.

    With `fix` what is certain is mended first, with `unsafe` the rest too. Raises BulletinError.
    """
    targets = [find_target(start, name, stdin, options) for name in names]
    fixed: dict[str, int] = {}
    mended = None
    if fix:
        from bulletin_cli.actions.check.fixes import fixed_bytes, write_fixes
    if fix and STDIN in names:
        mended = data = fixed_bytes(targets[0], unsafe=unsafe)
        targets = [find_target(start, STDIN, lambda: data, options)]
    elif fix:
        for place, (name, target) in enumerate(zip(names, targets, strict=True)):
            counts = write_fixes(target, unsafe=unsafe)
            fixed |= counts
            if counts:
                targets[place] = find_target(start, name, stdin, options)
    found, messages = apply_baselines(targets, [each.findings() for each in targets], options)
    is_failure = any(map(options.fails, found, [each.space for each in targets]))
    return CheckResult(tuple(targets), tuple(found), tuple(messages), fixed, mended, is_failure)
