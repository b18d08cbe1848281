"""The scripts that the archive's search reads."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.writers.web.site.search import MOST, pairs_of, search_files
from tests.writers.web.archives import listed_article, listed_issue


def taken(script: bytes) -> Any:
    """Return what a script hands to the search."""
    text = script.decode()
    assert text.startswith("bulletin.take(...")
    assert text.endswith(")\n")
    return json.loads(text[len("bulletin.take(...") : -2])


def test_a_script_holds_the_texts_of_a_year_the_newest_issue_first() -> None:
    older = listed_issue(1, listed_article(units=("甲局", "乙局"), section="动态"))
    newer = listed_issue(2, listed_article(title="二"))
    files = search_files(2024, (older, newer))
    assert list(files) == ["search/2024.js", "search/2024-1.js"]
    assert taken(files["search/2024-1.js"]) == ["2024-1", [
        ["issues/2024-2.html", "2024年第2期", "2024年11月2日", "a1", "二", "", "", "正文。"],
        ["issues/2024-1.html", "2024年第1期", "2024年11月1日", "a1", "题目", "甲局、乙局", "动态",
         "正文。"],
    ]]  # fmt: skip


def test_scripts_are_bounded_and_their_year_names_all_of_them() -> None:
    issues = [
        listed_issue(number, listed_article(text="字" * (MOST * 2 // 5))) for number in (1, 2, 3)
    ]
    files = search_files(2024, issues)
    name, known = taken(files["search/2024.js"])
    assert name == "2024"
    assert [each[0] for each in known] == ["2024-1", "2024-2"]
    assert [len(taken(files[f"search/{each[0]}.js"])[1]) for each in known] == [2, 1]


def test_a_script_holds_no_tag_and_no_line_end_of_a_text() -> None:
    article = listed_article(text="</script>\u2028甲\n乙")
    script = search_files(2024, [listed_issue(1, article)])["search/2024-1.js"]
    assert b"</" not in script
    assert script.count(b"\n") == 1
    assert "\u2028" not in script.decode()
    assert taken(script)[1][0][-1] == article.text


@given(st.text(), st.text(), st.text())
def test_every_pair_of_a_part_is_a_pair_of_the_whole(before: str, part: str, after: str) -> None:
    assert set(pairs_of(part)) <= set(pairs_of(before + part + after))


def test_letters_of_all_sizes_and_widths_make_the_same_pairs() -> None:
    assert list(pairs_of("AED培训")) == list(pairs_of("aed培训")) == list(pairs_of("ＡｅＤ培训"))
    assert len(list(pairs_of("AED培训"))) == 4
    assert list(pairs_of("字")) == []
