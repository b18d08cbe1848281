"""Whatever a setting is set to, the file says it, and its comments stay."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.typography import FORBIDDEN, LINE_ENDS
from bulletin_cli.desk.archive import PATTERN
from bulletin_cli.layout.fields import TemplateField
from bulletin_cli.store.config import load_config
from bulletin_cli.store.issues import load_metadata
from bulletin_cli.store.settings import (
    SETTINGS,
    Setting,
    SettingValue,
    change,
    empty,
    field_settings,
    value,
)
from bulletin_cli.store.templates import shipped_folder
from tests.conftest import files_of, write

ISSUE = """# 头
schema = 1
year = 2024 # 年
number = 35
whole_number = 486
date = 2024-11-25  # 日
articles = [] # 稿
# 可选
also_to = [ "甲", # 一
  # 单独
  "乙" ] # 增发

[imported] # 收进
file = "x"
"""
WORKSPACE = """# 头
schema = 1
[periodical] # 刊
nameplate = "甲" # 名
issuer = '乙' # 办
template = "gbt9704" # 模板

[distribution] # 受文
report_to = [
  "甲", # 一
  # 单独
]
copy_to = [] # 送
[check] # 校对
ignore = ["PUN"] # 不用
"""
BAD = re.compile(f"[{FORBIDDEN}{LINE_ENDS}]")
TEXTS = st.text(max_size=12).map(lambda text: BAD.sub("", text).strip())
WORDS = TEXTS.filter(bool)
LISTS = st.lists(WORDS, max_size=5, unique=True).map(tuple)
FIELDS = field_settings(
    (
        TemplateField("责任编辑", "编辑", "", required=False, scope="issue"),
        TemplateField("secrecy", "密级", "", required=False, scope="issue"),
        TemplateField("电话", "电话", "", required=False, scope="periodical"),
    )
)
ALL = (*SETTINGS, *FIELDS)
VALUES: dict[str, st.SearchStrategy[SettingValue]] = {
    "flag": st.booleans(),
    "number": st.integers(1, 10**6) | st.none(),
    "day": st.dates(date(1949, 10, 1)),
    "text": TEXTS,
    "lines": st.lists(WORDS, min_size=1, max_size=3).map(tuple),
    "list": LISTS,
    "rules": st.lists(st.sampled_from(["PUN", "ISS007", "SPC"]), unique=True).map(tuple),
    "template": st.sampled_from(["gbt9704", "shanghai-post"]),
}
CODES = st.text("0Az办", max_size=8)
ARCHIVE: dict[str, st.SearchStrategy[SettingValue]] = {
    **dict.fromkeys(("fonds", "category", "office"), CODES),
    "first": st.integers(1, 9999),
    "pattern": st.sampled_from(["{件号}", "{全宗号}-{年度}·{件号}", PATTERN]),
}


def values(setting: Setting) -> st.SearchStrategy[SettingValue]:
    if setting.is_field:
        return TEXTS | st.none()
    if setting.key == "issuer":
        return LISTS.filter(bool)
    if setting.key == "base_url":
        return st.sampled_from(["", "https://example.cn/简报/", "http://10.0.0.1:8080"])
    if setting.key == "proof_rounds":
        return st.integers(1, 9)
    if setting.table == "archive" and setting.kind in ("number", "text"):
        return ARCHIVE[setting.name]
    if setting.choices and setting.kind == "list":
        return st.lists(st.sampled_from(setting.choices), unique=True).map(tuple)
    return st.sampled_from(setting.choices) if setting.choices else VALUES[setting.kind]


CHANGES = st.lists(
    st.sampled_from([each for each in ALL if each.kind != "lines"]).flatmap(
        lambda setting: st.tuples(st.just(setting), values(setting))
    ),
    min_size=1,
    max_size=6,
)


def comments(root: Path) -> set[str]:
    """Return the comments that stand on a line of their own, or behind what is no entry."""
    found = set[str]()
    for file in root.rglob("*.toml"):
        found |= set(re.findall(r"# \w+$", file.read_text(encoding="utf-8"), re.MULTILINE))
    return found - {"# 一"}  # it goes with its entry


@given(CHANGES)
def test_what_is_set_is_read_and_nothing_else_changes(
    changes: list[tuple[Setting, SettingValue]],
) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        write(root / "bulletin.toml", WORKSPACE)
        write(root / "issues" / "2024-35" / "issue.toml", ISSUE)
        before = comments(root)
        for setting, wanted in changes:
            others = all_values(root)
            change(root, setting, to(wanted), "2024-35")
            assert all_values(root) == {**others, setting.key: wanted}
            written = [file.read_bytes() for file in root.rglob("*.toml")]
            assert change(root, setting, lambda old: old, "2024-35") == (wanted, wanted)
            assert [file.read_bytes() for file in root.rglob("*.toml")] == written
        assert comments(root) == before


@pytest.mark.parametrize(
    ("items", "written"),
    [
        (("甲",), 'copy_to = ["甲"] # 送'),
        (("甲", "乙"), 'copy_to = [\n    "甲",\n    "乙",\n] # 送'),
    ],
)
def test_several_entries_stand_below_one_another(
    tmp_path: Path, items: tuple[str, ...], written: str
) -> None:
    path = write(tmp_path / "bulletin.toml", WORKSPACE)
    setting = next(each for each in SETTINGS if each.key == "copy_to")
    change(tmp_path, setting, to(items))
    assert written in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("key", "wanted"), [("report_to", ("甲", "甲")), ("print_run", 0)])
def test_what_would_be_read_otherwise_is_not_written(
    tmp_path: Path, key: str, wanted: SettingValue
) -> None:
    write(tmp_path / "bulletin.toml", WORKSPACE)
    write(tmp_path / "issues" / "2024-35" / "issue.toml", ISSUE)
    before = files_of(tmp_path)
    setting = next(each for each in SETTINGS if each.key == key)
    with pytest.raises(BulletinError, match="改不了这一项"):
        change(tmp_path, setting, to(wanted), "2024-35")
    assert files_of(tmp_path) == before


def to(wanted: SettingValue) -> Callable[[SettingValue], SettingValue]:
    return lambda _: wanted


def all_values(root: Path) -> dict[str, SettingValue]:
    """Return what the files say of every setting."""
    config, head = load_config(root), load_metadata(root, "2024-35")
    return {each.key: value(each, config if each.table else head) for each in ALL}


@pytest.mark.parametrize("setting", SETTINGS, ids=[each.key for each in SETTINGS])
def test_what_may_be_emptied_is_what_is_not_required(tmp_path: Path, setting: Setting) -> None:
    write(tmp_path / "bulletin.toml", WORKSPACE)
    write(tmp_path / "issues" / "2024-35" / "issue.toml", ISSUE)
    if setting.required:
        with pytest.raises(BulletinError):
            change(tmp_path, setting, to(empty(setting)), "2024-35")
    else:
        change(tmp_path, setting, to(empty(setting)), "2024-35")
        assert all_values(tmp_path)[setting.key] == empty(setting)


@pytest.mark.parametrize(
    ("key", "wanted", "file"),
    [("template", "坏的", "templates/坏的/template.toml"), ("template", "没有的", ""),
     ("check.ignore", ("PUN999",), "")],
)  # fmt: skip
def test_what_the_setting_names_is_blamed_where_its_own_file_is_wrong(
    tmp_path: Path, key: str, wanted: SettingValue, file: str
) -> None:
    write(tmp_path / "bulletin.toml", WORKSPACE)
    write(tmp_path / "templates" / "坏的" / "template.toml", "[坏")
    shutil.copy(shipped_folder() / "gbt9704" / "base.docx", tmp_path / "templates" / "坏的")
    before = files_of(tmp_path)
    setting = next(each for each in SETTINGS if each.key == key)
    with pytest.raises(BulletinError) as caught:
        change(tmp_path, setting, to(wanted))
    assert caught.value.file == file
    assert caught.value.hint
    assert files_of(tmp_path) == before


def test_a_setting_is_called_by_its_key_its_label_and_its_place_in_the_file() -> None:
    names = {each.key: each.names for each in SETTINGS}
    assert names["date"] == ("date", "出刊日期")
    assert names["issuer"] == ("issuer", "编发单位", "periodical.issuer")
    assert names["check.ignore"] == ("check.ignore", "不用的规则", "check.ignore")


def test_what_a_template_asks_for_is_called_by_its_place_too() -> None:
    fields = (
        TemplateField("tel", "电话", "", False, "periodical"),
        TemplateField("editor", "编辑", "", False, "issue"),
    )
    settings = field_settings(fields)
    assert [each.names for each in settings] == [
        ("tel", "电话", "fields.tel"), ("editor", "编辑", "fields.editor"),
    ]  # fmt: skip
