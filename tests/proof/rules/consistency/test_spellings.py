"""CON, and the rules on names and texts of a whole issue."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bulletin_cli.content.article import Article
from bulletin_cli.content.glossary import Glossary, Organisation, Person
from bulletin_cli.content.markdown import parse
from bulletin_cli.proof.context import EarlierParagraph
from bulletin_cli.proof.engine import RuleSelection, check
from tests.linear import assert_linear
from tests.proof.contexts import issue_context
from tests.samples import REFERENCE, needs_reference

LONG = "为做好示例工作，11月21日，示例局召开工作会，各单位负责人参加并作了发言，会议开得很好。"


def messages(rule: str, *bodies: str, glossary: Glossary | None = None) -> list[str]:
    """Return what `rule` says of an issue with an article for each body."""
    articles = tuple(
        Article(f"{number:02}.md", ("题目",), parse(body, "x", 5))
        for number, body in enumerate(bodies, 1)
    )
    of = issue_context(articles=articles, glossary=glossary or Glossary())
    return [each.message for each in check(of.texts, of, RuleSelection(select=(rule,)))]


@pytest.mark.parametrize(
    ("bodies", "rare", "common"),
    [
        (("“韵·苗”助学。“韵·苗”发放。", "“韵∙苗”结束。"), "韵∙苗", "韵·苗"),
        (("《示例 办法》。《示例办法》。",), "示例办法", "示例 办法"),
        (("“暖蜂爱心之家”。", "“暖峰爱心之家”。"), "暖峰爱心之家", "暖蜂爱心之家"),
        (("“第一批示例名单”、“第二批示例名单”。",), "", ""),
        (("“共建”“共享”“四个意识”“四个自信”。",), "", ""),
    ],
)
def test_a_quoted_name_is_spelt_one_way(bodies: tuple[str, ...], rare: str, common: str) -> None:
    expected = [f"“{rare}”与“{common}”像是一个名字，统一写法"] if rare else []
    assert messages("CON001", *bodies) == expected


@pytest.mark.parametrize(
    ("bodies", "count"),
    [
        (("有陕西玉露香梨等。", "来自山西的玉露香梨、宁夏的盐池滩羊。"), 1),
        (("有宁夏盐池滩羊，宁夏的盐池滩羊。",), 0),
        (("江苏大米、黑龙江大米。",), 0),
        (("江苏省分公司、黑龙江省分公司、湖北代表等。",), 0),
    ],
)
def test_a_product_comes_from_one_province(bodies: tuple[str, ...], count: int) -> None:
    assert len(messages("CON003", *bodies)) == count


FULL = "上海示例公益基金会"


@pytest.mark.parametrize(
    ("bodies", "said"),
    [
        ((f"{FULL}举行活动。", "示例公益基金会参加。"), ["示例公益基金会"]),
        ((f"{FULL}举行活动。示例基金会参加。",), ["示例基金会"]),
        ((f"代表表达了对{FULL}的感谢，{FULL}参加。",), []),
        ((f"{FULL}（以下简称示例基金会）举行活动。示例基金会参加。",), []),
        ((f"{FULL}举行活动。别家基金会参加。",), []),
        ((f"{FULL}、示例市快递协会参加。",), []),
    ],
)
def test_a_foundation_has_one_name(bodies: tuple[str, ...], said: list[str]) -> None:
    expected = [f"“{name}”与“{FULL}”像是一个单位，统一名称" for name in said]
    assert messages("TRM004", *bodies) == expected


def test_a_short_name_of_the_glossary_is_right() -> None:
    glossary = Glossary(organisations=(Organisation(FULL, ("示例基金会",)),))
    assert messages("TRM004", f"{FULL}。示例基金会参加。", glossary=glossary) == []


@pytest.mark.parametrize(
    ("bodies", "count"),
    [
        (("局长张建国出席。", "副局长张建国主持。"), 1),
        (("副局长张建国、处长张建国。",), 0),
        (("副局长余洪伟出席。", "副局长余宏伟讲话。"), 1),
        (("副局长余洪伟出席。", "副局长王立群讲话。"), 0),
        (("副局长李四出席。",), 1),
        (("局长李四出席。",), 0),
    ],
)
def test_a_person_has_one_name_and_office(bodies: tuple[str, ...], count: int) -> None:
    glossary = Glossary(people=(Person("李四", "示例局局长"),))
    assert len(messages("TRM005", *bodies, glossary=glossary)) == count


def test_a_paragraph_that_ran_before_is_told_with_its_issue() -> None:
    asked: list[int] = []

    def earlier() -> Iterable[EarlierParagraph]:
        asked.append(1)
        yield EarlierParagraph(
            "2024-34", "issues/2024-34/articles/02.md", f"**{LONG[:6]}**{LONG[6:-1]} 。"
        )

    def ran(body: str) -> list[str]:
        articles = (Article("01.md", ("题目",), parse(body, "x", 5)),)
        of = issue_context(articles=articles, earlier=earlier)
        return [each.message for each in check(of.texts, of, RuleSelection(select=("ISS006",)))]

    assert ran(LONG) == ["2024-34 登过这一段（issues/2024-34/articles/02.md），核对是否重复"]
    assert ran(f"又{LONG}") == []
    asked.clear()
    assert ran("正文。") == []
    assert asked == []


def test_a_paragraph_stands_once_in_an_issue() -> None:
    assert messages("ISS006", f"{LONG}\n\n{LONG}") == ["与本期上面的一段相同，留一处"]
    assert messages("ISS006", LONG, LONG) == [
        "与本期 issues/2024-35/articles/01.md 的一段相同，留一处"
    ]


def test_a_title_of_four_lines_is_too_long() -> None:
    article = Article(
        "01.md",
        ("甲", "乙", "丙", "丁"),
        parse("正文。", "x", 5),
        front_places={name: (number, 3) for number, name in enumerate("甲乙丙丁", 2)},
    )
    of = issue_context(articles=(article,))
    found = check(of.texts, of, RuleSelection(select=("ISS004",)))
    assert [each.message for each in found] == ["标题有4行，缩到3行以内"]


PIECES = (
    *("“示例甲名称{}”", "《示 例{}》", "示例{}协会，", "局长张{}，", "全国{}省，"),
    *("山西的玉露{}梨，", LONG),
)


@pytest.mark.parametrize(
    "rule", ["CON001", "CON002", "CON003", "TRM004", "TRM005", "ISS005", "ISS006"]
)
@pytest.mark.parametrize("piece", PIECES)
def test_long_paragraphs_take_linear_time(rule: str, piece: str) -> None:
    def check_long(size: int) -> None:
        signs = (chr(0x4E00 + number % 20_000) for number in range(size // len(piece)))
        messages(rule, "".join(piece.format(sign) for sign in signs))

    assert_linear(check_long, 50_000)


@needs_reference
def test_the_published_issue_has_what_a_rule_can_find() -> None:
    articles = []
    for path in sorted((REFERENCE / "articles").glob("*.md")):
        lines = path.read_text(encoding="utf-8").split("\n")
        title = tuple(line[2:] for line in lines if line.startswith("# "))
        body = "\n".join(line for line in lines if not line.startswith("# "))
        articles.append(Article(path.name, title, parse(body, path.name, 5)))
    of = issue_context(articles=tuple(articles))
    choice = RuleSelection(select=("TRM", "CON", "ISS004", "ISS005", "ISS006"))
    found = [(each.rule, each.message[:12]) for each in check(of.texts, of, choice)]
    assert sorted(found) == [
        ("CON001", "“韵∙苗”与“韵·苗”像"),
        ("CON002", "前面是“全国11省”，这"),
        ("CON003", "“玉露香梨”前面写在陕西"),
        ("ISS005", "标题里是“2025年新春"),
        ("TRM004", "“韵达公益基金会”与“上"),
        ("TRM004", "“韵达基金会”与“上海韵"),
        ("TRM006", "“威宁”不在湖北，在贵州"),
        ("TRM008", "“AED”第一次出现，写"),
    ]
