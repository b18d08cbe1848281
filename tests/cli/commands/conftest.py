"""What only the tests of single commands start from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.commands.exchanged import LOWER, UPPER, office
from tests.cli.commands.old_files import put
from tests.cli.commands.way import published
from tests.conftest import OFFICE, bulletin, did, write
from tests.samples import picture
from tests.submissions import EAST, NORTH, WEST

SCAN = b"%PDF-1.4\n%%EOF\n"  # of the signed paper


@pytest.fixture
def old(workspace: Path) -> Path:
    """A folder with three old issues, one of them a Word file, in a folder of their year."""
    put(workspace, "2024/第31期.txt", 31)
    put(workspace, "2024/第32期 （定稿）.docx", 32)
    put(workspace, "2024/第33期.txt", 33)
    return workspace / "旧 的各期"


@pytest.fixture(scope="session")
def office_of_a_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose only issue was signed, with a scan, and published; its codes settled."""
    root = tmp_path_factory.mktemp("year") / "一 年"
    last = ("--last", "2024-34", "--last-whole-number", "485")
    with pytest.MonkeyPatch.context() as patch:
        did(bulletin("init", root, *OFFICE, *last))
        patch.chdir(root)
        did(bulletin("new", "--date", "2024-11-25"))
        did(bulletin("add-article", "-", stdin="题目\n\n正文。\n"))
        write(root / "签字.pdf", SCAN)
        published("--scan", "签字.pdf")
        for key, code in (("全宗号", "0123"), ("机构代码", "BGS"), ("保管期限", "30年")):
            did(bulletin("set", key, code))
    return root


@pytest.fixture
def year(office_of_a_year: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, the current folder."""
    root = Path(shutil.copytree(office_of_a_year, tmp_path / "工作 简报（年）"))
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def lower(tmp_path: Path) -> Path:
    """Return an office with three submissions, the first of which has a picture."""
    root = office(tmp_path / "市 局", LOWER)
    write(root / "图/chart.png", picture().data)
    texts = (EAST.replace("备足", "![图1　示例](图/chart.png)\n\n备足"), WEST, NORTH)
    places = [write(root / f"来 稿{n}.md", text) for n, text in enumerate(texts, 1)]
    did(bulletin("-C", root, "submit", *places, "--received", "2024-11-25", "--author", "张三"))
    return root


@pytest.fixture
def upper(tmp_path: Path) -> Path:
    return office(tmp_path / "省 局", UPPER)
