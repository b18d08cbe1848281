"""A title is cut into the words that somebody reads in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.layout import titles
from bulletin_cli.layout.titles.words import Word, segment

LIST = Path(titles.__file__).parents[1] / "data" / "title_words.txt"


def cut(text: str, names: tuple[str, ...] = ()) -> str:
    return "|".join(text[word.start : word.end] for word in segment(text, names))


@pytest.mark.parametrize(
    "words",
    [
        "组织|快递员|开展|急救培训|示范场|活动",
        "发放|助学金",
        "党建|和|服务管理|工作",
        "会计师事务所|在|审计",
        "的|若干|规定",
    ],
)
def test_a_title_is_cut_into_words(words: str) -> None:
    assert cut(words.replace("|", "")) == words


def test_what_no_word_explains_are_single_characters() -> None:
    assert cut("韵鑫") == "韵|鑫"
    assert [word.kind for word in segment("韵，鑫")] == ["unknown", "mark", "unknown"]


def test_a_name_is_one_word() -> None:
    assert cut("示范市工作会") == "示范|市|工作会"
    assert cut("示范市工作会", ("示范市",)) == "示范市|工作会"
    assert segment("见韵鑫", ("韵鑫",))[-1] == Word(1, 3, "name")


def test_a_name_that_stands_over_the_ends_of_two_words_is_none() -> None:
    assert cut("召开工作会", ("开工",)) == "召开|工作会"


def test_words_have_their_classes() -> None:
    classes = {"召开": "v", "深入": "d", "在": "p", "暨": "c", "的": "u", "会议": "n"}
    assert {word: segment(word)[0].kind for word in classes} == classes


def test_no_word_is_listed_twice() -> None:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    words = Counter(word for line in lines if line[0] != "#" for word in line.split()[1:])
    assert [word for word, times in words.items() if times > 1] == []
    assert max(map(len, words)) <= 15  # what the search looks back


@given(st.text("召开工作会议的，ab1韵 ", max_size=40))
def test_the_words_make_up_the_title(text: str) -> None:
    assert cut(text).replace("|", "") == text
