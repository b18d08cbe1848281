"""Other programs read the .docx: pandoc, mammoth, python-docx, LibreOffice, the schemas."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from html import unescape
from pathlib import Path

import docx
import mammoth
import pypandoc
import pytest
import tomli

from bulletin_cli.content.article import Article, Paragraph, plain
from bulletin_cli.content.issue import Issue, IssueNumber, Periodical
from bulletin_cli.content.markdown import parse
from bulletin_cli.incoming.text import read_incoming
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import Document
from bulletin_cli.store.config import load_config
from bulletin_cli.store.templates import load_template
from bulletin_cli.writers.docx import write
from tests import samples
from tests.conftest import LONGEST

needs_libreoffice = pytest.mark.skipif(
    not shutil.which("soffice") or not shutil.which("pdftotext"),
    reason="LibreOffice or poppler-utils is not installed",
)
both = pytest.mark.parametrize("template", samples.TEMPLATES)


@cache
def reference(template: str) -> Document:
    """Return the published No. 486 as the office would render it."""
    facts = tomli.loads((samples.REFERENCE / "issue.toml").read_text(encoding="utf-8"))
    articles = tuple(
        read_incoming(path.read_text(encoding="utf-8"), path.name, markdown=True).article
        for path in sorted((samples.REFERENCE / "articles").glob("*.md"))
    )
    number = IssueNumber(facts["year"], facts["number"], facts["whole_number"])
    office = load_config(samples.ROOT).periodical
    periodical = Periodical(
        nameplate=tuple(facts["nameplate"]),
        issuers=(facts["issuer"],),
        template=template,
        report_to=office.report_to,
        copy_to=office.copy_to,
    )
    issue = Issue(number, facts["date"], articles=articles)
    return set_issue(issue, load_template(template, samples.ROOT), periodical).document


def reference_articles() -> list[Article]:
    return [
        read_incoming(path.read_text(encoding="utf-8"), path.name, markdown=True).article
        for path in sorted((samples.REFERENCE / "articles").glob("*.md"))
    ]


def pdf_pages(data: bytes, folder: Path) -> list[str]:
    """Return LibreOffice's pages as text that keeps the lines."""
    source = folder / "issue.docx"
    source.write_bytes(data)
    convert([source], folder)
    return texts_of(source.with_suffix(".pdf"))


def page_counts(files: Sequence[Path], folder: Path) -> dict[str, int]:
    """Return how many pages LibreOffice makes of each file, by the name without its ending."""
    convert(files, folder)
    return {each.stem: len(texts_of(folder / f"{each.stem}.pdf")) for each in files}


def convert(files: Sequence[Path], folder: Path) -> None:
    """Have LibreOffice, which opens slowly, make PDFs of several files at once."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=LONGEST)


def texts_of(pdf: Path) -> list[str]:
    """Return the pages of a PDF as text that keeps the lines."""
    command = ["pdftotext", "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True).stdout.decode()
    return text.split("\f")[:-1]


def joined(text: str) -> str:
    return re.sub(r"\s", "", text)


@both
@samples.needs_ooxml_check
def test_the_schemas_accept_an_issue_with_everything(template: str, tmp_path: Path) -> None:
    accept(write(samples.document(template)), tmp_path)


@both
@samples.needs_ooxml_check
@samples.needs_reference
def test_the_schemas_accept_no_486(template: str, tmp_path: Path) -> None:
    accept(write(reference(template)), tmp_path)


def accept(data: bytes, folder: Path) -> None:
    path = folder / "issue.docx"
    path.write_bytes(data)
    command = [sys.executable, str(samples.OOXML_CHECK), "--strict", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, "ok")


def sample() -> tuple[Document, Sequence[Article]]:
    return samples.document(), samples.issue().articles


def no_486() -> tuple[Document, Sequence[Article]]:
    return reference("shanghai-post"), reference_articles()


read_back = pytest.mark.parametrize(
    "source", [sample, pytest.param(no_486, marks=samples.needs_reference)]
)
Source = Callable[[], tuple[Document, Sequence[Article]]]


def paragraphs_of(articles: Sequence[Article]) -> set[str]:
    blocks = [block for article in articles for block in article.blocks]
    return {plain(block.inline) for block in blocks if isinstance(block, Paragraph)}


@read_back
def test_pandoc_reads_back_every_title_and_paragraph(source: Source, tmp_path: Path) -> None:
    document, articles = source()
    path = tmp_path / "issue.docx"
    path.write_bytes(write(document))
    blocks = json.loads(pypandoc.convert_file(str(path), "json"))["blocks"]
    titles = [each["c"][-1] for each in blocks if each["t"] == "Header" and each["c"][0] == 1]
    assert [*map(joined_inlines, titles)] == [article.full_title for article in articles]
    paragraphs = {joined_inlines(each["c"]) for each in blocks if each["t"] == "Para"}
    assert paragraphs_of(articles) - paragraphs == set()


def joined_inlines(inlines: object) -> str:
    """Return the text of pandoc's inlines; a line break in a title counts for nothing."""
    if isinstance(inlines, dict):
        if inlines["t"] == "Str":
            return str(inlines["c"])
        if inlines["t"] == "Space":
            return " "
        return joined_inlines(inlines.get("c", []))
    return "".join(map(joined_inlines, inlines)) if isinstance(inlines, list) else ""


