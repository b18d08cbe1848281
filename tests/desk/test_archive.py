"""The archive's numbers, by the pattern of an office."""

from __future__ import annotations

import pytest

from bulletin_cli.desk.archive import PATTERN, ArchiveSettings, pattern_flaw


def number(item: int = 1, **said: str) -> str:
    settings = ArchiveSettings(**{"fonds": "0123", "term": "30年", **said})  # type: ignore[arg-type]
    return settings.number(2024, item)


def test_a_number_has_the_parts_of_the_standard_in_its_order() -> None:
    assert number(7, office="BGS") == "0123-WS·2024-D30-BGS-0007"


@pytest.mark.parametrize(("term", "code"), [("永久", "Y"), ("30年", "D30"), ("10年", "D10")])
def test_each_term_has_its_code(term: str, code: str) -> None:
    assert number(term=term) == f"0123-WS·2024-{code}-0001"


def test_a_part_without_a_code_goes_with_the_sign_before_it() -> None:
    assert number() == "0123-WS·2024-D30-0001"
    assert number(category="") == "0123·2024-D30-0001"
    assert number(pattern="{机构}-{件号}") == "0001"
    assert number(pattern="简报{件号}号") == "简报0001号"


def test_without_fonds_or_term_there_is_no_number() -> None:
    assert ArchiveSettings().missing == ("全宗号", "保管期限")
    assert ArchiveSettings(fonds="1").number(2024, 1) == ""
    assert number(term="") == ""


def test_a_pattern_that_names_no_term_needs_none() -> None:
    settings = ArchiveSettings(pattern="{年度}-{件号}")
    assert settings.missing == ()
    assert settings.number(2024, 12) == "2024-0012"


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{全宗}-{件号}", "{全宗} 不认识"),
        ("{全宗号}", "要有一个 {件号}"),
        ("{件号}-{件号}", "要有一个 {件号}"),
        ("{件号}}", "花括号成对"),
        ("{年度}/{件号}", "名字里不能有 /"),
        ("{件号}" + "号" * 61, "太长"),
    ],
)
def test_a_wrong_pattern_says_what_is_wrong(pattern: str, told: str) -> None:
    found = pattern_flaw(pattern)
    assert found
    assert told in found[0]


def test_the_usual_pattern_is_a_right_one() -> None:
    assert pattern_flaw(PATTERN) is None
