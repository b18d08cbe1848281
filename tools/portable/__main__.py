"""`python -m tools.portable`: writes the folders' archives, or the locks of what they hold."""

from __future__ import annotations

import argparse

from bulletin_cli import __version__
from tools.portable.linux import linux_files
from tools.portable.pack import digest, write_tar, write_zip
from tools.portable.wheels import ROOT, TARGETS, lock
from tools.portable.windows import windows_files

TOP = f"bulletin-{__version__}"
DIST = ROOT / "dist"


def main() -> None:
    """Do what the one argument says; print the archive's SHA-256, size and place."""
    parser = argparse.ArgumentParser(prog="tools.portable", description=__doc__)
    parser.add_argument("what", choices=("windows", "linux", "lock"))
    what = parser.parse_args().what
    if what == "lock":
        for name in TARGETS:
            print(lock(name).relative_to(ROOT))
        return
    if what == "windows":
        path = DIST / f"{TOP}-windows.zip"
        write_zip(path, TOP, windows_files())
    else:
        path = DIST / f"{TOP}-linux.tar.gz"
        write_tar(path, TOP, linux_files())
    print(f"{digest(path)}  {path.relative_to(ROOT)}  {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
