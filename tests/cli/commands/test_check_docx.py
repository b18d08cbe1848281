"""check --format docx: findings as Word comments, in the file and as other programs read it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pypandoc
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from bulletin_cli.content.article_text import parse_article
from bulletin_cli.content.issue import Issue
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import Comment, Document, Run, StyledParagraph, StyledTable
from bulletin_cli.proof.context import Text
from bulletin_cli.proof.finding import Finding, Fix, Place
from bulletin_cli.proof.paragraph import LogicalParagraph
from bulletin_cli.proof.reports.docx_comments import add_comments, article_part
from bulletin_cli.proof.texts import article_text
from bulletin_cli.store.templates import load_template
from bulletin_cli.writers.docx import write
from bulletin_cli.writers.docx.comments import cut_runs, markers
from tests import samples
from tests.conftest import bulletin, change, did, files_of, refused
from tests.conftest import write as write_file
from tests.writers.docx.test_readers import accept, joined, needs_libreoffice, pdf_pages

Read = list[tuple[str, str]]
FILE = "issues/2024-36/articles/01.md"


FRONT = """+++
title = ["示例区召开", "示例工作会"]
unit = "示例区局"
editor_note = "这是编者按。"
+++

"""


@cache
def issue() -> Issue:
    """Return the issue with everything, its first article read from a file."""
    whole = samples.issue()
    first = parse_article(FRONT + samples.BODY, "01.md", FILE)
    return replace(whole, articles=(first, *whole.articles[1:]))


@cache
def document(template: str = "shanghai-post", *, units: bool = True) -> Document:
    looks = load_template(template, samples.ROOT)
    return set_issue(replace(issue(), units=units), looks, samples.periodical(template)).document


@cache
def texts() -> tuple[Text, ...]:
    return tuple(
        article_text(each, f"issues/2024-36/articles/{each.file}") for each in issue().articles
    )


def paragraph(words: str) -> LogicalParagraph:
    (found,) = [each for each in texts()[0].paragraphs if words in each.text]
    return found


def finding(words: str, *, within: str = "", message: str = "有误") -> Finding:
    """Return a finding at `words` of the first article's paragraph that has `within`."""
    of = paragraph(within or words)
    start = of.text.index(words)
    place = of.place(start, start + len(words))
    return Finding("PUN001", "error", message, place, Fix("改后", True))


def set_with(findings: Sequence[Finding], template: str = "shanghai-post") -> Document:
    return add_comments(document(template), texts(), findings)


def remarks(document: Document) -> Iterator[tuple[str, Comment]]:
    """Yield each comment with the text it is about."""
    for block in document.body:
        rows = block.rows if isinstance(block, StyledTable) else ((block,),)
        for each in (cell for row in rows for cell in row):
            if isinstance(each, StyledParagraph):
                yield from ((each.text[note.start : note.end], note) for note in each.comments)


def about(*findings: Finding, template: str = "shanghai-post") -> list[str]:
    return [text for text, _ in remarks(set_with(findings, template))]


def read_comments(data: bytes) -> Read:
    """Return what python-docx reads: the characters a comment is about, and its text."""
    document = docx.Document(io.BytesIO(data))
    about: dict[str, str] = {}
    begun: set[str] = set()
    for each in document.element.body.iter():
        if each.tag == qn("w:commentRangeStart"):
            begun.add(each.get(qn("w:id")))
        elif each.tag == qn("w:commentRangeEnd"):
            begun.remove(each.get(qn("w:id")))
        elif each.tag == qn("w:t"):
            about |= {number: about.get(number, "") + (each.text or "") for number in begun}
    return [(about.get(str(each.comment_id), ""), each.text) for each in document.comments]


EVERYWHERE = [
    ("示例区召开示例工作会", "召开示例"),  # over the two lines of the title
    ("示例区召开示例工作会", "示例工作会"),
    ("这是编者按", "编者按"),
    ("为做好", "“三项制度”"),
    ("为做好", "为做好"),
    ("为做好", "AED 使用情况…"),
    ("一、总体", "总体"),
    ("学习重点", "习重点内"),  # bold begins within
    ("图1", "示例图"),
    ("表1", "各区"),
    ("甲区", "甲区"),
    ("较好", "较好，需要"),
    ("注：", "数据"),
]


