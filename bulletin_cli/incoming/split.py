"""A text that holds several articles -> the text of each, its lines where they were."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bulletin_cli.content.article_text import FENCE
from bulletin_cli.content.markdown import heading_level
from bulletin_cli.content.official import is_attachment, is_attachment_heading
from bulletin_cli.incoming.credit_line import read_credit

_TITLE_MOST = 40  # characters
_RUNNING = 40  # characters of what is text for sure
_ENDS = "。！？；，、：”"
_SENTENCE_ENDS = "。！？”"
_MARKDOWN_SIGNS = re.compile(r"!\[|[|>#*+-]|\d+\.")


def parts(text: str, *, markdown: bool) -> tuple[str, ...]:
    """Return the text of each article; blank lines above keep the numbers of its lines.

    In Markdown every `# ` line below other text begins one; in plain text a short line that
    stands alone does, between a paragraph that has come to its end and running text.
    """
    lines = text.split("\n")
    if markdown and text.startswith(FENCE):
        return (text,)  # front matter makes one article of a file
    begins = _is_markdown_title if markdown else _is_plain_title
    starts = [n for n in range(1, len(lines)) if begins(lines, n)]
    ends = [*starts, len(lines)]
    return tuple(
        "\n" * start + "\n".join(lines[start:end])
        for start, end in zip([0, *starts], ends, strict=True)
    )


def _is_markdown_title(lines: Sequence[str], at: int) -> bool:
    if not lines[at].startswith("# ") or is_attachment_heading(lines[at]):
        return False
    before = next((line for line in reversed(lines[:at]) if line.strip()), "")
    return bool(before) and not before.startswith("# ")


def _is_plain_title(lines: Sequence[str], at: int) -> bool:
    alone = not lines[at - 1].strip() and at + 1 < len(lines) and not lines[at + 1].strip()
    if not alone or not _may_be_title(lines[at].strip()):
        return False
    before = next((line.strip() for line in reversed(lines[:at]) if line.strip()), "")
    after = next((line.strip() for line in lines[at + 1 :] if line.strip()), "")
    ended = before[-1:] in tuple(_SENTENCE_ENDS) or read_credit(before) is not None
    return bool(before) and ended and (len(after) > _RUNNING or after[-1:] in tuple("。！？”"))


def _may_be_title(line: str) -> bool:
    return (
        0 < len(line) <= _TITLE_MOST
        and line[-1] not in _ENDS
        and not heading_level(line)
        and not _MARKDOWN_SIGNS.match(line)
        and read_credit(line) is None
        and not is_attachment(line)
    )
