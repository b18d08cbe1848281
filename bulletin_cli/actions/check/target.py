"""What is proofread together, whatever kind it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from bulletin_cli.base.record import replace
from bulletin_cli.proof.finding import Finding
from bulletin_cli.store.sources import SourceFile
from bulletin_cli.workspace import Workspace

NO_TEXTS: Mapping[str, str] = MappingProxyType({})


class CheckTarget(Protocol):
    """An issue or one of its articles (targets.py), or a file of its own (file_targets.py)."""

    @property
    def label(self) -> str:
        """What messages call it."""

    @property
    def space(self) -> Workspace | None:
        """The workspace whose settings count."""

    @property
    def root(self) -> Path:
        """The folder that the names of files count from."""

    @property
    def titles(self) -> Mapping[str, str]:
        """The titles of its articles, by their files."""

    def findings(
        self, texts: Mapping[str, str] = NO_TEXTS, *, paged: bool = True
    ) -> tuple[Finding, ...]:
        """Return what the rules find; `texts` stand in for files, `paged` looks at pages too."""

    def sources(self) -> dict[str, SourceFile]:
        """Return the files that fixes may go into, by name. Raises BulletinError for none."""

    def is_readable(self, file: str, text: str) -> bool:
        """Return whether a file could still be read if it were `text`."""

    def held(self) -> AbstractContextManager[Path | None]:
        """Keep others from changing it meanwhile; yield the workspace that is locked for it.

        Raises BulletinError where nobody may.
        """

    def annotate(self, findings: Sequence[Finding]) -> bytes:
        """Return it as a .docx with `findings` as comments. Raises BulletinError."""

    def annotated_path(self) -> Path:
        """Return where that .docx belongs. Raises BulletinError where it can have none."""

    def save_annotated(self, path: Path, data: bytes) -> None:
        """Write that .docx, which never replaces a source. Raises BulletinError."""


def named_from(target: CheckTarget, base: Path, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return findings in a target, their files named from `base` where that lies above it."""
    here, above = target.root.resolve(), base.resolve()
    if here == above or not here.is_relative_to(above):
        return tuple(findings)
    prefix = here.relative_to(above).as_posix()
    return tuple(
        replace(each, place=replace(each.place, file=f"{prefix}/{each.place.file}"))
        for each in findings
    )
