"""doctor --probe and --probe-read: a Word file of questions, and a table of what came of them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from bulletin_cli.base.typography import display_width
from bulletin_cli.cli.reports.probe import print_probe
from bulletin_cli.incoming.probe import ProbeAnswer, ProbeReading
from bulletin_cli.layout.probe.labels import Label, LineEnd
from bulletin_cli.workspace import Workspace
from tests.conftest import LONGEST, bulletin, change, did, refused, write
from tests.probes import changed, probe_pdf
from tests.samples import ROOT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is no workspace, the current one."""
    here = tmp_path / "我 的（探针）"
    here.mkdir()
    monkeypatch.chdir(here)
    return here


def test_the_probe_is_written_without_a_workspace_and_the_next_step_told(folder: Path) -> None:
    out = did(bulletin("doctor", "--probe", "问 Word.docx"))
    assert out.startswith("写出了 问 Word.docx，应有 6 页。\n")
    assert "bulletin doctor --probe-read '问 Word.pdf'" in out
    assert (folder / "问 Word.docx").read_bytes().startswith(b"PK")


def test_into_a_folder_it_is_written_under_its_own_name(folder: Path) -> None:
    did(bulletin("doctor", "--probe", "."))
    assert [each.name for each in folder.iterdir()] == ["探针.docx"]


def test_another_file_of_that_name_is_kept(folder: Path) -> None:
    other = write(folder / "探针.docx", "别的")
    refused(bulletin("doctor", "--probe", "探针.docx"), "已有 探针.docx，内容不同", "换一个名字")
    assert other.read_text("utf-8") == "别的"


def test_the_same_probe_is_written_again_without_a_question(folder: Path) -> None:
    did(bulletin("doctor", "--probe", "探针.docx"))
    before = (folder / "探针.docx").read_bytes()
    did(bulletin("doctor", "--probe", "探针.docx"))
    assert (folder / "探针.docx").read_bytes() == before


@pytest.mark.parametrize("name", ["探针", "探针.pdf", "-", "没有/"])
def test_a_probe_that_would_not_be_a_word_file_is_refused(folder: Path, name: str) -> None:
    refused(bulletin("doctor", "--probe", name), "名字要以 .docx 结尾", "读 PDF 用 --probe-read")
    assert list(folder.iterdir()) == []


def test_writing_and_reading_at_once_is_refused(folder: Path) -> None:
    assert folder.is_dir()
    line = "doctor --probe 甲.docx --probe-read 乙.pdf"
    refused(bulletin(*line.split()), "--probe 和 --probe-read 不能同写")


def test_our_own_pdf_is_read_as_a_table_within_80_columns(folder: Path) -> None:
    write(folder / "探针.pdf", probe_pdf())
    lines = did(bulletin("doctor", "--probe-read", "探针.pdf")).splitlines()
    assert lines[0].startswith("做 PDF 的程序：Typst ")
    assert lines[1].split() == ["题", "结果", "问的", "预计", "排出"]
    assert lines[2].split() == ["P01", "合", "26字正好一行", "26字", "重点任务"]
    assert lines[-1] == "共 77 题：合 77 题，不合 0 题。"
    assert max(map(display_width, lines)) <= 80


def test_what_came_instead_stands_under_its_head_whatever_the_width_of_a_text(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = (
        ProbeAnswer(Label("P01", "甲", LineEnd(26, "甲乙")), LineEnd(25, "GB-")),
        ProbeAnswer(Label("P02", "甲乙丙丁", "本页"), "下页"),
    )
    print_probe(ProbeReading("", answers))
    first, head, *rows, last = capsys.readouterr().out.splitlines()
    assert first == "做 PDF 的程序：没有写明"
    places = [
        display_width(line[: line.index(word)])
        for line, word in zip((head, *rows), ("排出", "25字 GB-", "下页"), strict=True)
    ]
    assert len(set(places)) == 1
    assert last == "共 2 题：合 0 题，不合 2 题。"


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("探针.docx", b"PK\x03\x04", "探针.docx：不是 PDF 文件"),
        ("没有.pdf", None, "没有.pdf：文件不存在"),
        (".", None, ".：是文件夹，不是文件"),
    ],
)
def test_what_is_no_pdf_is_refused(
    folder: Path, name: str, data: bytes | None, message: str
) -> None:
    if data is not None:
        write(folder / name, data)
    refused(bulletin("doctor", "--probe-read", name), message)


def test_half_a_pdf_is_refused(folder: Path) -> None:
    write(folder / "探针.pdf", changed(probe_pdf(), pages=3))
    refused(bulletin("doctor", "--probe-read", "探针.pdf"), "探针.pdf：77 题里少了", "全部页")


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
def test_libreoffice_sets_the_probe_as_one_that_does_not_compress(folder: Path) -> None:
    did(bulletin("doctor", "--probe", "探针.docx"))
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", folder, folder / "探针.docx"],
        check=True, capture_output=True, timeout=LONGEST,
    )  # fmt: skip
    lines = did(bulletin("doctor", "--probe-read", "探针.pdf")).splitlines()
    rows = {cells[2]: cells for line in lines[2:-1] if (cells := line.split(maxsplit=3))}
    assert "LibreOffice" in lines[0]
    for tenths in range(1, 6):
        assert rows[f"差0.{tenths}字，三个标点"][1] == "不合"
        assert rows[f"差0.{tenths}字，三个标点"][3].endswith("25字 抓好年度")
    for plain in (
        "26字正好一行", "差0.1字，没有标点", "差0.6字，三个标点", "差0.3字，只有问号",
        "靠左，差0.3字，三个标点", "居中，差0.3字，三个标点", "末行差0.3字，没有标点",
        "版记在页底，留1磅",
    ):  # fmt: skip
        assert rows[plain][1] == "合"


def test_faces_for_latin_are_among_those_that_a_template_wants(issue: Path) -> None:
    root = issue.parents[1]
    name = Workspace(root).config.periodical.template
    looks = root / "templates" / name / "template.toml"
    shutil.copytree(ROOT / "templates" / name, looks.parent, dirs_exist_ok=True)
    assert "Times New Roman" not in did(bulletin("doctor"))
    change(looks, {"[styles.body]\n": '[styles.body]\nlatin = "Times New Roman"\n'})
    assert did(bulletin("doctor")).count("  Times New Roman：") == 1
