"""A PDF of the probe is read: what held, what came instead, and which PDFs are refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.incoming.probe import ProbeAnswer, read_probe
from bulletin_cli.layout.document import Document, Run, StyledParagraph
from bulletin_cli.layout.probe.labels import FORMAT, LineEnd, ProbeHeading, write_heading
from bulletin_cli.layout.probe.questions import QUESTIONS
from tests.probes import changed, pdf, probe, probe_pdf
from tests.samples import document


def uncompressed() -> Document:
    """Return the probe, its labels as they are, for a typesetter that compresses nothing."""
    made = probe().document
    return replace(made, line_breaking=replace(made.line_breaking, compress_punctuation=False))


def answers(data: bytes) -> dict[str, ProbeAnswer]:
    return {each.label.asks: each for each in read_probe(data, "探针.pdf").answers}


def with_heading(heading: ProbeHeading) -> bytes:
    made = probe().document
    first = StyledParagraph("top", (Run(write_heading(heading)),))
    return pdf(replace(made, body=(first, *made.body[1:])))


def test_in_our_own_pdf_every_prediction_holds() -> None:
    reading = read_probe(probe_pdf(), "探针.pdf")
    assert [each.label.question for each in reading.answers if not each.holds] == []
    assert [each.label.asks for each in reading.answers] == [each.asks for each in QUESTIONS]


def test_the_program_that_made_the_pdf_is_named() -> None:
    assert read_probe(probe_pdf(), "探针.pdf").producer.startswith("Typst ")


def test_what_came_instead_is_told() -> None:
    found = answers(pdf(uncompressed()))
    needs = [found[f"差0.{tenths}字，一个标点"] for tenths in range(1, 7)]
    assert [each.holds for each in needs] == [False] * 5 + [True]
    assert {each.came for each in needs} == {LineEnd(25, "年度重点")}


def test_what_needs_no_compression_holds_without_it() -> None:
    found = answers(pdf(uncompressed()))
    for asked in ("26字正好一行", "靠左，差0.3字，三个标点", "末行差0.3字，没有标点"):
        assert found[asked].holds


def test_an_imprint_on_the_next_page_is_told() -> None:
    made = probe().document
    taller = replace(made.page, bottom=made.page.bottom + 0.5)  # half of the point that is left
    found = answers(pdf(replace(made, page=taller)))
    assert found["版记贴着页底，不留余地"].came == "下页"
    assert found["版记在页底，留1磅"].came == "本页"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (lambda: b"PK\x03\x04", "不是 PDF 文件"),
        (lambda: b"", "不是 PDF 文件"),
        (lambda: changed(probe_pdf(), locked=True), "设了密码"),
        (lambda: pdf(replace(probe().document, body=())), "没有文字层"),
    ],
    ids=["docx", "empty", "locked", "scanned"],
)
def test_what_cannot_be_read_is_refused_with_how_to_make_the_pdf(
    data: Callable[[], bytes], message: str
) -> None:
    with pytest.raises(BulletinError, match=message) as error:
        read_probe(data(), "探针.pdf")
    assert "在 Word 或 WPS 里打开探针，直接另存为 PDF" in error.value.hint


def test_a_pdf_of_something_else_is_refused() -> None:
    with pytest.raises(BulletinError, match="不是探针的 PDF") as error:
        read_probe(pdf(document()), "简报.pdf")
    assert "bulletin doctor --probe 探针.docx" in error.value.hint


@pytest.mark.parametrize(
    ("pages", "message"), [(5, "77 题里少了 1 题：P77$"), (4, "少了 2 题：P76、P77$"), (1, "等$")]
)
def test_a_pdf_that_lacks_pages_is_refused_with_what_is_missing(pages: int, message: str) -> None:
    with pytest.raises(BulletinError, match=message):
        read_probe(changed(probe_pdf(), pages=pages), "探针.pdf")


def test_a_label_below_which_nothing_stands_is_missing() -> None:
    made = probe().document
    with pytest.raises(BulletinError, match="少了 1 题：P77"):
        read_probe(pdf(replace(made, body=made.body[:-2])), "探针.pdf")


def test_a_probe_of_another_format_is_refused() -> None:
    with pytest.raises(BulletinError, match=f"探针的格式是 {FORMAT + 1}，这个程序只会读格式"):
        read_probe(with_heading(ProbeHeading(FORMAT + 1, 77)), "探针.pdf")


def test_a_probe_with_other_questions_is_read_all_the_same() -> None:
    body = probe().document.body
    first = StyledParagraph("top", (Run(write_heading(ProbeHeading(FORMAT, 2))),))
    found = answers(pdf(replace(probe().document, body=(first, *body[1:8]))))
    assert list(found) == ["26字正好一行", "差0.1字，没有标点"]
