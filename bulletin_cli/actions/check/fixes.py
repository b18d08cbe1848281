"""Fixes put into the files of a subject, or shown as a difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import unified_diff

from bulletin_cli.actions.check.target import Subject
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.fixing import Fixed, fixed_files
from bulletin_cli.store.files import lock
from bulletin_cli.store.sources import Source, write_sources


def mend(of: Subject, *, unsafe: bool) -> tuple[dict[str, Source], Fixed]:
    """Return the files of a subject, and what they would be after all fixes; nothing is written."""
    sources = of.sources()
    texts = {file: source.text for file, source in sources.items()}

    def again(changed: Mapping[str, str]) -> tuple[Finding, ...]:
        return of.findings(changed, paged=False)

    return sources, fixed_files(texts, again, of.readable, unsafe=unsafe)


def mend_files(of: Subject, *, unsafe: bool) -> dict[str, int]:
    """Write what mends a subject into its files, and return how many fixes each file got.

    Raises BulletinError, among others for an issue that is no draft.
    """
    if not of.identifier or of.space is None:
        return _written(of, unsafe=unsafe)
    with lock(of.space.issues, of.space.root):
        of.space.draft(of.identifier)
        return _written(of, unsafe=unsafe)


def mended(of: Subject, *, unsafe: bool) -> bytes:
    """Return the bytes of a subject of one file after all fixes."""
    sources, fixed = mend(of, unsafe=unsafe)
    ((file, source),) = sources.items()
    return source.encoded(fixed.texts[file])


def difference(sources: Mapping[str, Source], fixed: Fixed) -> str:
    """Return what fixes would change, as a unified diff."""
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for file, source in sources.items()
        for line in _differing(source.text, fixed.texts[file], file)
    )


def _differing(before: str, after: str, file: str) -> Iterator[str]:
    return unified_diff(_lines(before), _lines(after), fromfile=file, tofile=file)


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; splitlines would know other ends than LF."""
    *lines, last = text.split("\n")
    return [f"{line}\n" for line in lines] + [last] * bool(last)


def _written(of: Subject, *, unsafe: bool) -> dict[str, int]:
    sources, fixed = mend(of, unsafe=unsafe)
    write_sources(sources, fixed.texts, of.root)
    return {file: count for file, count in fixed.counts.items() if count}
