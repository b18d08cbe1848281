"""The first minutes: the bare program, help, words that are no command, files dropped on it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bulletin_cli.base.typography import display_width
from bulletin_cli.cli.table import COMMANDS, GROUPS
from tests.conftest import ARTICLE_FILE, ISSUE_FILE, bulletin, change, did, files_of, refused, write


def test_outside_a_workspace_the_greeting_says_how_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    out = did(bulletin())
    assert "编排工作简报" in out.splitlines()[0]
    for part in (f"{tmp_path} 还不在工作区里", "bulletin init 简报", "bulletin help"):
        assert part in out
    assert files_of(tmp_path) == {}


@pytest.mark.parametrize(
    ("done", "standing", "step"),
    [
        ([], "这一期　还没有", "bulletin new　"),
        (
            ["new --date 2024-11-25"],
            "草稿　0 篇　issues/2024-35",
            "bulletin add-article 来稿.docx --issue 2024-35　",
        ),
        (["new --date 2024-11-25", "add-article -"], "草稿　1 篇", "bulletin render 2024-35　"),
    ],
)
def test_the_greeting_says_where_the_work_stands_and_what_comes_next(
    workspace: Path, done: list[str], standing: str, step: str
) -> None:
    for line in done:
        did(bulletin(*line.split(), stdin="题目\n\n正文。\n"))
    out = did(bulletin())
    assert str(workspace) in out
    assert standing in out
    assert f"下一步　{step}" in out


@pytest.mark.parametrize("text", ["正文TODO。", "+++\n坏了 =\n+++\n\n文。\n"])
def test_the_greeting_leads_to_the_errors(article: Path, text: str) -> None:
    write(article, f"# 题目\n\n{text}\n" if "TODO" in text else text)
    assert "下一步　bulletin check 2024-35　有 1 个错误" in did(bulletin())


def test_after_a_published_issue_the_next_step_is_a_new_one(issue: Path) -> None:
    change(issue / "issue.toml", {'"draft"': '"published"'})
    assert "2024年第35期（总第486期）　已发布" in did(bulletin())
    assert "下一步　bulletin new　" in did(bulletin())


@pytest.mark.parametrize("file", ["bulletin.toml", "issues/2024-35/issue.toml"])
def test_the_greeting_says_what_is_broken(article: Path, file: str) -> None:
    root = article.parents[3]
    write(root / file, "+++\n坏了 =\n+++\n\n文。\n")
    out = did(bulletin())
    assert f"有问题　{file} 第 " in out
    assert "bulletin doctor　" in out


def test_lines_to_type_name_the_workspace_that_was_named(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    root = article.parents[3].name
    assert root in did(bulletin("-C", root))
    step = did(bulletin("-C", root)).partition("下一步　bulletin -C ")[2]
    assert step[1:].startswith(root)
    refused(bulletin("-C", root, "rm", "3"), f"{root}", " remove-article 3\n")


def test_after_rendering_the_next_step_is_a_look_and_then_the_proof(article: Path) -> None:
    did(bulletin("render"))
    out = did(bulletin())
    assert "下一步　bulletin open　" in out
    assert "　　　　bulletin proofed 2024-35　" in out


@pytest.mark.parametrize(
    "source", ["bulletin.toml", ISSUE_FILE, ARTICLE_FILE, "issues/2024-35/images/图.png"]
)
def test_what_is_newer_than_the_word_file_is_to_be_rendered_first(
    article: Path, source: str
) -> None:
    did(bulletin("render"))
    newer = article.parents[3] / source
    newer.parent.mkdir(exist_ok=True)
    newer.touch()
    later = (article.parents[1] / "output" / "2024-35.docx").stat().st_mtime + 9
    os.utime(newer, (later, later))
    assert "下一步　bulletin render 2024-35　" in did(bulletin())


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["测试"], "这里有工作区 测试：先 cd 测试"),
        (["测 试"], '这里有工作区 测 试：先 cd "测 试"'),
        (["乙", "甲"], "这里有工作区 乙、甲：先 cd 进其中一个"),
        (list("123456"), "这里有工作区 1、2、3、4、5等：先 cd 进其中一个"),
    ],
)
def test_above_a_workspace_its_name_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], told: str
) -> None:
    for name in names:
        write(tmp_path / name / "bulletin.toml", "")
    monkeypatch.chdir(tmp_path)
    assert f"下一步　{told}\n" in did(bulletin())
    refused(bulletin("new"), "都没有 bulletin.toml", f"提示：{told}。\n")


def test_a_folder_that_is_not_there_is_not_taken_for_the_workspace_around_it(
    workspace: Path,
) -> None:
    assert workspace.exists()
    refused(bulletin("-C", "u", "list"), "没有 u 这个文件夹", f"找过的文件夹是 {workspace}")
    refused(bulletin("-C", "u"), "没有 u 这个文件夹")


def test_every_command_is_listed_in_its_group_with_an_example() -> None:
    text = did(bulletin("help"))
    assert text == did(bulletin("-h")) == did(bulletin("--help"))
    headings = [line[:-1] for line in text.splitlines() if line.endswith("：")]
    assert headings == ["选项", *GROUPS]
    for name, entry in COMMANDS.items():
        (line,) = (one for one in text.splitlines() if one.startswith(f"  {name} "))
        assert line.split(maxsplit=1)[1].startswith(entry.example)
        assert line.endswith(f"  {entry.text}"), "an example or a text is too wide for 80 columns"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself_with_an_example(name: str) -> None:
    text = did(bulletin("help", name))
    assert text == did(bulletin(name, "-h"))
    assert text.splitlines()[-1] == f"  例：bulletin {name} {COMMANDS[name].example}".rstrip()


def test_help_reaches_the_commands_of_a_command() -> None:
    assert did(bulletin("help", "glossary", "add")) == did(bulletin("glossary", "add", "--help"))
    refused(bulletin("help", "nix"), "没有 nix 这个命令", "bulletin help")


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("add 来稿.docx --unit 示例局", "bulletin add-article 来稿.docx --unit 示例局"),
        ("remove 3", "bulletin remove-article 3"),
        ("rm 3", "bulletin remove-article 3"),
        ("delete 3", "bulletin remove-article 3"),
        ("mv 3 1", "bulletin move-article 3 1"),
        ("move 3 1", "bulletin move-article 3 1"),
        ("ls", "bulletin list"),
        ("lst", "bulletin list"),
        ("LIST", "bulletin list"),
        ("新建", "bulletin new"),
        ("校对 35", "bulletin check 35"),
        ("排版", "bulletin render"),
        ("打印", "bulletin render"),
        ("列表", "bulletin list"),
        ("撤下 3", "bulletin remove-article 3"),
        ("收回 改过.docx", "bulletin revise 改过.docx"),
        ("预览", "bulletin preview"),
        ("帮助", "bulletin help"),
        ("prev 35", "bulletin preview 35"),
        ("chekc 35", "bulletin check 35"),
        ("check-35", "bulletin check"),
        (
            "re",
            (
                "bulletin remove-article，或 bulletin replace-article，或 bulletin return，"
                "或 bulletin reject，或 bulletin receipt，或 bulletin reply，或 bulletin render，"
                "或 bulletin review，或 bulletin reopen，或 bulletin revise"
            ),
        ),
    ],
)
def test_a_word_that_is_no_command_says_which_is_meant(
    article: Path, line: str, meant: str
) -> None:
    before = files_of(article.parents[3])
    result = bulletin(*line.split())
    refused(result, f"没有 {line.split(maxsplit=1)[0]} 这个命令")
    assert result.stderr.endswith(f"提示：可能是 {meant}\n")
    assert files_of(article.parents[3]) == before


@pytest.mark.parametrize("word", ["没有这个词", "长" * 200, "-", "", "35"])
def test_a_word_that_means_nothing_leads_to_the_help(workspace: Path, word: str) -> None:
    assert workspace.exists()
    refused(bulletin("--", word), f"没有 {word} 这个命令", "bulletin help 列出全部命令")


def test_a_word_for_a_command_is_not_taken_for_a_folder(workspace: Path) -> None:
    (workspace / "校对").mkdir()
    refused(bulletin("校对"), "可能是 bulletin check")


def test_no_two_commands_are_asked_for_by_the_same_word() -> None:
    words = [word for entry in COMMANDS.values() for word in entry.words.split()]
    assert len(words) == len(set(words))
    assert set(words).isdisjoint(COMMANDS)


def test_words_in_a_hint_can_be_copied_back(issue: Path) -> None:
    assert issue.exists()
    hint = bulletin("add", "我的 稿件.docx").stderr.rstrip()
    assert hint.endswith((" '我的 稿件.docx'", ' "我的 稿件.docx"'))


def offered(result_text: str) -> dict[str, str]:
    """Return the lines that a refusal offers: command -> path as typed."""
    lines = [line.split(maxsplit=2) for line in result_text.splitlines() if line[:2] == "  "]
    return {name: rest.split("  ")[0] for _, name, rest in lines}


@pytest.mark.parametrize(
    ("name", "commands"),
    [
        ("来稿.docx", ["add-article", "check", "revise", "import"]),
        ("来稿.DOC", ["add-article", "check", "import"]),
        ("来稿.wps", ["add-article", "check", "import"]),
        ("来稿.docm", ["add-article", "check", "import"]),
        ("来稿.md", ["add-article", "check"]),
        ("来稿.txt", ["add-article", "check", "import"]),
        ("来稿.html", ["add-article"]),
        ("旧的.pdf", ["import"]),
    ],
)
def test_a_file_dropped_on_the_program_offers_what_fits_it(
    workspace: Path, name: str, commands: list[str]
) -> None:
    write(workspace / name, "文")
    before = files_of(workspace)
    result = bulletin(name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"错误：只写了文件 {name}，没有写做什么\n提示：")
    assert offered(result.stderr) == dict.fromkeys(commands, name)
    assert [line for line in result.stderr.splitlines() if display_width(line) > 80] == []
    assert files_of(workspace) == before


def test_several_dropped_files_stay_together(workspace: Path) -> None:
    for name in ("甲.txt", "乙.txt"):
        write(workspace / name, "文")
    assert "  bulletin add-article 甲.txt 乙.txt  " in bulletin("甲.txt", "乙.txt").stderr


def test_a_dropped_folder_offers_what_fits_it(issue: Path, tmp_path: Path) -> None:
    (tmp_path / "旧刊").mkdir()
    assert list(offered(bulletin(tmp_path / "旧刊").stderr)) == ["import", "init"]
    assert list(offered(bulletin("issues/2024-35").stderr)) == ["show", "check", "render"]
    refused(bulletin(issue.parents[1]), "是工作区的文件夹", "bulletin -C ")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("图.png", ("没有命令收它", "![说明](图.png)")),
        ("表.xlsx", ("没有命令收它", ".docx")),
    ],
)
def test_a_dropped_file_that_no_command_takes_is_told_what_to_do(
    workspace: Path, name: str, parts: tuple[str, ...]
) -> None:
    write(workspace / name, "文")
    refused(bulletin(name), *parts)


def test_a_file_that_is_not_there_is_told_with_the_folder(workspace: Path) -> None:
    refused(bulletin("来稿.docx"), "没有这个文件", str(workspace))
