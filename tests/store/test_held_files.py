"""Files that another program holds: waited for a moment, then told, with everything as it was."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.store import windows
from bulletin_cli.store.files import file_error, write_files
from bulletin_cli.store.windows import patiently
from tests.conftest import bulletin, did, files_of, order, refused, write

FOREVER = 99
_replace, _unlink = Path.replace, Path.unlink


def refusal(winerror: int | None = 32) -> OSError:
    """Return what Windows raises, elsewhere without `winerror`."""
    error = PermissionError(errno.EACCES, "Permission denied", "held")
    if winerror is not None:
        error.winerror = winerror  # type: ignore[attr-defined]
    return error


def refusing(times: int, error: OSError) -> tuple[Callable[[], None], list[str]]:
    """Return what fails so many times, and the list of its calls."""
    calls: list[str] = []

    def change() -> None:
        calls.append("tried")
        if len(calls) <= times:
            raise error

    return change, calls


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, int], None]:
    """Return what makes the system refuse to replace or remove files of a name some times."""
    monkeypatch.setattr(windows, "WAITS", (0.0,) * len(windows.WAITS))

    def held(name: str, times: int) -> None:
        left = [times]

        def check(path: Path) -> None:
            if path.name == name and left[0] > 0:
                left[0] -= 1
                raise refusal()

        def replace(self: Path, target: Path) -> Path:
            check(target)
            return _replace(self, target)

        def unlink(self: Path, missing_ok: bool = False) -> None:
            check(self)
            _unlink(self, missing_ok)

        monkeypatch.setattr(Path, "replace", replace)
        monkeypatch.setattr(Path, "unlink", unlink)

    return held


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_held_file_is_tried_in_growing_steps_up_to_a_second_and_a_half(winerror: int) -> None:
    waited: list[float] = []
    change, calls = refusing(FOREVER, refusal(winerror))
    with pytest.raises(PermissionError):
        patiently(change, waited.append)
    assert waited == sorted(waited)
    assert sum(waited) == pytest.approx(1.5)
    assert len(calls) == len(waited) + 1


@pytest.mark.parametrize("times", [0, 1, 3, 6])
def test_a_file_let_go_in_time_is_changed_once(times: int) -> None:
    waited: list[float] = []
    change, calls = refusing(times, refusal())
    patiently(change, waited.append)
    assert (len(waited), len(calls)) == (times, times + 1)


@pytest.mark.parametrize("error", [refusal(None), refusal(3), OSError(errno.ENOSPC, "full")])
def test_any_other_refusal_is_final(error: OSError) -> None:
    waited: list[float] = []
    change, calls = refusing(FOREVER, error)
    with pytest.raises(OSError, match=r"full|denied"):
        patiently(change, waited.append)
    assert (waited, len(calls)) == ([], 1)


def test_a_file_held_for_a_moment_is_written(tmp_path: Path, hold: Callable[..., None]) -> None:
    write(tmp_path / "a.md", "old")
    hold("a.md", 3)
    write_files({tmp_path / "a.md": "new", tmp_path / "b.md": "new"}, tmp_path)
    assert files_of(tmp_path) == {"a.md": b"new", "b.md": b"new"}


@pytest.mark.parametrize("held", ["a.md", "b.md", "gone.md", "new.md"])
def test_a_file_held_on_leaves_everything_as_it_was(
    tmp_path: Path, hold: Callable[..., None], held: str
) -> None:
    for name in ("a.md", "b.md", "gone.md"):
        write(tmp_path / name, "old")
    before = files_of(tmp_path)
    changes: dict[Path, bytes | str | None] = {
        tmp_path / "a.md": "new",
        tmp_path / "new.md": "new",
        tmp_path / "b.md": "new",
        tmp_path / "gone.md": None,
    }
    hold(held, 7)
    with pytest.raises(BulletinError, match="别的程序正在用") as caught:
        write_files(changes, tmp_path)
    assert caught.value.file == held
    for holder in ("Word", "WPS", "杀毒软件", "同步盘"):
        assert holder in caught.value.hint
    assert files_of(tmp_path) == before


def test_what_was_replaced_is_put_back_though_held_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "WAITS", (0.0, 0.0))
    write(tmp_path / "a.md", "old")
    write(tmp_path / "b.md", "old")
    targets: list[str] = []

    def replace(self: Path, target: Path) -> Path:
        targets.append(target.name)
        if target.name == "b.md" or targets.count("a.md") == 2:  # the way back, once
            raise refusal()
        return _replace(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    with pytest.raises(BulletinError):
        write_files({tmp_path / "a.md": "new", tmp_path / "b.md": "new"}, tmp_path)
    assert files_of(tmp_path) == {"a.md": b"old", "b.md": b"old"}


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("add-article 稿.txt", "issue.toml"),
        ("add-article 稿.txt", "02.md"),
        ("remove-article 1", "issue.toml"),
        ("remove-article 1", "01.md"),
        ("check --fix", "01.md"),
        ("render --no-check", "2024-35.docx"),
        ("glossary add term 甲", "glossary.toml"),
        ("new --date 2024-12-02", "2024-36"),
    ],
)
def test_a_command_says_who_may_hold_the_file_and_changes_nothing(
    article: Path, hold: Callable[..., None], line: str, held: str
) -> None:
    root = article.parents[3]
    write(root / "稿.txt", "题\n\n文。\n")
    write(article, '+++\ntitle = "题目"\n+++\n\n会议强调,落实。\n')
    before = files_of(root)
    hold(held, FOREVER)
    refused(bulletin(*line.split()), held, "别的程序正在用", "在 Word 或 WPS 里打开着")
    assert files_of(root) == before


def test_a_new_issue_waits_for_a_scanner_in_its_folder(
    workspace: Path, hold: Callable[..., None]
) -> None:
    hold("2024-35", 3)
    did(bulletin("new", "--date", "2024-11-25"))
    assert order(workspace / "issues" / "2024-35") == []
    assert not (workspace / "issues" / ".new").exists()


def test_windows_is_told_to_have_too_long_a_path_where_it_finds_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    missing = FileNotFoundError(errno.ENOENT, "No such file", "D:\\" + "长" * 250)
    assert "路径太长" not in file_error(missing, "写不进去", "a.md").message
    monkeypatch.setattr("sys.platform", "win32")
    told = file_error(missing, "写不进去", "a.md")
    assert (told.message, "名字改短" in told.hint) == ("写不进去（路径太长）", True)
