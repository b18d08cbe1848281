"""What somebody raised or lowered in a returned file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bulletin_cli.content.article import Block, Heading, Note, Paragraph, Span
from bulletin_cli.content.markdown import dump
from bulletin_cli.incoming.revised.edits import Conflict
from bulletin_cli.incoming.revised.paragraphs import ReturnedParagraph
from tests.incoming.revised.test_heads import WHOLE, bold_in, returned


@pytest.mark.parametrize(
    "block",
    [
        Paragraph((Span("占地100m2。"),)),
        Heading(1, (Span("一、占地100m2"),)),
        Note((Span("注：占地100m2。"),)),
    ],
)
def test_what_somebody_raised_is_a_change(block: Block) -> None:
    def change(each: ReturnedParagraph) -> Sequence[ReturnedParagraph]:
        if "m2" not in each.text:
            return [each]
        head, tail = each.text.split("2")
        spans = (Span(head), Span("2", raised="superscript"), Span(tail))
        return [bold_in(each, *(span for span in spans if span.text))]

    revised = returned(change, replace(WHOLE, blocks=(block,))).articles["01.md"]
    (made,) = revised.blocks
    assert not isinstance(made, Conflict)
    assert "m^2^" in dump([made])
    assert [each.kind for each in revised.edits] == ["edited"]
