"""What the probe's pages say of themselves, written and read back.

A probe tells in its own text what each question asks and what was predicted, so that any version
of the program reads what another one wrote; FORMAT changes when these texts do.
"""

from __future__ import annotations

import re
from typing import TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.base.typography import close_up

FORMAT = 1
_SHOWN = 4  # characters of a line's end
_HEADING = re.compile(r"bulletin探针，格式(\d+)，共(\d+)题")
_LABEL = re.compile(r"(P\d\d)(.+?)。预计(?:(\d+)字，止于「(.+)」|版记在(本页|下页))")


@record
class LineEnd:
    """Where a line ends: how many characters it has, blanks apart, and the last of them."""

    count: int
    last: str

    def __str__(self) -> str:
        """Return it as the report shows it."""
        return f"{self.count}字 {self.last}"


# A string says on which page an imprint ends, as page_of returns it.
Prediction: TypeAlias = LineEnd | str


@record
class Label:
    """What stands above a question: its id, what it asks, what is predicted."""

    question: str
    asks: str
    predicted: Prediction


@record
class ProbeHeading:
    """What stands at the top of a probe: its format and how many questions it has."""

    format: int
    questions: int


def line_end(text: str) -> LineEnd:
    """Return where a line ends. PDFs differ in the blanks that they show beside Latin."""
    written = close_up(text)
    return LineEnd(len(written), written[-_SHOWN:])


def question_id(place: int) -> str:
    """Return the id of the question at `place`, from 1."""
    return f"P{place:02}"


def page_of(label: int, last: int) -> str:
    """Return where an imprint ends whose label stands on the page of this number."""
    return "本页" if last == label else "下页"


def write_heading(heading: ProbeHeading) -> str:
    """Return a heading as the probe prints it."""
    return f"bulletin 探针，格式 {heading.format}，共 {heading.questions} 题"


def read_heading(line: str) -> ProbeHeading | None:
    """Return the heading that a line of a page is, None for any other line."""
    found = _HEADING.search(close_up(line))
    return ProbeHeading(int(found[1]), int(found[2])) if found else None


def write_label(label: Label) -> str:
    """Return a label as the probe prints it."""
    end = label.predicted
    told = f"版记在{end}" if isinstance(end, str) else f"{end.count}字，止于「{end.last}」"
    return f"{label.question} {label.asks}。预计{told}"


def read_label(line: str) -> Label | None:
    """Return the label that a line of a page is, None for any other line."""
    found = _LABEL.fullmatch(close_up(line))
    if found is None:
        return None
    question, asks, count, last, page = found.groups()
    return Label(question, asks, page or LineEnd(int(count), last))
