"""One call: the bytes of a Word file -> a template, its issue, what could not be said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bulletin_cli.base.record import record, replace
from bulletin_cli.content.issue import Issue, IssueNumber, Periodical
from bulletin_cli.incoming.back_issues.content import OldIssue, OldSource
from bulletin_cli.incoming.back_issues.facts import TemplateFacts
from bulletin_cli.incoming.back_issues.read import OldParts, old_issue, read_parts
from bulletin_cli.incoming.back_issues.word_source import read_word_source
from bulletin_cli.incoming.looks.blocks import SeenBlock, SeenParagraph, paragraphs_in, text_of
from bulletin_cli.incoming.looks.body import (
    body_styles,
    mixed_ones,
    odd_ones,
    runs_in,
    with_outlines,
)
from bulletin_cli.incoming.looks.closing import closing_rows
from bulletin_cli.incoming.looks.contents import contents_rows
from bulletin_cli.incoming.looks.credits import credit_lines, with_author
from bulletin_cli.incoming.looks.faces import Faces
from bulletin_cli.incoming.looks.heads import article_rows
from bulletin_cli.incoming.looks.imprint import also_to, imprint_rows
from bulletin_cli.incoming.looks.margins import MarginReader
from bulletin_cli.incoming.looks.masthead import masthead_rows, printed_facts
from bulletin_cli.incoming.looks.naming import FactNaming, IssueFacts
from bulletin_cli.incoming.looks.page import page_doubts, read_line_breaking, read_page, sections
from bulletin_cli.incoming.looks.properties import WordProperties
from bulletin_cli.incoming.looks.regions import ArticleBlocks, Regions, is_at_foot, split
from bulletin_cli.incoming.looks.rows import RowMaker
from bulletin_cli.incoming.looks.sections import section_names
from bulletin_cli.incoming.looks.seeing import Seeing
from bulletin_cli.incoming.looks.sheet import StyleSheet
from bulletin_cli.incoming.looks.style import StyleReader
from bulletin_cli.incoming.word.content import WordParagraph
from bulletin_cli.incoming.word.document import read_story
from bulletin_cli.layout.document import Page
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.style import Style
from bulletin_cli.layout.template.draft import DraftRow, TemplateDraft, write_draft
from bulletin_cli.layout.template.styles import BODY_STYLES

_NO_NUMBER = IssueNumber(2000, 1, 1)
_NO_MASTHEAD = "没有认出报头，排出来没有刊名、期号和日期；来稿不能用，要照印出来的一期做"


@record
class ReadTemplate:
    """What a file gives: template.toml, pictures by name, its issue, what is `told` of all.

    `periodical` has what bulletin.toml would say of it. `source` has the pictures of the articles.
    """

    text: str
    pictures: Mapping[str, bytes]
    issue: Issue
    periodical: Periodical
    source: OldSource
    told: tuple[str, ...]


class _SeenFile:
    """All that is asked of one file while its template is made."""

    def __init__(self, data: bytes, file: str) -> None:
        self.reading, blocks = read_story(data, file)
        package = self.reading.package
        self.properties = WordProperties(self.reading.styles, package.part("styles"))
        self.sections = sections(package.document())
        self.page = read_page(self.sections)
        self.reader = StyleReader(self.properties, Faces(package), self.page)
        self._words, elements = blocks, self.reading.elements
        self.blocks = Seeing(self.reader, self.reading.styles, package, elements).blocks(blocks)

    def line_breaking(self, regions: Regions) -> LineBreaking:
        """Return how lines are broken, as the first paragraph of an article's text has it."""
        texts = (block for each in regions.articles for block in each.body)
        places = (each.place for each in texts if isinstance(each, SeenParagraph))
        block = self._words[next(places, 1) - 1] if self._words else None
        at = block.at if isinstance(block, WordParagraph) else 1
        elements = self.reading.elements
        return read_line_breaking(
            self.reading.package, self.properties, elements[at - 1] if elements else None
        )


def read_template(data: bytes, file: str, known: TemplateFacts, description: str) -> ReadTemplate:
    """Return the template that an issue in a .docx looks like; `known` is what is known of it.

    Raises BulletinError for what is no Word file, or holds more than one may.
    """
    source = read_word_source(data, file)
    look = _SeenFile(data, file)
    parts = _parts(source, known, look.blocks)
    old = old_issue(parts, source)
    regions = split(look.blocks, parts)
    facts = _facts(regions, old, known.nameplate)
    naming = FactNaming(facts, _texts(regions, source))
    maker = RowMaker(StyleSheet(), naming, look.page)
    rows, doubts = _rows(regions, old, facts, maker, look)
    draft = TemplateDraft(
        description,
        look.page,
        replace(look.line_breaking(regions), imprint_at_foot=is_at_foot(regions)),
        _fit(_balanced(with_outlines(maker.sheet.styles()), old), rows, look.page),
        rows,
        doubts,
        maker.fields.fields(),
        runs_in(regions.articles),
    )
    told = [*page_doubts(look.sections), *naming.doubts, *maker.told]
    if not regions.masthead:
        told.insert(0, _NO_MASTHEAD)
    return ReadTemplate(
        write_draft(draft), maker.pictures, _issue(old, regions, maker.fields.values),
        _periodical(old, facts, maker.fields.values), source,
        tuple(dict.fromkeys(told)),
    )  # fmt: skip


