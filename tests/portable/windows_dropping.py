"""The .bat files, driven through cmd with files whose names hold blanks, Han and brackets."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.conftest import write
from tests.portable.conftest import SPACE, Clerk
from tests.returned import ReturnedFile

LAST = "按回车键关闭窗口。"
UNIT = "检查了三家单位。\r\n\r\n供稿单位：示例局\r\n"


@pytest.fixture(scope="module", autouse=True)
def remembered(clerk: Clerk) -> str:
    """What the clerk is told when the first file of all is dropped, and answers."""
    write(clerk.folder / "来 稿" / "甲 稿（1）[a]&(b).md", "# 甲稿\n\n第一段,有错。\n")
    where = f"{clerk.folder}\\{SPACE}".replace("/", "\\")
    done = clerk.drops("加入稿件.bat", "来 稿\\甲 稿（1）[a]&(b).md", types=f"Z:{where}\r\n\r\n")
    assert (done.code, done.complained) == (0, "")
    return done.said


def test_the_first_time_the_workspace_is_asked_for(remembered: str) -> None:
    assert "工作区" in remembered
    assert "甲稿" in remembered
    assert remembered.endswith(LAST)


def test_several_articles_go_in_at_once(clerk: Clerk) -> None:
    names = ["来 稿\\乙(2).md", "来 稿\\丙【定】 稿.md"]
    for name in names:
        write(
            clerk.folder / name.replace("\\", "/"), f"# {name[4]}稿\r\n\r\n正文。\r\n".encode("gbk")
        )
    done = clerk.drops("加入稿件.bat", *names, types="\r\n")
    assert done.did().count("加入 issues/2024-35/articles/") == 2
    assert "下一步" in done.said.splitlines()[-1]


def test_submissions_are_taken_in(clerk: Clerk) -> None:
    name = "来 稿\\报 送（1）&b.md"
    write(clerk.folder / "来 稿" / "报 送（1）&b.md", f"# 来稿\r\n\r\n{UNIT}".encode("gbk"))
    said = clerk.drops("登记来稿.bat", name, types="\r\n").did()
    assert "收下　示例局　来稿" in said
    assert "bulletin inbox" in said.splitlines()[-1]


def test_files_are_proofread_into_word_files_beside_them(clerk: Clerk) -> None:
    word = docx.Document()
    word.add_paragraph("会议强调,要抓好落实。")
    word.save(str(clerk.folder / "来 稿" / "讲话 (终稿)&.docx"))
    names = ["来 稿\\讲话 (终稿)&.docx", "来 稿\\甲 稿（1）[a]&(b).md"]
    done = clerk.drops("校对文件.bat", *names, types="\r\n")
    assert (done.code, done.complained) == (1, "")
    assert done.said.endswith(LAST)
    for name in ("讲话 (终稿)&（校对）.docx", "甲 稿（1）[a]&(b)（校对）.docx"):
        assert len(docx.Document(str(clerk.folder / "来 稿" / name)).comments) > 0


def test_returned_changes_are_written_after_a_question(clerk: Clerk) -> None:
    clerk.bulletin("render", "--no-check", "--docx").did()
    issue = clerk.space / "issues" / "2024-35"
    file = ReturnedFile(issue / "output" / "2024-35.docx")
    file.replace("第一段", "这一段")
    file.save(clerk.folder / "来 稿" / "审 回（局长）.docx")
    done = clerk.drops("收回修改.bat", "来 稿\\审 回（局长）.docx", types="y\r\n\r\n")
    assert done.did().endswith(LAST)
    assert "写进稿件吗" in done.said
    texts = [each.read_text(encoding="utf-8") for each in (issue / "articles").iterdir()]
    assert any("这一段" in text for text in texts)


def test_a_folder_dropped_is_refused_in_one_message(clerk: Clerk) -> None:
    done = clerk.drops("加入稿件.bat", "来 稿", types="\r\n")
    assert done.code == 2
    assert done.complained.startswith("错误：来 稿：是文件夹，不是文件\n提示：")
    assert "再拖一次" in done.said


def test_the_console_stands_in_the_workspace_and_knows_the_command(clerk: Clerk) -> None:
    done = clerk.drops("打开简报窗口.bat", types="exit\r\n")
    assert done.said.rstrip().endswith(f"\\{SPACE}>")
    assert "不是内部或外部命令" not in done.said + done.complained


def test_bulletin_bat_passes_arguments_and_the_exit_code_on(clerk: Clerk) -> None:
    done = clerk.drops("bulletin.bat", "-C", "没 有（这个）", "list")
    assert done.code == 2
    assert "没 有（这个）" in done.complained


def test_nothing_was_left_behind(clerk: Clerk) -> None:
    assert not list(Path(clerk.folder).rglob("*.tmp"))
