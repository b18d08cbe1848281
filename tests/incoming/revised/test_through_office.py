"""The sample issue, edited in LibreOffice as the leaders edit it, comes back exactly."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import LONGEST, bulletin, change, did
from tests.returned import ReturnedFile
from tests.samples import ROOT

SAMPLE = "2024-36"
_MACRO = Path(__file__).parent / "office_macro.py"
_PYTHON = shutil.which("python3", path="/usr/bin:/opt/libreoffice/program") or ""
_FOLDER = ROOT / "issues" / SAMPLE
_LINES = (_FOLDER / "articles" / "01.md").read_text(encoding="utf-8").splitlines()
FIRST, SECOND, THIRD, FOURTH = (line for line in _LINES[4:] if line)
_HEAD = "\n".join(_LINES[:4])
_INSERTED = "会前，与会人员观看了警示教育片。"
_RETYPED = "会议最后要求，各企业月底前报送整改结果。"
_CUT = SECOND.index("部分末端网点")

# The name of the edit -> what is done in LibreOffice, what the article then says.
EDITS: dict[str, tuple[list[str], list[str]]] = {
    "replace": (
        ["replace", "前三季度检查", "前十个月检查"],
        [FIRST.replace("前三季度检查", "前十个月检查"), SECOND, THIRD, FOURTH],
    ),
    "split": (
        ["split", "部分末端网点"],
        [FIRST, SECOND[:_CUT], SECOND[_CUT:], THIRD, FOURTH],
    ),
    "join": (["join", "会议指出，今年以来"], [FIRST + SECOND, THIRD, FOURTH]),
    "retype": (["retype", "会议强调，安全生产", _RETYPED], [FIRST, SECOND, THIRD, _RETYPED]),
    "delete": (["delete", "会议指出，今年以来"], [FIRST, THIRD, FOURTH]),
    "insert": (
        ["insert", "为做好冬季寄递", _INSERTED],
        [FIRST, _INSERTED, SECOND, THIRD, FOURTH],
    ),
    "move": (["move", "会议强调，安全生产"], [FIRST, SECOND, FOURTH, THIRD]),
}


def _lacking() -> str:
    if not shutil.which("soffice"):
        return "LibreOffice (soffice) is not installed"
    has_uno = (
        _PYTHON
        and not subprocess.run(
            [_PYTHON, "-c", "import uno"], check=False, capture_output=True
        ).returncode
    )
    return "" if has_uno else "LibreOffice's API (python3-uno) is not installed"


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample issue as a draft, rendered."""
    space = tmp_path_factory.mktemp("工作 区")
    shutil.copy(ROOT / "bulletin.toml", space)
    for name in ("issues", "glossary.toml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, space / name)
        elif source.exists():
            shutil.copy(source, space)
    change(space / "issues" / SAMPLE / "issue.toml", {'"published"': '"draft"'})
    did(bulletin("-C", space, "render", SAMPLE, "--no-check"))
    return space


@pytest.fixture(scope="module")
def edited(rendered: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The files that LibreOffice saved, by the name of the edit and how it was made."""
    if lacking := _lacking():
        pytest.skip(lacking)
    folder = tmp_path_factory.mktemp("office")
    source = rendered / "issues" / SAMPLE / "output" / f"{SAMPLE}.docx"
    jobs = [
        {
            "source": str(source),
            "target": str(folder / f"{name}-{'tracked' if tracked else 'plain'}.docx"),
            "tracked": tracked,
            "edits": [edit] if edit else [],
        }
        for tracked in (False, True)
        for name, (edit, _) in {**EDITS, "nothing": ([], [])}.items()
    ]
    written = folder / "jobs.json"
    written.write_text(json.dumps(jobs), encoding="utf-8")
    subprocess.run([_PYTHON, str(_MACRO), str(written)], check=True, timeout=LONGEST)
    return lambda name: folder / f"{name}.docx"


@pytest.fixture
def space(rendered: Path, tmp_path: Path) -> Path:
    """A copy of the workspace for one test."""
    return Path(shutil.copytree(rendered, tmp_path / "工作 区"))


@pytest.fixture(params=["with marks", "without marks"])
def file(request: pytest.FixtureRequest, space: Path) -> Callable[[Path], Path]:
    """Return the file as it is, or without bookmarks and manifest, that beside it gone, too."""

    def made(source: Path) -> Path:
        if request.param == "with marks":
            return source
        returned = ReturnedFile(source)
        returned.strip()
        (space / "issues" / SAMPLE / "output" / f"{SAMPLE}.manifest.xml").unlink()
        return returned.save(space / "退回.docx")

    return made


def articles(space: Path) -> dict[str, str]:
    folder = space / "issues" / SAMPLE / "articles"
    return {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir()}


@pytest.mark.parametrize("how", ["plain", "tracked"])
@pytest.mark.parametrize("name", EDITS)
def test_an_edit_comes_back_exactly(
    edited: Callable[[str], Path],
    file: Callable[[Path], Path],
    space: Path,
    name: str,
    how: str,
) -> None:
    before = articles(space)
    returned = file(edited(f"{name}-{how}"))
    did(bulletin("-C", space, "revise", returned, "--issue", SAMPLE, "--apply"))
    after = articles(space)
    assert after.pop("01.md").rstrip("\n").split("\n\n") == [_HEAD, *EDITS[name][1]]
    del before["01.md"]
    assert after == before


def test_what_is_tracked_is_tracked(edited: Callable[[str], Path]) -> None:
    for name in EDITS:
        with zipfile.ZipFile(edited(f"{name}-tracked")) as package:
            text = package.read("word/document.xml").decode()
        assert re.search("<w:(ins|del) ", text), name


@pytest.mark.parametrize("how", ["plain", "tracked"])
def test_a_file_only_saved_is_no_change(
    edited: Callable[[str], Path], file: Callable[[Path], Path], space: Path, how: str
) -> None:
    returned = file(edited(f"nothing-{how}"))
    out = did(bulletin("-C", space, "revise", returned, "--issue", SAMPLE))
    assert out == f"{SAMPLE}：没有改动\n"
