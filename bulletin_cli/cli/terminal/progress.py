"""How far a long command is: a bar on the terminal, nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from bulletin_cli.cli.terminal.printing import console

T = TypeVar("T")
_LONG = 200  # issues or months that are read before somebody wonders


def with_progress(things: Sequence[T], name: Callable[[T], str], least: int = 2) -> Iterable[T]:
    """Return the things; on a terminal a bar shows how far they are, if they are `least`."""
    return _with_bar(things, name) if sys.stderr.isatty() and len(things) >= least else things


def watch_reading(names: Sequence[str]) -> Iterable[str]:
    """Return the names of issues or months; a bar shows how far a long row of them is."""
    return with_progress(names, str, _LONG)


def _with_bar(things: Sequence[T], name: Callable[[T], str]) -> Iterator[T]:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.text import Text

    named = TextColumn("{task.description}", markup=False)
    columns = (BarColumn(), MofNCompleteColumn(), named)
    with Progress(*columns, console=console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=len(things))
        for each in things:
            progress.update(task, description=Text(name(each)).plain)
            yield each
            progress.advance(task)
