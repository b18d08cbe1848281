"""Contributors' Word files: what stands in them is found again, or it is told."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.merged_cells import MergedCell
from bulletin_cli.content.article import (
    Article,
    Heading,
    Note,
    Paragraph,
    Picture,
    Span,
    Table,
    plain,
)
from bulletin_cli.incoming.draft import read_draft, title_count
from bulletin_cli.incoming.given_title import GivenTitle
from bulletin_cli.incoming.text import ConvertedArticle
from bulletin_cli.incoming.word.content import WordComment, WordParagraph, WordPiece
from bulletin_cli.incoming.word.document import WordFile, read_word
from tests import drafts
from tests.conftest import LONGEST
from tests.drafts import LONG, MORE
from tests.linear import assert_linear

TITLE = ("示例区局开展志愿服务",)
Read = Callable[[drafts.Make], tuple[ConvertedArticle, ...]]
_MAKERS = (
    drafts.by_style, drafts.by_looks, drafts.by_first_line, drafts.headings, drafts.numbered,
    drafts.by_weight, drafts.bold, drafts.table, drafts.pictures, drafts.credit,
    drafts.soft_breaks, drafts.tracked, drafts.commented, drafts.text_box, drafts.margins,
    drafts.several,
    drafts.notes, drafts.tables,
)  # fmt: skip


def read(data: bytes) -> tuple[ConvertedArticle, ...]:
    word = read_word(data, "来稿.docx")
    names = {key: f"图{n}.png" for n, key in enumerate(word.pictures, start=1)}
    return read_draft(word, "来稿.docx", names, split=True)


@pytest.fixture(scope="module")
def saved_by_office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """All files, each opened and saved by LibreOffice as .docx and by way of .doc."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("office")
    files = [str(drafts.save(make, folder / f"{make.__name__}.docx")) for make in _MAKERS]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for kind, where in (("docx:MS Word 2007 XML", "docx"), ("doc:MS Word 97", "doc")):
        command = ["soffice", profile, "--headless", "--convert-to", kind]
        command += ["--outdir", str(folder / where), *files]
        subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)
    old = [str(each) for each in sorted((folder / "doc").glob("*.doc"))]
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    command += ["--outdir", str(folder / "again"), *old]
    subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)
    return {
        f"{where}/{make.__name__}": (folder / where / f"{make.__name__}.docx").read_bytes()
        for where in ("docx", "again")
        for make in _MAKERS
    }


@pytest.fixture(params=["as written", "saved as .docx", "saved as .doc"])
def found(request: pytest.FixtureRequest) -> Read:
    """Read what a maker writes, straight or by way of LibreOffice's own saves."""
    where = {"saved as .docx": "docx", "saved as .doc": "again"}.get(request.param)
    if where is None:
        return lambda make: read(drafts.made(make))
    saved: dict[str, bytes] = request.getfixturevalue("saved_by_office")
    return lambda make: read(saved[f"{where}/{make.__name__}"])


def texts(article: Article) -> list[str]:
    return [plain(each.inline) for each in article.blocks if isinstance(each, Paragraph | Heading)]


@pytest.mark.parametrize("make", [drafts.by_looks, drafts.by_first_line])
def test_a_title_is_found_by_its_looks(found: Read, make: drafts.Make) -> None:
    (one,) = found(make)
    assert (one.article.title, texts(one.article)) == (TITLE, [LONG, MORE])


def test_a_title_and_a_subtitle_are_found_by_style(found: Read) -> None:
    (one,) = found(drafts.by_style)
    assert one.article.title == (*TITLE, "——走进社区纪实")
    assert texts(one.article) == [LONG, MORE]


def test_headings_by_outline_and_by_number(found: Read) -> None:
    (one,) = found(drafts.headings)
    assert one.article.title == TITLE
    assert [
        (each.level, plain(each.inline)) for each in one.article.blocks if isinstance(each, Heading)
    ] == [(1, "主要做法"), (2, "（一）上门服务"), (1, "下一步打算")]


