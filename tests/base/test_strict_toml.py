"""Strict reading of TOML: every refusal names file, line and key."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.strict_toml import TomlTable, parse, refuse_schema, suggestion

FILE = "issues/2024-35/issue.toml"


def refusal(action: Callable[[], Any]) -> BulletinError:
    """Return the error that `action` ends in."""
    with pytest.raises(BulletinError) as caught:
        action()
    assert caught.value.file == FILE
    return caught.value


def test_an_unknown_key_is_refused_with_line_and_suggestion() -> None:
    top = parse('schema = 1\n\nisuer = "甲"\n', FILE)
    refuse_schema(top)
    top.text("issuer", "")
    error = refusal(top.close)
    assert str(error) == f"{FILE} 第 3 行：isuer 是不认识的键"
    assert error.hint == "是不是 issuer？"


@pytest.mark.parametrize("text", ["a = " + "[" * 5_000, "a = " + "{b = " * 5_000])
def test_what_is_nested_without_end_is_refused(text: str) -> None:
    error = refusal(lambda: parse(text, FILE))
    assert error.message == "不合 TOML 的写法（数太长，或括号套得太深）"


def test_an_unknown_key_like_no_other_gets_the_list_of_keys() -> None:
    top = parse("xyz = 1\n", FILE)
    top.text("issuer", "")
    top.flag("contents", False)
    assert refusal(top.close).hint == "可以写：issuer、contents。"


@pytest.mark.parametrize(
    ("written", "read", "message"),
    [
        ("1", lambda top: top.text("k"), "k 应为文字，写的是 1"),
        ('"甲"', lambda top: top.integer("k"), "k 应为整数，写的是 “甲”"),
        ("1.5", lambda top: top.integer("k"), "k 应为整数，写的是 1.5"),
        ("true", lambda top: top.integer("k"), "k 应为整数，写的是 true"),
        ("0", lambda top: top.integer("k", least=1), "k 应为.*整数，写的是 0"),
        ("-1", lambda top: top.integer("k"), "k 应为.*整数，写的是 -1"),
        ('"1"', lambda top: top.number("k"), "k 应为数字，写的是 “1”"),
        ("nan", lambda top: top.number("k"), "k "),
        ("-inf", lambda top: top.number("k"), "k "),
        ("true", lambda top: top.number("k"), "k 应为数字|k 应为整数"),
        ("1", lambda top: top.flag("k"), "k 应为 true 或 false，写的是 1"),
        ('"2024-11-25"', lambda top: top.day("k"), "k 应为日期，写的是 “2024-11-25”"),
        ("2024-11-25T08:00:00", lambda top: top.day("k"), "k 应为日期，写的是 2024-11-25 08:00:00"),
        ("2024-11-25", lambda top: top.text("k"), "k 应为文字，写的是 2024-11-25"),
        ("[]", lambda top: top.text("k"), "k 应为文字，写的是 一列"),
        ('"甲"', lambda top: top.texts("k"), "k 应为一列文字，写的是 “甲”"),
        ('["甲", 1]', lambda top: top.texts("k"), "k 应为一列文字"),
        ("1", lambda top: top.text_or_texts("k"), "k 应为文字或一列文字"),
        ('"甲"', lambda top: top.table("k"), r"k 应为表 \[k\]"),
        ("[1]", lambda top: top.tables("k"), r"k 应为若干个表 \[\[k\]\]"),
        ("{a = 1}", lambda top: top.tables("k"), r"k 应为若干个表 \[\[k\]\]"),
        ('"c"', lambda top: top.choice("k", {"a": 1, "ab": 2}), "k 不能是“c”"),
        ('"甲"', lambda top: top.convert("k", int, "数", None), "k 不能是“甲”"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_its_line(
    written: str, read: Callable[[TomlTable], Any], message: str
) -> None:
    with pytest.raises(BulletinError, match=message) as caught:
        read(parse(f"# 注\nk = {written}\n", FILE))
    assert (caught.value.file, caught.value.line) == (FILE, 2)


def test_values_of_the_right_kind_are_read() -> None:
    top = parse(
        't = "甲"\ni = 3\nn = -2\nx = 2.5\nf = true\nd = 2024-11-25\nl = ["甲", "乙"]\nc = "左"\n',
        FILE,
    )
    assert (top.text("t"), top.integer("i"), top.number("n"), top.number("x")) == ("甲", 3, -2, 2.5)
    assert (top.flag("f"), top.day("d"), top.texts("l")) == (True, date(2024, 11, 25), ("甲", "乙"))
    assert (top.text_or_texts("t"), top.choice("c", {"左": "left"})) == (("甲",), "left")
    assert (top.text("?", "无"), top.texts("?", ()), top.day("?")) == ("无", (), None)
    top.close()


@pytest.mark.parametrize(
    "read",
    [
        lambda top: top.text("k"),
        lambda top: top.texts("k"),
        lambda top: top.integer("k"),
        lambda top: top.choice("k", {"a": 1}),
    ],
)
def test_a_missing_key_is_named(read: Callable[[TomlTable], Any]) -> None:
    error = refusal(lambda: read(parse("", FILE)))
    assert error.message == "k 没有写"
    assert "补上 k" in error.hint


NESTED = """schema = 1
k = 0

[page]
k = 1
size = "九号"

[styles.body]
k = 2
"quoted" = 3

[[article]]
style = "body"
k = 4

