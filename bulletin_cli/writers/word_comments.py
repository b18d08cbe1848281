"""Comments put into a copy of somebody's Word file; everything else stays as it was."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from bulletin_cli.base.record import record
from bulletin_cli.base.typography import FORBIDDEN
from bulletin_cli.content.article import LINE_BREAK
from bulletin_cli.incoming.word.package import open_word
from bulletin_cli.incoming.word.xml import MC, W
from bulletin_cli.layout.document import COMMENT_AUTHOR

if TYPE_CHECKING:
    from docx.text.run import Run

_GONE = {f"{W}del", f"{W}moveFrom", f"{W}txbxContent"}  # no text of the paragraph they stand in
_LETTERS = {f"{W}{tag}" for tag in ("t", "tab", "br", "cr", "noBreakHyphen", "ptab")}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@record
class PlacedComment:
    """What to say of `quote[start:end]`, which stands in or near the paragraph of this number."""

    paragraph: int
    quote: str
    start: int
    end: int
    lines: tuple[str, ...]


def insert_comments(data: bytes, file: str, comments: Sequence[PlacedComment]) -> bytes:
    """Return a .docx with each comment on what it quotes. Raises BulletinError.

    What is quoted and not found is commented on at the paragraph, or at the first of the file.
    """
    document = open_word(data, file)
    paragraphs = [each for each in document.element.body.iter(f"{W}p") if _is_read(each)]
    for comment in comments:
        runs = _place(paragraphs, comment)
        if runs:
            made = document.add_comment(
                runs, "\n".join(comment.lines), COMMENT_AUTHOR, COMMENT_AUTHOR[:1]
            )
            del made._comment_elm.attrib[f"{W}date"]  # noqa: SLF001 - same text, same file
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_word(text: str) -> bytes:
    """Return a plain text as a .docx, a line a paragraph."""
    import docx

    document = docx.Document()
    document.core_properties.author = ""
    for line in text.split("\n"):
        document.add_paragraph(re.sub(f"[{FORBIDDEN}]", "\N{REPLACEMENT CHARACTER}", line))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _is_read(paragraph: Any) -> bool:
    """Return whether the reader counts it: of a box's two versions it takes the newer."""
    return not any(each.tag == f"{MC}Fallback" for each in paragraph.iterancestors())


def _place(paragraphs: Sequence[Any], comment: PlacedComment) -> list[Run]:
    """Return the runs to comment on, cut to the comment's words; none in a file without text."""
    own = paragraphs[comment.paragraph - 1 : comment.paragraph]
    for paragraph in (*own, *paragraphs):
        runs = list(_runs(paragraph))
        at = _text(runs).find(comment.quote)
        if at >= 0 and comment.quote:
            return _cut(paragraph, at + comment.start, at + comment.end)
    return next(filter(None, (list(_runs(each)) for each in (*own, *paragraphs))), [])


def _runs(paragraph: Any) -> Iterator[Run]:
    """Yield the runs whose text the paragraph has after all tracked changes."""
    from docx.text.run import Run

    for run in paragraph.iter(f"{W}r"):
        outside = {each.tag for each in run.iterancestors() if paragraph in each.iterancestors()}
        if not outside & _GONE:
            yield Run(run, paragraph)


def _text(runs: Sequence[Run]) -> str:
    return "".join(each.text for each in runs).replace("\n", LINE_BREAK)


def _cut(paragraph: Any, start: int, end: int) -> list[Run]:
    """Return the runs that hold text[start:end] of a paragraph, cut there."""
    for at in (end, start):
        begin = 0
        for run in list(_runs(paragraph)):
            if begin < at < begin + len(run.text):
                _split(run, at - begin)
            begin += len(run.text)
    found, begin = [], 0
    for run in _runs(paragraph):
        if begin < end and begin + len(run.text) > start:
            found.append(run)
        begin += len(run.text)
    return found


def _split(run: Run, at: int) -> None:
    """Make two runs alike of one, where the cut falls between or into its letters."""
    element = run._r  # noqa: SLF001 - python-docx has no public name for it
    second = deepcopy(element)
    element.addnext(second)
    begin = 0
    for child, twin in zip(list(element), list(second), strict=True):
        text = str(child) if child.tag in _LETTERS else ""
        if child.tag == f"{W}t" and begin < at < begin + len(text):
            child.text, twin.text = text[: at - begin], text[at - begin :]
            for each in (child, twin):
                each.set(_SPACE, "preserve")
        elif child.tag != f"{W}rPr":
            (element if begin >= at else second).remove(child if begin >= at else twin)
        begin += len(text)
