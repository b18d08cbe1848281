"""The catalogue of a year, from the files alone: its published issues as items of the archive."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bulletin_cli.actions.pages import typeset_issue
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.content.issue import Issue
from bulletin_cli.content.numbering import format_id, label
from bulletin_cli.desk.archive import ITEMS_MOST
from bulletin_cli.desk.catalogue import ArchivedArticle, ArchivedItem, Catalogue
from bulletin_cli.desk.workflow import NAMES
from bulletin_cli.layout.compose import first_pages
from bulletin_cli.layout.pages import Pages
from bulletin_cli.store.issues import by_year
from bulletin_cli.workspace import Workspace

Watch = Callable[[Sequence[str]], Iterable[str]]  # the same, with a bar that shows how far
_SECRECY, _REFERENCE = "密级", "文号"  # labels of fields that a template may ask for


@record
class YearRead:
    """A catalogue, and what there is to say about it."""

    catalogue: Catalogue
    notes: tuple[str, ...]


def read_year(space: Workspace, year: int, watch: Watch, *, articles: bool = False) -> YearRead:
    """Return the catalogue of a year, with all its articles if asked for.

    Issues are ordered by date; pages are those that were published, else as it is set now.
    Raises BulletinError, among others for a year without published issues.
    """
    heads = _heads(space, year)
    out = [each for each, head in heads.items() if head.status == "published"]
    if not out:
        raise BulletinError(
            f"{year}年没有发布的期，没有可编的目录", "bulletin list 看各期走到哪一步。"
        )
    out.sort(key=lambda each: (heads[each].date or date.max, heads[each].number.supplement))
    settings = space.config.archive
    if settings.first + len(out) - 1 > ITEMS_MOST:
        raise BulletinError(f"件号会超过 {ITEMS_MOST}", "改小首件号：bulletin set 首件号 1。")
    items: list[ArchivedItem] = []
    listed: list[ArchivedArticle] = []
    notes: list[str] = []
    for place, identifier in enumerate(watch(out)):
        head = heads[identifier]
        known = head.published.pages if head.published else 0
        pages = _pages(space, identifier, head) if articles or not known else None
        number = settings.number(year, settings.first + place)
        item = _item(space, identifier, head, settings.first + place, number)
        items.append(replace(item, pages=known or _count(pages), reckoned=not known))
        if pages and articles:
            same = known in (0, _count(pages))
            listed += _articles(space.issue(identifier), first_pages(pages) if same else {})
            notes += [_other_pages(identifier, known, _count(pages))] * (not same)
    catalogue = Catalogue(year, settings, tuple(items), tuple(listed))
    return YearRead(catalogue, (*_left_out(heads), *_lacking(catalogue), *notes))


def as_published(space: Workspace, identifier: str, head: Issue) -> Issue:
    """Return an issue with as many copies as it went out with. Raises BulletinError."""
    copies = head.print_run or (head.published.copies if head.published else 0)
    return replace(space.issue(identifier), print_run=copies or None)


def _heads(space: Workspace, year: int) -> Mapping[str, Issue]:
    newest = next(by_year(space.root, year), [])
    identifiers = [format_id(each) for each in newest if each.year == year]
    return {each: space.load_metadata(each) for each in identifiers}


def _pages(space: Workspace, identifier: str, head: Issue) -> Pages:
    return typeset_issue(space, as_published(space, identifier, head))


def _count(pages: Pages | None) -> int:
    return len(pages.pages) if pages else 0


def _item(space: Workspace, identifier: str, head: Issue, item: int, number: str) -> ArchivedItem:
    periodical = space.config.periodical
    said = {each.label: each.printed(periodical.fields, head.fields) for each in space.fields()}
    return ArchivedItem(
        identifier,
        item,
        number,
        said.get(_REFERENCE) or label(head.number),
        periodical.issuer,
        f"{periodical.name}{_subject(space, identifier, head)}",
        head.date,
        said.get(_SECRECY) or periodical.marking,
        0,
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


def _other_pages(identifier: str, then: int, now: int) -> str:
    return f"{identifier} 发布时 {then} 页，现在排出来 {now} 页，各篇的页码没有写。"


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
