"""Names of styles that Word cannot have, or has for something else."""

from __future__ import annotations

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.layout.template.style_names import style_id
from tests.layout.template.test_template import SMALL, own


def refused(name: str, key: str = "own") -> BulletinError:
    header = key if key.isalnum() else f'"{key}"'
    with pytest.raises(BulletinError) as caught:
        own(f'[styles.{header}]\nbased_on = "body"\nname = "{name}"\n')
    return caught.value


@pytest.mark.parametrize(
    "name",
    [
        "Normal", "normal", "NORMAL", " Normal", "Table Grid", "table  grid", "TableGrid",
        "Table Grid 8", "Table Normal", "Normal Table", "No List", "Default Paragraph Font",
        "annotation text", "Annotation Reference", "Comment Text", "Hyperlink", "Strong",
        "Light Shading Accent 1", "Grid Table 4 Accent 6", "List Table 7 Colorful", "HTML Code",
        "正文", "网格型", "默认段落字体",
    ],
)  # fmt: skip
def test_what_word_keeps_for_itself_is_refused_in_any_case(name: str) -> None:
    error = refused(name)
    assert f"styles.own.name “{name}”是 Word 自己用的样式" in error.message
    assert error.line == SMALL.count("\n") + 3


@pytest.mark.parametrize("key", ["Normal", "tablegrid", "CommentText"])
def test_a_key_that_would_be_the_id_of_such_a_style_is_refused(key: str) -> None:
    assert "是 Word 自己用的样式" in refused("我的", key).message


@pytest.mark.parametrize(
    ("name", "right"),
    [("Heading 9", "heading 9"), ("CAPTION", "caption"), ("body  text", "Body Text")],
)
def test_a_name_that_word_offers_is_written_as_word_writes_it(name: str, right: str) -> None:
    error = refused(name)
    assert "是 Word 自带的名字" in error.message
    assert right in error.hint


@pytest.mark.parametrize("name", ["heading 9", "header", "Body Text", "Normalised", "名" * 250])
def test_other_names_are_taken(name: str) -> None:
    styles = own(f'[styles.own]\nbased_on = "body"\nname = "{name}"\n').styles
    assert styles["own"].name == name


@pytest.mark.parametrize("name", ["", " ", "名" * 251, "n" * 251])
def test_a_name_has_one_to_250_characters(name: str) -> None:
    assert "name 太长或为空" in refused(name).message


@pytest.mark.parametrize("name", ["题目,题", "题目，题"])
def test_a_name_with_a_comma_is_refused(name: str) -> None:
    assert f"“{name}”里有逗号" in refused(name).message


@pytest.mark.parametrize("key", ["k" * 251, "a,b"])
def test_a_key_that_cannot_be_an_id_is_refused(key: str) -> None:
    error = refused("我的", key)
    assert "样式自己的名字太长，或有逗号" in error.message
    assert len(error.message) < 120


@pytest.mark.parametrize(
    ("one", "other"),
    [("ours", "OURS"), ("我们  的", "我们 的"), ("Our text", "OurText")],
)
def test_names_that_word_takes_for_one_are_refused(one: str, other: str) -> None:
    table = '[styles.{}]\nbased_on = "body"\nname = "{}"\n'
    with pytest.raises(BulletinError, match=r"name 和 \[styles.one\] 的一样"):
        own(table.format("one", one) + table.format("other", other))


def test_a_built_in_name_has_words_own_id_and_another_its_key() -> None:
    styles = own('[styles.head]\nbased_on = "body"\nname = "heading 9"\n').styles
    assert style_id(styles["head"]) == "Heading9"
    styles = own('[styles.head]\nbased_on = "body"\nname = "题目"\n').styles
    assert style_id(styles["head"]) == "head"
