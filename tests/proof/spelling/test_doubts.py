"""What is told of misspellings, and what speaks against telling it."""

from __future__ import annotations

import pytest

from bulletin_cli.content.glossary import Glossary, Term
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.spelling.doubts import DRAFT, USUAL, count_doubts, find_doubts
from bulletin_cli.proof.spelling.spared import named
from bulletin_cli.proof.texts import read_plain
from tests.linear import assert_linear

WRONG = "加强农产品质量安全兼管。"


def doubts(text: str, glossary: Glossary | None = None) -> list[str]:
    found = find_doubts(read_plain(text, "a.txt", glossary=glossary), USUAL)
    return [each.suspect.meant for each in found]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (WRONG, "监"),
        ("各地开展安全生产专项整冶行动。", "治"),
        ("完善应急预按和处置措施。", "案"),
        ("贯彻党的路线方针正策。", "政"),
        ("县级以上人民政底应当加强领导。", "府"),
    ],
)
def test_a_misspelling_is_told(text: str, meant: str) -> None:
    assert doubts(text) == [meant]


@pytest.mark.parametrize(
    "text",
    [
        "各级人民政府应当加强对农产品质量安全的监管。",
        "会议听取了安全生产专项整治工作情况汇报。",
        "他每天清晨沿着河边慢跑五公里。",
        "孩子们在操场上放风筝，老人坐在树下乘凉。",
        "党的二十届五中全会即将召开。",
        "春风化雨，润物无声。",
        "",
    ],
)
def test_nothing_is_told_of_right_sentences(text: str) -> None:
    assert doubts(text) == []


def test_what_the_glossary_has_is_right() -> None:
    glossary = Glossary(terms=(Term("安全兼管"),))
    assert doubts(WRONG) == ["监"]
    assert doubts(WRONG, glossary) == []


def test_what_is_written_so_twice_is_left_alone() -> None:
    assert doubts(f"{WRONG}\n各地要抓好质量安全兼管。") == []


@pytest.mark.parametrize(
    "text", ["《农产品质量安全兼管条例》", "他说：“要加强农产品质量安全兼管。”"]
)
def test_the_words_of_others_are_left_alone(text: str) -> None:
    assert doubts(text) == []


def test_who_wrote_an_article_is_not_looked_at() -> None:
    unit = LogicalParagraph("农产品质量安全兼管局", "a.md", 1, kind="unit")
    assert count_doubts(Text("a.md", (unit,))) == 0


def test_a_draft_is_told_of_what_is_less_certain() -> None:
    assert DRAFT < USUAL
    assert count_doubts(read_plain(WRONG, "a.txt")) == 1
    assert count_doubts(read_plain("加强农产品质量安全监管。", "a.txt")) == 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("党支部书记汤晔到会。", "书记汤晔到"),
        ("（尹仲利）", "尹仲利"),
        ("会议闭幕。（赵凤章　李茜）", "（赵凤章　李茜）"),
        ("欧阳修竹局长讲话", "欧阳修竹"),
        ("记者魏秀萍报道", "记者魏秀萍"),
        ("赞比亚总统希奇莱马来访", "希奇莱马"),
        ("约翰·史密斯先生", "约翰·史密斯先生"),
    ],
)
def test_names_are_known_by_their_pattern(text: str, name: str) -> None:
    assert name in [text[start:end] for start, end in named(text)]


def test_a_sentence_that_begins_with_a_surname_holds_no_name() -> None:
    assert list(named("高质量发展是首要任务。")) == []


def test_time_grows_as_the_paragraph() -> None:
    def look(size: int) -> None:
        list(find_doubts(read_plain("质量安全兼管，张三同志整冶。" * size, "a.txt"), DRAFT))

    assert_linear(look, 300)
