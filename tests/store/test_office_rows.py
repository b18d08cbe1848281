"""[check.data]: what an office adds to the tables of the rules, and what is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bulletin_cli.actions.examine import choose_rules
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.texts import read_plain
from bulletin_cli.store.config import load_config
from bulletin_cli.store.office_rows import load_rows
from bulletin_cli.workspace import Workspace

DAY = date(2027, 1, 5)


def found(text: str, data: dict[str, str], rule: str) -> tuple[Finding, ...]:
    return check([read_plain(text, "x", on=DAY)], None, RuleSelection((rule,), data=data))


def rows(root: Path, key: str, text: str) -> dict[str, str]:
    (root / "数据.tsv").write_text(text, encoding="utf-8")
    return load_rows(root, {key: ("数据.tsv",)})


def refusal(root: Path, key: str, text: str) -> BulletinError:
    with pytest.raises(BulletinError) as caught:
        rows(root, key, text)
    return caught.value


def test_a_plenum_that_the_office_adds_takes_its_name_in_full(tmp_path: Path) -> None:
    data = rows(tmp_path, "meetings", "meeting\t二十届五中全会\t2026-10-20\n")
    text = "学习二十届五中全会精神。"
    assert not found(text, {}, "TRM001")
    assert [each.message for each in found(text, data, "TRM001")] == [
        "“二十届五中全会”前面写“党的”"
    ]


def test_a_phrase_that_the_office_adds_is_looked_for(tmp_path: Path) -> None:
    data = rows(tmp_path, "phrases", "# 本省的提法\nphrase\t三区一港\t甲区|乙区|丙区\t“”\n")
    assert found("建设三区一港。", data, "TRM002")
    assert not found("建设三区一港。", {}, "TRM002")


def test_a_row_of_the_office_stands_in_the_place_of_the_packages(tmp_path: Path) -> None:
    data = rows(tmp_path, "bodies", "农业部\t农业农村部\t2030-01-01\n")
    assert found("农业部印发通知。", {}, "ORG005")
    assert not found("农业部印发通知。", data, "ORG005")


def test_a_place_that_the_office_adds_lies_in_its_province(tmp_path: Path) -> None:
    data = rows(tmp_path, "places", "湖北\tcounty\t威宁\n")
    assert found("湖北威宁的茶。", {}, "TRM006")
    assert not found("湖北威宁的茶。", data, "TRM006")


def test_what_one_check_adds_the_next_does_not_know(tmp_path: Path) -> None:
    data = rows(tmp_path, "places", "湖北\tcounty\t威宁\n")
    found("湖北威宁的茶。", data, "TRM006")
    assert found("湖北威宁的茶。", {}, "TRM006")


@pytest.mark.parametrize(
    ("key", "text", "message"),
    [
        ("phrases", "提法\t三区一港\n", "第一列应为 meeting、form 或 phrase，写的是“提法”"),
        ("phrases", "form\t甲\n", "form 这一行的列数不对"),
        ("phrases", "phrase\t甲\t\t\t去年\n", "“去年”不是日期，写成 2024-11-25"),
        ("meetings", "form\t甲\t乙\n", "会议一行三列：meeting、名称、开幕日期"),
        ("meetings", "meeting\t市委全会\t2026-10-20\n", "“市委全会”不是中央全会的名称"),
        ("meetings", "meeting\t二十届五中全会\t \n", "会议一行三列：meeting、名称、开幕日期"),
        ("bodies", "农业部\t农业农村部\n", "机构一行三列：旧名、现在的名称、改名的日期"),
        ("bodies", "市局\t县局\t2024-01-01\n", "旧名“市局”太短，到处会碰上"),
        ("bodies", "农业部\t农业农村部\t20180403x\n", "“20180403x”不是日期"),
        ("places", "湖北\t县\t威宁\n", "地名一行三列：省份、full 或 city 或 county、名称"),
        ("places", "湖背\tcounty\t威宁\n", "没有“湖背”这个省份"),
        ("places", "湖北\tcounty\t威宁 宁\n", "地名“宁”只有一个字"),
    ],
)
def test_a_row_that_no_table_can_take_is_refused_with_its_line(
    tmp_path: Path, key: str, text: str, message: str
) -> None:
    error = refusal(tmp_path, key, f"# 说明\n{text}")
    assert error.message.startswith(message)
    assert (error.file, error.line) == ("数据.tsv", 2)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BulletinError, match=r"check\.data\.places 里的“地名\.tsv”没有这个文件"):
        load_rows(tmp_path, {"places": ("地名.tsv",)})


def test_a_file_outside_the_workspace_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BulletinError, match=r"里的“\.\./地名\.tsv”不在工作区里"):
        load_rows(tmp_path, {"places": ("../地名.tsv",)})


def test_bulletin_toml_names_the_files(workspace: Path) -> None:
    config = workspace / "bulletin.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text + '\n[check.data]\nplaces = "地名.tsv"\n', encoding="utf-8")
    (workspace / "地名.tsv").write_text("湖北\tcounty\t威宁\n", encoding="utf-8")
    assert choose_rules(Workspace(workspace)).data == {"places": "湖北\tcounty\t威宁\n"}


def test_an_unknown_sort_of_data_is_refused(workspace: Path) -> None:
    config = workspace / "bulletin.toml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text + '\n[check.data]\nplace = "地名.tsv"\n', encoding="utf-8")
    with pytest.raises(BulletinError, match=r"check\.data\.place 是不认识的键"):
        load_config(workspace)
