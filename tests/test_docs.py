"""What the documents tell a reader to type does what they say, and what they name is there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.samples import ROOT

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.DOTALL | re.MULTILINE)


def trimmed(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


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
        "README.md",
        "README.en.md",
    ],
)
def test_the_commands_print_what_the_document_shows(name: str, tmp_path: Path) -> None:
    blocks = _BLOCK.findall((ROOT / name).read_text(encoding="utf-8"))
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    folder, shown = str(tmp_path), 0
    for (kind, commands), (answer, expected) in zip(blocks, [*blocks[1:], ("", "")], strict=True):
        if kind != "sh":
            continue
        done = subprocess.run(
            ["bash", "-c", f"cd '{folder}'\n{commands}\npwd >'{tmp_path}/.where'"],
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
        folder = (tmp_path / ".where").read_text(encoding="utf-8").strip()
        if answer == "text":
            shown += 1
            assert trimmed(done.stdout + done.stderr) == trimmed(expected)
    assert shown


@pytest.mark.parametrize(
    "name",
    ["CONTRIBUTING.md", "CONTRIBUTING.en.md", "docs/design.zh.md", "docs/words.md"],
)
def test_every_path_that_a_developer_is_shown_is_there(name: str) -> None:
    text = re.sub(
        r"^```.*?^```", "", (ROOT / name).read_text("utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    paths = {each for each in re.findall(r"`([\w.]+/[\w./]*)`", text) if "doubtful" not in each}
    links = {(ROOT / name).parent / each for each in re.findall(r"\]\(([\w./]+)\)", text)}
    named = [(ROOT / each, ROOT / "bulletin_cli" / each) for each in paths - {"../shared"}]
    assert named
    missing = [each for each in named if not any(place.exists() for place in each)]
    assert [str(place) for place, _ in missing] == []
    assert [str(place) for place in links if not place.exists()] == []
