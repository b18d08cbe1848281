"""bulletin import: folders of old issues go into the archive, and what is doubtful is told."""

from __future__ import annotations

import gc
import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
import tomli
from PIL import Image as Pillow

from bulletin_cli.actions.import_ import Importer
from bulletin_cli.content.article import Article, Paragraph
from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.incoming.back_issues.content import OldLine
from bulletin_cli.workspace import Workspace
from tests.cli.commands.old_files import (
    DAYS,
    articles,
    old_file,
    put,
    sample,
    taken,
    told,
    without_caption,
)
from tests.conftest import (
    LONGEST,
    bulletin,
    change,
    did,
    files_of,
    refused,
    write,
)
from tests.dumps import texts
from tests.samples import REFERENCE, needs_reference
from tests.terminal import on_terminal


def test_a_folder_of_old_issues_goes_into_the_archive(old: Path, workspace: Path) -> None:
    shown = taken(old)
    assert "收进  2024-31  2024-10-28   5  1807" in shown
    assert shown.splitlines()[-1].startswith("收进 3 期 15 篇")
    for identifier in ("2024-31", "2024-32", "2024-33"):
        assert without_caption(workspace, identifier) == texts(sample().articles)
    rows = json.loads(did(bulletin("list", "--format", "json")))
    assert [(each["label"], each["date"], each["status"]) for each in rows] == [
        ("2024年第31期（总第482期）", "2024-10-28", "published"),
        ("2024年第32期（总第483期）", "2024-11-04", "published"),
        ("2024年第33期（总第484期）", "2024-11-11", "published"),
    ]


def test_a_picture_comes_along_from_a_word_file(old: Path, workspace: Path) -> None:
    taken(old)
    places = list((workspace / "issues" / "2024-32" / "images").iterdir())
    assert [each.name for each in places] == ["01.png"]
    with Pillow.open(places[0]) as kept:
        assert (kept.format, round(kept.info["dpi"][0])) == ("PNG", 220)  # it had 240
    did(bulletin("render", "2024-32", "--no-check"))


def test_the_source_and_its_digest_are_kept(old: Path, workspace: Path) -> None:
    taken(old)
    text = (workspace / "issues" / "2024-32" / "issue.toml").read_text(encoding="utf-8")
    assert tomli.loads(text)["imported"]["file"] == "第32期 （定稿）.docx"
    assert len(tomli.loads(text)["imported"]["sha256"]) == 64


def test_a_second_run_changes_nothing(old: Path, workspace: Path) -> None:
    taken(old)
    before = files_of(workspace)
    shown = taken(old)
    assert shown.splitlines()[-1] == "收进 0 期 0 篇，已收过 3 个文件"
    assert files_of(workspace) == before


def test_an_article_mended_since_stays_mended(old: Path, workspace: Path) -> None:
    taken(old)
    change(workspace / "issues" / "2024-31" / "articles" / "01.md", {"会议": "大会"})
    before = files_of(workspace)
    taken(old)
    assert files_of(workspace) == before


def test_a_trial_writes_nothing(old: Path, workspace: Path) -> None:
    before = files_of(workspace)
    shown = taken("--dry-run", old)
    assert shown.endswith("还没有写；去掉 --dry-run 就写。\n")
    assert "收进 3 期" in shown
    assert files_of(workspace) == before


def test_a_trial_says_what_the_real_run_says(old: Path) -> None:
    title = "\n".join(f"这一行没有标点又很长{each}" * 5 for each in "甲乙丙丁")
    head = "某某简报\n第34期（总第485期）\n某某局编　2024年11月18日\n"
    text = f"{head}目录\n{title}……1\n{title}\n近日，某某局召开会议。\n"
    write(old / "第34期.txt", text)
    trial = taken("--dry-run", old, code=1)
    assert "标题有 220 字，超过 200 字" in trial
    assert taken(old, code=1) + "还没有写；去掉 --dry-run 就写。\n" == trial