@pytest.mark.parametrize("template", samples.TEMPLATES)
@pytest.mark.parametrize(("within", "words"), EVERYWHERE)
def test_a_finding_is_a_comment_on_exactly_its_characters(
    template: str, within: str, words: str
) -> None:
    found = about(finding(words, within=within), template=template)
    assert [each.replace("\u2028", "") for each in found] == [words]


@given(st.data(), st.sampled_from(samples.TEMPLATES))
def test_what_a_rule_finds_is_marked_in_the_set_text(data: st.DataObject, template: str) -> None:
    of = data.draw(st.sampled_from([each for text in texts() for each in text.paragraphs]))
    start = data.draw(st.integers(0, len(of.text) - 1))
    end = data.draw(st.integers(start + 1, len(of.text)))
    found = about(Finding("PUN001", "error", "有误", of.place(start, end)), template=template)
    assert [each.replace("\u2028", "") for each in found] == [of.text[start:end]]


@given(
    st.builds(
        Place,
        st.sampled_from([FILE, "issues/2024-36/articles/09.md", ""]),
        st.integers(0, 40),
        st.integers(0, 40),
        st.integers(0, 40),
        st.sampled_from(["", "示例", "注：数据为示例。", "没有"]),
        st.tuples(st.integers(0, 9), st.integers(0, 9)),
    )
)
def test_every_place_gets_one_comment_on_characters_that_there_are(place: Place) -> None:
    ((text, comment),) = remarks(set_with([Finding("PUN001", "error", "有误", place)]))
    assert text
    assert len(text) == comment.end - comment.start


def test_the_unit_is_marked_where_it_is_printed_and_not_in_the_title() -> None:
    unit = next(each for each in texts()[0].paragraphs if each.kind == "unit")
    found = Finding("PUN001", "error", "有误", unit.place(2, 4))
    ((text, _),) = remarks(set_with([found]))
    assert text == "区局"
    ((text, comment),) = remarks(add_comments(document(units=False), texts(), [found]))
    assert text == "示例区召开\u2028示例工作会"
    assert comment.lines[0] == f"{FILE} 第 3 行：有误"


def test_what_has_no_place_in_the_text_stands_at_its_title_or_on_top_and_names_its_file() -> None:
    places = [Place(FILE), Place("issues/2024-36/issue.toml", 3), Place("bulletin.toml")]
    found = list(remarks(set_with([Finding("ISS001", "info", "没有", each) for each in places])))
    assert [(text, comment.lines) for text, comment in found] == [
        ("示例行业", ("issues/2024-36/issue.toml 第 3 行：没有", "提示　ISS001")),
        ("示例行业", ("bulletin.toml：没有", "提示　ISS001")),
        ("示例区召开\u2028示例工作会", (f"{FILE}：没有", "提示　ISS001")),
    ]


def test_a_line_without_a_column_is_its_whole_paragraph_and_a_set_line_its_words() -> None:
    line = paragraph("注：").line
    places = [
        Place(FILE, line),
        Place(FILE, line, 0, 0, "数据为", (0, 3)),
        Place(FILE, 1, 0, 0, "示例工作会", (0, 5)),  # a title's line, as typesetting knows it
        Place(FILE, line, 77, 78, "没有", (0, 2)),
        Place(FILE, paragraph("（1）").line, 0, 0, "容", (0, 1)),
    ]
    findings = [Finding("ISS009", "info", str(n), each) for n, each in enumerate(places)]
    found = {comment.lines[0]: text for text, comment in remarks(set_with(findings))}
    assert found == {
        "0": "注：数据为示例。",
        "1": "数据为",
        "2": "示例工作会",
        "3": "注：数据为示例。",
        "4": "容",
    }


def test_a_comment_says_message_cure_level_and_rule() -> None:
    found = [
        finding("数据"),
        replace(finding("数据"), fix=Fix("", False), level="warning"),
        replace(finding("数据"), fix=None, level="info", message="一\x00二"),
    ]
    assert [comment.lines for _, comment in remarks(set_with(found))] == [
        ("有误", "改为“改后”", "错误　PUN001"),
        ("有误", "删去", "警告　PUN001"),
        ("一�二", "提示　PUN001"),
    ]


def test_a_title_in_several_paragraphs_is_marked_as_far_as_the_first_goes() -> None:
    body = (
        replace(each, runs=(Run(part),))
        for each in document().body
        for part in getattr(each, "text", "").split("\u2028")
        if isinstance(each, StyledParagraph)
    )
    split = replace(document(), body=tuple(body))
    found = [
        finding(words, within="示例区召开示例工作会") for words in ("示例工作会", "召开示例工作")
    ]
    assert [text for text, _ in remarks(add_comments(split, texts(), found))] == [
        "召开",
        "示例工作会",
    ]


