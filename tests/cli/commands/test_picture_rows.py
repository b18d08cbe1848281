"""Pictures side by side from the article to print and back, as somebody at the desk meets them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import bulletin, did, order, refused
from tests.returned import ReturnedFile
from tests.store.test_picture_pixels import halves, saved
from tests.store.test_pictures import vast

ROW = "![图1　左边](左 图.png) ![图2　右边](右.jpg)"


def article(folder: Path, line: str) -> str:
    (folder / "左 图.png").write_bytes(saved(halves((400, 300))))
    (folder / "右.jpg").write_bytes(saved(halves((4000, 2000)), "JPEG"))
    (folder / "坏.png").write_bytes(vast())
    source = folder / "稿.md"
    source.write_text(f"# 题目\n\n前面的一段。\n\n{line}\n\n后面的一段。\n", encoding="utf-8")
    return str(source)


def written(issue: Path) -> str:
    return (issue / "articles" / order(issue)[-1]).read_text(encoding="utf-8")


def test_a_row_goes_to_print_and_comes_back_with_its_captions(issue: Path, tmp_path: Path) -> None:
    out = did(bulletin("add-article", article(tmp_path, ROW)))
    assert "图片 右.jpg 缩小到 220 dpi（原来宽 4000 像素）" in out
    row = "![图1　左边](images/左-图.png) ![图2　右边](images/右.jpg)"
    assert row in written(issue)
    did(bulletin("render", "--no-check"))
    sent = issue / "output" / "2024-35.docx"
    assert "没有改动" in did(bulletin("revise", str(sent)))
    file = ReturnedFile(sent)
    file.replace("图2　右", "图2　最右")
    back = file.save(tmp_path / "退回 的.docx")
    did(bulletin("revise", str(back), "--apply"))
    assert row.replace("右边", "最右边") in written(issue)
    assert "没有改动" in did(bulletin("revise", str(back)))


def test_the_terminal_shows_pictures_of_a_row_on_one_line(issue: Path, tmp_path: Path) -> None:
    widths = "![左](左 图.png){width=20%} ![右](右.jpg){width=60%}"
    did(bulletin("add-article", article(tmp_path, widths)))
    lines = did(bulletin("preview")).split("\n")
    (shown,) = (each for each in lines if "［图：左" in each)
    assert "［图：右" in shown
    assert shown.index("左") < shown.index("右")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("![](左 图.png) ![](没有.png)", "第 5 行：图片 没有.png 文件不存在"),
        ("![](左 图.png) ![](坏.png)", "第 5 行：图片 坏.png 像素太多"),
        (" ".join(["![](左 图.png)"] * 4), "第 5 行：一行里有 4 张图"),
        ("注：![](左 图.png) ![](右.jpg)", "第 5 行：稿件里不能用行内图片"),
        ("![](左 图.png){width=70%} ![](右.jpg){width=60%}", "合计 130%，一行排不下"),
    ],
)
def test_a_bad_row_is_refused_with_its_line_and_nothing_is_written(
    issue: Path, tmp_path: Path, line: str, message: str
) -> None:
    refused(bulletin("add-article", article(tmp_path, line)), message)
    assert order(issue) == []
    assert not (issue / "images").exists() or not list((issue / "images").iterdir())
