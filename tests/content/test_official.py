"""The lines of official texts in the dialect: what is typed, what it means, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.article import Block, OfficialLine, OfficialPart, Paragraph, Span, plain
from bulletin_cli.content.markdown import dump, dump_text, parse
from bulletin_cli.content.official import fits, is_listed
from tests.content.test_markdown import BLOCKS, SIMPLE, TEXT, inlines


def line(part: OfficialPart, text: str) -> OfficialLine:
    return OfficialLine(part, (Span(text),))


def parts(text: str) -> list[tuple[str, str]]:
    """Return part and text of the lines of an article's body, others as paragraphs."""
    return [
        (each.part if isinstance(each, OfficialLine) else type(each).__name__, plain(each.inline))
        for each in parse(text, "a.md")
        if isinstance(each, OfficialLine | Paragraph) or hasattr(each, "inline")
    ]


LISTED = TEXT.map(str.strip).filter(lambda text: is_listed(f"附件：{text}", below_another=False))
LISTS = st.lists(LISTED, min_size=1, max_size=3).map(
    lambda names: tuple(
        line("attachment_list", f"{number}.{name}" if number > 1 else f"附件：1.{name}")
        for number, name in enumerate(names, start=1)
    )
)
TITLES = inlines().filter(lambda inline: fits("attachment_title", plain(inline)))
ATTACHMENTS = st.builds(
    lambda number, titles: (
        line("attachment", number),
        *(OfficialLine("attachment_title", each) for each in titles),
    ),
    st.sampled_from(["附件", "附件1", "附件 2", "附件12"]),
    st.lists(TITLES, max_size=2),
)
LABELLED = st.builds(
    lambda part, inline: (OfficialLine(part, inline),),
    st.sampled_from(["addressee", "signature", "signed_on", "remark"]),
    inlines(),
)
SOME_BLOCKS = st.lists(
    st.one_of(BLOCKS.map(lambda block: (block,)), LISTS, ATTACHMENTS, LABELLED), max_size=4
).map(lambda groups: tuple(block for group in groups for block in group))


@given(SOME_BLOCKS)
def test_official_lines_survive_being_written_and_read(blocks: tuple[Block, ...]) -> None:
    assert parse(dump(blocks), "a.md") == blocks


def test_what_an_official_text_is_made_of_is_typed_as_it_is_called() -> None:
    text = (
        "主送：各区局：\n\n正文。\n\n附件：1.名单\n2.报名表\n\n署名：示例市局\n"
        "成文日期：2024年11月25日\n附注：（此件公开发布）\n\n# 附件1\n# 名单\n\n甲。"
        "\n\n# 附件2　报名表"
    )
    assert parts(text) == [
        ("addressee", "各区局："), ("Paragraph", "正文。"), ("attachment_list", "附件：1.名单"),
        ("attachment_list", "2.报名表"), ("signature", "示例市局"),
        ("signed_on", "2024年11月25日"), ("remark", "（此件公开发布）"), ("attachment", "附件1"),
        ("attachment_title", "名单"), ("Paragraph", "甲。"), ("attachment", "附件2"),
        ("attachment_title", "报名表"),
    ]  # fmt: skip


def test_a_comment_between_the_lines_of_a_list_does_not_part_it() -> None:
    text = "附件：1.名单\n<!-- bulletin: ignore FMT004 -->\n2.报名表"
    assert ("attachment_list", "2.报名表") in parts(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [("附件：名单", "attachment_list"), ("附件：1.名单。", "attachment_list"),
     ("附件：", "Paragraph"), ("附件：说明共有三条。第一条。", "Paragraph"),
     ("附件1：名单", "Paragraph"), ("附件是名单", "Paragraph"), ("2.报名表", "Heading"),
     ("\\署名：甲", "Paragraph"), ("\\附件：名单", "Paragraph")],
)  # fmt: skip
def test_only_what_lists_attachments_is_a_list(text: str, part: str) -> None:
    assert [each for each, _ in parts(text)] == [part]


def test_a_line_that_lost_the_one_above_it_is_written_so_that_it_can_be_read() -> None:
    assert dump([line("attachment_list", "2.报名表")]) == "附件：2.报名表\n"
    assert parts(dump([line("attachment_title", "名单")])) == [
        ("attachment", "附件"), ("attachment_title", "名单"),
    ]  # fmt: skip


@pytest.mark.parametrize("label", ["主送：", "署名：", "成文日期：", "附注："])
def test_a_label_without_words_is_refused_with_its_line(label: str) -> None:
    with pytest.raises(BulletinError, match=f"“{label}”后面没有字") as caught:
        parse(f"前文\n{label}", "a.md")
    assert (caught.value.line, caught.value.hint) == (2, "写在同一行；不要就删去这一行。")


def test_a_title_of_an_attachment_stands_below_its_number_alone() -> None:
    with pytest.raises(BulletinError, match="不认识的标题写法"):
        parse("# 附件1\n\n正文。\n\n# 名单", "a.md")


@pytest.mark.parametrize("text", ["署名：甲", "主送：", SIMPLE])
def test_plain_text_that_looks_like_a_label_is_printed_whole(text: str) -> None:
    assert parse(dump_text(text), "a.md") == (Paragraph((Span(text),)),)
