"""The questions -> a document whose labels say what the typesetter predicts to each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from bulletin_cli.base.record import replace
from bulletin_cli.layout.document import (
    Border,
    Document,
    Page,
    Run,
    Source,
    Style,
    StyledParagraph,
)
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.pages import Line, Pages
from bulletin_cli.layout.probe.labels import (
    FORMAT,
    Label,
    Prediction,
    ProbeHeading,
    line_end,
    page_of,
    question_id,
    write_heading,
    write_label,
)
from bulletin_cli.layout.probe.questions import QUESTIONS, FootQuestion, LineQuestion, Question
from bulletin_cli.layout.properties import DocumentProperties
from bulletin_cli.layout.typeset import typeset

_EM, _PITCH, _LABEL_PITCH = 12.0, 13.0, 9.5
_EDGE = 48.0
_PAGE = Page(595.3, 841.9, _EDGE, 595.3 - _EDGE - 26 * _EM, _EDGE, _EDGE, 28.0, 28.0)
# Every Chinese Windows has 仿宋, whose digits and letters are half an em wide.
_BODY = Style("body", "Body Text", ("仿宋", "仿宋_GB2312"), _EM, line=_PITCH, keep_together=True)
_TOP = replace(_BODY, key="top", name="探针说明", align="left")
_LABEL = replace(
    _TOP, key="label", name="探针题目", size=8.0, line=_LABEL_PITCH, before=1.5, keep_with_next=True
)
_RULE = Border(0.75, "000000")
# The page of a foot question: nothing but its label and two lines between rules.
_FOOT_LABEL = replace(
    _LABEL, key="foot_label", name="版记题目", before=0.0, keep_with_next=False,
    page_break_before=True,
)  # fmt: skip
_FOOT_END = replace(_BODY, key="foot_end", name="版记末行", rule_below=_RULE)
_FOOT_ROOM = _PAGE.text_height - _LABEL_PITCH - 2 * _PITCH - 2 * _RULE.weight
_FOOT_TEXTS = ("报：各区各部门。", "送：各有关单位。")
_HOW = (
    "用 Word 或 WPS 打开，什么都不改，另存为 PDF，",
    "再运行 bulletin doctor --probe-read 存出的.pdf",
    "每题问第一行断在哪里，最后两页问版记在哪一页。",
)


def probe_pages(base: bytes) -> Pages:
    """Return the probe set as it is predicted; `base` is a .docx that lends its styles.

    It is set twice: empty labels take as much room as those that hold a prediction.
    """
    predictions = _predictions(typeset(_document(base, {})))
    return typeset(_document(base, predictions))


def _predictions(pages: Pages) -> dict[str, Prediction]:
    """Return by the questions' ids what the typesetter did."""
    stood: dict[str, list[tuple[int, Line]]] = defaultdict(list)
    for page in pages.pages:
        for line in page.lines:
            if line.source:
                stood[line.source.article].append((page.number, line))
    return {name: _prediction(question, stood[name]) for name, question in _named()}


def _prediction(question: Question, stood: list[tuple[int, Line]]) -> Prediction:
    """Return what became of a question, whose label is the first of the lines on their pages."""
    if isinstance(question, FootQuestion):
        return page_of(stood[0][0], stood[-1][0])
    return line_end(stood[1][1].text)


def _document(base: bytes, predictions: Mapping[str, Prediction]) -> Document:
    return Document(
        page=_PAGE,
        line_breaking=LineBreaking(),
        styles={style.key: style for style in _styles()},
        body=tuple(_blocks(predictions)),
        imprint=(),
        odd_footer=(),
        even_footer=(),
        properties=DocumentProperties("bulletin 探针", "", "bulletin", "probe", None),
        base=base,
    )


def _named() -> Iterator[tuple[str, Question]]:
    for place, question in enumerate(QUESTIONS, start=1):
        yield question_id(place), question


def _styles() -> Iterator[Style]:
    yield from (_BODY, _TOP, _LABEL, _FOOT_LABEL, _FOOT_END)
    for name, question in _named():
        yield _question_style(name, question)


def _question_style(name: str, question: Question) -> Style:
    common = replace(_BODY, key=name, name=f"探针{name}")
    if isinstance(question, FootQuestion):
        above = _FOOT_ROOM - question.slack / 20
        return replace(common, before=above, rule_above=_RULE, keep_with_next=True)
    return replace(
        common,
        right=question.narrower,
        align=question.align,
        hang_punctuation=question.hang_punctuation,
        pull_marks=question.pull_marks,
    )


def _blocks(predictions: Mapping[str, Prediction]) -> Iterator[StyledParagraph]:
    for text in (write_heading(ProbeHeading(FORMAT, len(QUESTIONS))), *_HOW):
        yield _paragraph("top", text)
    for name, question in _named():
        label = Label(name, question.asks, predictions[name]) if predictions else None
        source = Source(name, 0, 0)
        is_line = isinstance(question, LineQuestion)
        kind = "label" if is_line else "foot_label"
        yield _paragraph(kind, write_label(label) if label else "", source)
        first, *more = (question.text,) if isinstance(question, LineQuestion) else _FOOT_TEXTS
        yield _paragraph(name, first, source)
        yield from (_paragraph("foot_end", each, source) for each in more)


def _paragraph(style: str, text: str, source: Source | None = None) -> StyledParagraph:
    return StyledParagraph(style, (Run(text),) if text else (), source)
