"""TRM: what the examples of the rules cannot show."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.content.glossary import Glossary, Organisation, Person, Term
from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.reading.lexicon import read_lexicon
from bulletin_cli.proof.texts import read_plain
from tests.linear import assert_linear
from tests.proof.fixes import fixed

GLOSSARY = Glossary(
    (Term("邮政快递业", ("邮政快递行业", "快递行业")), Term("AED", ("Aed",))),
    (Organisation("示例市快递行业协会", ("行业协会",), ("快递协会",)),),
    (Person("张三", "局长", ("张叁",)),),
)


def found(
    text: str, rule: str, glossary: Glossary = GLOSSARY, on: date | None = None
) -> tuple[Finding, ...]:
    read = read_plain(text, "a.txt", glossary=glossary, on=on)
    return check([read], None, RuleSelection(select=(rule,)))


def mended(text: str, glossary: Glossary = GLOSSARY) -> str:
    return fixed(text, lambda source: found(source, "TRM003", glossary))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("邮政快递行业和快递行业。", "邮政快递业和邮政快递业。"),
        ("示例市快递行业协会的快递协会。", "示例市快递行业协会的示例市快递行业协会。"),
        ("张叁用Aed。", "张三用AED。"),
        ("Aedes、xAed不是。", "Aedes、xAed不是。"),
        ("《快递行业报告》说快递行业。", "《快递行业报告》说邮政快递业。"),
    ],
)
def test_variants_are_mended_but_in_titles_and_right_names(text: str, right: str) -> None:
    assert mended(text) == right
    assert mended(right) == right


def test_a_variant_in_somebody_elses_title_is_no_error() -> None:
    (finding,) = found("《快递行业报告》印发。", "TRM003")
    assert finding.level == "warning"


def test_a_variant_of_two_entries_is_told_and_left() -> None:
    both = Glossary((Term("甲乙丙", ("甲丙",)), Term("甲丁丙", ("甲丙",))))
    (finding,) = found("甲丙。", "TRM003", both)
    assert finding.message == "“甲丙”应为“甲乙丙”或“甲丁丙”"
    assert finding.fix is None


def test_a_variant_that_is_also_right_is_left_alone() -> None:
    odd = Glossary((Term("甲乙", ("丙丁",)), Term("丙丁", ("甲乙",))))
    assert found("甲乙丙丁。", "TRM003", odd) == ()


@given(st.text(st.sampled_from("快递行业协会邮政示例市张叁三Aed《》“”，\n"), max_size=60))
def test_what_the_glossary_mends_stays_mended(text: str) -> None:
    once = mended(text)
    assert mended(once) == once


def test_an_allowed_abbreviation_needs_no_gloss() -> None:
    assert found("讲解CPR的用法。", "TRM008")
    assert found("讲解CPR的用法。", "TRM008", Glossary(abbreviations=("CPR",))) == ()
    assert len(found("讲解CPR。\n再讲CPR。", "TRM008")) == 1


@pytest.mark.parametrize(
    ("text", "on", "count"),
    [
        ("党的二十届四中全会。", date(2024, 11, 25), 1),
        ("党的二十届四中全会将召开。", date(2025, 9, 1), 0),
        ("党的二十届四中全会。", None, 0),
        ("党的二十届八中全会。", None, 0),  # later than the data
        ("党的十九届八中全会。", None, 1),
    ],
)
def test_a_plenum_is_not_spoken_of_long_before_it(text: str, on: date | None, count: int) -> None:
    assert len(found(text, "TRM001", on=on)) == count


@pytest.mark.parametrize(("year", "count"), [(2015, 0), (2024, 1)])
def test_a_form_is_wrong_from_its_day_on(year: int, count: int) -> None:
    text = "建成富强民主文明和谐的社会主义现代化强国。"
    assert len(found(text, "TRM001", on=date(year, 11, 25))) == count


@pytest.mark.parametrize(("on", "count"), [(None, 0), (date(2016, 7, 1), 0), (date(2024, 7, 1), 1)])
def test_an_old_text_is_held_against_nothing_young(on: date | None, count: int) -> None:
    text = "全面建成小康社会、全面深化改革、全面依法治国、全面从严治党的“四个全面”战略布局。"
    assert len(found(text, "TRM001", on=on)) == count


def test_a_wrong_place_is_told_with_where_it_is_and_what_was_meant() -> None:
    (finding,) = found("湖北威宁的青砖茶。", "TRM006")
    assert finding.message == "“威宁”不在湖北，在贵州，湖北有“咸宁”；核对省份和地名"
    assert finding.place.snippet[slice(*finding.place.mark)] == "威宁"


@pytest.mark.parametrize("rule", ["TRM001", "TRM002", "TRM006", "TRM008"])
@pytest.mark.parametrize(
    "piece",
    ["党的二十大和", "二十届三中全会", "创新、协调、", "湖北威宁的", "CPR", "四风", "“甲”四风"],
)
def test_long_paragraphs_take_linear_time(rule: str, piece: str) -> None:
    assert_linear(lambda size: found(piece * (size // len(piece)), rule), 50_000)


def test_the_right_form_of_a_misspelt_place_is_right() -> None:
    entries = read_lexicon("place_names").entries
    assert len({each.wrong for each in entries}) == len(entries)
    today = date(2024, 12, 1)
    rules = ("TRM009", "ORG005")
    wrong = [each.right for each in entries for rule in rules if found(each.right, rule, on=today)]
    assert wrong == []


def test_a_misspelt_place_is_told_by_one_rule() -> None:
    text = read_plain("湖北省随洲市和浙江台洲市。", "a.txt")
    assert [each.rule for each in check([text])] == ["TRM009", "TRM009"]


def test_a_phrase_of_a_later_day_is_not_asked_for() -> None:
    text = "促进共享共治共建，落实十四五规划。"
    assert found(text, "TRM002", on=date(2015, 1, 1)) == ()
    assert len(found(text, "TRM002", on=date(2024, 11, 25))) == 2


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("交流交往交融", "交往交流交融"),
        ("共享、共商、共建", "共商、共建、共享"),
        ("交流、交往和交融", None),
    ],
)
def test_members_are_put_in_order_as_they_are_joined(text: str, right: str | None) -> None:
    (each,) = found(text, "TRM002", on=date(2024, 11, 25))
    assert (each.fix.text if each.fix else None) == right


def test_a_number_is_no_phrase() -> None:
    assert found("第二十四五页，五十三五金店", "TRM002", on=date(2024, 11, 25)) == ()
