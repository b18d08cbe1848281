"""The catalogue of a year, from the files alone: its published issues as items of the archive."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bulletin_cli.actions.pages import typeset_issue
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record, replace
from bulletin_cli.base.watch import Watch
from bulletin_cli.content.issue import Issue
from bulletin_cli.content.numbering import format_id, label
from bulletin_cli.desk.archive import ITEMS_MOST
from bulletin_cli.desk.catalogue import ArchivedArticle, ArchivedItem, Catalogue
from bulletin_cli.desk.workflow import NAMES
from bulletin_cli.layout.compose import first_pages
from bulletin_cli.layout.fields import TemplateField, printed_fields
from bulletin_cli.store.issues import by_year
from bulletin_cli.workspace import Workspace

_SECRECY, _REFERENCE = "密级", "文号"  # labels of fields that a template may ask for


@record
class YearRead:
    """A catalogue, and what there is to say about it."""

    catalogue: Catalogue
    notes: tuple[str, ...]


@record
class _IssueRead:
    """What the catalogue has of an issue, and what there is to say about it."""

    item: ArchivedItem
    articles: tuple[ArchivedArticle, ...] = ()
    note: str = ""


def read_year(space: Workspace, year: int, watch: Watch, *, articles: bool) -> YearRead:
    """Return the catalogue of a year, with all its articles if asked for.

    Issues are ordered by date; pages are those that were published, else as it is set now.
    Raises BulletinError, among others for a year without published issues.
    """
    heads, settings = _heads(space, year), space.config.archive
    out = _in_order(heads, year, settings.first)
    fields = space.fields()
    read = [
        _read(space, _item(space, identifier, heads[identifier], item, fields), articles=articles)
        for item, identifier in enumerate(watch(out), start=settings.first)
    ]
    listed = tuple(article for each in read for article in each.articles)
    catalogue = Catalogue(year, settings, tuple(each.item for each in read), listed)
    notes = (each.note for each in read if each.note)
    return YearRead(catalogue, (*_left_out(heads), *_lacking(catalogue), *notes))


def as_published(space: Workspace, identifier: str, head: Issue) -> Issue:
    """Return an issue with as many copies as it went out with. Raises BulletinError."""
    copies = head.print_run or (head.published.copies if head.published else 0)
    return replace(space.issue(identifier), print_run=copies or None)


def _heads(space: Workspace, year: int) -> Mapping[str, Issue]:
    newest = next(by_year(space.root, year), [])
    identifiers = [format_id(each) for each in newest if each.year == year]
    return {each: space.load_metadata(each) for each in identifiers}


def _in_order(heads: Mapping[str, Issue], year: int, first: int) -> Sequence[str]:
    """Return the published issues by date, supplements after others. Raises BulletinError."""
    out = [each for each, head in heads.items() if head.status == "published"]
    if not out:
        raise BulletinError(
            f"{year}年没有发布的期，没有可编的目录", "bulletin list 看各期走到哪一步。"
        )
    if first + len(out) - 1 > ITEMS_MOST:
        raise BulletinError(f"件号会超过 {ITEMS_MOST}", "改小首件号：bulletin set 首件号 1。")
    return sorted(
        out, key=lambda each: (heads[each].date or date.max, heads[each].number.supplement)
    )


def _read(space: Workspace, item: ArchivedItem, *, articles: bool) -> _IssueRead:
    """Return an item with its pages, set now where that is needed, and its articles if asked."""
    if item.pages and not articles:
        return _IssueRead(item)
    head = space.load_metadata(item.identifier)
    issue = as_published(space, item.identifier, head)
    pages = typeset_issue(space, issue)
    then, now = item.pages, len(pages.pages)
    counted = item if then else replace(item, pages=now, reckoned=True)
    if not articles:
        return _IssueRead(counted)
    if then not in (0, now):
        told = f"{item.identifier} 发布时 {then} 页，现在排出来 {now} 页，各篇的页码没有写。"
        return _IssueRead(counted, tuple(_articles(issue, {})), told)
    return _IssueRead(counted, tuple(_articles(issue, first_pages(pages))))


def _item(
    space: Workspace,
    identifier: str,
    head: Issue,
    item: int,
    fields: Sequence[TemplateField],
) -> ArchivedItem:
    """Return an issue as an item, its pages 0 where nobody has written them down."""
    periodical = space.config.periodical
    said = printed_fields(fields, periodical.fields, head.fields)
    return ArchivedItem(
        identifier,
        item,
        space.config.archive.number(head.number.year, item),
        said.get(_REFERENCE) or label(head.number),
        periodical.issuer,
        f"{periodical.name}{_subject(space, identifier, head)}",
        head.date,
        said.get(_SECRECY) or periodical.marking,
        head.published.pages if head.published else 0,
    )


def _subject(space: Workspace, identifier: str, head: Issue) -> str:
    """Return number and first title: what a title does not say, the archive adds in brackets."""
    titles = [*space.titles(identifier).values()]
    if not titles:
        return _short(head)
    others = f"等{len(head.files)}篇" if len(head.files) > 1 else ""
    return f"{_short(head)}[{titles[0]}{others}]"


def _short(issue: Issue) -> str:
    """Return the number without the whole number, which stands elsewhere in the list."""
    return label(issue.number).partition("（")[0]


def _articles(issue: Issue, pages: Mapping[str, int]) -> Iterator[ArchivedArticle]:
    for each in issue.articles:
        yield ArchivedArticle(
            _short(issue), each.full_title, each.unit, each.author, each.section,
            pages.get(each.file),
        )  # fmt: skip


def _left_out(heads: Mapping[str, Issue]) -> Iterator[str]:
    waiting = [
        f"{each}（{NAMES[head.status]}）"
        for each, head in heads.items()
        if head.status not in ("published", "void")
    ]
    if waiting:
        yield f"没有发布，没有编进目录：{'、'.join(waiting)}；以后发布了，后面的件号会变。"


def _lacking(catalogue: Catalogue) -> Iterator[str]:
    settings = catalogue.settings.missing
    if settings:
        keys = "，".join(f"bulletin set {each} …" for each in settings)
        yield f"没有写{'、'.join(settings)}，档号空着：{keys}"
    undated = [each.identifier for each in catalogue.items if each.day is None]
    if undated:
        yield f"没有日期：{'、'.join(undated)}"
