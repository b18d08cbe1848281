"""`check FILE` says what `add-article FILE` would refuse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import bulletin


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("- 甲", "稿件里不能用列表"),
        ("这是~~删去~~的。", "稿件里不能用删除线"),
        ("![甲](没有.png)", "图片 没有.png"),
        ("![](a.png) ![](b.png) ![](c.png) ![](d.png)", "一行里有 4 张图"),
        ("![甲](a.png){width=8}", "不是宽度"),
    ],
)
def test_what_could_not_be_added_is_an_error_with_its_line(
    tmp_path: Path, line: str, message: str
) -> None:
    file = tmp_path / "稿 件.md"
    file.write_text(f"# 题目\n\n{line}\n", encoding="utf-8")
    result = bulletin("check", str(file))
    assert result.exit_code == 1
    assert message in result.stdout
    assert "\nx 3     错误" in result.stdout


def test_a_text_without_a_title_is_only_proofread(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("会议强调，要抓好落实。\n", encoding="utf-8")
    assert bulletin("check", str(file)).exit_code == 0
