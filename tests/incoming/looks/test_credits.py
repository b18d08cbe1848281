"""Contributors under titles and behind texts, without a word that says what they are."""

from __future__ import annotations

import pytest

from bulletin_cli.base.strict_toml import parse
from bulletin_cli.incoming.back_issues.facts import TemplateFacts
from bulletin_cli.incoming.looks import ReadTemplate, read_template
from tests import made_in_word as word

UNIT = (
    "{% if issue.units and article.unit %}{{ article.unit }}"
    "{% if article.author %}　{{ article.author }}{% endif %}{% endif %}"
)


def read(*below: str) -> ReadTemplate:
    """Return the template of an issue whose articles each have such a line below the title."""
    document = word.blank()
    word.plain_masthead(document)
    new = document.add_paragraph
    for title, line in zip(("全市网点安全检查铺开", "快递员有了歇脚的地方"), below, strict=True):
        word.write(new())
        word.write(new(), title, word.SONG, 22, "center", 32)
        word.write(new(), line, word.KAI, 14, "center")
        text = (
            "上周全市检查网点一百多个，发现问题三十多个，多数已经整改。检查组逐一登记，限期办结。"
        )
        word.write(new(), text, indent=2)
    word.write_end(document)
    return read_template(word.saved(document), "一期.docx", TemplateFacts(), "照着做的")


def rows(found: ReadTemplate) -> list[str]:
    return [each.text("text", "") for each in parse(found.text, "template.toml").tables("article")]


@pytest.mark.parametrize("lines", [("东区局", "西区局　张三"), ("东区局　张三", "西区局")])
def test_an_author_stands_only_where_an_article_has_one(lines: tuple[str, str]) -> None:
    found = read(*lines)
    assert UNIT in rows(found)
    assert found.issue.units
    assert [each.unit for each in found.issue.articles] == ["东区局", "西区局"]
    assert sorted(each.author for each in found.issue.articles) == ["", "张三"]
    assert [each.full_title for each in found.issue.articles] == [
        "全市网点安全检查铺开",
        "快递员有了歇脚的地方",
    ]


def test_a_unit_keeps_brackets_that_are_its_own() -> None:
    found = read("（市局）安全处", "（西区局）")
    assert [each.unit for each in found.issue.articles] == ["（市局）安全处", "西区局"]


def test_a_smaller_line_of_a_title_that_names_no_unit_stays_in_it() -> None:
    found = read("——东区检查见闻", "——西区驿站见闻")
    assert [each.unit for each in found.issue.articles] == ["", ""]
    assert [each.title[-1] for each in found.issue.articles] == ["——东区检查见闻", "——西区驿站见闻"]
