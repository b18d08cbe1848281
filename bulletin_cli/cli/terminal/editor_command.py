"""What VISUAL or EDITOR says, as a program and its arguments."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from itertools import accumulate

IN_TERMINAL = ("vi", "vim", "nvim", "nano")  # they never return before they are left
_WINDOWS_WORD = r'(?:"[^"]*"?|[^\s"])+'  # a backslash parts folders there and quotes nothing

FindProgram = Callable[[str], str | None]
"""Returns where a program lies that is named by path or as PATH knows it; None for no program."""


def words_of(command: str, find: FindProgram, *, windows: bool) -> list[str]:
    """Return the words of a command, its program as `find` returns it.

    A path with blanks need not be quoted: the longest beginning that is a program is the program.
    Raises ValueError where there is none, or a quote is not closed.
    """
    command = command.strip()
    for end in _ends(command):
        if program := find(command[:end].rstrip()):
            return [program, *_split(command[end:], windows=windows)]
    words = _split(command, windows=windows)
    if words and (program := find(words[0])):
        return [program, *words[1:]]
    if len(words) == 1 and words[0] != command:  # quotes round all of it, arguments too
        return words_of(words[0], find, windows=windows)
    raise ValueError(f"no program: {command}")


def _ends(command: str) -> list[int]:
    """Return where a beginning of `command` may end: at each blank, the longest first."""
    pieces = re.findall(r"\S+\s*", command)
    return sorted(accumulate(map(len, pieces)), reverse=True)


def _split(text: str, *, windows: bool) -> list[str]:
    if not windows:
        return shlex.split(text)
    return [word.replace('"', "") for word in re.findall(_WINDOWS_WORD, text)]
