"""Right sentences that rules once reported, or even changed: all are silent now."""

from __future__ import annotations

import pytest

from bulletin_cli.proof.engine import check
from bulletin_cli.proof.texts import read_plain
from tests.samples import SHARED

FILE = SHARED / "proof-errors" / "false-alarms.txt"
SENTENCES = FILE.read_text(encoding="utf-8").split() if FILE.is_file() else []
needs_sentences = pytest.mark.skipif(
    not SENTENCES, reason="the right sentences are not beside the project"
)


@needs_sentences
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_right_sentence_is_silent(sentence: str) -> None:
    assert check([read_plain(sentence, "a.md", markdown=True)]) == ()


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("这笔帐目已经核对。", False),
        ("（帐目）已经核对。", True),
        ("内容丰富多采。", True),
        ("这是我们的的责任。", False),
        ("改善设施以及以及环境。", True),
    ],
)
def test_a_word_of_two_characters_is_mended_unasked_only_where_it_stands_alone(
    text: str, safe: bool
) -> None:
    (found,) = check([read_plain(text, "a.md")])
    assert found.fix
    assert found.fix.safe is safe


@pytest.mark.parametrize(
    ("text", "count"),
    [("登录相关系统。", 0), ("监控录相设备。", 1), ("可记录相关情况。", 0), ("这段录相很短。", 1)],
)
def test_a_word_whose_characters_belong_to_the_words_beside_it_is_none(
    text: str, count: int
) -> None:
    found = [each for each in check([read_plain(text, "a.md")]) if each.rule == "WRD005"]
    assert len(found) == count
