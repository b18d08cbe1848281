"""The parts of a volume set in the workspace's looks, each from the page on that it begins on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bulletin_cli.base.record import record, replace
from bulletin_cli.content.article import Article, Image
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.content.numbering import label
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.document import StyledParagraph
from bulletin_cli.layout.pages import Pages
from bulletin_cli.layout.properties import DocumentProperties
from bulletin_cli.layout.template import Template
from bulletin_cli.layout.typeset import typeset
from bulletin_cli.layout.volume.binding import VolumePart, running_head
from bulletin_cli.layout.volume.cover import cover, volume_name
from bulletin_cli.layout.volume.frame import bare, frame
from bulletin_cli.layout.volume.lists import paragraph
from bulletin_cli.layout.volume.setting import set_list
from bulletin_cli.layout.volume.styles import with_volume_styles
from bulletin_cli.store.fonts import latin_widths
from bulletin_cli.workspace import Workspace

_COVER, _FOREWORD = "封面", "前言"


@record
class Foreword:
    """The article that stands before the contents, and its pictures by their paths.

    `messages` are what there was to say about its file.
    """

    article: Article
    images: Mapping[str, Image]
    messages: tuple[str, ...]


class Press:
    """Sets the parts of one volume; `frame` has what its own pages have in common."""

    def __init__(self, space: Workspace, year: int, issues: Mapping[str, Issue]) -> None:
        self._periodical = space.config.periodical
        self._template = with_volume_styles(space.template())
        self._words = space.glossary.right_names if self._template.balances else ()
        self._year = year
        self._numbers = [each.number for each in issues.values()]
        self._name = f"{self._periodical.name}{volume_name(year)}"
        last = max((each.date for each in issues.values() if each.date), default=None)
        facts = DocumentProperties(self._name, "合订本", self._periodical.issuer, f"{year}", last)
        self.frame = frame(self._template, self._periodical, facts)

    def before(self, foreword: Foreword | None) -> Iterator[VolumePart]:
        """Yield the cover, and the foreword where there is one."""
        document = cover(self.frame, self._periodical, self._year, self._numbers)
        front = VolumePart(_COVER, typeset(document, latin_widths))
        yield front
        if foreword:
            yield self._foreword(foreword, front.after)

    def own(self, name: str, first: int, body: Iterable[StyledParagraph]) -> VolumePart:
        """Return a part of the volume's own, headed by its name."""
        headed = replace(self.frame, odd_header=self._head(name), even_header=self._head(name))
        paragraphs = (paragraph("heading", _spread(name)), *body)
        return VolumePart(name, set_list(headed, paragraphs, latin_widths, first))

    def issue(self, issue: Issue, first: int) -> VolumePart:
        """Return an issue with its own masthead and imprint."""
        name = label(issue.number)
        return VolumePart(name, self._set(issue, self._template, name, first), is_named=True)

    def _foreword(self, foreword: Foreword, first: int) -> VolumePart:
        number, articles = IssueNumber(self._year, 1), (foreword.article,)
        issue = Issue(number, None, articles=articles, images=foreword.images)
        pages = self._set(issue, bare(self._template), _FOREWORD, first)
        feet = self.frame.odd_footer, self.frame.even_footer
        document = replace(pages.document, odd_footer=feet[0], even_footer=feet[1])
        return VolumePart(_FOREWORD, typeset(document, latin_widths, first), is_named=True)

    def _set(self, issue: Issue, template: Template, name: str, first: int) -> Pages:
        return set_issue(
            issue, template, self._periodical, latin_widths, self._words, first, self._head(name)
        )

    def _head(self, name: str) -> tuple[StyledParagraph, ...]:
        return running_head(self._name, name)


def _spread(name: str) -> str:
    """Return a heading; one of two characters has a blank between them."""
    return "　".join(name) if len(name) == 2 else name
