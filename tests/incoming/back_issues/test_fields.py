"""A template's own fields keep nothing of its texts from being known when old issues are read."""

from __future__ import annotations

from bulletin_cli.content.issue import Periodical
from bulletin_cli.incoming.back_issues import template_facts
from tests.layout.template.test_template import own

FIELD = '[[fields]]\nkey = "导读"\n'
ROWS = """
[[contents]]
style = "body"
text = "本周速览{{ field.导读 }}"
[[imprint]]
style = "body"
text = "寄{{ field.导读 }}：{{ periodical.copy_to | join('、') }}{{ periodical.issuers | join }}"
"""


def test_texts_that_print_a_field_are_known_without_it() -> None:
    facts = template_facts(own(FIELD + ROWS), Periodical((), (), ""))
    assert "本周速览" in facts.contents
    assert facts.labels["寄"] == "copy_to"