def test_a_document_without_a_paragraph_has_its_comments_all_the_same() -> None:
    top = Finding("ISS008", "warning", "没有稿件", Place("issue.toml"))
    bare = add_comments(replace(document(), body=(), imprint=()), (), [top])
    assert [(text, len(comment.lines)) for text, comment in remarks(bare)] == [("", 2)]
    assert read_comments(write(bare)) == [("", "issue.toml：没有稿件\n警告　ISS008")]


def test_an_article_alone_is_set_without_masthead_imprint_and_other_articles() -> None:
    alone = article_part(document(), "01.md")
    assert alone.imprint == ()
    assert {each.source and each.source.article for each in alone.body} == {"01.md"}
    top = Finding("ISS001", "info", "没有", Place("bulletin.toml"))
    ((text, _),) = remarks(add_comments(alone, texts(), [top]))
    assert text == "示例区召开\u2028示例工作会"


def every() -> Document:
    """Return the issue with findings that overlap, nest, touch and repeat."""
    places = [finding(words, within=within) for within, words in EVERYWHERE]
    again = [finding("好示例工作，11月", within="为做好"), finding("做好", within="为做好")]
    top = Finding("ISS001", "info", "<没有> & “空”", Place("bulletin.toml"))
    return set_with([*places, *again, *places, top])


def test_python_docx_reads_comments_and_what_they_are_about() -> None:
    found = list(remarks(every()))
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
    count = len(list(remarks(every())))
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


def test_the_command_writes_beside_the_word_file_and_says_so(article: Path) -> None:
    change(article, {"正文。": "正文 TODO。"})
    done = bulletin("check", "35", "--format", "docx")
    assert (done.exit_code, done.stderr) == (1, "")
    path = article.parents[1] / "output" / "2024-35.check.docx"
    shown = path.relative_to(article.parents[3])
    assert done.stdout.startswith(f"写出 {shown}，")
    count = re.search(r"，(\d+) 条批注。1 个错误", done.stdout)
    read = read_comments(path.read_bytes())
    assert count
    assert int(count[1]) == len(read)
    assert ("TODO", "错误　ISS003") in [(text, lines.split("\n")[-1]) for text, lines in read]


def test_one_article_has_a_file_of_its_own_and_output_names_another(article: Path) -> None:
    root = article.parents[3]
    done = did(bulletin("check", article, "--format", "docx"))
    assert str(Path("output") / "2024-35.01.check.docx") in done
    (root / "out").mkdir()
    did(bulletin("check", "35", article, "--format", "docx", "-o", "out"))
    assert sorted(each.name for each in (root / "out").iterdir()) == [
        "2024-35.01.check.docx",
        "2024-35.check.docx",
    ]
    done = did(bulletin("check", "35", "--format", "docx", "-o", "意见.docx"))
    assert done.startswith("写出 意见.docx，")


def test_standard_output_gets_the_file_and_nothing_else(article: Path) -> None:
    change(article, {"正文。": "正文 TODO。"})
    done = bulletin("check", "35", "--format", "docx", "-o", "-")
    assert done.stderr.startswith("写出 标准输出，")
    assert len(docx.Document(io.BytesIO(done.stdout_bytes)).comments) > 0


def test_what_cannot_be_written_is_refused_and_nothing_changes(article: Path) -> None:
    root = article.parents[3]
    write_file(root / "稿.txt", "正文。\n")
    before = files_of(root)
    command = ("check", "--format", "docx")
    refused(bulletin(*command, "-", stdin="正文。\n"), "标准输入", "先存成文件")
    refused(bulletin(*command, "稿.txt", "-o", "稿.txt"), "稿.txt", "不能写在被校对的文件上")
    refused(bulletin(*command, "35", "-o", article), "不能写输出")
    refused(bulletin(*command, "35", "-o", "稿.txt/甲.docx"), "写不进去")
    refused(bulletin(*command, "35", article, "-o", "甲.docx"), "文件夹")
    refused(bulletin(*command, "35", article, "-o", "-"), "文件夹")
    refused(bulletin(*command, "35", "--statistics"), "--statistics")
    refused(bulletin("check", "35", "-o", "甲.docx"), "--format docx")
    assert files_of(root) == before
