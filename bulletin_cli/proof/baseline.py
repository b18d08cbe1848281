"""The baseline: findings that are known and no longer shown, by rule and words, not by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.proof.finding import UNREADABLE, Finding

_SCHEMA = 1


class Baseline:
    """Findings by rule and snippet, each as many times as it is known.

    Where a finding has no snippet, its message stands for it. What cannot be read is never known:
    nobody has looked at what it holds.
    """

    def __init__(self, known: Iterable[tuple[str, str]] = ()) -> None:
        self._known = Counter(known)
        self._left = self._known.copy()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Baseline:
        """Return the baseline under which none of these is shown."""
        return cls(_key(each) for each in findings if each.rule != UNREADABLE)

    @classmethod
    def parse(cls, text: str, file: str) -> Baseline:
        """Return what `dump` wrote. Raises BulletinError."""
        import json

        try:
            return cls(_entries(json.loads(text)))
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise BulletinError(
                "不是基线文件，或已经损坏", "写别的文件，或删去它再写出。", file=file
            ) from error

    def dump(self) -> str:
        """Return the baseline as json, an entry a line, so that versions compare well."""
        import json

        rows = [
            json.dumps({"rule": rule, "snippet": words, "count": count}, ensure_ascii=False)
            for (rule, words), count in sorted(self._known.items())
        ]
        body = ",\n    ".join(rows)
        listed = f"[\n    {body}\n  ]" if rows else "[]"
        return f'{{\n  "schema_version": {_SCHEMA},\n  "findings": {listed}\n}}\n'

    def new_findings(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return the findings that no entry covers; an entry covers one finding, over all calls."""
        return tuple(
            each for each in findings if each.rule == UNREADABLE or not self._excuses(_key(each))
        )

    def _excuses(self, key: tuple[str, str]) -> bool:
        self._left[key] -= 1
        return self._left[key] >= 0


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.place.snippet or finding.message


def _entries(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if data["schema_version"] != _SCHEMA:
        raise ValueError(data)
    for row in data["findings"]:
        rule, words, count = row["rule"], row["snippet"], row["count"]
        kinds = isinstance(rule, str), isinstance(words, str), isinstance(count, int)
        if not all(kinds) or not 0 < count < 10**6:
            raise ValueError(row)
        yield from [(rule, words)] * count
