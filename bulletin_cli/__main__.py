"""The console script, and python -m bulletin_cli."""

import gc

# Of a process this short a quarter would go into collecting what imports leave, twice.
gc.disable()

import atexit  # noqa: E402 - after gc.disable
import os  # noqa: E402
import sys  # noqa: E402
import threading  # noqa: E402

from bulletin_cli.cli import run  # noqa: E402


def main() -> None:
    """Run the command line."""
    gc.enable()
    gc.set_threshold(100_000)
    try:
        run()
    except SystemExit as end:
        _leave(end.code if isinstance(end.code, int) else 0)
        raise


def _leave(code: int) -> None:
    """End the process as it stands: taking it apart, object by object, would cost 5 to 9 ms.

    What was left to be done at its end is done; with threads, or output that cannot be written,
    it ends in the usual way.
    """
    if threading.active_count() > 1:
        return
    atexit._run_exitfuncs()  # noqa: SLF001 - as the interpreter does
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except (OSError, ValueError):
        return
    os._exit(code)


if __name__ == "__main__":
    main()
