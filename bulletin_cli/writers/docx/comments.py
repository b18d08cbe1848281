"""Comments: word/comments.xml, the marks in the text that they belong to, their two styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bulletin_cli.base.record import replace
from bulletin_cli.layout.document import Comment, Run
from bulletin_cli.writers.docx.xml import DECLARATION, NAMESPACES, element, escape

COMMENTS = "word/comments.xml"
_STYLES = (
    '<w:style w:type="paragraph" w:styleId="CommentText"><w:name w:val="annotation text"/>'
    '<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="20"/><w:szCs w:val="20"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="CommentReference">'
    '<w:name w:val="annotation reference"/><w:basedOn w:val="DefaultParagraphFont"/>'
    '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>'
)


def comments_part(comments: Iterable[Comment]) -> str:
    """Return word/comments.xml; a comment's place in `comments` is its id. None has a date."""
    rows = "".join(_comment(number, each) for number, each in enumerate(comments))
    return f"{DECLARATION}<w:comments {NAMESPACES}>{rows}</w:comments>"


def with_comment_styles(styles: str) -> str:
    """Return word/styles.xml with the styles that comments are written in."""
    return styles.replace("</w:styles>", f"{_STYLES}</w:styles>")


def markers(comments: Sequence[Comment], first: int) -> dict[int, str]:
    """Return what stands before the character at each offset; `first` is the first one's id.

    Ranges end before others begin, but one without characters begins before it ends.
    """
    marks: dict[int, str] = {}
    for number, comment in enumerate(comments, first):
        closing = (
            element("commentRangeEnd", id=number)
            + '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
            + element("commentReference", id=number)
            + "</w:r>"
        )
        opening = element("commentRangeStart", id=number)
        if comment.start == comment.end:
            opening, closing = opening + closing, ""
        marks[comment.end] = closing + marks.get(comment.end, "")
        marks[comment.start] = marks.get(comment.start, "") + opening
    return marks


def cut_runs(runs: Iterable[Run], marks: Mapping[int, str]) -> Iterator[Run | str]:
    """Yield runs and, at its offset in their text, each mark."""
    upcoming = iter(sorted(marks))
    place, begin = next(upcoming, None), 0
    for run in runs:
        done = 0
        while place is not None and place < begin + len(run.text):
            if piece := run.text[done : place - begin]:
                yield replace(run, text=piece)
            yield marks[place]
            done, place = place - begin, next(upcoming, None)
        yield replace(run, text=run.text[done:]) if done else run
        begin += len(run.text)
    while place is not None:
        yield marks[place]
        place = next(upcoming, None)


def _comment(number: int, comment: Comment) -> str:
    properties = '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr>'
    reference = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    lines = "".join(
        f"<w:p>{properties}{reference * (place == 0)}"
        '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for place, line in enumerate(comment.lines)
    )
    who = f'w:author="{escape(comment.author)}" w:initials="bl"'
    return f'<w:comment w:id="{number}" {who}>{lines}</w:comment>'
