"""bulletin stats: figures as files, and several offices' files together."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import mammoth
import pytest

from tests.cli.commands.offices import put_used_office
from tests.conftest import bulletin, did, refused_by, write
from tests.samples import OOXML_CHECK, needs_ooxml_check

Q3 = ("stats", "--period", "2024Q3")


@pytest.fixture
def office(workspace: Path) -> Path:
    put_used_office(workspace)
    return workspace


def test_a_spreadsheet_opens_in_excel_and_is_merged(office: Path) -> None:
    did(bulletin(*Q3, "-o", "甲.csv"))
    data = (office / "甲.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    first = table[0] if table[0]["单位"] == "东区局" else table[1]
    assert (first["得分"], first["得分累计"], first["采用：省局"], first["采用率"]) == (
        "61", "63", "2", "66.7%",
    )  # fmt: skip
    write(office / "乙.csv", data.decode("utf-8-sig").encode("gb18030"))
    whole = json.loads(did(bulletin("stats", "--merge", "甲.csv", "乙.csv", "--format", "json")))
    row = next(each for each in whole["rows"] if each["unit"] == "东区局")
    assert (row["rank"], row["submitted"], row["accepted"], row["points"]) == (1, 6, 4, 122.0)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", ("不是统计表", "坏.csv 第 1 行")),
        ("单位,得分\n甲,1\n", ("不是统计表，少了 期间",)),
        ('"没有合上', ("不是完整的 csv",)),
        (b"\x00\x01\x02\xff", ("坏.csv",)),
    ],
)
def test_a_broken_file_is_not_merged(
    office: Path, text: str | bytes, parts: tuple[str, ...]
) -> None:
    write(office / "坏.csv", text)
    refused_by(office, ("stats --merge 坏.csv",), *parts)


def test_a_table_for_print_is_in_the_bulletins_own_layout(office: Path) -> None:
    assert did(bulletin(*Q3, "-o", "统计.docx")) == "统计.docx\n"
    with (office / "统计.docx").open("rb") as file:
        html = mammoth.convert_to_html(file).value
    for part in (
        "2024年第三季度信息报送采用情况统计表",
        "表1　区局",
        "表2　企业",
        "61(63)",
        "以来的累计",
    ):
        assert part in html
    assert "共印" not in html
    assert "示例局办公室" not in html


def test_the_same_figures_give_the_same_file_in_a_folder_too(office: Path) -> None:
    (office / "出").mkdir()
    for _ in range(2):
        did(bulletin(*Q3, "--format", "docx", "-o", "出"))
        did(bulletin(*Q3, "-o", "统计.docx"))
    assert (office / "出" / "2024年第三季度统计.docx").read_bytes() == (
        office / "统计.docx"
    ).read_bytes()


@needs_ooxml_check
def test_the_table_is_valid(office: Path) -> None:
    did(bulletin(*Q3, "-o", "统计.docx"))
    command = [sys.executable, str(OOXML_CHECK), "--strict", "统计.docx"]
    assert subprocess.run(command, cwd=office, check=False).returncode == 0


def test_a_file_given_twice_is_refused(office: Path) -> None:
    did(bulletin(*Q3, "-o", "甲.csv"))
    refused_by(office, ("stats --merge 甲.csv 甲.csv",), "甲.csv：写了两次")