def test_automatic_numbers_are_written_out(found: Read) -> None:
    (one,) = found(drafts.numbered)
    assert texts(one.article) == [f"1.{LONG}", f"2.{MORE}"]


def test_bold_text_stays_bold(found: Read) -> None:
    (one,) = found(drafts.bold)
    (paragraph,) = one.article.blocks
    assert isinstance(paragraph, Paragraph)
    assert [(each.text[:5], each.bold) for each in paragraph.inline] == [
        ("活动中，", False), ("三名老党员", True), ("讲了11月"[:5], False),
    ]  # fmt: skip


def test_a_table_with_its_caption(found: Read) -> None:
    (one,) = found(drafts.table)
    above, table, below = one.article.blocks
    assert isinstance(table, Table)
    assert table.caption == "表1　服务情况"
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["站点", "件数"], ["甲站", "12"],
    ]  # fmt: skip
    assert [above, below] == [Paragraph((Span(LONG),)), Paragraph((Span(MORE),))]


def test_a_picture_with_its_caption(found: Read) -> None:
    (one,) = found(drafts.pictures)
    (picture,) = (each for each in one.article.blocks if isinstance(each, Picture))
    assert picture.caption == "志愿者在现场"
    assert texts(one.article) == [LONG, MORE]


def test_the_senders_line_goes_into_the_front_matter(found: Read) -> None:
    (one,) = found(drafts.credit)
    assert (one.article.unit, one.article.author) == ("示例区局", "张三")
    assert texts(one.article) == [LONG, MORE]
    assert any("供稿单位“示例区局”" in each and "12345678" in each for each in one.messages)


def test_a_soft_break_within_a_sentence_is_joined(found: Read) -> None:
    (one,) = found(drafts.soft_breaks)
    assert texts(one.article) == [LONG, MORE]


def test_changes_are_accepted_and_told(found: Read) -> None:
    (one,) = found(drafts.tracked)
    assert texts(one.article) == [LONG + "新话。"]
    assert "接受了修订 2 处（李四）" in one.messages


def test_comments_are_told(found: Read) -> None:
    (one,) = found(drafts.commented)
    assert texts(one.article) == [LONG, MORE]
    (told,) = (each for each in one.messages if "批注" in each)
    assert "王五" in told
    assert "数字再核" in told


def test_content_controls_are_text() -> None:
    """Not by way of LibreOffice, whose 7.4 writes the text of a control several times over."""
    (one,) = read(drafts.made(drafts.content_control))
    assert texts(one.article) == [LONG]


def test_text_boxes_are_taken_and_told(found: Read) -> None:
    (one,) = found(drafts.text_box)
    assert texts(one.article) == [LONG, MORE, "框里的一段话也不能丢。"]
    assert any("文本框" in each for each in one.messages)


def test_margins_and_page_numbers_are_told(found: Read) -> None:
    (one,) = found(drafts.margins)
    assert texts(one.article) == [LONG, MORE]
    assert any("页眉" in each and "内部资料" in each for each in one.messages)
    assert any("页码“— 2 —”" in each for each in one.messages)


def test_notes_are_notes(found: Read) -> None:
    (one,) = found(drafts.notes)
    assert [type(each) for each in one.article.blocks] == [Paragraph, Note]


def test_tables_of_every_kind_are_taken_and_what_changed_is_told(found: Read) -> None:
    (one,) = found(drafts.tables)
    assert texts(one.article) == [LONG, MORE, MORE, LONG, MORE]
    merged, shown = (each for each in one.article.blocks if isinstance(each, Table))
    assert merged.merged == (MergedCell(0, 0, 1, 2),)
    cells = ["".join(map(plain, row)) for row in merged.rows]
    assert cells == ["站点和件数", "甲站12"]
    assert [plain(cell) for row in shown.rows for cell in row] == ["现场", ""]
    assert isinstance(one.article.blocks[-2], Picture)
    for said in ("只有一格的表", "1 张图片排到了表的后面"):
        assert any(said in each for each in one.messages)


