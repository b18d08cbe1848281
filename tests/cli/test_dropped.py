"""What happens to files dropped on the portable folder's .bat files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import docx
import pytest

from bulletin_cli.cli.dropped import dropped
from tests.conftest import LONGEST, OFFICE, bulletin, did, files_of, process_environment, write
from tests.returned import ReturnedFile
from tests.submissions import EAST, WEST

WRONG = "会议强调,要抓好落实。"
BAT = r'C:\Windows\system32\cmd.exe /c ""D:\工 具\加入稿件.bat"'


@pytest.mark.parametrize(
    ("rest", "files"),
    [
        ("", []),
        (r" D:\甲.docx", [r"D:\甲.docx"]),
        (r' "D:\a b (1).docx" D:\甲&乙.docx', [r"D:\a b (1).docx", r"D:\甲&乙.docx"]),
        (r" D:\100%!^【甲】.docx", [r"D:\100%!^【甲】.docx"]),
        ("D:\\甲\u3000乙.docx", ["D:\\甲\u3000乙.docx"]),
    ],
)
def test_dropped_files_are_read_whole_whatever_is_in_their_names(
    rest: str, files: list[str]
) -> None:
    assert dropped(f'{BAT}{rest}"') == files


@pytest.mark.parametrize(
    "line", ["", "!cmdcmdline!", r'"C:\Windows\system32\cmd.exe"', r"cmd /k pushd C:\x && bulletin"]
)
def test_a_command_that_was_typed_is_no_dropping(line: str) -> None:
    assert dropped(line) is None


@pytest.fixture
def home(workspace: Path) -> Path:
    """A home in which the workspace is the last that was used."""
    place = workspace.parent / "家"
    write(place / "bulletin" / "workspace.txt", f"{workspace}\n")
    return place


def drop(
    home: Path, *words: str | Path, typed: str = "\n", line: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a task as a .bat file does; `typed` is what its reader types."""
    return subprocess.run(
        [sys.executable, "-m", "bulletin_cli.cli.dropped", *map(str, words)],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env=process_environment(XDG_CONFIG_HOME=str(home), HOME=str(home), BULLETIN_DROPPED=line),
        timeout=LONGEST,
        check=False,
    )


def last_line(done: subprocess.CompletedProcess[str]) -> str:
    assert "Traceback" not in done.stderr, done.stderr
    last = done.stdout.splitlines()[-1]
    assert last.startswith("下一步：")
    assert last.endswith("按回车键关闭窗口。")
    return last


def test_articles_go_into_the_newest_draft_of_the_last_workspace(home: Path, issue: Path) -> None:
    first = write(home / "来稿 (1)&甲.md", "# 甲\n\n正文。\n")
    second = write(home / "乙【改】.txt", "乙\n\n正文。\n")
    done = drop(home, "add", first, second)
    assert done.returncode == 0, done.stderr
    assert "render --docx" in last_line(done)
    assert sorted(each.name for each in (issue / "articles").iterdir()) == ["01.md", "02.md"]


def test_one_unreadable_article_keeps_all_of_them_out(home: Path, issue: Path) -> None:
    good = write(home / "甲.md", "# 甲\n\n正文。\n")
    before = files_of(issue)
    done = drop(home, "add", good, write(home / "乙.docx", b"no Word file"))
    assert done.returncode == 2
    assert "乙.docx" in done.stderr
    assert "没有加入" in last_line(done)
    assert files_of(issue) == before


def test_submissions_are_taken_in_with_ids_and_their_files_kept(
    home: Path, workspace: Path
) -> None:
    first = write(home / "来稿 (1)&甲.md", EAST)
    done = drop(home, "submit", first, write(home / "乙.md", WEST))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("收下") == 2
    assert "bulletin inbox" in last_line(done)
    (kept,) = workspace.glob("submissions/*/*-01/来稿*.md")
    assert kept.read_bytes() == first.read_bytes()


def test_one_submission_of_no_known_unit_keeps_all_of_them_out(home: Path, workspace: Path) -> None:
    nobody = write(home / "无名.md", "# 题目\n\n正文。\n")
    done = drop(home, "submit", write(home / "甲.md", EAST), nobody)
    assert done.returncode == 2
    assert "无名.md" in done.stderr
    assert "没有登记" in last_line(done)
    assert not (workspace / "submissions").exists()


def test_what_explorer_dropped_wins_over_the_arguments(home: Path, issue: Path) -> None:
    whole = write(home / "甲&乙.md", "# 甲\n\n正文。\n")
    done = drop(home, "add", home / "甲", line=f'{BAT} {whole}"')
    assert done.returncode == 200
    assert (issue / "articles" / "01.md").exists()


