"""The annual volume: contents, indexes and outline lead to true pages; what changed stops it."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from typer.testing import Result

from tests.cli.commands.volumes import ARTICLES, BOUND, PEOPLE, BoundPdf, make_year
from tests.cli.commands.way import steps
from tests.conftest import bulletin, change, files_of, refused, write
from tests.samples import ROOT, needs_ooxml_check, picture
from tests.writers.docx.test_readers import accept, needs_libreoffice, pdf_pages
from tests.writers.ofd.reading import NAMES, judged, needs_judge, part

FOREWORD = "# 致读者\n\n本册汇编一年的简报。\n\n![封面](a.png)\n"


def bind(root: Path, *words: str) -> Result:
    """Bind the year; faces that this machine lacks are no matter here."""
    result = bulletin("-C", root, "volume", "2024", *words)
    assert result.exit_code == 0, result.stderr
    return result


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace, its volume written in all forms with a foreword."""
    root = make_year(tmp_path_factory.mktemp("volume") / "全年 工作")
    write(root / "a.png", picture().data)
    foreword = write(root / "前言.md", FOREWORD)
    bind(root, "--docx", "--pdf", "--ofd", "--foreword", str(foreword))
    return root


@pytest.fixture(scope="module")
def bound(year: Path) -> BoundPdf:
    return BoundPdf((year / "volumes" / "2024.pdf").read_bytes())


def test_every_page_but_cover_and_blank_ones_says_its_number(bound: BoundPdf) -> None:
    written = {number: text for number, text in bound.pages.items() if text}
    assert {n for n, text in written.items() if f"—{n}—" not in text} == {1}
    assert all(number % 2 == 0 for number in bound.pages.keys() - written.keys())


def test_the_cover_says_what_is_bound(bound: BoundPdf) -> None:
    cover = bound.pages[1]
    assert (
        cover == "示例行业工作简报2024年合订本第1期—第8期增刊第1期总第101期—总第108期示例局办公室"
    )


def test_each_issue_begins_on_an_odd_page_with_its_masthead_in_the_order_of_days(
    bound: BoundPdf,
) -> None:
    labels = [
        "2024年第1期（总第101期）", "2024年第2期（总第102期）", "2024年增刊第1期",
        "2024年第3—4期合刊（总第103—104期）", "2024年第8期（总第108期）",
    ]  # fmt: skip
    begun = [text for n, text in bound.of_issues().items() if text.count("期") and n % 2]
    first = {each: next(t for t in bound.pages.values() if t.count(each) > 1) for each in labels}
    assert all(text in begun for text in first.values())
    entries = [(title, page) for depth, title, page in bound.outline() if title in labels]
    assert [title for title, _ in entries] == labels
    assert all(page % 2 and bound.pages[page] == first[title] for title, page in entries)


def test_contents_lead_to_the_pages_on_which_articles_begin(bound: BoundPdf) -> None:
    contents = bound.part("目录")
    for _, title, *_ in ARTICLES:
        assert f"{title}{bound.starts(title)[-1]}" in contents
    for name in ("单位索引", "题名索引", "人名索引", "前言"):
        page = next(n for n, text in bound.pages.items() if f"合订本{name}" in text)
        assert f"{name}{page}" in contents
    assert not re.search("作废的稿件|没有发布的稿件|去年的稿件", contents)


def test_the_contents_of_an_issue_lead_to_pages_of_the_volume(bound: BoundPdf) -> None:
    first, *_ = (n for n, text in bound.of_issues().items() if "要目" in text)
    for title in ("“绿色包装”进校园", "重点企业开展消防演练"):
        assert f"{title}{bound.starts(title)[-1]}" in bound.pages[first]


def test_titles_stand_in_the_order_of_their_sounds_under_initial_letters(bound: BoundPdf) -> None:
    index = bound.part("题名索引")
    expected = [
        "数字和字母", "12家网点完成整改", "APP上线运行", "C", "长沙市局走访企业",
        "重庆市局部署旺季服务", "D", "单位食堂开放", "L", "“绿色包装”进校园", "Z", "重点企业",
    ]  # fmt: skip
    starts = [match.start() for each in expected for match in re.finditer(each, index)]
    assert len(starts) == len(expected), index
    assert starts == sorted(starts)
    assert f"APP上线运行增刊第1期{bound.starts('APP上线运行')[0]}" in index


