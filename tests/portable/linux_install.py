"""The Linux folder: installed by its script with the system's Python, and without a network."""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path

import pytest

from tools.portable.__main__ import DIST, TOP
from tools.portable.linux import linux_files
from tools.portable.pack import digest, write_tar

ARCHIVE = DIST / f"{TOP}-linux.tar.gz"
SYSTEM = "/usr/bin:/bin"


def run(home: Path, *words: str | Path, path: str = SYSTEM) -> subprocess.CompletedProcess[str]:
    """Run a program of somebody whose only index of packages answers nothing."""
    return subprocess.run(
        words,
        cwd=home,
        env={"HOME": str(home), "PATH": path, "PIP_INDEX_URL": "http://127.0.0.1:9/"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked folder, on a path with blanks and Han."""
    place = tmp_path_factory.mktemp("桌 面（新）")
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(place, filter="data")
    return place / TOP


def test_a_second_build_gives_the_same_bytes(tmp_path: Path) -> None:
    write_tar(tmp_path / "again.tar.gz", TOP, linux_files())
    assert digest(tmp_path / "again.tar.gz") == digest(ARCHIVE)


def test_both_machines_have_each_library_for_each_python(folder: Path) -> None:
    names = [each.name for each in (folder / "wheels").iterdir()]
    for machine in ("x86_64", "aarch64"):
        for python in ("cp310", "cp311", "cp312", "cp313"):
            tags = [name for name in names if machine in name and f"-{python}-" in name]
            assert {name.split("-")[0] for name in tags} >= {"lxml", "pillow", "markupsafe"}
        assert any(name.startswith("typst-") and machine in name for name in names)


def test_the_script_installs_again_and_again_and_the_command_runs(
    folder: Path, tmp_path: Path
) -> None:
    home = tmp_path / "家 里"
    (home / ".local" / "share").mkdir(parents=True)
    for _ in range(2):  # the second is an update
        done = run(home, "sh", folder / "安装.sh")
        assert (done.returncode, done.stderr) == (0, "")
        assert "不在 PATH 里" in done.stdout.splitlines()[-1]
    on_path = f"{home}/.local/bin:{SYSTEM}"
    said = run(home, "bulletin", "doctor", path=on_path).stdout
    assert "typst 没有装" not in said
    assert "lxml" in said or "typst" in said
    given = ("--template", "gbt9704", "--nameplate", "示例", "--issuer", "示例办")
    assert run(home, "bulletin", "init", "简 报", *given, path=on_path).returncode == 0


def test_without_a_python_that_fits_it_says_which_to_install(folder: Path, tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("dirname", "uname"):
        (tools / name).symlink_to(f"/usr/bin/{name}")
    done = run(tmp_path, "/bin/sh", folder / "安装.sh", path=str(tools))
    assert done.returncode == 2
    assert done.stderr.startswith("错误：没有找到 Python 3.10 到 3.13\n提示：")
