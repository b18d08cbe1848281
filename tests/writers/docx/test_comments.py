"""Comments in a Word file, as other programs read them."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path

import docx
import pypandoc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.layout.document import Comment, Run
from bulletin_cli.writers.docx import write
from bulletin_cli.writers.docx.comments import cut_runs, markers
from tests import samples
from tests.commented import (
    EVERYWHERE,
    document,
    every,
    finding,
    placed_comments,
    read_comments,
    set_with,
)
from tests.conftest import write as write_file
from tests.writers.docx.test_readers import accept, joined, needs_libreoffice, pdf_pages


def test_python_docx_reads_comments_and_what_they_are_about() -> None:
    found = list(placed_comments(every()))
    assert len(found) == 2 * len(EVERYWHERE) + 3
    read = read_comments(write(every()))
    assert sorted(read) == sorted(
        (text.replace("\u2028", ""), "\n".join(comment.lines)) for text, comment in found
    )
    opened = docx.Document(io.BytesIO(write(every())))
    assert {(each.author, each.initials) for each in opened.comments} == {("bulletin", "bl")}


@pytest.mark.parametrize("template", samples.TEMPLATES)
@samples.needs_ooxml_check
def test_the_schemas_accept_comments(template: str, tmp_path: Path) -> None:
    found = [finding(words, within=within) for within, words in EVERYWHERE]
    accept(write(set_with(found, template)), tmp_path)
    accept(write(every()), tmp_path)


def test_pandoc_reads_comments(tmp_path: Path) -> None:
    path = write_file(tmp_path / "issue.docx", write(every()))
    read = pypandoc.convert_file(str(path), "html", extra_args=["--track-changes=all"])
    count = len(list(placed_comments(every())))
    assert read.count('class="comment-start"') == read.count('class="comment-end"') == count
    assert read.count('data-author="bulletin"') == count
    assert "改为“改后”" in read


@needs_libreoffice
def test_libreoffice_sets_the_same_text_on_the_same_pages_with_comments(tmp_path: Path) -> None:
    for name in ("bare", "commented"):
        (tmp_path / name).mkdir()
    bare = pdf_pages(write(document()), tmp_path / "bare")
    with_comments = pdf_pages(write(every()), tmp_path / "commented")
    assert list(map(joined, with_comments)) == list(map(joined, bare))


def test_the_set_text_is_the_same_with_comments_and_so_are_the_bytes_twice() -> None:
    words = [each.text for each in docx.Document(io.BytesIO(write(document()))).paragraphs]
    opened = docx.Document(io.BytesIO(write(every())))
    assert [each.text for each in opened.paragraphs] == words
    assert write(every()) == write(every())


def test_without_comments_there_is_no_part_for_them() -> None:
    assert b"comment" not in write(document())


@given(
    st.lists(st.text("甲a\u2028", max_size=5), max_size=4),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=6),
)
def test_runs_are_cut_without_loss_and_every_range_opens_before_it_closes(
    pieces: list[str], ranges: list[tuple[int, int]]
) -> None:
    length = len("".join(pieces))
    comments = [
        Comment(min(one, other, length), min(max(one, other), length), ("x",))
        for one, other in ranges
    ]
    parts = list(cut_runs([Run(each) for each in pieces], markers(comments, 0)))
    assert "".join(each.text for each in parts if isinstance(each, Run)) == "".join(pieces)
    for number, comment in enumerate(comments):
        before, _, rest = marked(parts).partition(f'RangeStart w:id="{number}"/>')
        inside, _, after = rest.partition(f'RangeEnd w:id="{number}"/>')
        assert f'Reference w:id="{number}"/>' in after
        assert [len(re.sub("<.*?>|<[^>]*$", "", each)) for each in (before, inside)] == [
            comment.start,
            comment.end - comment.start,
        ]


def marked(parts: Sequence[Run | str]) -> str:
    return "".join(each if isinstance(each, str) else each.text for each in parts)
