"""set: the switches of an issue and the settings of the workspace, seen and changed."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from bulletin_cli.base.typography import display_width
from bulletin_cli.store.settings import SETTINGS, Setting, value
from bulletin_cli.workspace import Workspace
from tests.conftest import ISSUE_FILE, bulletin, change, did, files_of, refused, write


def issue_says(issue: Path) -> dict[str, object]:
    """Return what issue.toml says."""
    return tomli.loads((issue / "issue.toml").read_text(encoding="utf-8"))


def workspace_says(root: Path, table: str) -> dict[str, object]:
    """Return a table of bulletin.toml."""
    found = tomli.loads((root / "bulletin.toml").read_text(encoding="utf-8"))[table]
    assert isinstance(found, dict)
    return found


def test_all_settings_are_listed_in_80_columns(issue: Path) -> None:
    did(bulletin("set", "copy_to", "某" * 60, "各区局"))
    out = did(bulletin("set"))
    lines = out.splitlines()
    assert lines[0] == f"2024年第35期（总第486期）　{ISSUE_FILE}"
    assert "整个工作区　bulletin.toml" in lines
    assert "  date              出刊日期        2024-11-25" in lines
    assert "  print_run         印数            没有写" in lines
    assert [line for line in lines if display_width(line) > 80] == []
    for setting in SETTINGS:
        assert f"\n  {setting.key} " in out
        assert f" {setting.label} " in out
    assert issue.exists()


def test_without_an_issue_the_workspace_is_listed(workspace: Path) -> None:
    out = did(bulletin("set"))
    assert out.startswith("整个工作区　bulletin.toml\n")
    assert "print_run" not in out
    did(bulletin("set", "issuer", "新的办公室"))
    assert workspace_says(workspace, "periodical")["issuer"] == "新的办公室"
    refused(bulletin("set", "print_run", "5"), "还没有任何一期", "bulletin new")


@pytest.mark.parametrize("setting", SETTINGS, ids=[each.key for each in SETTINGS])
def test_one_setting_is_explained_with_an_example_that_works(issue: Path, setting: Setting) -> None:
    root = issue.parents[1]
    out = did(bulletin("set", setting.key))
    assert out.startswith(f"{setting.label}（{setting.key}）　")
    assert f"  例如  bulletin set {setting.key} {setting.example}\n" in out
    assert [line for line in out.splitlines() if display_width(line) > 80] == []
    assert ("--unset" in out) != setting.required
    assert bulletin("set", setting.key, *setting.example.split()).exit_code == 0
    space = Workspace(root)
    now = value(setting, space.config if setting.table else space.load_metadata("2024-35"))
    shown = did(bulletin("set", setting.label)).partition("  写法")[0]
    for item in now if isinstance(now, tuple) else [now]:
        assert ("是" if item is True else str(item)) in shown


def test_what_may_be_chosen_is_explained(workspace: Path) -> None:
    assert workspace.exists()
    assert "  写法  none（不要）、keep（要）\n" in did(bulletin("set", "check.spacing"))


@pytest.mark.parametrize(
    ("words", "key", "said"),
    [
        ("contents 是", "contents", True),
        ("contents ON", "contents", True),
        ("要目 开", "contents", True),
        ("units true", "units", True),
        ("print_run 120", "print_run", 120),
        ("印数 １２０", "print_run", 120),
        ("also_to 示例市总工会 示例市妇联", "also_to", ["示例市总工会", "示例市妇联"]),
    ],
)
def test_a_switch_of_the_issue_is_changed(issue: Path, words: str, key: str, said: object) -> None:
    out = did(bulletin("set", *words.split()))
    assert out.startswith(f"{ISSUE_FILE}　")
    assert " → " in out
    assert issue_says(issue)[key] == said


@pytest.mark.parametrize("no", ["否", "false", "off", "关", "--unset", ""])
def test_a_switch_is_turned_off(issue: Path, no: str) -> None:
    did(bulletin("set", "contents", "是"))
    assert "是 → 否" in did(bulletin("set", "contents", no))
    assert issue_says(issue)["contents"] is False


@pytest.mark.parametrize(
    ("words", "table", "key", "said"),
    [
        ("nameplate 甲市 工作简报", "periodical", "nameplate", ["甲市", "工作简报"]),
        ("刊名 工作简报", "periodical", "nameplate", ["工作简报"]),
        ("periodical.issuer 甲办", "periodical", "issuer", "甲办"),
        ("template gbt9704", "periodical", "template", "gbt9704"),
        ("marking 内部资料", "periodical", "marking", "内部资料"),
        ("报 市委 市政府", "distribution", "report_to", ["市委", "市政府"]),
        ("distribution.copy_to 各区局", "distribution", "copy_to", ["各区局"]),
        ("issue_to 各处室", "distribution", "issue_to", ["各处室"]),
        ("check.ignore iss007,PUN spc", "check", "ignore", ["ISS007", "PUN", "SPC"]),
        ("check.fail_on warning", "check", "fail_on", "warning"),
        ("check.spacing keep", "check", "spacing", "keep"),
    ],
)
def test_a_setting_of_the_workspace_is_changed(
    workspace: Path, words: str, table: str, key: str, said: object
) -> None:
    assert did(bulletin("set", *words.split())).startswith("bulletin.toml　")
    assert workspace_says(workspace, table)[key] == said


@pytest.mark.parametrize("key", ["date", "日期", "出刊日期"])
def test_a_date_is_changed(issue: Path, key: str) -> None:
    out = did(bulletin("set", key, "2024-11-26"))
    assert out == f"{ISSUE_FILE}　出刊日期：2024-11-25 → 2024-11-26\n"
    assert str(issue_says(issue)["date"]) == "2024-11-26"


def test_entries_are_added_and_removed(workspace: Path) -> None:
    did(bulletin("set", "copy_to", "甲局", "乙局"))
    did(bulletin("set", "copy_to", "--add", "丙局", "乙局"))
    assert workspace_says(workspace, "distribution")["copy_to"] == ["甲局", "乙局", "丙局"]
    did(bulletin("set", "--remove", "copy_to", "甲局", "丙局"))
    assert workspace_says(workspace, "distribution")["copy_to"] == ["乙局"]
    refused(
        bulletin("set", "copy_to", "--remove", "乙居"), "copy_to（送）里没有“乙居”", "是不是“乙局”"
    )
    did(bulletin("set", "copy_to", "--unset"))
    refused(bulletin("set", "copy_to", "--remove", "乙局"), "没有“乙局”", "现有零项")


def test_the_issue_is_the_one_that_is_named(issues: Path) -> None:
    did(bulletin("set", "print_run", "99", "--issue", "2024-s1"))
    assert issue_says(issues / "issues" / "2024-s1")["print_run"] == 99
    assert "print_run" not in issue_says(issues / "issues" / "2024-35")
    assert "2024-36+37/issue.toml" in did(bulletin("set", "--issue", "36"))
    assert "现在  没有写" in did(bulletin("set", "print_run", "--issue", "36"))


def test_a_second_time_changes_no_byte(issue: Path) -> None:
    root = issue.parents[1]
    lines = ("print_run 120", "also_to 甲 乙", "contents 是", "copy_to 甲 乙", "check.ignore PUN")
    for line in (*lines, "marking --unset", "check.fail_on error", "units 否", "copy_to --add 甲"):
        did(bulletin("set", *line.split()))
        before = files_of(root)
        assert "没有变，还是 " in did(bulletin("set", *line.split()))
        assert files_of(root) == before


@pytest.mark.parametrize("line", ["status published", "状态 已发布", "status"])
def test_the_status_is_not_set_but_comes_by_steps(article: Path, line: str) -> None:
    before = files_of(article.parents[3])
    refused(bulletin("set", *line.split()), "没有 ", "publish", "reopen", "void", "bulletin status")
    assert files_of(article.parents[3]) == before


def test_an_office_chooses_its_steps_in_its_own_words(issue: Path) -> None:
    root = issue.parents[1]
    did(bulletin("set", "steps", "校对", "签发"))
    assert tomli.loads((root / "bulletin.toml").read_text("utf-8"))["desk"] == {
        "steps": ["proofed", "signed"]
    }
    did(bulletin("set", "steps", "--remove", "签发", "proofed"))
    assert "现在  一步也没有" in did(bulletin("set", "steps"))
    did(bulletin("set", "发布前的步骤", "--unset"))
    assert "proofed（校对）\n" in did(bulletin("set", "steps"))
    refused(bulletin("set", "steps", "签字"), "不能是“签字”", "signed（签发）")
    did(bulletin("set", "proof_rounds", "2"))
    assert "2 → 1" in did(bulletin("set", "proof_rounds", "1"))


@pytest.mark.parametrize(
    ("line", "told"),
    [("steps 审核", "不能是“审核”"), ("proof_rounds 0", "1 到 9"), ("校几次 十", "整数")],
)
def test_steps_that_there_are_not_are_refused(issue: Path, line: str, told: str) -> None:
    before = files_of(issue.parents[1])
    refused(bulletin("set", *line.split()), told)
    assert files_of(issue.parents[1]) == before


def test_what_is_said_already_is_not_written(issue: Path) -> None:
    before = files_of(issue.parents[1])
    for line in ("units 否", "print_run --unset", "check.spacing none", "date 2024-11-25"):
        assert "没有变" in did(bulletin("set", *line.split()))
    assert files_of(issue.parents[1]) == before


def test_comments_and_order_survive(issue: Path) -> None:
    toml = issue / "issue.toml"
    change(toml, {"date = 2024-11-25": "# 周一\nprint_run = 90  # 定了\ndate = 2024-11-25 # 出刊"})
    did(bulletin("set", "date", "2024-11-28"))
    did(bulletin("set", "print_run", "--unset"))
    did(bulletin("set", "contents", "是"))
    text = toml.read_text(encoding="utf-8")
    assert "# 周一\nprint_run = 0  # 定了\ndate = 2024-11-28 # 出刊\n" in text
    assert "# 可选：" in text
    root = issue.parents[1]
    write(
        root / "bulletin.toml",
        'schema = 1\n[periodical]\nnameplate = "甲"  # 刊\nissuer = "乙"\ntemplate = "gbt9704"\n'
        '\n# 受文\n[distribution]\ncopy_to = [\n  # 先区局\n  "甲局",  # 一\n  "乙局",\n]  # 送\n',
    )
    did(bulletin("set", "copy_to", "零局", "甲局", "丙局"))
    did(bulletin("set", "nameplate", "甲", "报"))
    did(bulletin("set", "check.ignore", "ISS007"))
    text = (root / "bulletin.toml").read_text(encoding="utf-8")
    for note in ("# 刊", "# 受文\n[dist", "# 先区局", '"甲局",  # 一', "]  # 送"):
        assert note in text
    assert workspace_says(root, "distribution")["copy_to"] == ["零局", "甲局", "丙局"]
    assert workspace_says(root, "check")["ignore"] == ["ISS007"]


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (["print_run", "一百"], "print_run（印数）应为整数，写的是“一百”", "print_run 120"),
        (["print_run", "12.5"], "应为整数", "120"),
        (["print_run", "²"], "应为整数", "120"),
        (["print_run", "999999999"], "应为 0 到 1000000", "范围"),
        (["contents", "也许"], "应为“是”或“否”，写的是“也许”", "bulletin set contents 是"),
        (["date", "2024-11-31"], "2024-11-31", ""),
        (["date", "改日"], "改日", ""),
        (["date", ""], "不能空着", "2024-11-25"),
        (["nameplate", ""], "nameplate（刊名）不能空着", "bulletin set nameplate"),
        (["nameplate", " ", "　"], "不能空着", ""),
        (["issuer", ""], "issuer（编发单位）不能空着", "bulletin set issuer"),
        (["nameplate", "甲", ""], "里有空的一项", ""),
        (["nameplate", "--unset"], "不能空着", ""),
        (["marking", "甲", "乙"], "只写一个值，写了 2 个", "引号"),
        (["issuer", "甲\n乙"], "periodical.issuer 只能写一行", "去掉"),
        (["also_to", "甲\u2028乙"], "also_to 只能写一行", "去掉"),
        (["copy_to", "甲\x07"], "只能写一行", "去掉"),
        (["copy_to", "甲", "甲"], "“甲”写了两次", "一次"),
        (["copy_to", "甲", " "], "里有空的一项", ""),
        (["template", "gbt"], "没有叫“gbt”的模板", "gbt9704"),
        (["template", "../gbt9704"], "没有叫“../gbt9704”的模板", ""),
        (
            ["check.fail_on", "all"],
            "check.fail_on（算失败的级别）不能是“all”",
            "可以写：error（有错误）、",
        ),
        (["check.ignore", "ISS999"], "没有 ISS999 这条规则", "bulletin rule"),
        (["print_rum", "1"], "没有 print_rum 这项设置", "是不是 print_run"),
        (["印书", "1"], "没有 印书 这项设置", "是不是 印数"),
        (["受文单位", "甲"], "没有 受文单位 这项设置", "报（report_to）、送（copy_to）"),
        (["印数=120"], "没有 印数=120 这项设置", "写成 bulletin set 印数 120。"),
        (["print_run=", "120"], "没有 print_run= 这项设置", "写成 bulletin set print_run。"),
        (["印数", "-5"], "不能是负数", "bulletin set --help"),
        (["--", "印数", "-5"], "print_run（印数）不能是负数", "0"),
        (["blah"], "没有 blah 这项设置", "bulletin set 列出"),
        (["styles.body.size", "三号"], "没有 styles.body.size 这项设置", "template.toml"),
        (["page.top", "3cm"], "没有 page.top 这项设置", "template.toml"),
        (["year", "2025"], "没有 year 这项设置", "issue.toml"),
        (["articles", "01.md"], "没有 articles 这项设置", "add-article"),
        (["marking", "甲", "--add"], "不是一列", "--add"),
        (["issuer", "--issue", "35"], "整个工作区", "--issue"),
        (["copy_to", "甲", "--add", "--remove"], "只能写一个", ""),
        (["copy_to", "--add"], "没有写加减哪一项", ""),
        (["copy_to", "甲", "--unset"], "--unset", ""),
        (["--unset"], "没有写是哪一项", "bulletin set"),
        (["print_run", "5", "--issue", "99"], "没有 99 这一期", ""),
    ],
)
def test_what_cannot_be_is_refused(issue: Path, words: list[str], message: str, hint: str) -> None:
    root = issue.parents[1]
    before = files_of(root)
    result = bulletin("set", *words)
    refused(result, message, hint)
    assert "第 " not in result.stderr  # of a file that does not say it
    assert files_of(root) == before


def test_a_published_issue_is_not_changed(issues: Path) -> None:
    before = files_of(issues)
    refused(bulletin("set", "print_run", "5", "--issue", "36"), "2024-36+37 已发布，不能改")
    assert files_of(issues) == before


def test_a_broken_file_is_told_with_its_line_and_left_alone(issue: Path) -> None:
    change(issue / "issue.toml", {"number = 35": "nummer = 35"})
    before = files_of(issue)
    refused(bulletin("set", "print_run", "5", "--issue", "2024-35"), ISSUE_FILE, "number")
    assert files_of(issue) == before
