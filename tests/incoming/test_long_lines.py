"""Lines of one shape many times over are read in linear time, whatever kind of file holds them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.incoming.back_issues import dump_source, read_old, template_facts
from bulletin_cli.incoming.draft import read_draft
from bulletin_cli.incoming.html import read_html
from bulletin_cli.store.intake import convert_text
from bulletin_cli.store.templates import load_template
from tests.incoming.word.building import FILE, p, r, word
from tests.linear import assert_linear
from tests.samples import periodical

SHAPES = (
    " ", "　", " \u2003", ".", "…", "·", "-", "—", "第", "总第", "1", "一", "1.", "第1", "期",
    "（", "(", "[", "〔2024〕", "2024年", "年", "月1日", "a", "a-", "a@", "，", "、", "张三、",
    "局", "供稿", "供稿 ", "供稿单位：", "报：", "印", "编 ", "&", "<", "<a ", "#", "|", "*", "_",
    "![", "：", "编者按", "甲 ", "??? ",
)  # fmt: skip
FIRST = "题目\n\n正文。\n"


def text(line: str) -> None:
    convert_text(f"{FIRST}\n甲{line}乙\n{line}\n".encode(), "a.txt", Path())


def heading(line: str) -> None:
    convert_text(f"{line}\n\n正文。\n".encode(), "a.txt", Path())


def page(line: str) -> None:
    shown = line.replace("&", "&amp;").replace("<", "&lt;")
    html = f"<h1>题目</h1><p style='{shown}' id='{shown}'>{shown}</p><p>{line}<p>甲{shown}乙"
    read_draft(read_html(html, FILE, lambda _: None), FILE, {})


def draft(line: str) -> None:
    shown = line.replace("&", "&amp;").replace("<", "&lt;")
    read_draft(word(p(r("题目")) + p(r("正文。")) + p(r(f"甲{shown}乙")) + p(r(shown))), FILE, {})


def dump(line: str) -> None:
    facts = template_facts(load_template("shanghai-post", Path()), periodical())
    head = "示例行业简报\n第1期（总第1期）\n2024年1月2日\n"
    whole = f"{head}{line}\n题目\n　　正文一句。\n甲{line}\n{line}乙\n报：甲。\n"
    read_old(dump_source(whole, "a.txt"), facts)


@pytest.mark.parametrize("read", [text, heading, page, draft, dump])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_long_line_is_read_in_linear_time(shape: str, read: Callable[[str], None]) -> None:
    def work(size: int) -> None:
        with suppress(BulletinError):
            read(shape * (size // len(shape)))

    assert_linear(work, 5_000)
