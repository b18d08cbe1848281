"""edit: an article in the editor, written back in one step, checked, never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import (
    ARTICLE,
    ARTICLE_FILE,
    bulletin,
    bulletin_process,
    did,
    editor,
    files_of,
    on_posix,
    refused,
    write,
)
from tests.terminal import on_terminal

BROKEN = "+++\ntitle = 1\n+++\n\n正文。\n"


def replacing(folder: Path, old: str, new: str) -> str:
    """Return an editor that replaces `old`."""
    code = "text = path.read_text('utf-8-sig')\n"
    return editor(folder, f"{code}path.write_text(text.replace({old!r}, {new!r}), 'utf-8')")


def test_an_article_is_edited_and_checked(article: Path, drafts: Path, tmp_path: Path) -> None:
    out = did(bulletin("edit", "1", EDITOR=replacing(tmp_path, "正文。", "正文TODO。")))
    assert out.startswith(f"改好 {ARTICLE_FILE}\n{ARTICLE_FILE}　题目\nx 5:3   错误  占位文字")
    assert out.endswith(f"{ARTICLE_FILE}：1 个错误，0 个警告，0 个提示。\n")
    assert article.read_text(encoding="utf-8") == ARTICLE.replace("正文。", "正文TODO。")
    assert files_of(drafts) == {}


def test_only_the_edited_article_is_checked(article: Path, tmp_path: Path) -> None:
    did(bulletin("add-article", "-", stdin="又一篇\n\n又一篇TODO。\n"))
    out = did(bulletin("edit", "01.md", EDITOR=replacing(tmp_path, "正文", "文字")))
    assert out == f"改好 {ARTICLE_FILE}\n{ARTICLE_FILE}：没有发现问题。\n"
    assert article.read_text(encoding="utf-8") == ARTICLE.replace("正文", "文字")


def test_an_article_left_as_it_was_is_not_written(article: Path, tmp_path: Path) -> None:
    before = files_of(article.parents[3])
    result = bulletin("edit", "1", EDITOR=editor(tmp_path, ""))
    assert (result.exit_code, result.stdout[:5]) == (0, "没有改动 ")
    assert "code --wait" in result.stderr
    assert files_of(article.parents[3]) == before


@pytest.mark.parametrize(("encoding", "end"), [("gb18030", "\r\n"), ("utf-8-sig", "\n")])
def test_an_article_keeps_its_encoding_and_line_ends(
    article: Path, tmp_path: Path, encoding: str, end: str
) -> None:
    write(article, ARTICLE.replace("\n", end).encode(encoding))
    did(bulletin("edit", "1", EDITOR=replacing(tmp_path, "正文。", "文字。\n一行。")))
    changed = ARTICLE.replace("正文。", "文字。\n一行。").replace("\n", end)
    assert article.read_bytes() == changed.encode(encoding)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (BROKEN, f"{ARTICLE_FILE} 第 2 行"),
        ("正文。\n", f"{ARTICLE_FILE} 第 1 行：开头没有 +++"),
        (ARTICLE + "\n- 列表\n", f"{ARTICLE_FILE} 第 7 行"),
        (ARTICLE + "\n![图](images/无.png)\n", f"{ARTICLE_FILE} 第 7 行：图片 images/无.png"),
    ],
)
def test_a_broken_article_is_told_and_kept_apart(
    article: Path, drafts: Path, tmp_path: Path, written: str, message: str
) -> None:
    code = f"path.write_text({written!r}, 'utf-8')"
    result = bulletin("edit", "1", EDITOR=editor(tmp_path, code))
    (draft,) = drafts.iterdir()
    refused(result, message, str(draft), "bulletin replace-article 01.md")
    assert draft.read_text(encoding="utf-8") == written
    assert article.read_text(encoding="utf-8") == ARTICLE


@pytest.mark.parametrize(
    "code", ["path.write_bytes(b'\\0\\1')", "path.write_text('X'); sys.exit(3)"]
)
def test_whatever_else_was_written_is_kept(
    article: Path, drafts: Path, tmp_path: Path, code: str
) -> None:
    result = bulletin("edit", "1", EDITOR=editor(tmp_path, code))
    (draft,) = drafts.iterdir()
    refused(result, str(draft))
    assert article.read_text(encoding="utf-8") == ARTICLE


@pytest.mark.parametrize(
    ("change_", "message"),
    [
        (
            "article.write_text(article.read_text('utf-8') + '\\n别人写的。\\n', 'utf-8')",
            "刚被别的",
        ),
        ("article.unlink()", "文件不存在"),
        (
            "toml.write_text(toml.read_text('utf-8').replace('draft', 'void'), 'utf-8')",
            "作废，不能改",
        ),
        ("toml.write_text(toml.read_text('utf-8').replace('01', '02'), 'utf-8')", "没有稿件 01.md"),
    ],
)
def test_what_others_did_meanwhile_is_not_undone(
    article: Path, drafts: Path, tmp_path: Path, change_: str, message: str
) -> None:
    code = (
        f"article = pathlib.Path({str(article)!r}); toml = article.parents[1] / 'issue.toml'\n"
        f"path.write_text(path.read_text('utf-8') + '\\n我写的。\\n', 'utf-8')\n{change_}"
    )
    result = bulletin("edit", "1", EDITOR=editor(tmp_path, code))
    (draft,) = drafts.iterdir()
    refused(result, message, str(draft))
    assert "我写的。" in draft.read_text(encoding="utf-8")
    assert "我写的。" not in "".join(path.read_text("utf-8") for path in article.parent.iterdir())


@on_posix
def test_a_broken_article_is_opened_again_on_a_terminal(article: Path, tmp_path: Path) -> None:
    code = f"""text = path.read_text('utf-8')
