"""One place round the reading of foreign files: what the program did not expect is kept, and said.

The log is a small file of the user's own. It holds tracebacks and versions, no file's name or
text; where a traceback quotes a value, that is all there is of it.
"""

from __future__ import annotations

import contextlib
import platform
import traceback
from collections.abc import Iterator
from pathlib import Path

from bulletin_cli import __version__
from bulletin_cli.base.errors import BulletinError, UnreadableError

_MOST = 100_000  # bytes of the log; of a longer one the newer half is kept
_ENTRY_MOST = 8_000  # characters
_HEAD = "==== "


@contextlib.contextmanager
def reading(file: str) -> Iterator[None]:
    """Turn any error within into one sentence on `file`, and keep the traceback of a bug.

    What the user can mend, and what the disk refuses, is raised as it is. Raises BulletinError.
    """
    try:
        yield
    except UnreadableError as error:
        keep_bug(error.__cause__ or error)
        raise
    except (BulletinError, OSError):
        raise
    except Exception as error:
        keep_bug(error)
        raise UnreadableError(file) from error


def log_place() -> Path:
    """Return where the log is, or would be."""
    import typer

    return Path(typer.get_app_dir("bulletin")) / "errors.txt"


def keep_bug(error: BaseException) -> None:
    """Put a traceback at the end of the log; where that cannot be written, do without."""
    head = f"{_HEAD}bulletin {__version__}, Python {platform.python_version()}, "
    whole = "".join(traceback.format_exception(type(error), error, error.__traceback__))
    place = log_place()
    with contextlib.suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        old = place.read_bytes() if place.is_file() else b""
        entry = f"{head}{platform.system()}\n{whole[-_ENTRY_MOST:].rstrip()}\n\n"
        new = entry.encode("utf-8", "backslashreplace")
        place.write_bytes((old if len(old) < _MOST else old[-_MOST // 2 :]) + new)


def last_bugs(count: int) -> list[str]:
    """Return the newest entries of the log, the newest last. Raises BulletinError."""
    from bulletin_cli.store.files import read_bytes

    place = log_place()
    if not place.is_file():
        return []
    text = read_bytes(place, str(place)).decode("utf-8", "replace")
    return [_HEAD + each.rstrip() for each in text.split(_HEAD)[1:]][-count:]
