"""The typesetter sets the published No. 486 as Word did, and never loses a character."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import first_pages, set_issue
from bulletin_cli.layout.document import Run, StyledParagraph, StyledTable
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.pages import Stroke
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.layout.typeset.blocks import set_lines
from bulletin_cli.layout.typeset.lines import break_lines, may_break, measure_text
from bulletin_cli.layout.typeset.widths import natural_widths
from bulletin_cli.store.templates import load_template
from bulletin_cli.writers.paged import page_lines
from tests import samples
from tests.writers.docx.test_readers import reference

WIDTH, EM = 415.3, 16.0
HOSTILE = st.text(
    st.sampled_from("甲乙丙，。、；：“”（）《》·—…∙ 12.5AaEz%-\u0301😀"), max_size=120
)


def lines(text: str, width: float = WIDTH, switches: LineBreaking | None = None) -> list[str]:
    style = samples.document().styles["blank"]
    switches = switches or LineBreaking()
    widths = natural_widths(text, style, switches)
    measure, compress = measure_text(text, widths, EM, switches), switches.compress_punctuation
    stretches = break_lines(measure, (width, width), compress=compress)
    return [text[each.start : each.end] for each in stretches]


def test_a_line_without_marks_ends_at_25_characters() -> None:
    assert [len(line) for line in lines("字" * 60)] == [25, 25, 10]


def test_a_mark_gives_up_what_the_26th_character_lacks() -> None:
    assert len(lines("字" * 10 + "，" + "字" * 40)[0]) == 26


def test_marks_are_not_squeezed_further_for_an_ordinary_character() -> None:
    assert len(lines("字，" * 8 + "字" * 40)[0]) == 26


def test_marks_make_room_for_a_mark_that_must_not_begin_a_line() -> None:
    assert lines("字字字字，" * 2 + "字" * 16 + "。字")[0].endswith("。")
    squeezeless = LineBreaking(compress_punctuation=False)
    assert not lines("字" * 25 + "。字", switches=squeezeless)[0].endswith("。")


def test_a_mark_hangs_in_the_margin_where_the_template_says_so() -> None:
    hanging = LineBreaking(compress_punctuation=False, hang_punctuation=True)
    assert lines("字" * 25 + "。字", switches=hanging) == ["字" * 25 + "。", "字"]


@pytest.mark.parametrize("kept", ["183500", "2135.9", "VIP", "98.6%", "韵·苗"])
def test_numbers_words_and_middle_dots_are_never_cut(kept: str) -> None:
    for before in range(18, 30):
        assert any(kept in line for line in lines("字" * before + kept + "字" * 9))


def test_a_string_longer_than_the_line_is_cut_and_nothing_hangs() -> None:
    assert "".join(lines("A" * 400)) == "A" * 400


def test_the_quarter_em_before_a_number_is_not_wanted_at_the_end_of_a_line() -> None:
    text = "字，" + "字" * 24 + "62名"
    assert lines(text)[0] == "字，" + "字" * 24


def test_the_number_of_an_entry_of_two_lines_ends_at_the_edge() -> None:
    document = samples.document()
    for length in range(20, 32):
        entry = StyledParagraph("contents_entry", (Run("字" * length + "\t12"),))
        found = list(set_lines(entry, document, 0.0, WIDTH))
        assert len(found) == (1 if length < 25 else 2)
        assert found[-1].text.endswith("\t12")
        assert found[-1].left + found[-1].width == pytest.approx(WIDTH)


@given(HOSTILE, st.floats(33, 500))
def test_no_character_is_lost_added_or_moved(text: str, width: float) -> None:
    switches = LineBreaking()
    set_lines = lines(text, width, switches)
    assert "".join(set_lines) == text
    assert all(set_lines)
    end = 0
    for line in set_lines[:-1]:
        end += len(line)
        if len(line) > 2:
            tail = text[end - len(line) + 1 : end]
            assert may_break(text, end, switches) or not any(
                may_break(text, end - n, switches) for n in range(1, len(tail) + 1)
            )


@samples.needs_reference
def test_no_486_breaks_as_it_was_published() -> None:
    published = (samples.REFERENCE / "lines-pages-1-4.txt").read_text(encoding="utf-8")
    pages = typeset(reference("shanghai-post"))
    assert len(pages.pages) == 8
    masthead = 4
    for number, page in enumerate(published.split("\f")):
        wanted = [line for line in page.split("\n") if line]
        found = [line.strip("　") for line in page_lines(pages.pages[number])]
        assert found[masthead if number == 0 else 0 :] == wanted


def test_gbt9704_sets_22_lines_of_28_characters() -> None:
    issue = replace(
        samples.issue(),
        articles=(replace(samples.issue().articles[1], blocks=parse("字" * 4000, "01.md")),),
    )
    pages = set_issue(issue, load_template("gbt9704", samples.ROOT), samples.periodical("gbt9704"))
    assert [len(line.text) for line in pages.pages[2].lines] == [28] * 22


PARAGRAPH = st.text(st.sampled_from("甲乙，。“”（12aA 一、#：—"), min_size=1, max_size=90)


@given(
    st.lists(
        st.one_of(
            PARAGRAPH.map(lambda text: (StyledParagraph("body", (Run(text),)),)),
            st.sampled_from(["headline", "heading1", "contents_entry", "note"]).flatmap(
                lambda style: PARAGRAPH.map(lambda text: (StyledParagraph(style, (Run(text),)),))
            ),
            st.lists(st.lists(PARAGRAPH, min_size=2, max_size=2), min_size=1, max_size=4).map(
                lambda rows: (
                    StyledTable(
                        tuple(
                            tuple(StyledParagraph("table", (Run(t),)) for t in row)
                            for row in (("头", "头"), *rows)
                        ),
                        (60.0, 300.0),
                    ),
                )
            ),
        ),
        max_size=40,
    )
)
def test_no_block_is_lost_added_or_moved_and_nothing_passes_the_foot(
    blocks: list[tuple[StyledParagraph | StyledTable]],
) -> None:
    body = tuple(block for (block,) in blocks)
    document = replace(samples.document(), body=body, imprint=())
    pages = typeset(document)
    cells = [
        cell
        for block in body
        for cell in (
            [block] if isinstance(block, StyledParagraph) else itertools.chain(*block.rows)
        )
    ]
    found = "".join(line.text for page in pages.pages for line in page.lines)
    written = "".join(cell.text for cell in cells)
    assert found.replace("头", "") == written.replace("头", "")
    assert found.count("头") >= written.count("头")  # a header row is repeated on the next page
    foot = document.page.height - document.page.bottom + 1
    assert all(line.top + line.height <= foot for page in pages.pages for line in page.lines)


@pytest.mark.parametrize("template", samples.TEMPLATES)
def test_every_paragraph_appears_once_and_in_order(template: str) -> None:
    pages = typeset(samples.document(template))
    found = "".join(line.text for page in pages.pages for line in page.lines)
    wanted = "".join(
        cell.text
        for block in pages.document.blocks
        for row in getattr(block, "rows", ((block,),))
        for cell in row
        if hasattr(cell, "text")
    )
    assert found == wanted.replace("\u2028", "")


@pytest.mark.parametrize("template", samples.TEMPLATES)
def test_the_imprint_ends_at_the_foot_of_the_text_area(template: str) -> None:
    pages = typeset(samples.document(template))
    page = pages.document.page
    strokes = [item for item in pages.pages[-1].items if isinstance(item, Stroke)]
    last = max(stroke.top + stroke.height for stroke in strokes)
    assert last == pytest.approx(page.height - page.bottom - 0.75)  # 15 twips are left free


@pytest.mark.parametrize("template", samples.TEMPLATES)
def test_page_numbers_in_the_contents_are_true(template: str) -> None:
    pages = set_issue(
        samples.issue(), load_template(template, samples.ROOT), samples.periodical(template)
    )
    starts = first_pages(pages)
    entries = [
        line.text for page in pages.pages for line in page.lines if line.style == "contents_entry"
    ]
    assert [int(entry.partition("\t")[2]) for entry in entries] == list(starts.values())


def test_titles_never_stand_alone_at_the_foot_of_a_page() -> None:
    many = "\n\n".join("正文。" * 20 for _ in range(9))
    for extra in range(24):
        body = parse(many + "\n\n短。" * extra, "01.md")
        first, second = samples.issue().articles
        issue = replace(samples.issue(), articles=(replace(first, blocks=body), second))
        pages = set_issue(issue, load_template("shanghai-post", samples.ROOT), samples.periodical())
        for page in pages.pages[:-1]:
            ends = [line for line in page.lines if line.text]
            assert ends[-1].style not in ("headline", "heading1", "blank_after_title")