def test_units_stand_under_their_full_names_with_all_their_articles(bound: BoundPdf) -> None:
    index = bound.part("单位索引")
    split = re.split("(长沙市局|重庆市局|行业协会)(?=12家|“|APP|单位|长沙市局走|重庆市局部)", index)
    entries = dict(zip(split[1::2], split[2::2], strict=True))
    assert list(entries) == ["长沙市局", "重庆市局", "行业协会"]
    assert [t in entries["长沙市局"] for t in ("12家网点", "进校园", "走访企业")] == [True] * 3
    assert [t in entries["重庆市局"] for t in ("部署旺季服务", "APP上线运行")] == [True] * 2
    assert [t in entries["行业协会"] for t in ("12家网点", "食堂开放")] == [True] * 2


def test_people_of_the_glossary_are_found_on_the_pages_that_name_them(bound: BoundPdf) -> None:
    index = bound.part("人名索引")
    order = []
    for name in PEOPLE[:-1]:
        exact = re.compile("张三(?!丰)" if name == "张三" else name)
        pages = [n for n, text in bound.of_issues().items() if exact.search(text)]
        assert pages
        match = re.search(f"{name}{'、'.join(map(str, pages))}(?![、0-9])", index)
        assert match, (name, pages, index)
        order.append((match.start(), name))
    assert [name for _, name in sorted(order)] == ["单雄信", "曾国平", "张三", "张三丰"]
    assert "无人提" not in index


def test_the_outline_has_articles_below_their_issues_and_both_at_their_pages(
    bound: BoundPdf,
) -> None:
    outline = bound.outline()
    below = [(title, page) for depth, title, page in outline if depth == 2]
    expected = [(title, bound.starts(title)[-1]) for _, title, *_ in ARTICLES]
    assert below[1:] == expected  # the foreword's own title stands before them
    assert [depth for depth, *_ in outline].count(1) == len(BOUND) + 5


def test_an_ofd_has_the_same_pages_and_the_same_outline(year: Path, bound: BoundPdf) -> None:
    root = part((year / "volumes" / "2024.ofd").read_bytes(), "Doc_0/Document.xml")
    pages = [each.get("ID") for each in root.iterfind(".//ofd:Page", NAMES)]
    assert len(pages) == len(bound.pages)
    entries = [
        (each.get("Title"), pages.index(place.get("PageID")) + 1)
        for each in root.iterfind(".//ofd:OutlineElem", NAMES)
        if (place := each.find("ofd:Actions//ofd:Dest", NAMES)) is not None
    ]
    assert entries == [(title, page) for _, title, page in bound.outline()]


def test_a_word_file_counts_its_sections_as_the_contents_do(year: Path, bound: BoundPdf) -> None:
    with zipfile.ZipFile(year / "volumes" / "2024.docx") as package:
        text = package.read("word/document.xml").decode()
        heads = [package.read(n).decode() for n in package.namelist() if "word/header" in n]
    starts = [int(each) for each in re.findall('<w:pgNumType w:start="([0-9]+)"/>', text)]
    assert starts == [1, *(page for depth, _, page in bound.outline() if depth == 1)]
    assert sum("示例行业工作简报2024年合订本" in each for each in heads) == len(starts) - 1


@needs_ooxml_check
def test_the_schemas_accept_the_word_file(year: Path, tmp_path: Path) -> None:
    accept((year / "volumes" / "2024.docx").read_bytes(), tmp_path)


@needs_judge
def test_another_program_takes_the_ofd(year: Path) -> None:
    judged("check", year / "volumes" / "2024.ofd")


@needs_libreoffice
def test_libreoffice_comes_to_the_same_pages(year: Path, bound: BoundPdf, tmp_path: Path) -> None:
    found = pdf_pages((year / "volumes" / "2024.docx").read_bytes(), tmp_path)
    theirs = {}
    for text in (re.sub(r"\s", "", each) for each in found):
        if match := re.search(r"—(\d+)—", text):
            theirs[int(match[1])] = text
    assert theirs.keys() == {n for n, text in bound.pages.items() if text and n > 1}
    for _, title, *_ in ARTICLES:
        page = bound.starts(title)[-1]
        assert title in theirs[page]


def test_the_same_year_gives_the_same_bytes_and_changes_nothing_else(year: Path) -> None:
    before = files_of(year)
    forms = ("--docx", "--pdf", "--ofd")
    result = bind(year, *forms, "--foreword", str(year / "前言.md"))
    assert files_of(year) == before
    assert result.stdout.splitlines()[-1] == f"5 期，{len(ARTICLES)} 篇，25 页"


