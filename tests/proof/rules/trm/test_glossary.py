"""glossary.toml: read strictly, appended to without touching the rest, checked for itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.glossary import Glossary, Organisation, Person, Term, flaws
from bulletin_cli.store.glossary import (
    add,
    load_glossary,
    new_glossary,
    parse_glossary,
    with_abbreviation,
    with_entry,
)
from tests.conftest import write

TEXT = """schema = 1
abbreviations = ["AED"]   # 急救

[[terms]]   # 用词
name = "邮政快递业"
variants = ["邮政快递行业"]

[[organisations]]
name = "示例市邮政管理局"
short = ["市局"]

[[people]]
name = "张三"
office = "局长"
variants = ["张叁"]
"""
WHOLE = Glossary(
    (Term("邮政快递业", ("邮政快递行业",), 4),),
    (Organisation("示例市邮政管理局", ("市局",), (), 8),),
    (Person("张三", "局长", ("张叁",), 12),),
    ("AED",),
)
WORDS = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=9)


def test_the_file_says_terms_organisations_people_and_abbreviations() -> None:
    assert parse_glossary(TEXT) == WHOLE


def test_no_file_is_an_empty_glossary(tmp_path: Path) -> None:
    assert load_glossary(tmp_path) == Glossary()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[terms]]\nname = 甲\n", "glossary.toml 第 2 行：第 8 列起不合 TOML 的写法"),
        ('[[terms]]\nvariant = ["乙"]\n', "glossary.toml 第 1 行：terms.name 没有写"),
        ('[[terms]]\nname = "甲"\nvariant = ["乙"]\n', "第 3 行：terms.variant 是不认识的键"),
        ('[[terms]]\nname = ""\n', "第 2 行：terms.name 是空的"),
        ('[[terms]]\nname = "甲"\nvariants = [" "]\n', "第 3 行：terms.variants 里有空的一项"),
        ('[[terms]]\nname = "甲"\nvariants = "乙"\n', "terms.variants 应为一列文字"),
        ('[[people]]\nname = "甲"\n[[people]]\nname = 3\n', "第 4 行：people.name 应为文字"),
        ('[terms]\nname = "甲"\n', "terms 应为若干个表 [[terms]]"),
        ('[[words]]\nname = "甲"\n', "words 是不认识的键"),
        ("schema = 2\n", "schema 是 2"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(BulletinError) as raised:
        parse_glossary(text)
    assert message in str(raised.value)
    assert raised.value.hint


def test_an_entry_is_appended_and_nothing_else_changes() -> None:
    entry = Organisation("示例协会", ("协会",), ("示例学会",))
    text = with_entry(TEXT, entry)
    assert text.startswith(TEXT)
    added = parse_glossary(text).organisations[-1]
    assert (added.name, added.short, added.variants) == (entry.name, entry.short, entry.variants)


@pytest.mark.parametrize("text", [TEXT, "schema = 1\n", "# 注\n\n[[terms]]  # 又\nname = '甲'\n"])
def test_an_abbreviation_is_appended_and_comments_stay(text: str) -> None:
    changed = with_abbreviation(text, "VIP")
    assert parse_glossary(changed).abbreviations[-1] == "VIP"
    assert [line for line in text.split("\n") if line not in changed.split("\n")] in (
        [],
        ['abbreviations = ["AED"]   # 急救'],
    )
    assert text.count("#") == changed.count("#")


@given(st.lists(WORDS, max_size=3, unique=True), WORDS)
def test_what_goes_in_comes_out(variants: list[str], name: str) -> None:
    term = parse_glossary(with_entry(TEXT, Term(name, tuple(variants)))).terms[-1]
    assert (term.name, term.variants) == (name, tuple(variants))


def test_a_new_file_is_a_glossary_with_the_organisations_given() -> None:
    glossary = parse_glossary(new_glossary([Organisation("甲局", ("甲",))]))
    assert [each.name for each in glossary.entries] == ["甲局"]
    assert list(flaws(glossary)) == []


def test_what_would_contradict_the_glossary_is_not_added(tmp_path: Path) -> None:
    place = write(tmp_path / "glossary.toml", TEXT)
    with pytest.raises(BulletinError, match="“市局”是“示例市邮政管理局”的正名或简称"):
        add(tmp_path, Term("甲乙", ("市局",)))
    assert place.read_text(encoding="utf-8") == TEXT


def test_a_file_that_cannot_take_an_entry_stays_as_it_was(tmp_path: Path) -> None:
    place = write(tmp_path / "glossary.toml", 'terms = [{name = "甲乙"}]\n')
    with pytest.raises(BulletinError, match="加不进去"):
        add(tmp_path, Term("丙丁"))
    assert place.read_text(encoding="utf-8") == 'terms = [{name = "甲乙"}]\n'


@pytest.mark.parametrize(
    ("glossary", "message"),
    [
        (Glossary((Term("甲乙", ("丙丁",)), Term("丙丁"))), "“丙丁”是“丙丁”的正名或简称"),
        (Glossary((Term("甲乙", ("甲乙",)),)), "“甲乙”是自己的正名或简称"),
        (Glossary((Term("甲乙", ("戊己",)), Term("丙丁", ("戊己",)))), "已经是“甲乙”的错写"),
        (Glossary((Term("甲乙丙", ("甲乙",)),)), "错写“甲乙”就在“甲乙丙”里面"),
        (Glossary((Term("甲乙", ("戊",)),)), "只有一个字"),
        (Glossary((Term("甲乙"), Term("甲乙"))), "“甲乙”写了两次"),
        (Glossary(people=(Person("甲乙", "长"), Person("甲乙", "长"))), "“甲乙”写了两次"),
        (Glossary(abbreviations=("AED", "AED")), "缩略语“AED”写了两次"),
    ],
)
def test_the_glossary_itself_is_checked(glossary: Glossary, message: str) -> None:
    (flaw,) = flaws(glossary)
    assert message in flaw.message


def test_a_good_glossary_has_no_flaws() -> None:
    namesakes = (Person("甲乙", "局长"), Person("甲乙", "处长"))
    assert list(flaws(WHOLE)) == []
    assert list(flaws(Glossary(people=namesakes))) == []
