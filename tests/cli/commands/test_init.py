"""init in a script: all from options, placeholders for what they leave out, and refusals."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.store.config import load_config
from bulletin_cli.store.templates import list_names, list_offers, load_starter
from tests.conftest import (
    OFFICE,
    assert_refusal,
    bulletin,
    bulletin_process,
    did,
    files_of,
    on_posix,
    refused,
    unprivileged,
    write,
)
from tests.samples import ROOT, SHIPPED

GBT = ("--template", "gbt9704")


def test_init_takes_everything_from_options(tmp_path: Path) -> None:
    root = tmp_path / "新 区"
    names = ("--nameplate", "示例行业", "--nameplate", "工作简报", "--issuer", "示例办")
    receivers = ("--report-to", "甲", "--report-to", "乙", "--copy-to", "丙处、丁处")
    begin = ("--last", "2024-34", "--last-whole-number", "485")
    result = bulletin("init", root, *GBT, *names, *receivers, "--issue-to", "各区", *begin)
    assert result.stderr == (
        "提醒：“丙处、丁处”当作一个单位；要是几个，分开写：bulletin set copy_to 丙处 丁处\n"
    )
    assert result.stdout.splitlines() == [
        f"建好了工作区 {root}：bulletin.toml、glossary.toml、issues/",
        f'下一步：cd "{root}"，再 bulletin new 新建一期。',
    ]
    config = load_config(root)
    periodical = config.periodical
    assert periodical.nameplate == ("示例行业", "工作简报")
    assert (periodical.issuer, periodical.template) == ("示例办", "gbt9704")
    assert periodical.report_to == ("甲", "乙")
    assert (periodical.copy_to, periodical.issue_to) == (("丙处、丁处",), ("各区",))
    assert config.counted_from
    assert (config.counted_from.number, config.counted_from.whole_number) == (34, 485)
    assert set(files_of(root)) == {"bulletin.toml", "glossary.toml"}
    assert (root / "issues").is_dir()


@pytest.mark.parametrize("template", list_names(None))
def test_what_a_script_leaves_out_is_a_placeholder_that_is_told_and_stops_render(
    tmp_path: Path, template: str
) -> None:
    out = did(bulletin("init", tmp_path, "--template", template))
    assert out.splitlines()[1] == (
        f"还是占位：刊名、编发单位、报、送。排版前在 {tmp_path / 'bulletin.toml'} 里换成真的。"
    )
    did(bulletin("-C", tmp_path, "new", "--date", "2024-01-05"))
    did(bulletin("-C", tmp_path, "add-article", "-", stdin="题目\n\n正文。\n"))
    result = bulletin("-C", tmp_path, "render")
    assert result.exit_code == 1
    for key in ("nameplate", "issuer", "report_to", "copy_to"):
        assert f"] {key} 里的“○○○" in result.stderr


@pytest.mark.parametrize("template", list_names(None))
def test_a_starter_holds_nothing_but_placeholders(template: str) -> None:
    begin = load_starter(template)
    lists = (begin.texts(key, ()) for key in ("nameplate", "report_to", "copy_to", "issue_to"))
    assert all("○○○" in text for each in (*lists, (begin.text("issuer"),)) for text in each)
    begin.close()


def test_the_templates_are_offered_with_a_line_on_each() -> None:
    assert [each.name for each in list_offers()] == sorted(SHIPPED)
    assert all(0 < len(each.description) <= 40 for each in list_offers())


def test_a_script_that_names_no_template_is_told_which_there_are(tmp_path: Path) -> None:
    lines = [f"{each.name}（{each.description}）" for each in list_offers()]
    refused(bulletin("init", tmp_path / "区", *OFFICE[2:]), "没有写 --template", *lines)
    assert files_of(tmp_path) == {}


@pytest.mark.parametrize("none", ["", "无"])
def test_a_list_of_receivers_may_be_none_and_the_issue_is_rendered(
    tmp_path: Path, none: str
) -> None:
    lists = ("--report-to", none, "--copy-to", none)
    out = did(bulletin("init", tmp_path, *GBT, *OFFICE[2:8], *lists))
    assert "占位" not in out
    did(bulletin("-C", tmp_path, "new"))
    did(bulletin("-C", tmp_path, "add-article", "-", stdin="题目\n\n正文。\n"))
    text = did(bulletin("-C", tmp_path, "render", "--text", "-o", "-"))
    assert "报：" not in text
    assert "送：" not in text


def test_a_line_of_an_old_imprint_may_be_given_as_it_stands(tmp_path: Path) -> None:
    result = bulletin("init", tmp_path, *GBT, "--copy-to", "送：甲处、乙处，丙局；丁局。")
    assert "“甲处、乙处”当作一个单位" in result.stderr
    assert load_config(tmp_path).periodical.copy_to == ("甲处、乙处", "丙局", "丁局")


@pytest.mark.parametrize(
    "words",
    [
        ("--last", "2024年第34期", "--last-whole-number", "总485"),
        ("--last", "2024-34", "--last-whole-number", "总第485期"),
        ("--last", "2024年第34期（总第485期）"),
    ],
)
def test_the_last_issue_may_be_given_as_it_is_printed(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    did(bulletin("init", tmp_path, *OFFICE, *words))
    assert load_config(tmp_path).counted_from == IssueNumber(2024, 34, 485)


def test_init_without_a_last_number_begins_with_the_first(tmp_path: Path) -> None:
    did(bulletin("init", tmp_path, *OFFICE))
    assert load_config(tmp_path).counted_from is None
    assert did(bulletin("-C", tmp_path, "new", "--date", "2024-01-05")).startswith(
        "2024年第1期（总第1期）\n"
    )


def test_init_in_the_current_folder_sends_nobody_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert did(bulletin("init", ".", *OFFICE)).splitlines()[-1] == (
        "下一步：bulletin new 新建一期。"
    )


def test_init_copies_the_template_to_work_on(tmp_path: Path) -> None:
    out = did(bulletin("init", tmp_path, *OFFICE, "--copy-template"))
    assert "templates/shanghai-post/" in out
    copied = set(files_of(tmp_path / "templates" / "shanghai-post"))
    assert copied == {"base.docx", "starter.toml", "template.toml"}
    assert "没有问题" in did(bulletin("-C", tmp_path, "doctor"))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--last", "2024-34"], "没有写 --last-whole-number"),
        (["--last-whole-number", "485"], "没有写 --last"),
        (["--last", "2024-34", "--last-whole-number", "33"], "总期号 33 小于当年期数 34"),
        (["--last", "34", "--last-whole-number", "485"], "“34”不是期号"),
        (["--last", "2024-s1", "--last-whole-number", "485"], "“2024-s1”是增刊的期号"),
        (["--template", "gbt9705"], "没有叫“gbt9705”的模板\n提示：是不是 gbt9704？"),
        (["--template", "../gbt9704"], "没有叫“../gbt9704”的模板\n提示：是不是 gbt9704？"),
        (["--template", "/"], f"没有叫“/”的模板\n提示：可以写：{'、'.join(sorted(SHIPPED))}。"),
        (["--issuer", "甲\n乙"], "编发单位里有换行或控制字符"),
        (["--issuer", "甲\x7f乙"], "编发单位里有换行或控制字符"),
        (["--issuer", " 　"], "编发单位是空的"),
        (["--nameplate", "甲\u2028乙"], "刊名里有换行或控制字符"),
        (["--nameplate", ""], "刊名是空的"),
        (["--nameplate", "甲", "--nameplate", " "], "刊名是空的"),
        (["--report-to", "甲\n乙"], "受文单位里有换行或控制字符"),
        (["--issue-to", "甲，\x07"], "受文单位里有换行或控制字符"),
    ],
)
def test_init_refuses_what_would_not_load_again(
    tmp_path: Path, options: list[str], message: str
) -> None:
    refused(bulletin("init", tmp_path / "区", *GBT, *options), message)
    assert files_of(tmp_path) == {}


def test_init_leaves_an_existing_workspace_alone(workspace: Path) -> None:
    before = files_of(workspace)
    refused(bulletin("init", ".", *OFFICE, "--copy-template"), "已经是工作区", "bulletin.toml")
    assert files_of(workspace) == before


@pytest.mark.parametrize("folder", ["内刊", "issues/内刊"])
def test_a_script_makes_no_workspace_within_another(workspace: Path, folder: str) -> None:
    before = files_of(workspace)
    refused(bulletin("init", folder, *OFFICE), f"{workspace} 已经是工作区", "换到它外面")
    assert files_of(workspace) == before
    assert not (workspace / folder).exists()


def test_two_workspaces_stand_side_by_side(workspace: Path) -> None:
    did(bulletin("init", "../内刊", *OFFICE))
    assert (workspace.parent / "内刊" / "bulletin.toml").is_file()


def test_a_file_is_no_place_for_a_workspace(tmp_path: Path) -> None:
    place = write(tmp_path / "区", "文")
    refused(bulletin("init", place, *OFFICE), "区：这是文件，不是文件夹")
    refused(bulletin("init", place / "内", *OFFICE), "路径中间有一段是文件")
    assert files_of(tmp_path) == {"区": "文".encode()}


@on_posix
def test_a_folder_that_cannot_be_written_is_no_place_for_a_workspace(tmp_path: Path) -> None:
    prefix = unprivileged()
    tmp_path.chmod(0o555)
    done = bulletin_process("init", tmp_path / "甲" / "乙", *OFFICE, prefix=prefix)
    tmp_path.chmod(0o755)
    assert_refusal(done.returncode, done.stdout, done.stderr, "建不了工作区（没有权限）")
    assert list(tmp_path.iterdir()) == []


def test_a_name_too_long_for_a_folder_is_refused(tmp_path: Path) -> None:
    refused(bulletin("init", tmp_path / ("长" * 200), *OFFICE), "文件名太长")
    assert list(tmp_path.iterdir()) == []


def test_a_script_makes_no_issue_in_the_source_of_the_program() -> None:
    before = set(files_of(ROOT / "issues"))
    refused(bulletin("-C", ROOT, "new"), "bulletin 的源代码文件夹", "bulletin init")
    refused(bulletin("-C", ROOT, "init", "简报", *OFFICE), "bulletin 的源代码和示例")
    assert set(files_of(ROOT / "issues")) == before
    assert not (ROOT / "简报").exists()


@pytest.mark.parametrize("text", ['[project]\nname = "other"\n', "[project", "project = 1\n"])
def test_a_workspace_beside_another_project_is_like_any(workspace: Path, text: str) -> None:
    write(workspace / "pyproject.toml", text)
    assert "2024-35" in did(bulletin("new", "--date", "2024-11-25"))
