"""What is proofread together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path

from bulletin_cli.base.record import record
from bulletin_cli.proof.finding import Finding
from bulletin_cli.store.sources import SourceFile
from bulletin_cli.workspace import Workspace

Check = Callable[[Mapping[str, str], bool], tuple[Finding, ...]]


@record
class CheckTarget:
    """An issue, one article within its issue, or a file of its own.

    `check` takes texts that stand in for files, and whether the pages are looked at too.
    `sources` returns the files that fixes may go into, `readable` says whether a changed one
    can still be read, `only` is the file whose findings alone are wanted. `as_word` returns a
    file of its own as a .docx; issues and standard input have none.
    """

    label: str
    check: Check
    sources: Callable[[], dict[str, SourceFile]]
    readable: Callable[[str, str], bool]
    space: Workspace | None = None
    titles: Mapping[str, str] = field(default_factory=dict)
    identifier: str = ""
    only: str = ""
    as_word: Callable[[], bytes] | None = None

    @property
    def root(self) -> Path:
        """The folder that the names of files count from."""
        return self.space.root if self.identifier and self.space else Path()

    def findings(
        self, texts: Mapping[str, str] | None = None, *, paged: bool = True
    ) -> tuple[Finding, ...]:
        """Return what the rules find."""
        found = self.check(texts or {}, paged)
        return tuple(each for each in found if self.only in ("", each.place.file))

    def seen_from(self, base: Path, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Return the findings, their files named from `base` where that lies above the target."""
        here, above = self.root.resolve(), base.resolve()
        if here == above or not here.is_relative_to(above):
            return tuple(findings)
        prefix = here.relative_to(above).as_posix()
        return tuple(
            replace(each, place=replace(each.place, file=f"{prefix}/{each.place.file}"))
            for each in findings
        )
