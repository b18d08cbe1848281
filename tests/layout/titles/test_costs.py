"""Where a line of a title may end gladly, and where it must not."""

from __future__ import annotations

import pytest

from bulletin_cli.layout.titles.costs import break_costs, kept_spans


def cost(title: str, names: tuple[str, ...] = ()) -> float:
    """Return what it costs to end a line at the | of `title`."""
    return break_costs(title.replace("|", ""), names)[title.index("|")]


@pytest.mark.parametrize(
    ("cheap", "dear"),
    [
        ("示范区|召开会议", "示范区召开|会议"),  # before the verb
        ("召开|会议", "召|开会议"),  # not in the word
        ("学习的|热潮", "学习|热潮"),  # after 的
        ("学习的|热潮", "学习|的热潮"),
        ("学校|和医院", "学校和|医院"),  # before the conjunction
        ("会议|在上海召开", "会议在|上海召开"),  # before the preposition
        ("单位|深入推进", "单位深入|推进"),  # before the adverb
        ("召开会议，|部署", "召开|会议，部署"),  # after a mark
        ("学习|工作", "老干部|局"),  # a character that ends words stays with them
        ("学习|工作", "韵|鑫"),  # nor is a name that nobody knows cut
        ("学习|工作", "学习|贯彻"),
        ("举办展览|暨论坛", "举办展览暨|论坛"),
    ],
)
def test_a_line_ends_rather_here_than_there(cheap: str, dear: str) -> None:
    assert cost(cheap) < cost(dear)


def test_a_name_of_the_glossary_is_not_ended_in() -> None:
    assert cost("金沙|韵鑫公司", ("沙韵",)) > cost("金沙|韵鑫公司")


@pytest.mark.parametrize(
    ("title", "kept"),
    [
        ("开展“三项制度”检查", ["“三项制度”"]),
        ("学习《民法典》讲座", ["《民法典》"]),
        ("第35期培训班", ["第35期"]),
        ("2024年11月25日召开", ["2024年11月25日"]),
        ("助销蜜橘8万公斤", ["8万公斤"]),
        ("捐款183500元", ["183500元"]),
        ("增长12.5%以上", ["12.5%"]),
        ("第一届代表大会", ["第一届"]),
        ("同心——行动", ["——"]),
        ("（党组）会议", ["（党组）"]),
        ("张三丰作报告", ["张三丰"]),
        ("获得 ISO 9001:2015 认证", ["ISO 9001:2015"]),
        ("一体化推进", []),
    ],
)
def test_quotes_numbers_dates_and_names_are_kept(title: str, kept: list[str]) -> None:
    spans = kept_spans(title, ("张三丰", "不在里面"))
    assert [title[start:end] for start, end in spans] == kept
