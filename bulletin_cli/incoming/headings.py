"""Which lines of what contributors send are headings, by their numbers."""

from __future__ import annotations

import re

from bulletin_cli.content.markdown import heading_level

_ITEM = re.compile(r"(?<!\d)[：:](?=\S)|：(?=\S)")


def sent_heading_level(text: str) -> int:
    """Return the level of a numbered heading, 0 for an item that says something behind a colon.

    The dialect's own rule is wider (一、现场值守情况：正常 is a heading there), and stays so: what
    articles that are already written mean must not change.
    """
    return 0 if _ITEM.search(text) else heading_level(text)
