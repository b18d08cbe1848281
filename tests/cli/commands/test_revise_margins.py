"""What stands in a returned file beside its paragraphs: headers, footers, notes at the foot.

Headers and footers of the template's own come back with the file and are no loss.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import pytest

from bulletin_cli.workspace import Workspace
from tests.conftest import bulletin, change, did, write
from tests.returned import ReturnedFile
from tests.samples import ROOT

HEADER = (
    '[[header]]\nstyle = "page_number"\nfrom_page = 2\n'
    'text = "{{ issue.label }}　第 {{ page_number }} 页　共 {{ page_count }} 页"\n'
)


@pytest.fixture
def sent(issue: Path) -> Path:
    """The rendered file of an issue in columns with a header."""
    root = issue.parents[1]
    name = Workspace(root).config.periodical.template
    looks = root / "templates" / name / "template.toml"
    shutil.copytree(ROOT / "templates" / name, looks.parent, dirs_exist_ok=True)
    change(looks, {"[page]\n": "[page]\ncolumns = 2\n", "[[footer]]": f"{HEADER}[[footer]]"})
    did(bulletin("add-article", write(root / "稿.md", "# 题目\n\n第一段说明情况。\n")))
    did(bulletin("render", "--no-check"))
    return issue / "output" / "2024-35.docx"


def test_a_file_in_columns_with_a_header_comes_back_unchanged(sent: Path) -> None:
    shown = did(bulletin("revise", sent))
    assert "没有改动" in shown
    assert "没有读进来" not in shown


def test_what_somebody_wrote_into_a_header_is_left_to_settle(sent: Path) -> None:
    file = docx.Document(str(sent))
    file.sections[0].header.paragraphs[0].add_run("密件")
    back = sent.with_name("退回.docx")
    file.save(str(back))
    result = bulletin("revise", back)
    assert (result.exit_code, "没有读进来：页眉" in result.stdout) == (1, True)


def test_a_footnote_that_no_article_takes_is_left_to_settle_each_time(sent: Path) -> None:
    file = ReturnedFile(sent)
    file.replace("说明情况", "讲明情况")
    file.footnote("讲明情况", "数字待核。")
    back = file.save(sent.with_name("退回.docx"))
    first = bulletin("revise", back, "--apply")
    told = "没有读进来：脚注“数字待核。”；要的话在稿件里写\n2024-35："
    assert f"{told}修改 1 处，要自己处理 1 处\n" in first.stdout
    second = bulletin("revise", back, "--apply")
    assert second.stdout == f"{told}要自己处理 1 处\n"
    assert (first.exit_code, second.exit_code) == (1, 1)
