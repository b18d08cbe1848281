"""What the documents tell a reader to type does what they say, and what they name is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import tomli

from bulletin_cli.cli.table import COMMANDS
from tests.conftest import write
from tests.samples import ROOT

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)


_DAY = re.compile(r"^<!-- (\d{4}-\d\d-\d\d) -->$", re.MULTILINE)  # what follows happens then
# Python runs a file of this name at its start; the clock says the day in TODAY.
_CLOCK = """
import datetime, os
class Days(type):
    def __instancecheck__(cls, each): return isinstance(each, real)
class date(datetime.date, metaclass=Days):
    @classmethod
    def today(cls): return cls.fromisoformat(os.environ["TODAY"])
real = datetime.date
if "TODAY" in os.environ: datetime.date = date
"""
_ADDED_TO = re.compile(r"加到 `(\S+\.toml)`：|一个文件 `(\S+\.toml)`，")  # what follows goes there
_MACHINE = "提醒：本机缺少字体"  # which ones, is another matter on every machine


def trimmed(text: str) -> str:
    lines = (line.rstrip() for line in text.strip().splitlines())
    return "\n".join(line for line in lines if not line.startswith(_MACHINE))


def day_before(text: str) -> dict[str, str]:
    """Return what tells a process that it is the day that stands last in a text, if any does."""
    days = _DAY.findall(text)
    return {"TODAY": days[-1]} if days else {}


def add(lines: str, before: str, folder: Path) -> None:
    """Put lines at the end of the file that the text before them named last, if it names one."""
    if named := _ADDED_TO.findall(before):
        place = folder / "".join(named[-1])
        old = place.read_text(encoding="utf-8") if place.exists() else ""
        write(place, f"{old}\n{lines}")


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
@pytest.mark.parametrize(
    "name",
    [
        "docs/tutorial.md",
        "docs/glossary.md",
        "docs/revise.md",
        "docs/incoming.md",
        "docs/import.md",
        "docs/points.md",
        "docs/notice.md",
        "docs/desk.md",
        "docs/archive.md",
        "docs/templates.md",
        "docs/web.md",
        "README.md",
        "README.en.md",
    ],
)
def test_the_commands_print_what_the_document_shows(name: str, tmp_path: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    found = list(_BLOCK.finditer(text))
    blocks = [each.groups() for each in found]
    days = [day_before(text[: each.start()]) for each in found]
    clock = write(tmp_path / "clock" / "sitecustomize.py", _CLOCK).parent
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    folder, shown = str(tmp_path), 0
    after = [*blocks[1:], ("", "")]
    places = [each.start() for each in found]
    for (kind, commands), (answer, expected), day, place in zip(
        blocks, after, days, places, strict=True
    ):
        if kind == "toml":
            add(commands, text[:place], Path(folder))
        if kind != "sh":
            continue
        done = subprocess.run(
            ["bash", "-c", f"cd '{folder}'\n{commands}\npwd >'{tmp_path}/.where'"],
            env={**os.environ, **day, "PATH": path, "PYTHONPATH": str(clock)},
            capture_output=True,
            text=True,
            check=False,
        )
        folder = (tmp_path / ".where").read_text(encoding="utf-8").strip()
        if answer == "text":
            shown += 1
            assert trimmed(done.stdout + done.stderr) == trimmed(expected)
    assert shown


_DEVELOPERS = [
    "CONTRIBUTING.md", "CONTRIBUTING.en.md",
    "docs/design.md", "docs/design.zh.md", "docs/decisions.md", "docs/words.md",
]  # fmt: skip


def prose(name: str) -> str:
    """Return the text of a document without its code blocks."""
    text = (ROOT / name).read_text("utf-8")
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def anchors(place: Path) -> set[str]:
    """Return what links may name in a document: its headings as GitHub makes anchors of them."""
    heads = re.findall(r"^#+ (.*)$", place.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in heads}


@pytest.mark.parametrize("name", _DEVELOPERS)
def test_every_path_that_a_developer_is_shown_is_there(name: str) -> None:
    text = prose(name)
    paths = {each for each in re.findall(r"`([\w.]+/[\w./]*)`", text) if "doubtful" not in each}
    links = {
        (ROOT / name).parent / each for each in re.findall(r"\]\(([\w./]+)(?:#[^)]*)?\)", text)
    }
    named = [(ROOT / each, ROOT / "bulletin_cli" / each) for each in paths - {"../shared"}]
    assert named
    missing = [each for each in named if not any(place.exists() for place in each)]
    assert [str(place) for place, _ in missing] == []
    assert [str(place) for place in links if not place.exists()] == []


@pytest.mark.parametrize("name", _DEVELOPERS)
def test_every_file_of_code_that_a_developer_is_shown_by_its_bare_name_is_there(name: str) -> None:
    known = {each.name for each in (ROOT / "bulletin_cli").rglob("*.*")}
    named = set(re.findall(r"`(\w+\.(?:py|tsv|bin))`", prose(name)))
    assert named <= known


@pytest.mark.parametrize("name", _DEVELOPERS)
def test_every_heading_that_a_link_names_is_there(name: str) -> None:
    place = ROOT / name
    links = re.findall(r"\]\(([\w./]*)#([^)]+)\)", prose(name))
    assert [
        link
        for link in links
        if link[1] not in anchors((place.parent / link[0]) if link[0] else place)
    ] == []


def rows_below(name: str, heading: str) -> list[str]:
    """Return the rows of the first table below a heading, without its own two lines."""
    part = (ROOT / name).read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [line for line in part.splitlines() if line.startswith("|")][2:]


def test_the_design_lists_every_command() -> None:
    rows = rows_below("docs/design.md", "Commands")
    assert sorted(re.findall(r"`([\w-]+)`", " ".join(rows))) == sorted(COMMANDS)


@pytest.mark.parametrize(
    ("name", "heading"),
    [("docs/design.md", "Rooms"), ("docs/design.zh.md", "各个房间管什么")],
)
def test_the_rooms_stand_in_the_order_in_which_they_may_import(name: str, heading: str) -> None:
    settings = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = " ".join(settings["contracts"][0]["layers"]).replace("|", " ").split()
    rooms = [re.split(r"[`/.]", row)[1] for row in rows_below(name, heading)]
    assert rooms == layers


def test_the_design_says_what_each_library_is_for() -> None:
    project = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    entries = [*project["dependencies"], *project["optional-dependencies"]["pdf"]]
    declared = {re.split(r"[<>=]", each)[0].strip() for each in entries}
    named = " ".join(row.split("|")[1] for row in rows_below("docs/design.md", "Libraries"))
    assert set(re.findall(r"[\w-]+", named.lower())) == declared
