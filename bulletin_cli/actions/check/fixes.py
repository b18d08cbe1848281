"""Fixes put into the files of a target, or shown as a difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff

from bulletin_cli.actions.check.target import CheckTarget
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.fixing import FixedTexts, fix_files
from bulletin_cli.store.sources import SourceFile, write_sources


def preview_fixes(target: CheckTarget, *, unsafe: bool) -> tuple[dict[str, SourceFile], FixedTexts]:
    """Return the files of a target, and their texts after all fixes; nothing is written."""
    sources = target.sources()
    texts = {file: source.text for file, source in sources.items()}

    def again(changed: Mapping[str, str]) -> tuple[Finding, ...]:
        return target.findings(changed, paged=False)

    return sources, fix_files(texts, again, target.is_readable, unsafe=unsafe)


def write_fixes(target: CheckTarget, *, unsafe: bool) -> dict[str, int]:
    """Write the fixes into the files of a target, and return their number by file.

    Raises BulletinError, among others for an issue that is no draft.
    """
    with target.held() as root:
        sources, fixed = preview_fixes(target, unsafe=unsafe)
        write_sources(sources, fixed.texts, root)
    return {file: count for file, count in fixed.counts.items() if count}


def fixed_bytes(target: CheckTarget, *, unsafe: bool) -> bytes:
    """Return the one file of a target after all fixes."""
    sources, fixed = preview_fixes(target, unsafe=unsafe)
    ((file, source),) = sources.items()
    return source.encode(fixed.texts[file])


def show_difference(sources: Mapping[str, SourceFile], fixed: FixedTexts) -> str:
    """Return what fixes would change, as a unified diff."""
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for file, source in sources.items()
        for line in _diff(source.text, fixed.texts[file], file)
    )


def _diff(before: str, after: str, file: str) -> Iterator[str]:
    return unified_diff(_lines(before), _lines(after), fromfile=file, tofile=file)


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; splitlines would know other ends than LF."""
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + [last] * bool(last)
