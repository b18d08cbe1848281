"""The PDF that Word or WPS made of the probe -> where its lines ended, beside the predictions.

What is asked and predicted stands in the file itself, so it may come from any version.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.incoming.back_issues.pdf_lines import PdfLine, read_pdf
from bulletin_cli.layout.probe.labels import (
    FORMAT,
    Label,
    LineEnd,
    Prediction,
    line_end,
    page_of,
    question_id,
    read_heading,
    read_label,
)

_HOW = "在 Word 或 WPS 里打开探针，直接另存为 PDF（全部页，不打印、不扫描、不设密码），再试。"


@record
class ProbeAnswer:
    """What came of a question."""

    label: Label
    came: Prediction

    @property
    def holds(self) -> bool:
        """Whether it came as predicted."""
        return self.came == self.label.predicted


@record
class ProbeReading:
    """The answers of one PDF, and what made it."""

    producer: str
    answers: tuple[ProbeAnswer, ...]


def read_probe(data: bytes, file: str) -> ProbeReading:
    """Return what came of each question. Raises BulletinError for any other PDF, or half of one."""
    try:
        text = read_pdf(data, file)
    except BulletinError as error:
        raise error.with_hint(_HOW) from error
    count = _questions(text.lines, file)
    answers = tuple(_answers(text.lines))
    found = {each.label.question for each in answers}
    lacking = [name for name in map(question_id, range(1, count + 1)) if name not in found]
    if lacking:
        named = "、".join(lacking[:3]) + "等" * (len(lacking) > 3)
        raise BulletinError(f"{count} 题里少了 {len(lacking)} 题：{named}", _HOW, file=file)
    return ProbeReading(text.producer, answers)


def _questions(lines: Sequence[PdfLine], file: str) -> int:
    """Return how many questions the probe says it has."""
    heading = next((each for line in lines if (each := read_heading(line.text))), None)
    if heading is None:
        raise BulletinError(
            "不是探针的 PDF",
            "先写出探针：bulletin doctor --probe 探针.docx，在 Word 或 WPS 里另存为 PDF。",
            file=file,
        )
    if heading.format != FORMAT:
        raise BulletinError(
            f"探针的格式是 {heading.format}，这个程序只会读格式 {FORMAT}",
            "用写出它的那个程序来读，或用这个程序重新写一份探针。",
            file=file,
        )
    return heading.questions


def _answers(lines: Sequence[PdfLine]) -> Iterator[ProbeAnswer]:
    """Yield the answers to the questions below whose label something stands."""
    labels = [place for place, line in enumerate(lines) if read_label(line.text)]
    for start, end in zip(labels, [*labels[1:], len(lines)], strict=True):
        label = read_label(lines[start].text)
        if label and end > start + 1:
            yield ProbeAnswer(label, _came(label, lines[start:end]))


def _came(label: Label, lines: Sequence[PdfLine]) -> Prediction:
    """Return what the lines of a question, its label the first of them, say."""
    if isinstance(label.predicted, LineEnd):
        return line_end(lines[1].text)
    return page_of(lines[0].page, lines[-1].page)