def test_indexes_can_be_left_out_and_empty_ones_are(year: Path, tmp_path: Path) -> None:
    words = ("--no-units", "--no-titles", "--no-people", "-o", str(tmp_path / "a.pdf"))
    bind(year, *words)
    assert "索引" not in "".join(BoundPdf((tmp_path / "a.pdf").read_bytes()).pages.values())


def test_issues_that_are_not_bound_are_told(year: Path, tmp_path: Path) -> None:
    told = bind(year, "-o", str(tmp_path / "a.docx")).stderr
    assert "提醒：没有编入：2024-5（作废）、2024-6（草稿）\n" in told
    assert "提醒：工作区里没有第 7 期，没有编入\n" in told
    assert "提醒：5 期没有发布时的校验和" in told


@pytest.fixture
def out(article: Path) -> Path:
    """The folder of 2024-35, published."""
    steps()
    assert bulletin("publish", "2024-35", "--date", "2024-11-28").exit_code == 0
    return article.parents[1]


def test_an_issue_that_is_not_as_it_was_published_stops_the_volume(out: Path) -> None:
    bind(out.parents[1], "--docx")
    (out.parents[1] / "volumes" / "2024.docx").unlink()
    change(out / "articles" / "01.md", {"正文。": "改过的正文。"})
    before = files_of(out.parents[1])
    refused(
        bulletin("volume", "2024", "--docx"),
        "有 1 期和发布时不同，没有合订", "2024-35 的 articles/01.md 改过", "--anyway",
    )  # fmt: skip
    assert files_of(out.parents[1]) == before
    bind(out.parents[1], "--docx", "--anyway")


def test_what_the_workspace_has_not_of_the_beginning_of_the_year_is_told(out: Path) -> None:
    told = bind(out.parents[1], "--docx").stderr
    assert "提醒：工作区里没有第 1—34 期，没有编入\n" in told
    assert "校验和" not in told


def test_an_issue_that_has_other_pages_than_when_it_was_published_is_told(out: Path) -> None:
    change(out / "issue.toml", {"pages = 1": "pages = 2"})
    told = bind(out.parents[1], "--docx").stderr
    assert "2024-35 发布时 2 页，现在排出来 1 页" in told


def test_a_year_without_published_issues_is_refused(article: Path) -> None:
    refused(bulletin("volume", "2024"), "2024 年没有已发布的期")
    refused(bulletin("volume", "1999年"), "1999 年没有已发布的期")
    refused(bulletin("volume", "去年"), "“去年”不是年份", "写成 2024")


def test_an_article_that_cannot_be_read_is_refused(year: Path, tmp_path: Path) -> None:
    root = make_year(tmp_path / "坏的一年")
    (root / "issues" / "2024-2" / "articles" / "02.md").unlink()
    refused(bulletin("-C", root, "volume", "2024"), "articles 列了 02.md")
    assert not (root / "volumes").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "-"), "合订本不写到标准输出"),
        (("-o", "a.txt"), "写不成 .txt 文件"),
        (("-o", "a.pdf", "--docx"), "写不成 .pdf 文件"),
        (("-o", "a.pdf", "--pdf", "--ofd"), "写不成 .pdf 文件"),
        (("-o", "没有/"), "没有这个文件夹"),
        (("--foreword", "没有.md"), "没有.md"),
    ],
)
def test_what_cannot_be_written_or_read_is_refused(
    out: Path, words: tuple[str, ...], told: str
) -> None:
    refused(bulletin("volume", "2024", *words), told)
    assert not (out.parents[1] / "volumes").exists()


def test_a_template_whose_footer_names_the_issue_has_a_plain_one_on_the_volumes_own_pages(
    tmp_path: Path,
) -> None:
    root = make_year(tmp_path / "页脚")
    shutil.copytree(ROOT / "templates" / "gbt9704", root / "templates" / "gbt9704")
    footer = {'"— {{ page_number }} —"\npages = "odd"': '"{{ issue.label }}—{{ page_number }}—"'}
    change(root / "templates" / "gbt9704" / "template.toml", footer)
    bind(root, "--pdf")
    pages = BoundPdf((root / "volumes" / "2024.pdf").read_bytes()).pages
    assert pages[3].endswith("—3—")
    assert "期）—3—" not in pages[3]
    assert pages[5].endswith("2024年第1期（总第101期）—5—")
