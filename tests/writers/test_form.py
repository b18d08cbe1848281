"""Forms: only the places change, wherever Word has split them."""

from __future__ import annotations

import io
import itertools
from pathlib import Path

import docx
import pytest
from docx.document import Document
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.writers.form import fill_form

FORMS = Path(__file__).parents[2] / "templates" / "forms"
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), max_size=12)


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def form_of(*pieces: str) -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for number, piece in enumerate(pieces):
        paragraph.add_run(piece).bold = bool(number % 2)
    return saved(document)


def filled(form: bytes, **values: str | list[str]) -> Document:
    return docx.Document(io.BytesIO(fill_form(form, "表.docx", values)))


@given(TEXT, TEXT, TEXT, st.lists(st.integers(0, 60), max_size=4))
def test_a_place_is_filled_wherever_word_has_split_it(
    before: str, value: str, after: str, cuts: list[int]
) -> None:
    if "{" in before + after or "}" in before + after:
        return
    whole = before + "{{ 标题 }}" + after
    ends = sorted({0, len(whole), *(cut for cut in cuts if cut < len(whole))})
    pieces = [whole[a:b] for a, b in itertools.pairwise(ends)]
    (paragraph,) = filled(form_of(*pieces), 标题=value).paragraphs
    assert paragraph.text == before + value + after


def test_what_is_filled_in_is_not_read_as_a_form_again() -> None:
    found = filled(form_of("{{ 甲 }}和{{乙}}"), 甲="{{ 乙 }}", 乙="{{ 甲 }}")
    assert found.paragraphs[0].text == "{{ 乙 }}和{{ 甲 }}"


def test_lines_of_a_value_are_lines_of_the_paragraph() -> None:
    assert filled(form_of("{{ 甲 }}。"), 甲="一\n二\n三").paragraphs[0].text == "一\n二\n三。"


def test_the_row_of_a_list_is_repeated_until_all_are_in() -> None:
    form = (FORMS / "labels.docx").read_bytes()
    for count in (0, 1, 2, 3, 17):
        (table,) = filled(form, 收件=[f"单位{n}" for n in range(count)]).tables
        texts = [cell.text for row in table.rows for cell in row.cells]
        assert [each for each in texts if each] == [f"单位{n}" for n in range(count)]
        assert len(table.rows) == max(1, -(-count // 2))


def test_a_name_without_a_value_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(BulletinError) as error:
        filled(form_of("{{ 标提 }}"), 标题="")
    assert str(error.value) == "表.docx：里的 {{ 标提 }} 不知道填什么"
    assert error.value.hint == "可以写：标题。"


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(BulletinError):
        fill_form(b"PK", "表.docx", {})


def test_the_same_values_make_the_same_file() -> None:
    form = (FORMS / "labels.docx").read_bytes()
    assert fill_form(form, "", {"收件": ["甲"]}) == fill_form(form, "", {"收件": ["甲"]})
