"""Why Jinja refuses a text, in Chinese."""

from __future__ import annotations

import pytest

from bulletin_cli.layout.template.jinja import TemplateSyntaxError
from bulletin_cli.layout.template.jinja_texts import sandbox
from bulletin_cli.layout.template.reasons import rendering_reason, syntax_reason


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("换出来的文字太长", "换出来的文字太长"),
        ("No last item", "一列是空的，取不出第一项、最后一项"),
        ("bad operand", "数、文字和一列不能混着用（bad operand）"),
        ("", "数、文字和一列不能混着用"),
    ],
)
def test_what_is_known_is_told_in_chinese_and_all_else_with_jinjas_words(
    said: str, told: str
) -> None:
    assert rendering_reason(ValueError(said)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ issue", "没有写完"),
        ("{{ ！ }}", "里面有认不出的符号 ！"),
        ("{% 如果 a %}", "没有 如果 这个写法，或放错了地方"),
    ],
)
def test_what_jinja_quotes_is_told_in_a_chinese_sentence(text: str, told: str) -> None:
    with pytest.raises(TemplateSyntaxError) as caught:
        sandbox.parse(text)
    assert syntax_reason(caught.value) == told
