"""The table of n-grams: what is put in is found, and the same text gives the same bytes."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.proof.spelling.ngrams import WORD, Ngrams, encode, level, plain, read_ngrams
from tools.make_ngrams import FILE, common, homophones, packed, values

EVERY = {1: 1, 2: 1, 3: 1, 4: 1}  # how often n-grams must stand there to be counted
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=4)


@given(st.dictionaries(HAN, st.integers(0, 31), min_size=1, max_size=200))
def test_every_ngram_has_the_value_that_was_put_in(grams: dict[str, int]) -> None:
    table = Ngrams(packed(grams))
    assert {gram: table.value(encode(gram)) for gram in grams} == grams


def test_what_was_never_counted_is_unknown() -> None:
    table = Ngrams(packed(values("安全生产" * 3, ())))
    others = map("".join, product("监督管理责任", repeat=3))
    assert sum(table.value(encode(each)) >= 0 for each in others) <= 1  # one in 2,048 by chance


def test_a_level_is_the_logarithm_of_the_count() -> None:
    table = Ngrams(packed(values("安全，" * 9, ())))
    assert level(table.value(encode("安全"))) == 3


def test_a_word_of_the_list_is_known_though_it_was_never_counted() -> None:
    table = Ngrams(packed(values("安全", ("生产",))))
    assert table.value(encode("生产")) == WORD


def test_the_same_text_gives_the_same_bytes() -> None:
    text = "各级人民政府应当加强对安全生产工作的领导。" * 3
    first = packed(values(text, ("生产", "领导"), EVERY))
    assert first == packed(values(text, ("生产", "领导"), EVERY))


def test_the_table_of_the_package_is_no_larger_than_five_megabytes() -> None:
    assert FILE.stat().st_size <= 5_000_000


def test_the_table_of_the_package_knows_what_laws_say() -> None:
    assert read_ngrams().value(encode("人民政府")) >= 0


def test_unknown_triples_are_told_by_where_they_begin() -> None:
    table = Ngrams(packed(values("安全生产责任", (), EVERY)))
    assert list(table.unknown_triples(encode("安全生财责任"))) == [1, 2, 3]


def test_digits_letters_and_marks_are_one_each_and_lengths_stay() -> None:
    assert plain("第3期：GDP\U00020000增长") == "第0期，AAA，增长"


def test_an_empty_text_has_no_unknown_triples() -> None:
    assert list(read_ngrams().unknown_triples(b"")) == []


def test_homophones_are_words_of_the_list_the_most_frequent_first() -> None:
    grams = {"股权": WORD + 9, "古泉": WORD + 4, "固权": 9, "管理": WORD + 3}
    found = list(homophones(grams, {"股权": "gu quan", "古泉": "gu quan"}.__getitem__))
    assert found == ["gu quan\t股权 古泉\n"]


def test_common_characters_stand_in_the_line_of_how_often_they_occur() -> None:
    levels = {"的": 15, "厂": 9, "厩": 8, "咎": 5, "鑫": 4}
    lines = list(common(lambda character: levels.get(character, 0)))
    assert lines == ["frequent\t厂的\n", "usual\t厩咎\n"]
