"""submission.toml is read strictly; ids go on from the folders that there are."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.desk.submissions import Step
from bulletin_cli.store.desk.submission_files import step_files
from bulletin_cli.store.desk.submissions import (
    find_id,
    identifiers,
    load_submission,
    months,
    next_id,
    parse_submission,
    submissions_in,
)
from tests.conftest import write

TEXT = """schema = 1
units = ["甲局"]
received = 2024-11-25
[[history]]
state = "received"
date = 2024-11-25
"""
ID = "2024-11-25-03"
WORDS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]))


def put(root: Path, *ids: str) -> None:
    for each in ids:
        text = TEXT.replace("2024-11-25", each[:10])
        write(root / "submissions" / each[:7] / each[8:] / "submission.toml", text)


def test_what_the_file_says_is_read() -> None:
    found = parse_submission(TEXT, ID, "submission.toml")
    assert (found.id, found.units, found.state) == (ID, ("甲局",), "received")
    assert found.history == (Step("received", date(2024, 11, 25)),)


@pytest.mark.parametrize(
    ("old", "new", "said", "line"),
    [
        ("units", "unit", "units 没有写", None),
        ("received = 2024", 'received = "2024', "不合 TOML", 3),
        ("received = 2024-11-25\n", "", "received 没有写", None),
        ("received = 2024-11-25", "received = 2024-11-26", "文件夹是 2024-11-25-03", 3),
        ('"received"', '"got"', "history.state 不能是“got”", 5),
        ("date = 2024-11-25", "", "history.date 没有写", 4),
        ('"received"', '"returned"', "第一步应是 received", 4),
        ('state = "received"', 'state = "received"\nundo = true', "前面没有可以撤回的步骤", 6),
        ("schema = 1", "schema = 2", "本程序只认得 1", 1),
        ("date =", "why = 1\ndate =", "history.why 是不认识的键", 6),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    old: str, new: str, said: str, line: int | None
) -> None:
    with pytest.raises(BulletinError) as caught:
        parse_submission(TEXT.replace(old, new), ID, "submission.toml")
    assert said in caught.value.message
    assert caught.value.line == line


def test_ids_go_on_from_the_last_folder_of_the_day(tmp_path: Path) -> None:
    day = date(2024, 11, 25)
    assert next_id(tmp_path, day) == "2024-11-25-01"
    put(tmp_path, "2024-11-25-01", "2024-11-25-99", "2024-11-24-100")
    assert next_id(tmp_path, day) == "2024-11-25-100"
    assert next_id(tmp_path, day, ["2024-11-25-100"]) == "2024-11-25-101"


def test_a_short_id_means_the_newest_month_that_has_it(tmp_path: Path) -> None:
    put(tmp_path, "2023-11-25-03", "2024-10-25-03", "2024-11-25-01", "2024-11-05-02")
    for text, meant in {
        "25-03": "2024-10-25-03",
        "25-1": "2024-11-25-01",
        "11-25-03": "2023-11-25-03",
        "2023-11-25-03": "2023-11-25-03",
        "5-2": "2024-11-05-02",
    }.items():
        assert find_id(tmp_path, text) == meant
    for text in ("2024-11-25-03", "9", "", "../../etc", "25-03-"):
        with pytest.raises(BulletinError, match="这篇来稿"):
            find_id(tmp_path, text)


def test_months_and_days_are_read_in_order_and_nothing_else(tmp_path: Path) -> None:
    put(tmp_path, "2024-11-25-100", "2024-11-25-99", "2024-11-03-01", "2023-01-01-01")
    write(tmp_path / "submissions" / "说明.txt", "")
    write(tmp_path / "submissions" / "2024-11" / "Thumbs.db", "")
    assert months(tmp_path) == ["2024-11", "2023-01"]
    ids = ["2024-11-03-01", "2024-11-25-99", "2024-11-25-100"]
    assert identifiers(tmp_path, "2024-11") == ids
    assert [each.id for each in submissions_in(tmp_path, ["2024-11"])] == ids


def test_one_that_cannot_be_read_is_refused_or_put_aside(tmp_path: Path) -> None:
    put(tmp_path, "2024-11-25-01", "2024-11-25-02")
    write(tmp_path / "submissions" / "2024-11" / "25-01" / "submission.toml", "坏")
    with pytest.raises(BulletinError, match=r"25-01/submission\.toml"):
        list(submissions_in(tmp_path, ["2024-11"]))
    broken: list[BulletinError] = []
    found = list(submissions_in(tmp_path, ["2024-11"], broken=broken))
    assert ([each.id for each in found], len(broken)) == (["2024-11-25-02"], 1)


def test_a_folder_without_its_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "submissions" / "2024-11" / "25-01").mkdir(parents=True)
    with pytest.raises(BulletinError, match="文件不存在"):
        load_submission(tmp_path, "2024-11-25-01")


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path / "submissions", "不是文件夹")
    with pytest.raises(BulletinError, match="打不开"):
        months(tmp_path)


@given(WORDS, WORDS, WORDS)
def test_whatever_is_said_of_a_step_is_read_back(name: str, note: str, channel: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        put(root, ID)
        step = Step("returned", date(2024, 11, 26), name, note, channel=channel)
        (place, text), *_ = step_files(root, load_submission(root, ID).moved(step)).items()
        write(place, text)
        assert load_submission(root, ID).history[1:] == (step,)
