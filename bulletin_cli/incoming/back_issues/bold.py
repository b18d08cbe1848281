"""The text of a paragraph, with what was bold in its lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bulletin_cli.content.article import Inline, Span
from bulletin_cli.incoming.back_issues.content import OldLine
from bulletin_cli.incoming.back_issues.lines import visible


def with_bold(text: str, lines: Sequence[OldLine]) -> Inline:
    """Return `text`, which these lines make, in spans.

    It may have other blanks than they have, which go with what stands before them. Where it has
    other signs, it is bold only as a whole.
    """
    spans = [span for line in lines for span in line.spans]
    shown = [(sign, span.bold) for span in spans for sign in _signs(visible(span.text))]
    if [sign for sign, _ in shown] != [*_signs(text)]:
        return (Span(text, all(line.bold for line in lines)),)
    weights = iter([is_bold for _, is_bold in shown])
    marked = groupby(_weighed(text, weights), key=lambda each: each[1])
    return tuple(Span("".join(sign for sign, _ in group), is_bold) for is_bold, group in marked)


def _weighed(text: str, weights: Iterator[bool]) -> Iterator[tuple[str, bool]]:
    is_bold = False
    for sign in text:
        is_bold = is_bold if sign.isspace() else next(weights)
        yield sign, is_bold


def _signs(text: str) -> Iterable[str]:
    return (sign for sign in text if not sign.isspace())
