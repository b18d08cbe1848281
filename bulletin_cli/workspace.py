"""The public Python API: find a workspace, make issues, add articles, check, render, save."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError, NumberingError
from bulletin_cli.base.file_names import free
from bulletin_cli.base.record import record
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.content.numbering import format_id, next_number, next_supplement, parse_id
from bulletin_cli.store import config as config_file
from bulletin_cli.store import glossary as glossary_file
from bulletin_cli.store import issues as store
from bulletin_cli.store.files import lock, read_bytes, read_text, relative, write_files
from bulletin_cli.store.references import article_file, check_place, resolve, titles
from bulletin_cli.store.roots import find_root

if TYPE_CHECKING:
    from bulletin_cli.content.article import Article
    from bulletin_cli.content.glossary import Glossary, GlossaryEntry
    from bulletin_cli.layout.pages import Pages
    from bulletin_cli.layout.template import Template
    from bulletin_cli.proof.context import IssueContext
    from bulletin_cli.proof.engine import RuleSelection
    from bulletin_cli.proof.finding import Finding
    from bulletin_cli.store.intake import ArticleWithPictures
    from bulletin_cli.store.settings import Setting, Value
    from bulletin_cli.store.sources import SourceFile
    from bulletin_cli.writers.drawn import Drawing, DrawingFormat

_REMOVED_MOST = 100_000_000  # bytes
_OWN = ((config_file.NAME,), (glossary_file.NAME,))

MANIFEST = ".manifest.xml"  # ending of the file that names what render marked


@record
class Examined:
    """An issue without the articles that cannot be read, what is found in it, and its pages."""

    issue: Issue
    findings: tuple[Finding, ...]
    pages: Pages


class Workspace:
    """A folder with bulletin.toml and issues/; what a user can mend raises BulletinError."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.config = config_file.load_config(root)
        self._template: Template | None = None
        self._glossary: Glossary | None = None

    @classmethod
    def find(cls, start: Path) -> Workspace:
        """Return the workspace that `start` lies in, walking up to bulletin.toml."""
        found = cls.around(start)
        if found is None:
            raise BulletinError(
                f"{start.resolve()} 和它的上级文件夹里都没有 bulletin.toml",
                "先用 bulletin init 建工作区，或用 -C 指明工作区的文件夹。",
            )
        return found

    @classmethod
    def around(cls, start: Path) -> Workspace | None:
        """Return the workspace that `start` lies in, None where it lies in none."""
        root = find_root(start)
        return cls(root) if root else None

    @property
    def issues(self) -> Path:
        """The folder of the issues."""
        return self.root / "issues"

    def numbers(self) -> list[IssueNumber]:
        """Return the issues' numbers as their folders say, oldest first."""
        return store.issue_numbers(self.root)

    def resolve(self, reference: str | None) -> str:
        """Return the id of the issue that is named as it is printed, or None (newest draft)."""
        return resolve(self.root, reference)

    def article_file(self, identifier: str, reference: str) -> str:
        """Return the file of the article named by place, file, path or the title's beginning."""
        return article_file(self.root, identifier, reference)

    def titles(self, identifier: str) -> dict[str, str]:
        """Return the titles of those of an issue's articles that can be read, by their files."""
        return titles(self.root, identifier)

    def load_metadata(self, identifier: str) -> Issue:
        """Return an issue without its articles."""
        return store.load_metadata(self.root, identifier)

    def issue(
        self,
        identifier: str,
        *,
        partial: bool = False,
        texts: Mapping[str, str] | None = None,
    ) -> Issue:
        """Return an issue with its articles and pictures. Raises BulletinError with all faults.

        `partial` leaves out the articles that cannot be read, and `broken` says why (ISS011);
        `texts` stand in for files, by their paths below the root.
        """
        from bulletin_cli.store.articles import load_issue

        return load_issue(self.root, identifier, partial=partial, texts=texts)

    def new(self, on: date, *, supplement: bool = False, span: int = 1) -> Issue:
        """Make the next issue, dated `on`, and return it; `span` over 1 makes a combined issue."""
        with lock(self.issues, self.root):
            metadata = store.newest_metadata(self.root, supplement=supplement)
            self._refuse_early(on, metadata, supplement=supplement)
            latest = metadata.number if metadata else None
            if supplement:
                number = next_supplement(latest, on)
            else:
                number = next_number(self._last_number(latest), on, span)
            store.create(self.root, number, store.new_issue_text(number, on.isoformat()))
        return self.load_metadata(format_id(number))

    def add(
        self,
        identifier: str,
        arrivals: Sequence[ArticleWithPictures],
        at: int | None = None,
    ) -> tuple[ArticleWithPictures, ...]:
        """Write articles and their pictures into a draft and list them at place `at` (from 1).

        All are written or none. Returns them as they were written: the articles know their files,
        the pictures have their places, and the messages tell of those that were renamed.
        """
        with lock(self.issues, self.root):
            listed = self.require_draft(identifier).files
            place = len(listed) if at is None else check_place(at, len(listed) + 1) - 1
            added, files = self._taken_in(identifier, arrivals)
            names = [each.converted.article.file for each in added]
            self._write(identifier, files, [*listed[:place], *names, *listed[place:]])
        return added

    def article(self, identifier: str, which: str) -> Article:
        """Return the article `which` of a draft; of one that cannot be read only its file."""
        from bulletin_cli.content.article import Article
        from bulletin_cli.content.article_text import parse_article
        from bulletin_cli.store.editing import article_source

        self.require_draft(identifier)
        name = self.article_file(identifier, which)
        try:
            source = article_source(self.root, identifier, name)
            return parse_article(source.text, name, source.file)
        except BulletinError:
            return Article(name, (), ())

    def replace(
        self, identifier: str, which: str, arrival: ArticleWithPictures
    ) -> tuple[ArticleWithPictures, str]:
        """Put an article in the place of `which`, whose file goes to removed/; all or nothing.

        Returns the article as written, and the old one's path in removed/, "" for no file.
        """
        with lock(self.issues, self.root):
            listed = self.require_draft(identifier).files
            old = self.article_file(identifier, which)
            (added,), files = self._taken_in(identifier, [arrival])
            name = added.converted.article.file
            source, away = self._put_away(identifier, old)
            order = [name if each == old else each for each in listed]
            self._write(identifier, {**files, **away}, order, gone=source)
        return added, self._path_of(away)

    def source(self, identifier: str, which: str) -> SourceFile:
        """Return the text of the article `which` of a draft, to be rewritten."""
        from bulletin_cli.store.editing import article_source

        self.require_draft(identifier)
        name = self.article_file(identifier, which)
        return article_source(self.root, identifier, name)

    def rewrite(self, identifier: str, name: str, source: SourceFile, text: str) -> None:
        """Write a new text into the article `name` of a draft.

        Raises BulletinError, among others when the file is no longer as `source` was read.
        """
        from bulletin_cli.store.editing import refuse_unreadable
        from bulletin_cli.store.sources import write_sources

        with lock(self.issues, self.root):
            self.require_draft(identifier)
            self.article_file(identifier, name)
            refuse_unreadable(self.root, identifier, name, text)
            write_sources({source.file: source}, {source.file: text}, self.root)

    def move(self, identifier: str, which: str, to: int) -> str:
        """Put the article that `which` names at place `to` (from 1); return its file."""
        with lock(self.issues, self.root):
            files = list(self.require_draft(identifier).files)
            name = self.article_file(identifier, which)
            to = check_place(to, len(files))
            files.remove(name)
            files.insert(to - 1, name)
            self._write(identifier, {}, files)
        return name

    def remove(self, identifier: str, which: str) -> str:
        """Take out the article that `which` names. Return the path of its file in removed/.

        A listed article without a file is only struck off the list; then "" is returned.
        """
        with lock(self.issues, self.root):
            files = list(self.require_draft(identifier).files)
            name = self.article_file(identifier, which)
            order = [each for each in files if each != name]
            source, away = self._put_away(identifier, name)
            self._write(identifier, away, order, gone=source)
        return self._path_of(away)

    def set(
        self, setting: Setting, new: Callable[[Value], Value], identifier: str = ""
    ) -> tuple[Value, Value]:
        """Make a setting what `new` makes of its value; return the old value and the new one.

        `identifier` is that of the draft whose switch it is. Raises BulletinError.
        """
        from bulletin_cli.store.settings import change

        with lock(self.issues, self.root):
            if not setting.table:
                self.require_draft(identifier)
            values = change(self.root, setting, new, identifier)
        self.config = config_file.load_config(self.root)
        self._template = None
        return values

    def check(self, identifier: str) -> tuple[Finding, ...]:
        """Return what the proofreading rules find in an issue."""
        return self.examine(identifier).findings

    def examine(self, identifier: str, *, errors: bool = False) -> Examined:
        """Return an issue, what is found in it, and its pages, all from the articles there are.

        Findings that the baseline of bulletin.toml knows are left out; with `errors` only errors
        and pressing matters are looked for.
        """
        issue = self.issue(identifier, partial=True)
        pages = self.typeset(issue)
        selection = replace(self.rule_selection(), errors=errors)
        findings = self.new_findings(self.proofread(identifier, issue, pages, selection))
        return Examined(issue, findings, pages)

    def proofread(
        self,
        identifier: str,
        issue: Issue,
        pages: Pages | None = None,
        selection: RuleSelection | None = None,
    ) -> tuple[Finding, ...]:
        """Return the findings of the rules of `selection`, else of bulletin.toml, in `issue`."""
        from bulletin_cli.proof.engine import check

        context = self.issue_context(identifier, issue, pages)
        return check(context.texts, context, selection or self.rule_selection())

    def rule_selection(self) -> RuleSelection:
        """Return the rules that bulletin.toml chooses."""
        from bulletin_cli.proof.engine import RuleSelection

        settings = self.config.check
        blanks = ("SPC001",) if settings.spacing == "keep" else ()
        return RuleSelection(settings.select, (*settings.ignore, *blanks))

    @property
    def glossary(self) -> Glossary:
        """The words of glossary.toml, read once. Raises BulletinError for a broken file."""
        if self._glossary is None:
            self._glossary = glossary_file.load_glossary(self.root)
        return self._glossary

    def add_to_glossary(self, entry: GlossaryEntry | str) -> None:
        """Append an entry, or an allowed abbreviation, to glossary.toml. Raises BulletinError."""
        with lock(self.issues, self.root):
            glossary_file.add(self.root, entry)
        self._glossary = None

    @property
    def baseline(self) -> Path | None:
        """The file of known findings that bulletin.toml names."""
        return self.root / self.config.check.baseline if self.config.check.baseline else None

    def new_findings(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Return the findings that the baseline of bulletin.toml does not know."""
        from bulletin_cli.proof.baseline import Baseline

        place = self.baseline
        if place is None or not place.exists():
            return findings
        file = relative(place, self.root)
        return Baseline.parse(read_text(place, file), file).new_findings(findings)

    def issue_context(
        self, identifier: str, issue: Issue, pages: Pages | None = None
    ) -> IssueContext:
        """Return an issue with all that its rules need; without `pages` none looks at them."""
        from bulletin_cli.proof.context import IssueContext
        from bulletin_cli.proof.texts import article_text
        from bulletin_cli.store.archive import LAST, earlier_paragraphs

        folder = parse_id(identifier)
        path = f"issues/{identifier}"
        # One look at the folder for both uses.
        before = tuple(islice(self.issues_before(folder), LAST))
        texts = tuple(
            article_text(each, f"{path}/articles/{each.file}", issue.date, self.glossary)
            for each in issue.articles
        )
        return IssueContext(
            issue,
            self.config.periodical,
            path=path,
            folder=folder,
            taken=self._others_of_year(folder),
            previous=self._previous(folder, before),
            article_files=store.article_files(self.root, identifier),
            pages=pages,
            texts=texts,
            glossary=self.glossary,
            earlier=lambda: earlier_paragraphs(self.root, before),
        )

    def pages(self, identifier: str) -> Pages:
        """Return an issue as set in the looks of the workspace's template."""
        return self.typeset(self.issue(identifier))

    def typeset(self, issue: Issue) -> Pages:
        """Return what an issue looks like in the workspace's template."""
        from bulletin_cli.layout.compose import set_issue
        from bulletin_cli.store.fonts import latin_widths

        return set_issue(issue, self.template(), self.config.periodical, latin_widths)

    def draw(self, pages: Pages, form: DrawingFormat, *, archival: bool = False) -> Drawing:
        """Draw pages as PDF, PNG or SVG with this machine's faces; `archival` makes PDF/A-2b."""
        from bulletin_cli.store.fonts import other_names
        from bulletin_cli.writers.drawn import draw

        return draw(pages, form, alike=other_names, archival=archival)

    def output_path(self, identifier: str, ending: str) -> Path:
        """Return the place where an issue's file with this ending belongs."""
        return self.issues / identifier / "output" / (identifier + ending)

    def holds_other(self, path: Path, data: bytes) -> bool:
        """Return whether a file stands at `path` that `data` would change. Raises BulletinError."""
        if not path.is_file():
            return False
        other = path.stat().st_size != len(data)
        return other or read_bytes(path, relative(path, self.root), len(data)) != data

    def save(self, path: Path, data: bytes) -> None:
        """Write a rendered file, the old one or the new one surviving a crash."""
        self._refuse_source(path)
        if path.exists() and not path.is_file():
            raise BulletinError(
                "写不进去（不是普通文件）", "换一个文件名，或用 -o - 写到标准输出。", file=str(path)
            )
        write_files({path: data}, self.root)

    def keep_manifest(self, identifier: str, docx: bytes) -> None:
        """Write the manifest of a rendered Word file into output/, for when the file loses it."""
        from bulletin_cli.writers.docx.manifest import PART
        from bulletin_cli.writers.docx.package import read_part

        self.save(self.output_path(identifier, MANIFEST), read_part(docx, PART).encode())

    def template(self) -> Template:
        """Return the workspace's template, loaded once."""
        from bulletin_cli.store.templates import load_template

        if self._template is None:
            self._template = load_template(self.config.periodical.template, self.root)
        return self._template

    def _refuse_source(self, path: Path) -> None:
        """Refuse to write over what the workspace is made of."""
        place = path.resolve()
        if not place.is_relative_to(self.root):
            return
        parts = place.relative_to(self.root).parts
        inside = parts[0] == "issues" and parts[2:3] != ("output",)
        if inside or parts[0] == "templates" or parts in _OWN:
            raise BulletinError(
                "这里放的是稿件和设置，不能写输出", "换一个位置，或不写 --output。", file=str(path)
            )

    def _refuse_early(self, on: date, newest: Issue | None, *, supplement: bool) -> None:
        """Refuse a date before that of the newest issue, or of the newest one that has a date."""
        if newest and not newest.date:
            newest = store.newest_dated_metadata(self.root, supplement=supplement)
        if newest and newest.date and on < newest.date:
            raise NumberingError(
                f"日期 {on} 早于最近一期 {format_id(newest.number)} 的日期 {newest.date}",
                "期号按日期排，用 --date 写同一天或以后的日期。",
            )

    def _last_number(self, latest: IssueNumber | None) -> IssueNumber:
        """Return the number to count on from: the latest folder's or the baseline's."""
        known = [number for number in (self.config.baseline, latest) if number]
        return max(known, key=store.sort_key, default=IssueNumber(1, 0, 0))

    def issues_before(self, number: IssueNumber) -> Iterator[IssueNumber]:
        """Yield the regular issues before `number`, the nearest first, as their folders say."""
        for year in store.by_year(self.root, number.year):
            for each in reversed(year):
                if not each.supplement and store.sort_key(each) < store.sort_key(number):
                    yield each

    def _others_of_year(self, number: IssueNumber) -> tuple[IssueNumber, ...]:
        year = next(store.by_year(self.root, number.year), ())
        return tuple(each for each in year if each != number)

    def _previous(self, number: IssueNumber, before: Sequence[IssueNumber]) -> Issue | None:
        if number.supplement:
            return None
        last = before[0] if before else None
        baseline = self.config.baseline
        between = baseline and store.sort_key(baseline) < store.sort_key(number)
        if baseline and between and (not last or store.sort_key(last) < store.sort_key(baseline)):
            return Issue(baseline, None)
        return self.load_metadata(format_id(last)) if last else None

    def require_draft(self, identifier: str) -> Issue:
        """Return an issue whose articles may be changed. Raises BulletinError."""
        metadata = self.load_metadata(identifier)
        if metadata.status != "draft":
            raise BulletinError(
                f'{identifier} 不是草稿（status = "{metadata.status}"），不能改',
                '确要改，先在 issue.toml 里写 status = "draft"。',
                file=f"issues/{identifier}/issue.toml",
            )
        return metadata

    def _write(
        self,
        identifier: str,
        files: Mapping[Path, bytes | str],
        order: Sequence[str],
        gone: Path | None = None,
    ) -> None:
        """Write `files`, then issue.toml with the new order of the articles; then remove `gone`."""
        place = self.issues / identifier / store.NAME
        text = store.reorder(read_text(place, relative(place, self.root)), order)
        write_files({**files, place: text, **({gone: None} if gone else {})}, self.root)

    def _taken_in(
        self, identifier: str, arrivals: Sequence[ArticleWithPictures]
    ) -> tuple[tuple[ArticleWithPictures, ...], dict[Path, bytes | str]]:
        """Return new articles as they will be written, and all files to write for them."""
        from bulletin_cli.content.article_text import dump_article, parse_article
        from bulletin_cli.store.placing import place_pictures

        folder = self.issues / identifier
        names = self._free_names(identifier, len(arrivals))
        files: dict[Path, bytes | str] = {}
        added: list[ArticleWithPictures] = []
        for name, each in zip(names, arrivals, strict=True):
            arrival, pictures = place_pictures(each, folder, files)
            files |= pictures
            place = folder / "articles" / name
            text = dump_article(arrival.converted.article)
            parse_article(text, name, relative(place, self.root))  # what goes in comes out
            files[place] = text
            added.append(arrival.with_name(name))
        return tuple(added), files

    def _put_away(self, identifier: str, name: str) -> tuple[Path | None, dict[Path, bytes]]:
        """Return an article's file that is to go, and its copy in removed/; nothing for no file."""
        source = self.issues / identifier / "articles" / name
        if not source.exists():
            return None, {}
        target = _free(self.issues / identifier / "removed", name)
        return source, {target: read_bytes(source, relative(source, self.root), _REMOVED_MOST)}

    def _path_of(self, files: Mapping[Path, bytes]) -> str:
        """Return the path of the only file, "" where there is none."""
        return "".join(relative(each, self.root) for each in files)

    def _free_names(self, identifier: str, count: int) -> tuple[str, ...]:
        """Return names never used in this issue, so that a removed file's name stays its own."""
        folder = self.issues / identifier
        stems = [path.stem.split("~")[0] for path in folder.glob("*/*.md")]
        first = max((int(stem) for stem in stems if stem.isdecimal()), default=0) + 1
        return tuple(f"{number:02}.md" for number in range(first, first + count))


def _free(folder: Path, name: str) -> Path:
    """Return a place in `folder` for `name` that no file there has, in any case."""
    taken = {each.name.casefold() for each in folder.glob("*")}
    first = name.partition("~")[0].removesuffix(".md") + ".md"
    return folder / free(first, lambda each: each.casefold() not in taken, "~")