def test_the_same_issue_in_two_files_is_taken_once_the_word_file_first(
    old: Path, workspace: Path
) -> None:
    put(workspace, "又一份.txt", 32)
    facts = told(old)
    assert (facts["第32期 （定稿）.docx"]["status"], facts["又一份.txt"]["status"]) == (
        "new",
        "same",
    )


def test_another_text_of_an_issue_is_told_and_not_taken(old: Path, workspace: Path) -> None:
    taken(old)
    before = files_of(workspace / "issues")
    change(put(workspace, "改过的.txt", 33), {"会议": "大会"})
    shown = taken(old, code=1)
    assert "已有 2024-33，内容与这个文件不同，没有动" in shown
    assert files_of(workspace / "issues") == before


def test_an_issue_written_here_is_never_overwritten(old: Path, issue: Path) -> None:
    day = date(2024, 11, 25)
    old_file(issue.parents[1], old / "第35期.docx", IssueNumber(2024, 35, 486), day)
    before = files_of(issue)
    assert told(old)["第35期.docx"]["status"] == "different"
    assert files_of(issue) == before


def test_numbers_that_overlap_a_joint_issue_are_not_taken(old: Path, workspace: Path) -> None:
    name = "合刊.docx"
    old_file(workspace, old.parent / "合刊" / name, IssueNumber(2024, 32, 483, 2), DAYS[33])
    taken(old)
    assert "重叠" in str(told(old.parent / "合刊")[name]["reason"])


def test_gaps_and_dates_out_of_order_are_told(old: Path, workspace: Path) -> None:
    (old / "2024" / "第33期.txt").unlink()
    old_file(workspace, old / "第34期.txt", IssueNumber(2024, 34, 495), date(2024, 10, 1))
    shown = taken(old)
    assert "2024-32 和 2024-34 之间缺第33期" in shown
    assert "后一期应为总第485期" in shown
    assert "2024-32 和 2024-34 的日期倒了：2024-11-04、2024-10-01" in shown


def test_numbers_are_checked_against_the_archive_too(old: Path, workspace: Path) -> None:
    taken(old / "2024" / "第31期.txt")
    shown = taken(old / "2024" / "第33期.txt")
    assert "2024-31 和 2024-33 之间缺第32期" in shown


def test_new_receivers_are_offered_for_bulletin_toml(old: Path, workspace: Path) -> None:
    toml = workspace / "bulletin.toml"
    text = toml.read_text(encoding="utf-8")
    head = text[: text.index("[distribution]")]
    write(toml, head + '[distribution]\nreport_to = ["另一单位"]\n')
    shown = taken(old)
    offered = tomli.loads(shown[shown.index("[distribution]") : shown.rindex("收进")])
    assert offered == {"distribution": tomli.loads(text)["distribution"]}
    assert "2024-33 的版记，核对后可以写进 bulletin.toml" in shown


def test_receivers_that_are_known_are_not_offered(old: Path) -> None:
    assert "[distribution]" not in taken(old)


def test_a_number_that_only_the_name_of_the_file_has(workspace: Path) -> None:
    name = "2024年第31期（总第482期）.txt"
    path = put(workspace, name, 31)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    write(path, "".join(each for each in lines if "总第" not in each.replace(" ", "")))
    facts = told(path)[name]
    assert (facts["id"], facts["status"]) == ("2024-31", "new")
    assert "期号取自文件名，请核对" in str(facts["doubts"])


def test_a_whole_number_that_is_not_printed_is_reckoned(old: Path, workspace: Path) -> None:
    path = put(workspace, "第31期.txt", 31)
    text = path.read_text(encoding="utf-8")
    write(path, text.replace("（总第 482 期）", ""))
    facts = told(path)["第31期.txt"]
    assert facts["label"] == "2024年第31期（总第482期）"
    assert "推算" in str(facts["doubts"])