[[article]]   # 第二个
style = "body"
k = 5
"""


@pytest.mark.parametrize(
    ("read", "name", "line"),
    [
        (lambda top: top, "k", 2),
        (lambda top: top.table("page"), "page.k", 5),
        (lambda top: top.table("styles").table("body"), "styles.body.k", 9),
        (lambda top: top.tables("article")[0], "article.k", 14),
        (lambda top: top.tables("article")[1], "article.k", 18),
    ],
    ids=["top", "table", "nested", "first-of-array", "second-of-array"],
)
def test_a_key_is_found_in_its_own_table(
    read: Callable[[TomlTable], TomlTable], name: str, line: int
) -> None:
    error = read(parse(NESTED, FILE)).error("k", "不对")
    assert (error.message, error.line) == (f"{name} 不对", line)


@pytest.mark.parametrize(
    ("read", "line"),
    [
        (lambda top: top.table("page").line("missing"), 4),
        (lambda top: top.table("styles").table("body").line(), 8),
        (lambda top: top.table("styles").line("body"), 8),
        (lambda top: top.tables("article")[1].line("text"), 16),
        (lambda top: top.table("styles").table("body").line("quoted"), 10),
        (lambda top: top.line("missing"), None),
    ],
    ids=["header-instead", "header", "sub-table", "header-of-array", "quoted", "nowhere"],
)
def test_a_missing_key_has_the_line_of_its_table(
    read: Callable[[TomlTable], int | None], line: int | None
) -> None:
    assert read(parse(NESTED, FILE)) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a = 1\nb = “甲”\n', 2),
        ("a = 1\n\nb = \n", 3),
        ("a = 1\na = 2\n", 2),
        ('a = "甲\nb = 1\n', 1),
        ("[x]\n[x]\n", 2),
        ("a = 1\nb = [1,\n", 3),
    ],
    ids=["chinese-quotes", "no-value", "twice", "open-quote", "table-twice", "open-list"],
)  # fmt: skip
def test_broken_toml_is_refused_with_its_line(text: str, line: int) -> None:
    error = refusal(lambda: parse(text, FILE))
    assert error.line == line
    assert "TOML" in error.message


def test_only_line_feeds_count_as_lines() -> None:
    assert parse("# 甲\u2028乙\x85丙\nk = 1\n", FILE).line("k") == 2


def test_lines_before_the_toml_are_counted() -> None:
    error = refusal(lambda: parse("a = 1\nb = \n", FILE, offset=1))
    assert error.line == 3
    assert parse("a = 1\nb = 2\n", FILE, offset=1).line("b") == 3


def test_a_day_of_no_calendar_is_told_how_to_write_one() -> None:
    assert "写成 2024-11-25" in refusal(lambda: parse("d = 2024-02-30\n", FILE)).hint


@pytest.mark.parametrize("text", ["d = 2024-02-30\n", "a = " + "[" * 5000])
def test_a_day_of_no_calendar_and_endless_brackets_are_refused(text: str) -> None:
    assert "TOML" in refusal(lambda: parse(text, FILE)).message


@pytest.mark.parametrize("text", ["", "schema = 1\n"])
def test_the_known_schema_is_read(text: str) -> None:
    refuse_schema(parse(text, FILE))


@pytest.mark.parametrize(
    ("text", "message"),
    [("schema = 2", "schema 是 2，本程序只认得 1"), ("schema = 0", "schema 应为"),
     ("schema = 'a'", "整数")],
)  # fmt: skip
def test_another_schema_is_refused(text: str, message: str) -> None:
    error = refusal(lambda: refuse_schema(parse(text, FILE)))
    assert message in error.message
    assert error.line == 1


@pytest.mark.parametrize("code", [r"\n", r"\u0000", r"\u000b", r"\r", r"\u007f", r"\u2028"])
def test_a_text_holds_no_control_characters(code: str) -> None:
    top = parse(f'a = "甲{code}乙"\nb = ["丙", "甲{code}"]\n', FILE)
    for read in (lambda: top.text("a"), lambda: top.texts("b")):
        assert "只能写一行" in refusal(read).message


def test_a_text_may_hold_a_tab() -> None:
    assert parse('a = "甲\\t乙"', FILE).text("a") == "甲\t乙"


def test_the_hint_names_what_was_meant() -> None:
    assert suggestion("boddy", ("body", "blank")) == "是不是 body？"
    assert suggestion("zzz", ("body", "blank", "body")) == "可以写：body、blank。"
    assert suggestion("zzz", ()) == "现在一个也没有，先加上。"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('k = "甲', "引号没有合上"), ("k = 'x", "引号没有合上"), ("k = 甲", "英文引号"),
        ("k = [1", "方括号没有合上"), ("[k", "表名后面缺方括号"), ("k 1", "键后面缺等号"),
        ("k = 1\nk = 2", "同一个键写了两次"), ("[k]\n[k]", "同一个表写了两次"),
        ("k = 2024-02-30", "没有这个日期"), ('k = "\\q"', "反斜杠"), ("k = 1 甲", "值后面多了字"),
        ("甲 = 1", "不是 键 = 值"), ("k = " + "9" * 5000, "数太长"), ("k = " + "[" * 5000, ""),
    ],
)  # fmt: skip
def test_what_is_no_toml_is_explained_in_chinese(text: str, reason: str) -> None:
    message = refusal(lambda: parse(text, FILE)).message
    assert reason in message
    assert not re.search("[A-Za-z]{3}", message.replace("TOML", ""))