again = text.replace('title = 1', 'title = "新"')
path.write_text({BROKEN!r} if text == again else again, 'utf-8')"""
    shown = on_terminal("y\n", "edit", "1", EDITOR=editor(tmp_path, code), VISUAL="")
    assert "再打开改吗？" in shown
    assert "没有发现问题" in shown
    assert 'title = "新"' in article.read_text(encoding="utf-8")


@on_posix
@pytest.mark.parametrize(("answer", "told"), [("n\n", "没有写进稿件"), ("\x03", "已取消")])
def test_whoever_gives_up_is_told_where_the_text_is(
    article: Path, drafts: Path, tmp_path: Path, answer: str, told: str
) -> None:
    command = editor(tmp_path, f"path.write_text({BROKEN!r}, 'utf-8')")
    shown = on_terminal(answer, "edit", "1", EDITOR=command, VISUAL="", TMPDIR=str(drafts))
    (draft,) = drafts.iterdir()
    assert told in shown
    assert draft.name in shown
    assert draft.read_text(encoding="utf-8") == BROKEN
    assert article.read_text(encoding="utf-8") == ARTICLE


@on_posix
def test_ctrl_c_that_ends_the_editor_leaves_the_article_and_the_text(
    article: Path, drafts: Path, tmp_path: Path
) -> None:
    end = "import os, signal\nsignal.signal(2, signal.SIG_DFL)\nos.kill(os.getpid(), 2)"
    result = bulletin("edit", "1", EDITOR=editor(tmp_path, f"path.write_text('写了一半')\n{end}"))
    (draft,) = drafts.iterdir()
    assert result.exit_code == 130
    assert f"写的内容还在 {draft}" in result.stderr
    assert result.stderr.endswith("错误：已取消\n")
    assert article.read_text(encoding="utf-8") == ARTICLE


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("edit 2", "没有第 2 篇"),
        ("edit 0", "没有第 0 篇"),
        ("edit 09.md", "本期没有稿件 09.md"),
        ("edit ../issue.toml", "本期没有稿件"),
        ("edit 1 --issue 99", "没有 99 这一期"),
        ("edit 1 --issue 36", "已发布，不能改"),
    ],
)
def test_what_is_no_article_of_a_draft_opens_no_editor(
    issues: Path, drafts: Path, tmp_path: Path, line: str, message: str
) -> None:
    before = files_of(issues)
    refused(bulletin(*line.split(), EDITOR=editor(tmp_path, "path.write_text('X')")), message)
    assert (files_of(issues), files_of(drafts)) == (before, {})


def test_without_an_editor_or_a_terminal_nothing_waits(article: Path) -> None:
    refused(bulletin("edit", "1"), "没有设编辑器", ARTICLE_FILE)
    refused(bulletin("edit", "1", EDITOR='"C:\\no such" -x'), "打不开编辑器", "EDITOR")
    assert bulletin_process("edit", "1", EDITOR="", VISUAL=" ").returncode == 2
    article.unlink()
    refused(bulletin("edit", "1", EDITOR="true"), ARTICLE_FILE, "文件不存在")


def test_a_broken_article_can_be_mended(article: Path, tmp_path: Path) -> None:
    write(article, BROKEN)
    did(bulletin("edit", "1", EDITOR=replacing(tmp_path, "title = 1", 'title = "题目"')))
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_the_issue_is_the_one_that_is_named(issues: Path, tmp_path: Path) -> None:
    did(bulletin("add-article", "-", "--issue", "2024-s1", stdin="增刊\n\n正文。\n"))
    did(bulletin("edit", "1", "--issue", "35", EDITOR=replacing(tmp_path, "正文", "文字")))
    changed = issues / "issues" / "2024-35" / "articles" / "01.md"
    assert changed.read_text(encoding="utf-8") == ARTICLE.replace("正文", "文字")
    other = issues / "issues" / "2024-s1" / "articles" / "01.md"
    assert "正文" in other.read_text(encoding="utf-8")
