"""The examples of rows in the reference of templates print an issue in a shipped look."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bulletin_cli.content.article import Image
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.template import load
from tests import samples
from tests.layout.template.test_documented_keys import section
from tests.rowed import SHIPPED, rowed_text

EXAMPLES = re.findall(r"```toml\n(.*?)```", section("各部分"), re.DOTALL)
STYLES = """
[styles.sign_off]
based_on = "blank"
"""


def logo(path: str, line: int | None) -> Image:
    assert Path(path).suffix == ".png"
    return samples.picture(100, 100)


def whole(example: str) -> str:
    """Return a template in shipped looks with an example's rows, and the fields they name."""
    keys = sorted(set(re.findall(r"field\.(\w+)", example)))
    fields = "".join(f'[[fields]]\nkey = "{key}"\n' for key in keys)
    body = "" if "body = true" in example else "[[article]]\nbody = true\n"
    return rowed_text(STYLES + example + fields + body)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_of_rows_prints_an_issue(example: str) -> None:
    base = (SHIPPED / "base.docx").read_bytes()
    template = load(whole(example), "template.toml", "own", base, logo)
    assert set_issue(samples.issue(), template, samples.periodical()).pages


def test_each_kind_of_row_has_its_example() -> None:
    words = "".join(EXAMPLES)
    keys = ("when =", "between =", "center_tab =", "each_section =", "cells =", "picture =")
    assert all(key in words for key in keys)