def test_ten_thousand_titles_and_comments_take_time_as_their_number() -> None:
    shown = WordPiece("标题", comments=("7",))

    def read_titles(number: int) -> None:
        title = WordParagraph((shown,), size=22.0)
        blocks = (title, WordParagraph((WordPiece(LONG),), size=16.0)) * number
        comments = {str(n): WordComment("王", "", "看") for n in range(number)}
        found = read_draft(WordFile(blocks, comments, {}, ()), "来稿.docx", {}, split=True)
        assert len(found) == number

    assert_linear(read_titles, 2_500)


def test_several_articles_are_taken_apart_by_title(found: Read) -> None:
    articles = [each.article for each in found(drafts.several)]
    names = ["甲区局", "乙区局", "丙区局"]
    assert [each.full_title for each in articles] == [f"{name}开展志愿服务" for name in names]
    assert [each.unit for each in articles] == names
    assert [texts(each) for each in articles] == [[LONG.replace("示例区局", n)] for n in names]


def test_several_articles_are_taken_apart_by_weight(found: Read) -> None:
    articles = [each.article for each in found(drafts.by_weight)]
    assert [each.title for each in articles] == [("甲区局开展志愿服务",), ("乙区局开展志愿服务",)]
    assert [texts(each) for each in articles] == [[LONG, MORE]] * 2


def test_several_articles_stay_one_unless_split() -> None:
    word = read_word(drafts.made(drafts.several), "来稿.docx")
    assert title_count(word) == 3
    (one,) = read_draft(word, "来稿.docx", {})
    assert "丙区局开展志愿服务" in texts(one.article)


def test_a_picture_that_cannot_be_shown_is_told() -> None:
    word = read_word(drafts.made(drafts.pictures), "来稿.docx")
    (one,) = read_draft(word, "来稿.docx", {})
    assert any("没有收一张图片" in each for each in one.messages)
    assert "志愿者在现场" in texts(one.article)


@pytest.mark.parametrize("make", [lambda _: None, lambda d: d.add_paragraph("　 ")])
def test_an_empty_file_is_refused(make: drafts.Make) -> None:
    with pytest.raises(BulletinError, match="稿件是空的"):
        read(drafts.made(make))


def test_a_file_without_a_title_is_refused() -> None:
    with pytest.raises(BulletinError, match="看不出标题"):
        read(drafts.made(lambda document: document.add_paragraph(LONG)))


def test_with_a_title_given_all_of_the_file_is_text() -> None:
    data = drafts.made(lambda document: document.add_paragraph(LONG))
    (one,) = read_draft(read_word(data, "来稿.docx"), "来稿.docx", {}, GivenTitle(TITLE))
    assert (one.article.title, texts(one.article)) == (TITLE, [LONG])


_WORDS = st.text(st.sampled_from("甲乙丙，。a1（）"), min_size=1, max_size=12)
_STYLES = st.sampled_from(["Normal", "Heading 2", "List Number", "List Bullet", "Quote"])


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["p", "table", "break"]), _STYLES, _WORDS), min_size=1, max_size=8
    )
)
def test_whatever_is_put_in_is_found_or_told(parts: list[tuple[str, str, str]]) -> None:
    def make(document: docx.document.Document) -> None:
        document.add_paragraph("标题", style="Title")
        document.add_paragraph(LONG)
        for kind, style, text in parts:
            if kind == "table":
                document.add_table(rows=1, cols=2).cell(0, 1).text = text
            else:
                paragraph = document.add_paragraph(text, style=style)
                if kind == "break":
                    paragraph.add_run().add_break()
                    paragraph.add_run(text)
        document.add_paragraph(MORE)

    (one,) = read(drafts.made(make))
    found = [each for each in one.article.blocks if isinstance(each, Table)]
    tables = [plain(cell) for each in found for row in each.rows for cell in row]
    captions = [each.caption for each in found]
    whole = [*texts(one.article), *tables, *captions, *one.messages]
    whole += [one.article.unit, one.article.author]
    there = re.sub(r"\s", "", "".join(whole))
    for _, _, text in parts:
        assert text in there or re.sub(r"[（）]", "", text) in there
