"""Single keys on the terminal, without Enter."""

from __future__ import annotations

import os
import sys
import unicodedata

import typer

_ENDS = ("", "\x04", "\x1a")  # the terminal is gone, Ctrl-D, Ctrl-Z
_SPECIAL = ("\x00", "\xe0")  # before the code of an arrow and the like on Windows


def read_key(question: str) -> str:
    """Show a question; return the letter of the key pressed after it, small and of half width.

    A key that has no letter is "", the end of input q. Raises KeyboardInterrupt at Ctrl-C.
    """
    typed = _typed(question)
    if typed in _ENDS:
        return "q"
    # With an input method on, letters come at full width.
    letter = unicodedata.normalize("NFKC", typed[0]).lower()
    return letter if letter.isprintable() and typed[0] not in _SPECIAL else ""


if sys.platform == "win32":
    import msvcrt

    def _typed(question: str) -> str:
        while msvcrt.kbhit():  # meant for what stood there before
            msvcrt.getwch()
        typer.echo(question, nl=False)
        key = msvcrt.getwch()
        if key == "\x03":
            raise KeyboardInterrupt
        return key + msvcrt.getwch() if key in _SPECIAL else key

else:
    import termios
    import tty

    def _typed(question: str) -> str:
        terminal = sys.stdin.fileno()
        before = termios.tcgetattr(terminal)
        try:
            tty.setcbreak(terminal)  # drops what was typed before: it was meant for other things
            typer.echo(question, nl=False)
            return os.read(terminal, 32).decode(errors="replace")
        finally:
            termios.tcsetattr(terminal, termios.TCSADRAIN, before)
