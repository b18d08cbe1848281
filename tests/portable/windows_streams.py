"""What Windows does to streams, names and editors, and what must come out all the same."""

from __future__ import annotations

import json

import pytest

from tests.conftest import write
from tests.portable.conftest import SPACE, Clerk

RARE = "甲∙乙㐂丙𠮷"
EDITOR = """import pathlib, sys
pathlib.Path(sys.argv[-1]).write_text("# 编辑器里写的\\n\\n正文。\\n", encoding="utf-8")
"""


@pytest.fixture(scope="module", autouse=True)
def rare(clerk: Clerk) -> None:
    """An article with characters that code page 936 lacks, and a mistake beside them."""
    write(clerk.folder / "罕 字.md", f"# 罕见的字\n\n{RARE},正文。\n")
    clerk.bulletin("add-article", "罕 字.md").did()


@pytest.mark.parametrize("line", ["check --format json", "preview --format json"])
def test_json_is_utf8_with_every_character_whole(clerk: Clerk, line: str) -> None:
    facts = json.loads(clerk.bulletin(*line.split()).out.decode("utf-8"))
    assert RARE in json.dumps(facts, ensure_ascii=False).replace("\\n", "")


def test_a_text_for_people_shows_what_the_console_can(clerk: Clerk) -> None:
    done = clerk.bulletin("check", "--select", "PUN001")
    assert (done.code, done.complained) == (1, "")
    assert "甲" in done.said


def test_output_to_a_device_is_refused(clerk: Clerk) -> None:
    done = clerk.bulletin("render", "--no-check", "--docx", "--output", "nul.docx")
    assert done.code == 2
    assert done.complained.startswith("错误：")
    assert "nul.docx" in done.complained


def test_text_that_a_pipe_has_ruined_is_refused(clerk: Clerk) -> None:
    done = clerk.bulletin("add-article", "-", stdin="# ????会议\r\n\r\n????????\r\n".encode("gbk"))
    assert done.code == 2
    assert done.complained.startswith("错误：")


def test_an_editor_on_a_path_with_blanks_is_found(clerk: Clerk) -> None:
    write(clerk.folder / "写 字.py", EDITOR)
    python = f"Z:{clerk.python}".replace("/", "\\")
    done = clerk.wine.run(
        clerk.python,
        ["-m", "bulletin_cli", "-C", SPACE, "add-article"],
        EDITOR=f'"{python}" "写 字.py"',
    )
    assert "编辑器里写的" in done.did()


def test_a_script_is_told_which_templates_there_are(clerk: Clerk) -> None:
    done = clerk.wine.run(clerk.python, ["-m", "bulletin_cli", "init", "没有写模板"])
    assert done.code == 2
    assert "gbt9704" in done.complained
    assert "shanghai-post" in done.complained
    assert not (clerk.folder / "没有写模板").exists()


def test_bulletin_alone_says_how_the_issue_stands(clerk: Clerk) -> None:
    assert "第35期" in clerk.bulletin().did()
