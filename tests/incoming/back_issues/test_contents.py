"""The contents of an old issue end where titles are not repeated; nothing else goes with them."""

from __future__ import annotations

import pytest

from tests.dumps import texts
from tests.incoming.back_issues.test_heads import BODY, HEAD, READ, read

LISTED = "本期要目\n● 示例区召开示例工作会议\n● 甲单位开展示例活动\n"
DOTTED = "目　录\n示例区召开示例工作会议……………………1\n甲单位开展示例活动……………………………2\n"


@pytest.mark.parametrize("contents", [LISTED, DOTTED])
def test_an_editors_note_and_a_section_below_the_contents_stay(contents: str) -> None:
    old = read(f"{HEAD}{contents}【基层动态】\n编者按：现将两家做法编发。\n{BODY}")
    assert texts(old.articles) == READ
    assert old.articles[0].editor_note == "现将两家做法编发。"
    assert [each.section for each in old.articles] == ["基层动态", "基层动态"]
    assert old.doubts == ()


@pytest.mark.parametrize("contents", [LISTED, DOTTED])
def test_a_section_that_stands_above_each_article_is_not_taken_for_contents(contents: str) -> None:
    title = READ[1][0]
    old = read(f"{HEAD}{contents}【动态】\n{BODY.replace(title, f'【动态】{chr(10)}{title}')}")
    assert texts(old.articles) == READ
    assert [each.section for each in old.articles] == ["动态", "动态"]


def test_contents_with_the_names_of_sections_are_left_out() -> None:
    first, second = (title for title, _ in READ)
    body = BODY.replace(second, f"【交流】\n{second}")
    contents = f"要目\n【动态】\n{first}（某某局）　1\n【交流】\n{second}　2\n"
    old = read(f"{HEAD}{contents}【动态】\n{body}")
    assert texts(old.articles) == READ
    assert [each.section for each in old.articles] == ["动态", "交流"]
    assert old.doubts == ()


@pytest.mark.parametrize(
    "contents",
    [
        "本期要目\n● 示例区召开示例工作会议\n● 别的题目没有这一篇\n",
        "目录\n示例区召开示例工作会议……1\n别的题目没有这一篇……2\n",
        "目录\n示例区召开示例工作会议\n别的题目没有这一篇\n甲单位开展示例活动\n",
    ],
)
def test_an_entry_that_no_title_repeats_is_told(contents: str) -> None:
    old = read(HEAD + contents + BODY)
    assert texts(old.articles) == READ
    assert ["别的题目没有这一篇" in each.what for each in old.doubts] == [True]


def test_contents_may_stand_below_the_editors_note() -> None:
    old = read(f"{HEAD}编者按：现将两家做法编发。\n{LISTED}{BODY}")
    assert texts(old.articles) == READ
    assert old.articles[0].editor_note == "现将两家做法编发。"


def test_a_title_that_is_printed_again_later_does_not_lengthen_the_contents() -> None:
    again = f"{READ[0][0]}\n会后，示例区又召开一次会议，对示例工作作了安排。\n"
    old = read(HEAD + LISTED + BODY + again)
    assert texts(old.articles)[:2] == READ
    assert len(old.articles) == 3
