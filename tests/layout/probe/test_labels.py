"""What a probe says of itself is read back as it was written, whatever blanks a PDF adds."""

from __future__ import annotations

import pytest

from bulletin_cli.layout.probe.labels import (
    Label,
    LineEnd,
    ProbeHeading,
    line_end,
    question_id,
    read_heading,
    read_label,
    write_heading,
    write_label,
)

LABELS = [
    Label("P01", "26字正好一行", LineEnd(26, "重点任务")),
    Label("P42", "后引号差0.4、逗号差1.4", LineEnd(27, "重点”，")),
    Label("P63", "连字号后断不断", LineEnd(25, "度GB-")),
    Label("P76", "版记贴着页底，不留余地", "本页"),
    Label("P77", "版记在页底", "下页"),
]


@pytest.mark.parametrize("label", LABELS, ids=lambda each: each.question)
@pytest.mark.parametrize("blank", ["", " ", "\t"])
def test_a_label_is_read_back(label: Label, blank: str) -> None:
    assert read_label(blank.join(write_label(label))) == label


@pytest.mark.parametrize("blank", ["", " "])
def test_a_heading_is_read_back(blank: str) -> None:
    assert read_heading(blank.join(write_heading(ProbeHeading(3, 77)))) == ProbeHeading(3, 77)


@pytest.mark.parametrize(
    "line", ["", "各区各部门要认真学习", "P01", "P01 预计26字", "图P01 甲。预计本页"]
)
def test_any_other_line_is_no_label_and_no_heading(line: str) -> None:
    assert (read_label(line), read_heading(line)) == (None, None)


def test_blanks_do_not_count_where_a_line_ends() -> None:
    assert line_end(" 学习 2024\t年 ") == LineEnd(7, "024年")


def test_ids_are_of_one_length() -> None:
    assert [question_id(1), question_id(77)] == ["P01", "P77"]
