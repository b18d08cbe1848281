"""Where workspaces lie, and what is said of them in the folder above."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.store.roots import find_root, is_program, workspaces_below
from tests import samples
from tests.conftest import write


def test_a_workspace_is_found_from_any_folder_below_it(tmp_path: Path) -> None:
    write(tmp_path / "外" / "bulletin.toml", "")
    write(tmp_path / "外" / "内" / "bulletin.toml", "")
    (tmp_path / "外" / "内" / "issues").mkdir()
    (tmp_path / "外" / "旁").mkdir()
    assert find_root(tmp_path / "外" / "内" / "issues") == (tmp_path / "外" / "内").resolve()
    assert find_root(tmp_path / "外" / "旁") == (tmp_path / "外").resolve()
    assert find_root(tmp_path) is None


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ((), ""),
        (("简报",), "这里有工作区 简报：先 cd 简报"),
        (("工作 简报",), '这里有工作区 工作 简报：先 cd "工作 简报"'),
        (("乙", "丙"), "这里有工作区 丙、乙：先 cd 进其中一个"),
        (tuple("12345"), "这里有工作区 1、2、3、4、5：先 cd 进其中一个"),
        (tuple("123456"), "这里有工作区 1、2、3、4、5等：先 cd 进其中一个"),
    ],
)
def test_workspaces_below_are_named_with_what_to_do(
    tmp_path: Path, names: tuple[str, ...], told: str
) -> None:
    (tmp_path / "别的").mkdir()
    for name in names:
        write(tmp_path / name / "bulletin.toml", "")
    assert workspaces_below(tmp_path) == told


@pytest.mark.parametrize(
    ("project", "program"),
    [
        ('[project]\nname = "bulletin-cli"\n', True),
        ('[project]\nname = "other"\n', False),
        ("[project]\n", False),
        ("[broken\n", False),
        (None, False),
    ],
)
def test_the_programs_own_source_is_known_by_its_project_file(
    tmp_path: Path, project: str | None, program: bool
) -> None:
    if project is not None:
        write(tmp_path / "pyproject.toml", project)
    assert is_program(tmp_path) is program
    assert is_program(samples.ROOT)
