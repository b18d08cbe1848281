"""PAG006: characters that a face of GB 2312 does not have."""

from __future__ import annotations

from tests.proof.rules.pag.looked_at import found, messages


def test_a_character_outside_gb_2312_is_told_once_an_article() -> None:
    (told,) = found("PAG006", "陶喆说。\n\n陶喆又说。")
    assert told.message == "仿宋_GB2312里没有“喆”，Word 会用别的字体代替"
    assert (told.place.line, told.place.snippet) == (5, "陶喆说。")


def test_titles_are_set_in_such_a_face_too_and_each_article_counts() -> None:
    told = messages("PAG006", "镕字。", title=("䶮字",), articles=2, template="gbt9704")
    assert len(told) == 4


def test_common_characters_and_marks_are_silent() -> None:
    assert messages("PAG006", "会议强调——“要抓好落实”…… ① ·") == []
