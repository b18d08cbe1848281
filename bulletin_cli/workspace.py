"""The public Python API: find a workspace, make issues, add articles, check, render, save."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.errors import BulletinError, NumberingError
from bulletin_cli.model import Issue, IssueNumber
from bulletin_cli.numbering import format_id, next_number, next_supplement, parse_id
from bulletin_cli.record import record
from bulletin_cli.store import config as config_file
from bulletin_cli.store import glossary as glossary_file
from bulletin_cli.store import issues as store
from bulletin_cli.store.files import lock, read_bytes, read_text, relative, write_files
from bulletin_cli.store.references import resolve

if TYPE_CHECKING:
    from bulletin_cli.glossary import Entry, Glossary
    from bulletin_cli.pages import Pages
    from bulletin_cli.proof.dossier import Dossier
    from bulletin_cli.proof.engine import Choice
    from bulletin_cli.proof.finding import Finding
    from bulletin_cli.store.intake import Intake
    from bulletin_cli.template import Template
    from bulletin_cli.writers.drawn import Drawing, Form

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
        start = start.resolve()
        folders = (start, *start.parents)
        root = next((each for each in folders if (each / config_file.NAME).is_file()), None)
        return cls(root) if root else None

    @property
    def issues(self) -> Path:
        """The folder of the issues."""
        return self.root / "issues"

    def numbers(self) -> list[IssueNumber]:
        """Return the issues' numbers as their folders say, oldest first."""
        return store.issue_numbers(self.root)

    def resolve(self, reference: str | None) -> str:
        """Return the id that `2024-35`, `35`, `总486`, `w486` or None (newest draft) means."""
        return resolve(self.root, reference)

    def head(self, identifier: str) -> Issue:
        """Return an issue without its articles."""
        return store.load_head(self.root, identifier)

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
            head = store.newest_head(self.root, supplement=supplement)
            self._refuse_early(on, head, supplement=supplement)
            before = head.number if head else None
            if supplement:
                number = next_supplement(before, on)
            else:
                number = next_number(self._last_number(before), on, span)
            store.create(self.root, number, store.new_issue_text(number, on.isoformat()))
        return self.head(format_id(number))

    def add(
        self,
        identifier: str,
        intakes: Sequence[Intake],
        at: int | None = None,
    ) -> tuple[str, ...]:
        """Write articles and their pictures into a draft and list them at place `at` (from 1).

        All are written or none. Returns the names of the articles' files.
        """
        from bulletin_cli.article_text import dump_article, parse_article
        from bulletin_cli.store.placing import placed

        with lock(self.issues, self.root):
            listed = self.draft(identifier).files
            place = len(listed) if at is None else self._place(at, len(listed) + 1) - 1
            folder = self.issues / identifier
            names = self._free_names(identifier, len(intakes))
            files: dict[Path, bytes | str] = {}
            for name, intake in zip(names, intakes, strict=True):
                article, pictures = placed(intake.incoming.article, intake.pictures, folder, files)
                files |= pictures
                place_of = folder / "articles" / name
                text = dump_article(article)
                parse_article(text, name, relative(place_of, self.root))  # what goes in comes out
                files[place_of] = text
            self._write(identifier, files, [*listed[:place], *names, *listed[place:]])
        return names

    def move(self, identifier: str, which: str, to: int) -> str:
        """Put the article `which` (file name or place) at place `to` (from 1); return its file."""
        with lock(self.issues, self.root):
            files = list(self.draft(identifier).files)
            name = self._which(files, which)
            to = self._place(to, len(files))
            files.remove(name)
            files.insert(to - 1, name)
            self._write(identifier, {}, files)
        return name

    def remove(self, identifier: str, which: str) -> str:
        """Take the article `which` out; its file goes to removed/. Return its path there.

        A listed article without a file is only struck off the list; then "" is returned.
        """
        with lock(self.issues, self.root):
            files = list(self.draft(identifier).files)
            name = self._which(files, which)
            order = [each for each in files if each != name]
            source = self.issues / identifier / "articles" / name
            if not source.exists():
                self._write(identifier, {}, order)
                return ""
            target = _free(self.issues / identifier / "removed" / name)
            data = read_bytes(source, relative(source, self.root), _REMOVED_MOST)
            self._write(identifier, {target: data}, order, gone=source)
        return relative(target, self.root)

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
        choice = replace(self.choice(), errors=errors)
        findings = self.unknown(self.proofread(identifier, issue, pages, choice))
        return Examined(issue, findings, pages)

    def proofread(
        self,
        identifier: str,
        issue: Issue,
        pages: Pages | None = None,
        choice: Choice | None = None,
    ) -> tuple[Finding, ...]:
        """Return what the rules of `choice`, or of bulletin.toml, find in an issue that is read."""
        from bulletin_cli.proof.engine import check

        dossier = self.dossier(identifier, issue, pages)
        return check(dossier.texts, dossier, choice or self.choice())

    def choice(self) -> Choice:
        """Return the rules that bulletin.toml chooses."""
        from bulletin_cli.proof.engine import Choice

        settings = self.config.check
        blanks = ("SPC001",) if settings.spacing == "keep" else ()
        return Choice(settings.select, (*settings.ignore, *blanks))

    @property
    def glossary(self) -> Glossary:
        """The words of glossary.toml, read once. Raises BulletinError for a broken file."""
        if self._glossary is None:
            self._glossary = glossary_file.load_glossary(self.root)
        return self._glossary

    def add_to_glossary(self, entry: Entry | str) -> None:
        """Append an entry, or an allowed abbreviation, to glossary.toml. Raises BulletinError."""
        with lock(self.issues, self.root):
            glossary_file.add(self.root, entry)
        self._glossary = None

    @property
    def baseline(self) -> Path | None:
        """The file of known findings that bulletin.toml names."""
        return self.root / self.config.check.baseline if self.config.check.baseline else None

    def unknown(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Return the findings that the baseline of bulletin.toml does not know."""
        from bulletin_cli.proof.baseline import Baseline

        place = self.baseline
        if place is None or not place.exists():
            return findings
        file = relative(place, self.root)
        return Baseline.parse(read_text(place, file), file).unknown(findings)

    def dossier(self, identifier: str, issue: Issue, pages: Pages | None = None) -> Dossier:
        """Return an issue with all that its rules need; without `pages` none looks at them."""
        from bulletin_cli.proof.dossier import Dossier
        from bulletin_cli.proof.texts import article_text
        from bulletin_cli.store.archive import LAST, earlier_paragraphs

        folder = parse_id(identifier)
        path = f"issues/{identifier}"
        before = tuple(islice(self.before(folder), LAST))  # one look at the folder for both uses
        texts = tuple(
            article_text(each, f"{path}/articles/{each.file}", issue.date, self.glossary)
            for each in issue.articles
        )
        return Dossier(
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
        from bulletin_cli.compose import set_issue
        from bulletin_cli.store.fonts import latin_widths

        return set_issue(issue, self.template(), self.config.periodical, latin_widths)

    def draw(self, pages: Pages, form: Form, *, archival: bool = False) -> Drawing:
        """Draw pages as PDF, PNG or SVG with this machine's faces; `archival` makes PDF/A-2b."""
        from bulletin_cli.store.fonts import other_names
        from bulletin_cli.writers.drawn import draw

        return draw(pages, form, alike=other_names, archival=archival)

    def output(self, identifier: str, ending: str) -> Path:
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

        self.save(self.output(identifier, MANIFEST), read_part(docx, PART).encode())

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
            newest = store.newest_dated(self.root, supplement=supplement)
        if newest and newest.date and on < newest.date:
            raise NumberingError(
                f"日期 {on} 早于最近一期 {format_id(newest.number)} 的日期 {newest.date}",
                "期号按日期排，用 --date 写同一天或以后的日期。",
            )

    def _last_number(self, latest: IssueNumber | None) -> IssueNumber:
        """Return the number to count on from: the latest folder's or the baseline's."""
        known = [number for number in (self.config.baseline, latest) if number]
        return max(known, key=store.order, default=IssueNumber(1, 0, 0))

    def before(self, number: IssueNumber) -> Iterator[IssueNumber]:
        """Yield the regular issues before `number`, the nearest first, as their folders say."""
        for year in store.by_year(self.root, number.year):
            for each in reversed(year):
                if not each.supplement and store.order(each) < store.order(number):
                    yield each

    def _others_of_year(self, number: IssueNumber) -> tuple[IssueNumber, ...]:
        year = next(store.by_year(self.root, number.year), ())
        return tuple(each for each in year if each != number)

    def _previous(self, number: IssueNumber, before: Sequence[IssueNumber]) -> Issue | None:
        if number.supplement:
            return None
        last = before[0] if before else None
        baseline = self.config.baseline
        between = baseline and store.order(baseline) < store.order(number)
        if baseline and between and (not last or store.order(last) < store.order(baseline)):
            return Issue(baseline, None)
        return self.head(format_id(last)) if last else None

    def draft(self, identifier: str) -> Issue:
        """Return an issue whose articles may be changed. Raises BulletinError."""
        head = self.head(identifier)
        if head.status != "draft":
            raise BulletinError(
                f'{identifier} 不是草稿（status = "{head.status}"），不能改稿件',
                '确要改，先在 issue.toml 里写 status = "draft"。',
                file=f"issues/{identifier}/issue.toml",
            )
        return head

    def _write(
        self,
        identifier: str,
        files: Mapping[Path, bytes | str],
        order: Sequence[str],
        gone: Path | None = None,
    ) -> None:
        """Write `files`, then issue.toml with the new order of the articles; then remove `gone`."""
        place = self.issues / identifier / store.NAME
        text = store.reordered(read_text(place, relative(place, self.root)), order)
        write_files({**files, place: text, **({gone: None} if gone else {})}, self.root)

    def _free_names(self, identifier: str, count: int) -> tuple[str, ...]:
        """Return names never used in this issue, so that a removed file's name stays its own."""
        folder = self.issues / identifier
        stems = [path.stem.split("~")[0] for path in folder.glob("*/*.md")]
        first = max((int(stem) for stem in stems if stem.isdecimal()), default=0) + 1
        return tuple(f"{number:02}.md" for number in range(first, first + count))

    def _which(self, files: Sequence[str], which: str) -> str:
        if which.isdecimal():
            return files[self._place(int(which), len(files)) - 1]
        if which not in files:
            raise BulletinError(
                f"本期没有稿件 {which}", f"写第几篇或文件名；本期有 {'、'.join(files) or '零篇'}。"
            )
        return which

    @staticmethod
    def _place(place: int, most: int) -> int:
        if not 1 <= place <= most:
            raise BulletinError(f"没有第 {place} 篇的位置", f"位置从 1 到 {most}。")
        return place


def _free(path: Path) -> Path:
    count = 1
    while path.exists():
        count += 1
        path = path.with_name(f"{path.stem.split('~')[0]}~{count}{path.suffix}")
    return path
