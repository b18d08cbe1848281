"""ORG001: what is nearly a name, and the list of bodies."""

from __future__ import annotations

import pytest

from bulletin_cli.content.glossary import Glossary, Organisation
from bulletin_cli.proof.engine import RuleSelection, check
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reading.near_names import NearNames, is_near
from bulletin_cli.proof.reading.tables import read_table
from bulletin_cli.proof.texts import read_plain
from tests.linear import assert_linear

NAME = "示例和管理委员会"


def found(text: str, glossary: Glossary | None = None) -> list[str]:
    read = read_plain(text, "a.md", glossary=glossary)
    return [each.message for each in check([read], None, RuleSelection(select=("ORG001",)))]


def names() -> list[str]:
    lines = read_table("bodies").splitlines()
    return [line for line in lines if line and line[0] not in "#*"]


def test_the_list_has_four_hundred_bodies_and_none_twice() -> None:
    assert len(names()) >= 400
    assert len(names()) == len(set(names()))


def test_no_body_of_the_list_is_told_to_be_another() -> None:
    assert found("\n".join(names())) == []


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("示例与管理委员会", True),
        ("示例管理委员会", True),
        ("示例和总管理委员会", True),
        ("示例和监督管理委员会", True),
        ("示例和质量管理委员会", False),
        ("示列与管理委员会", False),
        ("示例和管理委员处", False),
        ("示例，管理委员会", False),
        ("", False),
    ],
)
def test_one_character_or_one_common_word_off_is_near(written: str, near: bool) -> None:
    assert is_near(written, NAME) is near


def test_a_name_that_is_right_though_near_another_is_left_alone() -> None:
    written = LogicalParagraph("示例与管理委员会", "x", 1)
    assert list(NearNames([NAME], ["示例与管理委员会"]).find(written)) == []
    assert [each.name for each in NearNames([NAME]).find(written)] == [NAME]


def test_the_bodies_of_the_glossary_are_known() -> None:
    glossary = Glossary(
        organisations=(Organisation("示例市快递行业工会", ("快递行业工会联合会",)),)
    )
    assert found("示例市快弟行业工会到会。", glossary) == [
        "“示例市快弟行业工会”应为“示例市快递行业工会”"
    ]
    assert found("示例市快弟行业工会到会。") == []


def test_a_word_after_the_name_may_make_it_another() -> None:
    assert found("由文化和旅游管理部门负责。") == []


def test_names_are_looked_for_in_linear_time() -> None:
    for piece in ("国务院", "管理局", "人力资源与", "委员会、"):
        assert_linear(lambda size, piece=piece: found(piece * size), 500)  # type: ignore[misc]
