"""WRD007, WRD011, WRD020: the lists of redundancies and collocations."""

from __future__ import annotations

from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.reading.lexicon import read_lexicon
from bulletin_cli.proof.reading.tables import read_table
from bulletin_cli.proof.texts import read_plain


def found(text: str, rule: str) -> tuple[Finding, ...]:
    return check([read_plain(text, "a.md")], None, RuleSelection(select=(rule,)))


def test_no_redundancy_stands_twice_or_is_its_own_cure() -> None:
    entries = read_lexicon("redundancies").entries
    wrong = [each.wrong for each in entries]
    assert sorted(wrong) == sorted(set(wrong))
    assert all(each.right != each.wrong and each.note for each in entries)


def test_every_redundancy_is_found_and_its_cure_is_none() -> None:
    for entry in read_lexicon("redundancies").entries:
        assert found(f"会议{entry.wrong}。", "WRD007"), entry
        assert not found(f"会议{entry.right}。", "WRD007"), entry


def test_what_may_also_stand_is_only_a_hint() -> None:
    assert [each.level for each in found("目的是为了提高效率。", "WRD007")] == ["info"]
    assert [each.level for each in found("要改变不良陋习。", "WRD007")] == ["warning"]


def test_what_says_a_thing_twice_with_words_between_is_found() -> None:
    assert [each.level for each in found("老房子几乎拆除殆尽。", "WRD007")] == ["warning"]
    assert [each.level for each in found("目前防汛已是当务之急。", "WRD007")] == ["info"]
    assert not found("几乎没有损失，粮食消耗殆尽。", "WRD007")


def test_every_verb_of_the_list_is_found_with_each_of_its_objects() -> None:
    for line in read_table("collocations").splitlines():
        if line[0] == "#":
            continue
        verbs, objects, _, *mild = line.split("\t")
        level = "info" if mild else "warning"
        for verb in verbs.split():
            for thing in objects.split():
                levels = {each.level for each in found(f"{verb}{thing}。", "WRD011")}
                assert level in levels or "warning" in levels, (verb, thing)


def test_every_pair_of_the_list_is_found() -> None:
    for line in read_table("matches").splitlines():
        if line[0] == "#":
            continue
        firsts, lasts, _, kind = line.split("\t")
        between = "的" if kind == "定" else "不断"
        for first in firsts.split():
            for last in lasts.split():
                assert found(f"{first}{between}{last}。", "WRD020"), (first, last)


def test_a_quotation_is_left_alone() -> None:
    assert not found("他说：“监管力度不断提高，大家都看得见。”", "WRD020")


def test_the_object_of_another_verb_is_left_alone() -> None:
    assert not found("加大宣传开拓力度。", "WRD011")
