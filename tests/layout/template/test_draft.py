"""A template in the making says all of its styles, be they what they may."""

from __future__ import annotations

from dataclasses import replace

from bulletin_cli.layout.template import load
from bulletin_cli.layout.template.draft import DraftRow, TemplateDraft, write_draft
from tests.layout.template.test_template import own


def test_the_smallest_type_is_said_as_any_other() -> None:
    whole = own()
    styles = {key: replace(each, size=1.0) for key, each in whole.styles.items()}
    rows = {"article": [DraftRow(keys={"body": True})]}
    text = write_draft(TemplateDraft("", whole.page, whole.line_breaking, styles, rows, {}))
    assert load(text, "template.toml", "own", b"").styles["body"].size == 1
