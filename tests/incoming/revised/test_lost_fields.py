"""Values of fields that did not come back are named with the command that changes them."""

from __future__ import annotations

import pytest

from bulletin_cli.incoming.revised.edits import Edit
from bulletin_cli.incoming.revised.fields import name_fields
from bulletin_cli.layout.marks import Bookmark

LINE = "电话：63212345　责任编辑：甲某"
BASE = [Bookmark("_bl_0", "masthead", "", -1, -1, -1, LINE)]
PRINTED = {"tel": "63212345", "editor": "甲某"}


@pytest.mark.parametrize(
    ("after", "advice"),
    [
        (LINE.replace("63212345", "63210000"), "改模板；字段用 bulletin set tel 改"),
        ("电话：1　编辑：乙", "改模板；字段用 bulletin set tel、bulletin set editor 改"),
        (LINE.replace("责任", ""), "改模板"),
        (f"{LINE}。", "改模板"),
    ],
)
def test_only_what_is_gone_is_named(after: str, advice: str) -> None:
    (edit,) = name_fields([Edit("generated", LINE, after, advice="改模板")], BASE, PRINTED)
    assert edit.advice == advice


def test_a_line_of_an_article_is_no_field() -> None:
    edit = Edit("generated", f"又{LINE}", "", advice="改模板")
    assert name_fields([edit], BASE, PRINTED) == (edit,)
