"""bulletin catalogue --package: the folder that goes to the archive."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pypdf
import pytest

from tests.cli.commands.conftest import SCAN
from tests.cli.test_bad_disk import SMALL_DISK
from tests.conftest import (
    assert_refusal,
    bulletin,
    bulletin_process,
    change,
    did,
    files_of,
    on_posix,
    refused,
    refused_by,
    write,
)
from tests.writers.ofd.reading import judged, needs_judge

PACKAGE = ("catalogue", "2024", "--package")
NUMBER = "0123-WS·2024-D30-BGS-0001"
DIES = """
import os, sys
def die(event, args):
    if event == "os.rename" and str(args[1]).endswith("2024"):
        os._exit(9)
sys.addaudithook(die)
"""


def handed(*words: str | Path) -> str:
    """Return what was printed when a year was handed over."""
    result = bulletin(*PACKAGE, *words)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def text_of(data: bytes) -> str:
    reader = pypdf.PdfReader(io.BytesIO(data))
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


def facts(data: bytes) -> dict[str, list[str]]:
    """Return what the metadata say, by the path of the element."""
    found: dict[str, list[str]] = {}
    for group in ET.fromstring(data):  # noqa: S314 - it is our own
        for each in group:
            found.setdefault(f"{group.tag}/{each.tag}", []).append(each.text or "")
    return found


def test_an_item_has_the_text_as_it_went_out_and_what_belongs_to_it(year: Path) -> None:
    did(bulletin("slip"))
    out = handed()
    assert out.splitlines()[0] == "to-archive/2024"
    assert out.splitlines()[1].startswith("1 件，8 个文件")
    files = files_of(year / "to-archive/2024")
    assert sorted(files) == sorted(
        [
            *(f"{NUMBER}/{each}" for each in ("2024-35.pdf", "2024-35.docx", "元数据.xml")),
            f"{NUMBER}/2024-35-发文稿纸.docx",
            f"{NUMBER}/签发单.pdf",
            *(f"2024年归档文件目录.{each}" for each in ("docx", "csv", "xlsx")),
            "SHA256SUMS",
        ]
    )
    went_out = files_of(year / "issues/2024-35/published")
    assert files[f"{NUMBER}/2024-35.docx"] == went_out["2024-35.docx"]
    assert files[f"{NUMBER}/签发单.pdf"] == SCAN
    assert text_of(files[f"{NUMBER}/2024-35.pdf"]) == text_of(went_out["2024-35.pdf"])
    assert b"<pdfaid:part>2</pdfaid:part>" in files[f"{NUMBER}/2024-35.pdf"]


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not installed")
def test_another_program_finds_the_checksums_right(year: Path) -> None:
    handed()
    command = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
    folder = year / "to-archive/2024"
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)
    named = {line.rpartition(": ")[0] for line in done.stdout.splitlines()}
    assert named == set(files_of(folder)) - {"SHA256SUMS"}


def test_the_metadata_say_what_the_catalogue_says(year: Path) -> None:
    handed()
    folder = year / "to-archive/2024"
    said = facts((folder / NUMBER / "元数据.xml").read_bytes())
    page = openpyxl.load_workbook(folder / "2024年归档文件目录.xlsx").worksheets[0]
    row = dict(zip(*page.values, strict=True))
    for name, column in {
        "档号/档号值": "档号", "内容描述/文件编号": "文号", "内容描述/题名": "题名",
        "内容描述/责任者": "责任者", "形式特征/页数": "页数",
    }.items():  # fmt: skip
        assert said[name] == [str(row[column])]
    assert said["内容描述/日期"] == ["2024-11-27"]
    assert said["内容描述/摘要"] == ["题目"]
    assert said["业务/业务行为"] == ["记一次校对", "送审", "签发", "发布"]
    assert said["业务/机构人员名称"] == ["李四"]
    assert said["电子属性/文件内容"] == ["正文版式文件", "正文", "签发单扫描件"]


def test_the_stamp_is_on_the_copy_alone(year: Path) -> None:
    handed("--stamp", "-o", "盖章")
    copy = text_of((year / "盖章" / NUMBER / "2024-35.pdf").read_bytes())
    went_out = text_of((year / "issues/2024-35/published/2024-35.pdf").read_bytes())
    for each in ("0123", "2024", "0001", "BGS", "30年"):
        assert copy.count(each) == went_out.count(each) + 1
    assert "没有动过" in did(bulletin("verify", "2024-35"))


@needs_judge
def test_ofd_is_handed_over_in_place_of_pdf(year: Path) -> None:
    handed("--ofd", "--stamp")
    folder = year / "to-archive/2024" / NUMBER
    assert not (folder / "2024-35.pdf").exists()
    judged("check", folder / "2024-35.ofd")


def test_a_year_is_handed_over_alike_each_time(year: Path) -> None:
    handed("-o", "甲")
    handed("-o", "乙")
    assert files_of(year / "甲") == files_of(year / "乙")


def test_what_differs_from_what_went_out_stops_all(year: Path) -> None:
    change(year / "issues/2024-35/articles/01.md", {"正文。": "正文改了。"})
    refused_by(
        year,
        (" ".join(PACKAGE),),
        "和发布时不同，没有移交：2024-35 articles/01.md 改过",
        "--anyway",
    )
    result = bulletin(*PACKAGE, "--anyway")
    assert "提醒：2024-35 和发布时不同：articles/01.md 改过" in result.stderr
    said = ET.parse(year / "to-archive/2024" / NUMBER / "元数据.xml").getroot()  # noqa: S314
    assert "articles/01.md 改过" in (said.findtext("附注") or "")


def test_what_is_set_otherwise_than_it_went_out_stops_all(year: Path) -> None:
    did(bulletin("set", "report_to", "另一个局"))
    refused(
        bulletin(*PACKAGE), "2024-35 排出来的文字和发布的不同（模板、bulletin.toml 或程序变过）"
    )


def test_pages_that_are_not_as_many_stop_all(year: Path) -> None:
    change(year / "issues/2024-35/issue.toml", {"pages = 1": "pages = 7"})
    refused(bulletin(*PACKAGE), "2024-35 发布时 7 页，现在排出来 1 页")


def test_a_published_file_that_is_gone_is_told_and_left_out(year: Path) -> None:
    (year / "issues/2024-35/published/2024-35.docx").unlink()
    refused(bulletin(*PACKAGE), "published/2024-35.docx 不见了")
    handed("--anyway")
    assert not (year / "to-archive/2024" / NUMBER / "2024-35.docx").exists()


def test_a_signature_that_was_not_of_what_went_out_is_left_out(year: Path) -> None:
    place = year / "issues/2024-35/issue.toml"
    text = place.read_text(encoding="utf-8")
    signed, sign, published = text.partition("[published]")
    change(place, {signed: signed.replace('sources = "', 'sources = "0')})
    assert sign + published in place.read_text(encoding="utf-8")
    handed()
    assert not (year / "to-archive/2024" / NUMBER / "签发单.pdf").exists()


def test_old_issues_are_set_anew_and_told(old: Path) -> None:
    did(bulletin("import", old / "2024/第31期.txt"))
    for key, code in (("全宗号", "0123"), ("保管期限", "永久")):
        did(bulletin("set", key, code))
    result = bulletin(*PACKAGE)
    assert "提醒：2024-31 没有发布的文件，版式文件照文字重排" in result.stderr
    assert sorted(files_of(old.parent / "to-archive/2024/0123-WS·2024-Y-0001")) == [
        "2024-31.pdf", "元数据.xml",
    ]  # fmt: skip


def test_without_a_term_nothing_is_handed_over(year: Path) -> None:
    did(bulletin("set", "保管期限", "--unset"))
    refused(bulletin(*PACKAGE), "没有写保管期限，编不出档号，不能移交", "bulletin set 保管期限 …")
    assert not (year / "to-archive").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "占了"), "已经有了，不写在上面"),
        (("-o", "issues/2025-1"), "这里放的是稿件和设置"),
        (("-o", "占了/a:b"), "不能用“a:b”这个名字"),
    ],
)
def test_a_place_that_cannot_be_is_refused(year: Path, words: tuple[str, ...], told: str) -> None:
    write(year / "占了" / "别的.txt", "x")
    before = files_of(year)
    refused(bulletin(*PACKAGE, *words), told)
    assert files_of(year) == before


def test_where_no_face_is_installed_nothing_is_handed_over(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bulletin_cli.store.fonts.find_faces", dict)
    before = files_of(year)
    refused(bulletin(*PACKAGE), "本机没有中文字体")
    assert files_of(year) == before


@on_posix
def test_a_full_disk_leaves_everything_as_it_was(year: Path) -> None:
    before = files_of(year)
    done = bulletin_process(*PACKAGE, code=SMALL_DISK.format(4000))
    assert_refusal(done.returncode, done.stdout, done.stderr, "超过了文件大小的限制")
    assert files_of(year) == before
    assert not (year / "to-archive").exists()


def test_a_process_that_dies_leaves_no_half_of_it(year: Path) -> None:
    assert bulletin_process(*PACKAGE, code=DIES).returncode == 9
    folder = year / "to-archive"
    assert not (folder / "2024").exists()
    handed()
    assert [each.name for each in folder.iterdir()] == ["2024"]
