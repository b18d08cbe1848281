"""check --format docx: where the file with comments is written, and what is refused."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx

from tests.commented import (
    read_comments,
)
from tests.conftest import bulletin, change, did, files_of, refused
from tests.conftest import write as write_file


def test_the_command_writes_beside_the_word_file_and_says_so(article: Path) -> None:
    change(article, {"正文。": "正文 TODO。"})
    done = bulletin("check", "35", "--format", "docx")
    assert (done.exit_code, done.stderr) == (1, "")
    path = article.parents[1] / "output" / "2024-35.check.docx"
    shown = path.relative_to(article.parents[3])
    assert done.stdout.startswith(f"写出 {shown}，")
    count = re.search(r"，(\d+) 条批注。1 个错误", done.stdout)
    read = read_comments(path.read_bytes())
    assert count
    assert int(count[1]) == len(read)
    assert ("TODO", "错误　ISS003") in [(text, lines.split("\n")[-1]) for text, lines in read]


def test_one_article_has_a_file_of_its_own_and_output_names_another(article: Path) -> None:
    root = article.parents[3]
    done = did(bulletin("check", article, "--format", "docx"))
    assert str(Path("output") / "2024-35.01.check.docx") in done
    (root / "out").mkdir()
    did(bulletin("check", "35", article, "--format", "docx", "-o", "out"))
    assert sorted(each.name for each in (root / "out").iterdir()) == [
        "2024-35.01.check.docx",
        "2024-35.check.docx",
    ]
    done = did(bulletin("check", "35", "--format", "docx", "-o", "意见.docx"))
    assert done.startswith("写出 意见.docx，")


def test_standard_output_gets_the_file_and_nothing_else(article: Path) -> None:
    change(article, {"正文。": "正文 TODO。"})
    done = bulletin("check", "35", "--format", "docx", "-o", "-")
    assert done.stderr.startswith("写出 标准输出，")
    assert len(docx.Document(io.BytesIO(done.stdout_bytes)).comments) > 0


def test_what_cannot_be_written_is_refused_and_nothing_changes(article: Path) -> None:
    root = article.parents[3]
    write_file(root / "稿.txt", "正文。\n")
    before = files_of(root)
    command = ("check", "--format", "docx")
    refused(bulletin(*command, "-", stdin="正文。\n"), "标准输入", "先存成文件")
    refused(bulletin(*command, "稿.txt", "-o", "稿.txt"), "稿.txt", "不能写在被校对的文件上")
    refused(bulletin(*command, "35", "-o", article), "不能写输出")
    refused(bulletin(*command, "35", "-o", "稿.txt/甲.docx"), "写不进去")
    refused(bulletin(*command, "35", article, "-o", "甲.docx"), "文件夹")
    refused(bulletin(*command, "35", article, "-o", "-"), "文件夹")
    refused(bulletin(*command, "35", "--statistics"), "--statistics")
    refused(bulletin("check", "35", "-o", "甲.docx"), "--format docx")
    assert files_of(root) == before
