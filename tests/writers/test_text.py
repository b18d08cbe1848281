"""An issue as plain text."""

from __future__ import annotations

from dataclasses import replace

from bulletin_cli.layout.compose import set_issue
from bulletin_cli.store.templates import load_template
from bulletin_cli.writers.text import write
from tests.samples import ROOT, issue, periodical


def test_the_lines_of_a_short_nameplate_begin_alike() -> None:
    named = replace(periodical("gbt9704"), nameplate=("示例市行业", "工作简报"))
    made = set_issue(issue(), load_template("gbt9704", ROOT), named).document
    lines = write(made).decode().splitlines()
    at = next(n for n, line in enumerate(lines) if line.endswith("示例市行业"))
    assert lines[at : at + 2] == ["示例市行业", "工作简报"]
