"""Plain texts as chat programs and Word save them: the title with and without a blank line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Heading, Paragraph, plain_text
from bulletin_cli.incoming.given_title import GivenTitle
from bulletin_cli.incoming.text import ConvertedArticle, read_incoming

TITLE = "示例区局开展防汛检查"
ONE = "7月6日，示例区局对辖区12家网点开展防汛检查，发现隐患3处，已当场整改。"
TWO = "检查组要求，各网点要落实责任，一周内报送整改情况。"


def read(text: str, *lines: int) -> ConvertedArticle:
    return read_incoming(text, "来稿.txt", markdown=False, title=GivenTitle(lines=lines))


def parts(text: str, *lines: int) -> tuple[tuple[str, ...], list[str]]:
    article = read(text, *lines).article
    return article.title, plain_text(article).split("\n")


@pytest.mark.parametrize("below", ["\n", "\n\n"])
@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        "【示例集团0914】台风防御情况速报（截至23点）",
        "谁来守护“最后一公里”？",
        "优化营商环境 服务民营企业",
        "快递进村：打通“最后一公里”",
    ],
)
def test_the_first_short_line_is_the_title(title: str, below: str) -> None:
    assert parts(f"{title}{below}{ONE}\n{TWO}\n") == ((title,), [ONE, TWO])


def test_a_title_and_one_line_of_text_make_an_article() -> None:
    assert parts(f"{TITLE}\n示例区局今天开展检查。") == ((TITLE,), ["示例区局今天开展检查。"])


def test_a_subtitle_belongs_to_the_title() -> None:
    title, body = parts(f"{TITLE}\n——东站纪实\n{ONE}\n{TWO}")
    assert (title, body) == ((TITLE, "——东站纪实"), [ONE, TWO])


def test_a_label_before_the_title_is_no_part_of_it() -> None:
    assert parts(f"标题：{TITLE}\n{ONE}")[0] == (TITLE,)


@pytest.mark.parametrize("below", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("above", "kind"),
    [
        ("2024年7月8日", "日期"),
        ("附件2", "附件号"),
        ("示局发〔2024〕12号", "文号"),
        ("张三 2024/7/8 10:00:12", "聊天记录"),
    ],
)
def test_what_stands_above_the_title_is_told(above: str, kind: str, below: str) -> None:
    found = read(f"{above}\n{TITLE}{below}{ONE}")
    assert (found.article.title, plain_text(found.article)) == ((TITLE,), ONE)
    assert f"没有收标题上面的{kind}“{above}”" in found.messages


def test_a_senders_line_above_the_title_says_the_unit() -> None:
    article = read(f"报送单位：示例区局\n{TITLE}\n{ONE}\n{TWO}").article
    assert (article.title, article.unit, plain_text(article)) == (
        (TITLE,), "示例区局", f"{ONE}\n{TWO}",
    )  # fmt: skip


def test_a_unit_above_a_title_that_names_it_is_told_as_the_other_candidate() -> None:
    found = read(f"示例区局\n{TITLE}\n{ONE}")
    assert found.article.title == (TITLE,)
    assert plain_text(found.article) == f"示例区局\n{ONE}"
    assert any("也可能是第 1 行“示例区局”" in each for each in found.messages)


def test_a_unit_that_begins_the_sentence_of_a_title_is_its_first_line() -> None:
    title, body = parts(f"示例公司党委\n召开主题党日活动座谈会\n{ONE}\n{TWO}")
    assert (title, body) == (("示例公司党委", "召开主题党日活动座谈会"), [ONE, TWO])


def test_a_second_short_line_is_told_and_can_be_chosen() -> None:
    text = f"夏季安全检查\n{TITLE}\n{ONE}\n"
    found = read(text)
    assert found.article.title == ("夏季安全检查",)
    (told,) = found.messages
    for part in ("第 1 行“夏季安全检查”", f"第 2 行“{TITLE}”", "--title-line 2"):
        assert part in told
    assert parts(text, 2) == ((TITLE,), ["夏季安全检查", ONE])
    assert parts(text, 1, 2) == (("夏季安全检查", TITLE), [ONE])


def test_lines_are_counted_without_the_blank_ones() -> None:
    assert parts(f"\n\n前言\n\n\n{TITLE}\n\n{ONE}", 2) == ((TITLE,), ["前言", ONE])


@pytest.mark.parametrize("line", [0, 4, -1])
def test_a_line_that_is_not_there_is_refused(line: int) -> None:
    with pytest.raises(BulletinError, match=f"没有第 {line} 行可以作标题：有字的只有 3 行"):
        read(f"{TITLE}\n\n{ONE}\n{TWO}", line)


def test_lines_apart_are_no_title() -> None:
    with pytest.raises(BulletinError, match="--title-line 写的几行不相邻"):
        read(f"{TITLE}\n{ONE}\n{TWO}", 1, 3)


def test_a_text_cut_at_the_edge_of_a_paper_has_no_title_in_its_first_line() -> None:
    cut = [ONE * 3][0]
    lines = "\n".join(cut[start : start + 30] for start in range(0, len(cut), 30))
    with pytest.raises(BulletinError, match="开头看不出标题"):
        read(lines)
    assert parts(f"{TITLE}\n{lines}")[0] == (TITLE,)


@pytest.mark.parametrize("below", ["\n", "\n\n"])
def test_an_item_that_says_something_behind_a_colon_is_no_heading(below: str) -> None:
    items = ["一、现场值守情况：各单位负责人均到岗值守", "二、围挡情况：正常", "1.人员：57人"]
    text = f"{TITLE}{below}" + "\n".join([*items, "三、下一步打算", ONE])
    blocks = read(text).article.blocks
    kinds = [type(each) for each in blocks]
    assert kinds == [Paragraph, Paragraph, Paragraph, Heading, Paragraph]
    assert plain_text(read(text).article).split("\n")[:3] == items


@pytest.mark.parametrize("text", [ONE, f"{ONE}\n{TWO}", f"一、做法\n{ONE}", f"各网点：\n{ONE}"])
def test_a_text_that_begins_with_its_body_has_no_title(text: str) -> None:
    with pytest.raises(BulletinError, match="开头看不出标题") as caught:
        read(text)
    assert "--title-line" in caught.value.hint


def test_markdown_has_its_title_behind_a_sign_not_on_a_line() -> None:
    with pytest.raises(BulletinError, match="Markdown 稿件的标题不按行数认"):
        read_incoming("# 题\n\n文。", "稿.md", markdown=True, title=GivenTitle(lines=(1,)))


_LINES = st.lists(
    st.sampled_from(
        ["", TITLE, ONE, TWO, "示例区局", "附件2", "2024年7月8日", "目录", "一、做法", "第9期",
         "示例公司党建简报", "二、围挡：正常", "（示例区局　张三）", "——副题", "示局发〔2024〕12号"]
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@given(_LINES)
def test_every_line_of_a_text_is_taken_or_told(lines: list[str]) -> None:
    try:
        found = read("\n".join(lines))
    except BulletinError:
        return
    article = found.article
    whole = "\n".join([*article.title, plain_text(article), *found.messages])
    for line in lines:
        assert line in re.sub(r"\\", "", whole)


def test_a_title_loses_the_signs_of_markdown_that_a_chat_program_left() -> None:
    assert parts(f"# {TITLE}\n\n{ONE}")[0] == (TITLE,)
    assert parts(f"#1机组并网\n\n{ONE}")[0] == ("#1机组并网",)
