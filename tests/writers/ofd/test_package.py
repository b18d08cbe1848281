"""What an OFD says of itself, its outline, its numbers, and that it is always the same."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import ofdkit
import pytest

from bulletin_cli.store.subsets import cut_font
from bulletin_cli.writers.ofd import write_ofd
from tests.writers.ofd.making import (
    MACHINE,
    lone_face,
    machine,
    no_font,
    pages_of,
    sample,
    sample_pages,
)  # fmt: skip
from tests.writers.ofd.reading import NAMES, POINT, part, parts


def test_it_says_what_it_is_with_the_date_of_the_issue() -> None:
    with ofdkit.open(io.BytesIO(sample().data)) as document:
        facts = document.info
    assert (facts.title, facts.author, facts.creation_date, facts.keywords) == (
        "示例行业党建工作简报2024年第36期（总第487期）",
        "示例单位党建办",
        "2024-12-02",
        ("2024-36",),
    )


def test_the_outline_leads_to_the_articles() -> None:
    root = part(sample().data, "Doc_0/Document.xml")
    numbers = [page.get("ID") for page in root.iterfind("ofd:Pages/ofd:Page", NAMES)]
    listed = root.findall("ofd:Outlines/ofd:OutlineElem", NAMES)
    assert [each.get("Title") for each in listed] == ["示例区召开示例工作会", "单行题目"]
    wanted = [
        (place, round(line.top * POINT, 3))
        for place, page in enumerate(sample_pages().pages)
        for line in page.lines
        if line.style == "headline" and line.text in ("示例区召开", "单行题目")
    ]
    places = [each.find(".//ofd:Dest", NAMES) for each in listed]
    found = [
        (numbers.index(each.get("PageID")), round(float(each.get("Top", "")), 3))
        for each in places
        if each is not None
    ]
    assert found == wanted


def test_a_heading_stands_in_the_outline_below_its_article() -> None:
    pages = sample_pages()
    styles = dict(pages.document.styles)
    styles["heading1"] = replace(styles["heading1"], outline=2)
    changed = replace(pages, document=replace(pages.document, styles=styles))
    root = part(write_ofd(changed, MACHINE, no_font).data, "Doc_0/Document.xml")
    first, second = root.findall("ofd:Outlines/ofd:OutlineElem", NAMES)
    below = first.findall("ofd:OutlineElem", NAMES)
    assert [each.get("Title") for each in below] == ["一、总体情况"]
    assert (first.get("Count"), second.get("Count")) == ("1", None)


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    face = machine(lone_face(sample_pages(), tmp_path))
    data = write_ofd(sample_pages(), face, cut_font).data
    assert write_ofd(sample_pages(), face, cut_font).data == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[:2] == ["OFD.xml", "Doc_0/Document.xml"]
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_other_pages_have_another_mark() -> None:
    files = (write_ofd(pages_of(text), MACHINE, no_font).data for text in ("甲。", "乙。"))
    marks = {part(each, "OFD.xml").findtext(".//ofd:DocID", "", NAMES) for each in files}
    assert len(marks) == 2
    assert all(re.fullmatch("[0-9a-f]{32}", each) for each in marks)


def test_no_number_is_given_twice_and_none_is_larger_than_told() -> None:
    found = [
        int(number)
        for name, data in parts(sample().data).items()
        if name.endswith(".xml")
        for number in re.findall(rb' ID="(\d+)"', data)
    ]
    told = part(sample().data, "Doc_0/Document.xml").findtext(".//ofd:MaxUnitID", "", NAMES)
    assert len(found) == len(set(found)) > 50
    assert max(found) <= int(told)


@pytest.mark.parametrize("text", ["<ofd:Page/>", "]]>&amp;", "\"引\" '号'", "\u202e字"])
def test_no_text_becomes_markup(text: str) -> None:
    made = write_ofd(pages_of("正文。", f"题{text}"), MACHINE, no_font)
    root = part(made.data, "Doc_0/Document.xml")
    assert [each.get("Title") for each in root.iterfind(".//ofd:OutlineElem", NAMES)] == [
        f"题{text}"
    ]
    with ofdkit.open(io.BytesIO(made.data)) as document:
        assert text.replace(" ", "") in document.text().replace(" ", "")
