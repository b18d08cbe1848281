"""A workspace to run commands in, and what is asked of every command that refuses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import tomli
from hypothesis import HealthCheck, Phase, settings
from typer.testing import CliRunner, Result

from bulletin_cli.cli import app

# A busy machine is no failure; on CI the same examples run every time.
settings.register_profile(
    "project",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
# For tools/mutants.py, to which it is enough that a test fails.
settings.register_profile(
    "mutants",
    settings.get_profile("project"),
    derandomize=True,
    max_examples=40,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile("project")

ARTICLE = '+++\ntitle = "题目"\n+++\n\n正文。\n'
ISSUE_FILE = "issues/2024-35/issue.toml"
ARTICLE_FILE = "issues/2024-35/articles/01.md"
OFFICE = (
    "--template", "shanghai-post", "--nameplate", "示例行业", "--nameplate", "示例工作简报",
    "--issuer", "示例局办公室", "--report-to", "示例上级局", "--copy-to", "各区局",
)  # fmt: skip
LONGEST = 600  # seconds; what waits for ever is ended, and a busy machine is no failure
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
on_posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such thing")


def bulletin(*words: str | Path, stdin: str | bytes = "", **env: str) -> Result:
    """Run a command in this process; a traceback is raised, so that the test fails with it."""
    settings = {"COLUMNS": "80", "EDITOR": "", "VISUAL": "", **env}
    return CliRunner().invoke(
        app, list(map(str, words)), stdin, settings, catch_exceptions=False, prog_name="bulletin"
    )


def process_environment(**env: str) -> dict[str, str]:
    """Return the environment for a process of its own: UTF-8, no colours asked for."""
    kept = {key: value for key, value in os.environ.items() if "COLOR" not in key}
    return {**kept, "PYTHONUTF8": "1", "COLUMNS": "80", "PYTHONDONTWRITEBYTECODE": "1", **env}


def bulletin_process(
    *words: str | Path, code: str = "", prefix: Sequence[str] = (), **env: str
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own, after running `code` in it."""
    start = f"{code}\nfrom bulletin_cli.__main__ import main; main()"
    return subprocess.run(
        [*prefix, sys.executable, "-c", start, *map(str, words)],
        capture_output=True,
        encoding="utf-8",
        env=process_environment(**env),
        stdin=subprocess.DEVNULL,
        timeout=LONGEST,
        check=False,
    )


def did(result: Result) -> str:
    """Return what a command printed that did what it was asked to, without a complaint."""
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def refused(result: Result, *parts: str, code: int = 2) -> None:
    """Assert that a command refused with one message and one hint, `parts` being in them."""
    assert_refusal(result.exit_code, result.stdout, result.stderr, *parts, code=code)


def assert_refusal(status: int, out: str, err: str, *parts: str, code: int = 2) -> None:
    """Assert exit code, an empty standard output, and two lines that say what and what now."""
    assert (status, out) == (code, ""), err
    lines = err.splitlines()
    assert [line[:3] for line in lines] == ["错误：", "提示："], err
    assert len(lines[1]) > 3, err
    for part in parts:
        assert part in err


def stopped_by(root: Path, *parts: str) -> None:
    """Assert that what cannot be read is a finding of check and stops render, and show goes on."""
    before = files_of(root)
    for line, stream in [
        ("check", "stdout"), ("render", "stderr"), ("render --no-check", "stderr"),
        ("check --select SPC", "stdout"), ("check --ignore ISS", "stdout"),
    ]:  # fmt: skip
        result = bulletin(*line.split())
        assert result.exit_code == 1
        told = getattr(result, stream)
        assert "ISS011" in told
        for part in parts:
            assert part in told.replace("\n" + " " * 14, "")
    assert "校对：1 个错误" in did(bulletin("show"))
    assert files_of(root) == before


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder`, long ones by name only, the lock apart."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        if path.stat().st_size < 10**7
        else b""
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def write(path: Path, content: str | bytes) -> Path:
    """Write a file and the folders it lies in; return its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def change(path: Path, changes: Mapping[str, str]) -> None:
    """Replace in a text file what the keys say, each of which stands in it."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    write(path, text)


def unprivileged() -> list[str]:
    """Return what to put before a command so that read-only folders hold for root, too."""
    if not IS_ROOT:
        return []
    tool = shutil.which("setpriv")
    if tool is None:
        pytest.skip("root writes into read-only folders, and setpriv is not installed")
    lost = "-dac_override,-dac_read_search"
    return [tool, f"--bounding-set={lost}", f"--inh-caps={lost}"]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new workspace, the current folder, on a Chinese path with blanks in it."""
    root = tmp_path / "工作 简报（新）"
    did(bulletin("init", root, *OFFICE, "--last", "2024-34", "--last-whole-number", "485"))
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def issue(workspace: Path) -> Path:
    """The folder of 2024-35, a draft without articles."""
    did(bulletin("new", "--date", "2024-11-25"))
    return workspace / "issues" / "2024-35"


@pytest.fixture
def article(issue: Path) -> Path:
    """The file of the only article of 2024-35."""
    did(bulletin("add-article", "-", stdin="题目\n\n正文。\n"))
    return issue / "articles" / "01.md"


@pytest.fixture
def issues(article: Path) -> Path:
    """A workspace with 2024-35 (an article), a supplement, 2024-36+37 (published)."""
    did(bulletin("new", "--date", "2024-11-26", "--supplement"))
    did(bulletin("new", "--date", "2024-12-02", "--combine", "2"))
    root = article.parents[3]
    change(root / "issues" / "2024-36+37" / "issue.toml", {'"draft"': '"published"'})
    return root


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def editor(folder: Path, code: str) -> str:
    """Return an editor that runs Python `code` on the file, which is `path`."""
    script = write(
        folder / "editor.py", f"import pathlib, sys\npath = pathlib.Path(sys.argv[1])\n{code}\n"
    )
    return f'"{sys.executable}" "{script}"'


def faulty(article: Path, text: str = "正文。") -> None:
    """Leave something to fill in on line 5 of the article."""
    change(article, {text: "正文TODO。"})


def order(issue: Path) -> list[str]:
    """Return the articles as issue.toml lists them."""
    files = tomli.loads((issue / "issue.toml").read_text(encoding="utf-8"))["articles"]
    assert isinstance(files, list)
    return files


def refused_by(root: Path, commands: tuple[str, ...], *parts: str) -> None:
    """Assert that each command refuses, naming `parts`, and leaves every file as it was."""
    before = files_of(root)
    for line in commands:
        refused(bulletin(*line.split(), stdin="题\n\n文。\n"), *parts)
        assert files_of(root) == before
