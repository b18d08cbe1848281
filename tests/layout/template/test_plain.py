"""Texts that are filled in without Jinja say what Jinja makes of them."""

from __future__ import annotations

import subprocess
import sys
from types import MappingProxyType, SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.strict_toml import parse
from bulletin_cli.layout.template.jinja_texts import compile_text
from bulletin_cli.layout.template.name_scope import NameScope
from bulletin_cli.layout.template.plain import plain_text
from tests.samples import ROOT

NAMING = NameScope("each_article", ("电话", "审核"))
FACTS: dict[str, Any] = {
    "line_break": "\u2028",
    "section": "要闻",
    "periodical": SimpleNamespace(
        nameplate=("示例行业", "工作简报"), issuer="甲办", issuers=("甲办", "乙办"), marking="",
        report_to=(), copy_to=("丙局", "丁局"), issue_to=("戊",),
    ),
    "field": SimpleNamespace(电话="63212345", 审核=""),
    "issue": MappingProxyType({
        "label": "第1期", "year": 2024, "number": 1, "whole_number": None, "date": "",
        "contents": True, "units": False, "print_run": 0, "also_to": (),
    }),
    "article": MappingProxyType({
        "title": "题", "full_title": "题", "unit": "己局", "author": "", "editor_note": "",
        "page": 3, "number": 1, "count": 2, "is_first": True, "is_last": False,
    }),
}  # fmt: skip


def by_jinja(source: str) -> str | None:
    """Return what Jinja makes of a text, None where it refuses it, an error's name."""
    try:
        text = compile_text(parse("", "template.toml"), "text", source, NAMING)
    except BulletinError:
        return None
    try:
        return text.render(FACTS)
    except LookupError:
        return "LookupError"


def plainly(source: str) -> str | None:
    text = plain_text(source, NAMING)
    if text is None:
        return None
    try:
        return text.render(FACTS)
    except LookupError:
        return "LookupError"


@pytest.mark.parametrize(
    "source",
    [
        "要　目", "", "{{ section }}", "{{issue.label}}\t{{ issue.whole_number }}",
        "{{ periodical.nameplate | join(line_break) }}", "{{ periodical.copy_to|join('，') }}。",
        "{{ periodical.nameplate[:-1] | join('') }}", "{{ periodical.report_to | last }}",
        "{{ periodical.nameplate | last }}", "{{ field.电话 }}{{ article.page }}",
        "{% if issue.units and article.unit %}（{{ article.unit }}）{% endif %}",
        "{% if not issue.units or field.审核 and article.is_last %}甲{% else %}乙{% endif %}",
        "{% if (section and issue.units) %}甲{% endif %}",
        "{% if section %}{% if field.审核 %}丙{% endif %}丁{% endif %}}}",
    ],
)  # fmt: skip
def test_what_most_texts_say_is_filled_in_as_jinja_does(source: str) -> None:
    assert plainly(source) is not None
    assert plainly(source) == by_jinja(source)


@pytest.mark.parametrize(
    "source",
    [
        "{{ periodical.copy_to | length }}", "{{- section }}", "{% if section -%}甲{% endif %}",
        "{# 甲 #}", "{{ section", "{% if section %}甲", "{% for x in section %}{% endfor %}",
        "{{ section ~ section }}", "{{ issue.units }}", "{{ issue }}", "{{ periodical.copy_to }}",
        "{{ issue.lable }}", "{{ other }}", "{{ field.传真 }}", "{{ section | upper }}", "甲\n",
        "{{ periodical.copy_to | join('\\n') }}", "{% if (section %}甲{% endif %}", "{{ }}",
        "{% if (section) or (section) %}甲{% endif %}",
        "{% if (section if section else section) %}甲{% endif %}",
        "{% if %}甲{% endif %}", "{% if section %}甲{% elif section %}乙{% endif %}",
        "{% if a" + " or a" * 50 + " %}{% endif %}",
        "{% if section %}" * 500 + "{% endif %}" * 500,
    ],
)  # fmt: skip
def test_all_else_is_left_to_jinja(source: str) -> None:
    assert plain_text(source, NAMING) is None


PIECES = st.sampled_from([
    "{{ ", " }}", "{% if ", " %}", "{% else %}", "{% endif %}", " and ", " or ", "not ", "-", "|",
    "section", "issue.units", "issue.also_to", "periodical.nameplate", "field.审核", "article.page",
    "[:-1]", " | join('，')", " | last", " | join(line_break)", "'", "甲", " ", "\t", "\n",
    "{", "}",
])  # fmt: skip
NAMES = st.sampled_from(["section", "issue.label", "field.审核", "article.is_last", "issue.number"])
WHOLE = st.recursive(
    st.one_of(
        st.sampled_from(["甲", "，", "\t", "{{ periodical.nameplate[:-1] | join('、') }}"]),
        NAMES.filter(lambda name: not name.endswith("last")).map(lambda name: f"{{{{ {name} }}}}"),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map("".join),
        st.builds("{{% if {} and not {} %}}{}{{% endif %}}".format, NAMES, NAMES, inner),
        st.builds(
            "{{% if {} or {} %}}{}{{% else %}}{}{{% endif %}}".format, NAMES, NAMES, inner, inner
        ),
    ),
)


@given(st.one_of(WHOLE, st.lists(PIECES, max_size=12).map("".join)))
def test_whatever_is_read_is_what_jinja_reads(source: str) -> None:
    made = plainly(source)
    assert made is None or made == by_jinja(source)


@given(WHOLE)
def test_names_and_conditions_are_never_left_to_jinja(source: str) -> None:
    assert plainly(source) is not None


def test_no_shipped_template_needs_jinja_to_print() -> None:
    code = (
        "import sys\nfrom tests import samples\nfrom tests.composed import template\n"
        "for name in sys.argv[1:]:\n    samples.document(name)\n"
        "sys.exit('jinja2' in sys.modules)"
    )
    names = sorted(each.parent.name for each in ROOT.glob("templates/*/template.toml"))
    run = subprocess.run([sys.executable, "-c", code, *names], cwd=ROOT, check=False)
    assert run.returncode == 0
