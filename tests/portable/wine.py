"""Windows' own Python under wine, in a Chinese Windows: code page 936."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SECONDS = 90  # far more than any command takes; one that hangs is a failure


@dataclass(frozen=True)
class Done:
    """How a Windows program ended, and what it wrote into its pipes."""

    code: int
    out: bytes
    err: bytes

    @property
    def said(self) -> str:
        """Standard output as a console of code page 936 shows it."""
        return self.out.decode("gbk").replace("\r\n", "\n")

    @property
    def complained(self) -> str:
        """Standard error as a console of code page 936 shows it."""
        return self.err.decode("gbk").replace("\r\n", "\n")

    def did(self) -> str:
        """Return standard output of a program that did what it was asked to."""
        assert (self.code, self.complained) == (0, ""), self.said
        return self.said


class Wine:
    """A Windows of its own, in `home`; programs run in `folder`."""

    def __init__(self, home: Path, folder: Path) -> None:
        self.folder = folder
        self.home = home
        locale = home / "locale" / "zh_CN.UTF-8"
        locale.parent.mkdir(parents=True)
        subprocess.run(["localedef", "-i", "zh_CN", "-f", "UTF-8", locale], check=True)
        kept = {"PATH": os.environ["PATH"], "HOME": str(home)}
        wanted = {
            "WINEPREFIX": str(home / "prefix"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml=",
            "LOCPATH": str(locale.parent),
            "LC_ALL": "zh_CN.UTF-8",
        }
        self.environment = {**kept, **wanted}
        # Wine's services stay open as long as a program runs, and must not hold a pipe of ours.
        self.run("wineboot", ["-i"], piped=False)

    def run(
        self,
        program: str | Path,
        words: Sequence[str | Path],
        stdin: bytes = b"",
        *,
        piped: bool = True,
        **more: str,
    ) -> Done:
        """Run a Windows program; with a file for its output and no input, wine itself fails.

        `more` are further variables of its environment.
        """
        done = subprocess.run(
            ["wine", program, *words],
            input=stdin,
            stdout=subprocess.PIPE if piped else subprocess.DEVNULL,
            stderr=subprocess.PIPE if piped else subprocess.DEVNULL,
            cwd=self.folder,
            env={**self.environment, **more},
            timeout=SECONDS,
            check=False,
        )
        return Done(done.returncode, done.stdout or b"", done.stderr or b"")

    def start(
        self, program: str | Path, words: Sequence[str | Path], *, piped: bool
    ) -> subprocess.Popen[bytes]:
        """Start a Windows program that ends when its standard input does, or when it is killed."""
        return subprocess.Popen(
            ["wine", program, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE if piped else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder,
            env=self.environment,
        )
