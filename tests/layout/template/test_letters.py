"""The letters of an office: names, conditions and filters, and nothing else."""

from __future__ import annotations

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.layout.template.letters import fill

FACTS = {"title": "简报", "names": ("甲局", "乙局"), "note": ""}


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("\n请看《{{ title }}》。\n\n", "请看《简报》。\n"),
        ("送：{{ names | join('、') }}", "送：甲局、乙局\n"),
        ("{% if note %}注{% else %}无{% endif %}", "无\n"),
    ],
)
def test_a_letter_says_its_facts_and_ends_with_one_line_end(source: str, text: str) -> None:
    assert fill(source, "信.txt", FACTS) == text


@pytest.mark.parametrize(
    ("wrong", "message", "hint"),
    [
        ("{{ titel }}", "用了没有定义的名字 titel", "title、names、note"),
        ("{% if note %}{{ titel }}{% endif %}", "用了没有定义的名字 titel", "title、names、note"),
        ("{% for each in names %}{% endfor %}", "里面不能有循环、引入、算术和函数", "if"),
        ("{{ title", "Jinja 写法有误：没有写完", "成对"),
    ],
)
def test_what_a_letter_must_not_say_is_refused_with_its_line(
    wrong: str, message: str, hint: str
) -> None:
    with pytest.raises(BulletinError, match=message) as caught:
        fill(f"{{{{ title }}}}\n{wrong}", "信.txt", FACTS)
    assert (caught.value.file, caught.value.line) == ("信.txt", 2)
    assert hint in caught.value.hint


def test_what_cannot_be_written_is_refused_with_the_names_that_can() -> None:
    with pytest.raises(BulletinError, match="写不出来：一列是空的") as caught:
        fill("{{ names | last }}", "信.txt", {"names": ()})
    assert caught.value.hint == "可以用的名字：names。"
