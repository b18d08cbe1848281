"""render --ofd: written beside the others, and what is told of its faces; doctor knows, too."""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from tests.conftest import (
    assert_refusal,
    bulletin,
    bulletin_process,
    change,
    did,
    files_of,
    on_posix,
    refused,
    write,
)
from tests.store.test_fonts import font
from tests.writers.test_drawn_places import odd_face


def lone_face(folder: Path, name: str, data: bytes, rights: int) -> str:
    """Return the PATH on which `fc-list` lists a face whose licence has these rights (fsType)."""
    made = TTFont(io.BytesIO(data))
    made["OS/2"].fsType = rights
    face = folder / "lone.ttf"
    made.save(face)
    lister = write(folder / "bin" / "fc-list", f"#!/bin/sh\necho '{name}|{face}|0|80|0'\n")
    lister.chmod(0o755)
    return f"{lister.parent}{os.pathsep}{os.environ['PATH']}"


def test_it_is_written_beside_a_pdf_and_faces_are_told_once(article: Path) -> None:
    result = bulletin("render", "--ofd", "--pdf")
    assert result.exit_code == 0
    assert result.stderr.count("本机缺少字体") <= 1
    assert set(files_of(article.parents[1] / "output")) == {"2024-35.ofd", "2024-35.pdf"}
    with zipfile.ZipFile(article.parents[1] / "output" / "2024-35.ofd") as package:
        assert "正文" in package.read("Doc_0/Pages/Page_0/Content.xml").decode()


def test_it_needs_no_typst(article: Path) -> None:
    done = bulletin_process("render", "--ofd", code="import sys; sys.modules['typst'] = None")
    assert done.returncode == 0
    assert set(files_of(article.parents[1] / "output")) == {"2024-35.ofd"}


def test_another_ending_is_refused(article: Path) -> None:
    refused(bulletin("render", "--ofd", "-o", "a.docx"), "文件名却是 .docx", "改成 a.ofd")
    assert not (article.parents[3] / "a.docx").exists()


@on_posix
def test_a_face_that_it_may_not_hold_is_told_and_a_character_that_no_face_has(
    article: Path, tmp_path: Path
) -> None:
    did(bulletin("render", "--text"))
    text = (article.parents[1] / "output" / "2024-35.txt").read_text(encoding="utf-8")
    face = odd_face("".join(sorted({*text, *"0123456789"} - {"\n"})))
    change(article, {"正文。": "正文ሀ。"})
    done = bulletin_process("render", "--ofd", PATH=lone_face(tmp_path, "宋体", face, rights=2))
    assert done.returncode == 0
    assert (
        "提醒：宋体 不许嵌入或读不出来，OFD 里只有字体名，看的电脑上要有这种字体。" in done.stderr
    )
    assert "提醒：本机的字体都没有这些字，OFD 里画不出：ሀ（U+1200）" in done.stderr


def test_without_fonttools_nothing_is_written(article: Path) -> None:
    before = files_of(article.parents[3])
    done = bulletin_process("render", "--ofd", code="import sys; sys.modules['fontTools'] = None")
    assert_refusal(done.returncode, done.stdout, done.stderr, "没有装 fonttools", "pip install")
    assert files_of(article.parents[3]) == before


@on_posix
@pytest.mark.parametrize(
    ("rights", "told"), [(8, "有"), (2, "有；不许嵌入或读不出来，OFD 里只写它的名字")]
)
def test_the_doctor_says_which_face_it_may_not_hold(
    workspace: Path, tmp_path: Path, rights: int, told: str
) -> None:
    path = lone_face(tmp_path, "仿宋_GB2312", font(), rights)
    out = bulletin_process("-C", workspace, "doctor", PATH=path).stdout
    assert f"  仿宋_GB2312：{told}\n" in out
    assert "fonttools " in out.splitlines()[1]
