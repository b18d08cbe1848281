"""Which faces this machine has, by the names a Word file would ask for."""

from __future__ import annotations

import shutil
import subprocess
import sys


def installed_faces() -> frozenset[str] | None:
    """Return the family names of all installed faces, or None where that cannot be told."""
    if sys.platform == "win32":
        return _from_registry()
    if lister := shutil.which("fc-list"):
        listed = subprocess.run(  # noqa: S603 - no words of the user's
            [lister, "--format", "%{family},%{fullname}\n"], capture_output=True, check=False
        ).stdout.decode(errors="replace")
        return frozenset(name.strip() for line in listed.splitlines() for name in line.split(","))
    return None


def _from_registry() -> frozenset[str] | None:
    """Read the list that Windows shows in its fonts folder."""
    if sys.platform != "win32":
        return None
    import winreg

    names: set[str] = set()
    path = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
    for hive in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        try:
            with winreg.OpenKey(hive, path) as key:
                entries = [winreg.EnumValue(key, n)[0] for n in range(winreg.QueryInfoKey(key)[1])]
        except OSError:
            continue
        for entry in entries:
            names.update(part.strip() for part in entry.partition(" (")[0].split("&"))
    return frozenset(names)