@read_back
def test_mammoth_reads_back_every_title_and_paragraph(source: Source) -> None:
    document, articles = source()
    html = mammoth.convert_to_html(io.BytesIO(write(document))).value
    assert inner_texts("h1", html) == [article.full_title for article in articles]
    assert paragraphs_of(articles) - set(inner_texts("p", html)) == set()


def inner_texts(tag: str, html: str) -> list[str]:
    found = re.findall(f"<{tag}>(.*?)</{tag}>", html)
    return [unescape(re.sub("<.*?>", "", each)) for each in found]


def test_python_docx_opens_an_issue_and_knows_its_styles() -> None:
    opened = docx.Document(io.BytesIO(write(samples.document())))
    styles = [paragraph.style.name for paragraph in opened.paragraphs if paragraph.style]
    assert {"Body Text", "Heading 1", "Heading 2", "刊名", "版记"} <= set(styles)
    assert opened.core_properties.identifier == "2024-36"
    assert [cell.text for cell in opened.tables[0].rows[1].cells] == ["甲区", "12", "好"]


@needs_libreoffice
@samples.needs_reference
def test_libreoffice_sets_no_486_on_nine_pages(tmp_path: Path) -> None:
    pages = pdf_pages(write(reference("shanghai-post")), tmp_path)
    assert len(pages) == 9  # eight in Word, which squeezes punctuation
    (line,) = [line for line in pages[0].splitlines() if "文明办" in line]
    assert joined(line) == "上海市邮政管理局党建办、文明办2024年11月25日"
    assert [page.split()[-1] for page in pages] == [str(n) for n in range(1, 10)]


@needs_libreoffice
def test_libreoffice_sets_22_lines_of_28_characters_in_gbt9704(tmp_path: Path) -> None:
    plain_text = parse("一二三四五六七八九十" * 400, "01.md")
    issue = Issue(IssueNumber(2024, 1, 1), None, articles=(Article("01.md", ("题",), plain_text),))
    template = load_template("gbt9704", samples.ROOT)
    data = write(set_issue(issue, template, samples.periodical("gbt9704")).document)
    page = pdf_pages(data, tmp_path)[2]
    lines = [joined(line) for line in page.splitlines() if "一" in line]
    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}


@needs_libreoffice
@both
def test_libreoffice_loses_nothing_of_an_issue_with_everything(
    template: str, tmp_path: Path
) -> None:
    document = samples.document(template)
    pages = pdf_pages(write(document), tmp_path)
    text = joined("".join(page.rstrip().rpartition("\n")[0] for page in pages))
    for block in document.blocks:
        for paragraph in getattr(block, "rows", ((block,),)):
            for each in paragraph:
                for piece in getattr(each, "text", "").replace("\u2028", "").split("\t"):
                    assert joined(piece) in text