@pytest.mark.parametrize("task", ["add", "submit", "check", "revise"])
def test_a_double_click_says_that_files_are_to_be_dropped(home: Path, task: str) -> None:
    done = drop(home, task)
    assert (done.returncode, done.stderr) == (2, "")
    assert "拖到" in last_line(done)


def test_any_file_is_proofread_into_a_copy_beside_it(home: Path, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(WRONG)
    document.save(str(tmp_path / "来 稿.docx"))
    other = write(tmp_path / "讲话.txt", WRONG)
    done = drop(home, "check", tmp_path / "没有.docx", tmp_path / "来 稿.docx", other)
    assert "没有.docx" in done.stderr
    assert "再拖一次" in last_line(done)
    for name in ("来 稿（校对）.docx", "讲话（校对）.docx"):
        assert len(docx.Document(str(tmp_path / name)).comments) == 1


def test_proofreading_asks_for_no_workspace(tmp_path: Path) -> None:
    done = drop(tmp_path, "check", write(tmp_path / "讲话.txt", "没有问题。"))
    assert done.returncode == 0, done.stderr
    assert "工作区" not in done.stdout
    assert "0 条批注的不用改" in last_line(done)


@pytest.mark.parametrize(("typed", "word"), [("y\n\n", "切实"), ("n\n\n", "认真")])
def test_returned_changes_are_shown_and_written_when_somebody_says_so(
    home: Path, issue: Path, typed: str, word: str
) -> None:
    did(bulletin("add-article", "-", stdin="# 题目\n\n各单位要认真落实。\n"))
    did(bulletin("render", "--no-check"))
    file = ReturnedFile(issue / "output" / "2024-35.docx")
    file.replace("认真", "切实")
    done = drop(home, "revise", file.save(home / "退回 的.docx"), typed=typed)
    assert done.returncode == 0, done.stderr
    assert "认真" in done.stdout
    assert "写进稿件吗" in done.stdout
    assert done.stdout.endswith("按回车键关闭窗口。")
    assert word in (issue / "articles" / "01.md").read_text(encoding="utf-8")


def test_the_first_time_a_workspace_is_asked_for_and_remembered(
    home: Path, workspace: Path, issue: Path, tmp_path: Path
) -> None:
    (home / "bulletin" / "workspace.txt").unlink()
    draft = write(tmp_path / "甲.md", "# 甲\n\n正文。\n")
    done = drop(home, "add", draft, typed=f'"{workspace}"\n\n')
    assert done.returncode == 0, done.stderr
    assert "工作区" in done.stdout
    done = drop(home, "add", draft)
    assert "工作区：" not in done.stdout
    assert sorted(each.name for each in (issue / "articles").iterdir()) == ["01.md", "02.md"]


def test_a_workspace_that_is_gone_is_named_and_asked_for_again(
    home: Path, workspace: Path, issue: Path
) -> None:
    moved = workspace.rename(workspace.with_name("搬走了"))
    draft = write(home / "甲.md", "# 甲\n\n正文。\n")
    done = drop(home, "add", draft, typed="")
    assert done.returncode == 2
    assert f"上次的工作区 {workspace} 找不到（U 盘没有插？改名了？）" in done.stdout
    assert f"[{workspace}]" in done.stdout
    assert "没有加入" in done.stdout.splitlines()[-1]
    done = drop(home, "add", draft, typed=f"\n{moved}\n\n")
    assert "还是找不到。插上 U 盘再按回车" in done.stdout
    assert done.returncode == 0, done.stderr
    assert not workspace.exists()
    assert (moved / "issues" / issue.name / "articles" / "01.md").is_file()


def test_a_workspace_made_from_an_icon_sends_nobody_into_its_folder(tmp_path: Path) -> None:
    assert "cd " in did(bulletin("init", tmp_path / "一", *OFFICE))
    assert "下一步" not in did(bulletin("init", tmp_path / "二", *OFFICE, "--from-icon"))


def test_a_returned_file_that_is_damaged_was_not_taken_back(home: Path, issue: Path) -> None:
    assert issue.exists()
    done = drop(home, "revise", write(home / "坏.docx", b""))
    assert done.returncode == 2
    assert "坏.docx：文件是空的" in done.stderr
    assert "有文件没有收回来" in last_line(done)


def test_a_place_that_cannot_be_a_workspace_is_asked_for_again(tmp_path: Path) -> None:
    file = write(tmp_path / "件", "")
    done = drop(tmp_path, "add", file, typed=f"{file}\n")
    assert "这是文件，不是文件夹。换一个名字。" in done.stdout
    assert done.stdout.count("工作区 [") == 2


def test_a_workspace_that_is_gone_keeps_no_file_from_being_proofread(
    home: Path, workspace: Path
) -> None:
    workspace.rename(workspace.with_name("搬走了"))
    done = drop(home, "check", write(home / "讲话.txt", "没有问题。"))
    assert done.returncode == 0, done.stderr