def _parts(source: OldSource, known: TemplateFacts, blocks: Sequence[SeenBlock]) -> OldParts:
    """Return the parts of the issue, read again with what their looks say of them."""
    parts = read_parts(source, known)
    if sections := section_names(parts.articles, blocks):
        known = replace(known, sections=sections)
        parts = read_parts(source, known)
    if names := credit_lines(parts.articles, blocks):
        known = replace(known, credits=names)
        parts = read_parts(source, known)
    # Who signed an article, and who sent it, stand above the lines that close the issue.
    if closing := {each.place for each in split(blocks, parts).closing}:
        lines = tuple(each for each in source.lines if each.place not in closing)
        parts = read_parts(replace(source, lines=lines), known)
    return replace(parts, articles=tuple(map(with_author, parts.articles)))


def _facts(regions: Regions, old: OldIssue, known: Sequence[str]) -> IssueFacts:
    found = IssueFacts(old.number, old.date, old.issuer, old.nameplate)
    return printed_facts(regions.masthead, found, known)


def _texts(regions: Regions, source: OldSource) -> list[str]:
    """Return the texts in which number and date may be printed."""
    around = (*regions.masthead, *regions.imprint)
    above = [each.text for each in source.lines if each.place == 0]  # the page's header
    return [*(each.text for each in paragraphs_in(around)), *above]


def _rows(
    regions: Regions, old: OldIssue, facts: IssueFacts, maker: RowMaker, look: _SeenFile
) -> tuple[dict[str, list[DraftRow]], dict[str, str]]:
    """Return the rows of all parts, and doubts of styles; the style sheet fills meanwhile."""
    styles, doubts = body_styles(regions.articles)
    for key, style in styles.items():
        maker.sheet.key(key, style)
    masthead = list(masthead_rows(regions.masthead, facts, maker))
    contents = contents_rows(regions.contents, old.articles, maker)
    articles = article_rows(regions.articles, maker)
    (contents or masthead).extend(articles.first)
    margins = MarginReader(
        look.reading.package, look.reader, look.sections[0] if look.sections else None
    )
    for each in (
        *odd_ones(regions.articles, styles),
        *mixed_ones(regions.articles, run_in=runs_in(regions.articles)),
    ):
        maker.tell(each)
    rows = {
        "masthead": masthead,
        "contents": contents,
        "section": list(articles.section),
        "article": [*articles.article, *closing_rows(regions.closing, maker)],
        "imprint": list(imprint_rows(regions.imprint, old, maker)),
        "header": list(margins.rows("header", maker)),
        "footer": list(margins.rows("footer", maker)),
    }
    return rows, doubts


def _balanced(styles: Mapping[str, Style], old: OldIssue) -> dict[str, Style]:
    """Return the styles, that of titles with `balance` where titles are broken by hand."""
    broken = any(len(each.title) > 1 for each in old.articles)
    return {
        key: replace(style, balance=True) if broken and key == "headline" else style
        for key, style in styles.items()
    }


def _fit(
    styles: Mapping[str, Style], rows: Mapping[str, Sequence[DraftRow]], page: Page
) -> dict[str, Style]:
    """Return the styles, without right tabs where articles stand in columns."""
    if page.columns == 1:
        return dict(styles)
    inside = {*BODY_STYLES, *(row.style for part in ("section", "article") for row in rows[part])}
    return {
        key: replace(style, right_tab="", center_tab=False) if key in inside else style
        for key, style in styles.items()
    }


def _issue(old: OldIssue, regions: Regions, fields: Mapping[str, str]) -> Issue:
    articles = tuple(
        replace(each.article, file=f"{n:02}.md") for n, each in enumerate(regions.articles, start=1)
    )
    return Issue(
        old.number or _NO_NUMBER,
        old.date,
        files=tuple(each.file for each in articles),
        contents=bool(regions.contents),
        units=any(map(_names_unit, regions.articles)),
        print_run=old.print_run,
        also_to=also_to(regions.imprint),
        fields=fields,
        articles=articles,
    )


def _names_unit(found: ArticleBlocks) -> bool:
    """Return whether a contributor is printed above or below the text of an article."""
    unit = found.article.unit
    return bool(unit) and any(unit in text_of(each) for each in (*found.head, *found.tail))


def _periodical(old: OldIssue, facts: IssueFacts, fields: Mapping[str, str]) -> Periodical:
    return Periodical(
        nameplate=facts.nameplate,
        issuers=(old.issuer,) if old.issuer else (),
        template="",
        marking=facts.marking,
        report_to=old.report_to,
        copy_to=old.copy_to,
        issue_to=old.issue_to,
        fields=fields,
    )
