"""Superscripts and subscripts: what an article can say of them, and the signs Unicode has."""

from __future__ import annotations

import re

from bulletin_cli.base.record import replace
from bulletin_cli.content.article import Inline, Raised, Span

# What Unicode has (U+2070-209F and Latin-1); Word's minus is − or -.
_SIGNS: dict[Raised, dict[str, str]] = {
    "superscript": dict(zip("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ", strict=True)),
    "subscript": dict(zip("0123456789+-−=()n", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ", strict=True)),
}
# In 10~20人，30~40人 the tildes are no pair, nor in 10~20人至30~40人.
_NOT_BELOW = "[，、。；：！？,;]|[0-9][^0-9]*[\u3400-\u9fff][^0-9]*[0-9]"  # compiled if used


def can_raise(text: str, raised: Raised) -> bool:
    """Return whether an article can say that all of `text` is raised; so it can of its parts."""
    blank = not text or any(map(str.isspace, text))
    return not blank and not (raised == "subscript" and re.search(_NOT_BELOW, text))


def has_signs(text: str, raised: Raised) -> bool:
    """Return whether Unicode has a raised sign for every character of `text`."""
    return all(each in _SIGNS.get(raised, {}) for each in text)


def in_signs(text: str, raised: Raised) -> str:
    """Return a raised text in Unicode's raised signs where it has all of them, else as it is."""
    signs = _SIGNS.get(raised, {})
    return "".join(signs[each] for each in text) if has_signs(text, raised) else text


def plain_in_signs(inline: Inline) -> str:
    """Return the text of `inline` for what has no format, raised digits as ² and ₂."""
    return "".join(in_signs(span.text, span.raised) for span in inline)


def without_bold(inline: Inline) -> Inline:
    """Return `inline` with nothing but what is raised or a link, neighbours alike made one."""
    merged: list[Span] = []
    for span in inline:
        if merged and (merged[-1].raised, merged[-1].link) == (span.raised, span.link):
            merged[-1] = replace(merged[-1], text=merged[-1].text + span.text)
        else:
            merged.append(Span(span.text, raised=span.raised, link=span.link))
    return tuple(merged)