def test_an_older_year_without_whole_numbers_is_refused(workspace: Path) -> None:
    path = old_file(workspace, workspace / "旧.txt", IssueNumber(2019, 31, 100), date(2019, 10, 28))
    write(path, path.read_text(encoding="utf-8").replace("（总第 100 期）", ""))
    assert "总期号" in taken(path, code=1)


def test_another_name_in_the_masthead_is_told(old: Path, workspace: Path) -> None:
    path = old / "2024" / "第31期.txt"
    text = path.read_text(encoding="utf-8")
    name = tomli.loads((workspace / "bulletin.toml").read_text(encoding="utf-8"))
    last = name["periodical"]["nameplate"][-1]
    write(path, text.replace(last, "安全生产简报"))
    assert "刊名是“" in str(told(path)["第31期.txt"]["doubts"])


def test_a_path_that_is_not_there_is_refused(workspace: Path) -> None:
    refused(bulletin("import", "没有"), "不存在", str(workspace))
    (workspace / "空的").mkdir()
    refused(bulletin("import", workspace / "空的"), "没有找到")
    refused(bulletin("import", workspace / "空的", "--format", "xml"), "--format")


def test_a_terminal_shows_how_far_it_is(old: Path) -> None:
    shown = on_terminal("", "import", old)
    assert "3/3" in shown
    assert "收进 3 期" in shown


@pytest.mark.parametrize("ending", [".docm", ".dotx"])
def test_a_word_file_of_another_kind_is_read(old: Path, workspace: Path, ending: str) -> None:
    (source,) = old.rglob("第32期 （定稿）.docx")
    source.rename(source.with_suffix(ending))
    did(bulletin("import", old))
    assert (workspace / "issues" / "2024-32").is_dir()


def test_a_pdf_of_an_office_suite_is_read(old: Path, workspace: Path) -> None:
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice is not installed")
    source = old / "2024" / "第32期 （定稿）.docx"
    profile = f"-env:UserInstallation={(workspace / 'profile').as_uri()}"
    subprocess.run(
        [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(old),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=LONGEST,
    )
    facts = told(old / "第32期 （定稿）.pdf")["第32期 （定稿）.pdf"]
    assert (facts["id"], facts["date"], facts["articles"]) == ("2024-32", "2024-11-04", 5)
    found = texts(articles(workspace, "2024-32"))
    assert [title for title, _ in found] == [title for title, _ in texts(sample().articles)]


def test_a_pdf_of_our_own_is_read(old: Path, workspace: Path) -> None:
    pytest.importorskip("typst", reason="typst is not installed")
    taken(old)
    result = bulletin("render", "2024-32", "--no-check", "--pdf", "--output", old / "32.pdf")
    if result.exit_code:
        pytest.skip(f"no PDF can be drawn here: {result.stderr}")
    shutil.rmtree(workspace / "issues" / "2024-32")
    told(old / "32.pdf")
    assert without_caption(workspace, "2024-32") == texts(sample().articles)


@needs_reference
def test_the_published_dump_becomes_an_issue(workspace: Path) -> None:
    taken(REFERENCE / "dump-pages-1-4.txt")
    row = json.loads(did(bulletin("list", "--format", "json")))[0]
    assert (row["label"], row["date"]) == ("2024年第35期（总第486期）", "2024-11-25")


def test_of_a_file_taken_in_no_text_is_kept(workspace: Path) -> None:
    importer, kept = Importer(Workspace(workspace)), []
    for number in range(20, 30):
        path = workspace / f"第{number}期.txt"
        old_file(workspace, path, IssueNumber(2024, number, number + 451), date(2024, 8, number))
        assert importer.import_file(path, path.name).status == "new"
        gc.collect()
        kept.append(
            sum(isinstance(each, Article | Paragraph | OldLine) for each in gc.get_objects())
        )
    assert len(set(kept[1:])) == 1, kept
