"""The workspace as files: found, read, issues made, articles added, moved, replaced, taken out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.errors import BulletinError, NumberingError
from bulletin_cli.content.issue import Issue, IssueNumber
from bulletin_cli.content.numbering import format_id, next_number, next_supplement
from bulletin_cli.desk.workflow import EDITABLE, NAMES
from bulletin_cli.store import config as config_file
from bulletin_cli.store import glossary as glossary_file
from bulletin_cli.store import issues as store
from bulletin_cli.store.article_files import new_article_files, removed_copy
from bulletin_cli.store.files import lock, read_text, relative, settle, write_files
from bulletin_cli.store.references import article_file, check_place, resolve, titles
from bulletin_cli.store.roots import find_root, workspaces_below

if TYPE_CHECKING:
    from bulletin_cli.content.article import Article
    from bulletin_cli.content.glossary import Glossary, GlossaryEntry
    from bulletin_cli.layout.template import Template
    from bulletin_cli.store.intake import ArticleWithPictures
    from bulletin_cli.store.settings import Setting, Value
    from bulletin_cli.store.sources import SourceFile


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
            below = workspaces_below(start)
            raise BulletinError(
                f"{start.resolve()} 和它的上级文件夹里都没有 bulletin.toml",
                f"{below or '先用 bulletin init 建工作区，或用 -C 指明工作区的文件夹'}。",
            )
        return found

    @classmethod
    def around(cls, start: Path) -> Workspace | None:
        """Return the workspace around `start`, settled if a command was killed in it, or None."""
        settle(start)
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
        """Return the id of the issue that is named as it is printed, or None (newest open one)."""
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
            listed = self.require_editable(identifier).files
            places = len(listed) + 1
            place = check_place(self.root, identifier, places if at is None else at, places) - 1
            folder, width = self.issues / identifier, self._text_width
            added, files = new_article_files(self.root, folder, arrivals, width)
            names = [each.converted.article.file for each in added]
            self._write(identifier, files, [*listed[:place], *names, *listed[place:]])
        return added

    def article(self, identifier: str, which: str) -> Article:
        """Return the article `which` of a draft; of one that cannot be read only its file."""
        from bulletin_cli.content.article import Article
        from bulletin_cli.content.article_text import parse_article
        from bulletin_cli.store.editing import article_source

        self.require_editable(identifier)
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
            listed = self.require_editable(identifier).files
            old = self.article_file(identifier, which)
            folder = self.issues / identifier
            (added,), files = new_article_files(self.root, folder, [arrival], self._text_width)
            name = added.converted.article.file
            source, away = removed_copy(self.root, folder, old)
            order = [name if each == old else each for each in listed]
            self._write(identifier, {**files, **away}, order, gone=source)
        return added, self._path_of(away)

    def source(self, identifier: str, which: str) -> SourceFile:
        """Return the text of the article `which` of a draft, to be rewritten."""
        from bulletin_cli.store.editing import article_source

        self.require_editable(identifier)
        name = self.article_file(identifier, which)
        return article_source(self.root, identifier, name)

    def rewrite(self, identifier: str, name: str, source: SourceFile, text: str) -> None:
        """Write a new text into the article `name` of a draft.

        Raises BulletinError, among others when the file is no longer as `source` was read.
        """
        from bulletin_cli.store.editing import refuse_unreadable
        from bulletin_cli.store.sources import write_sources

        with lock(self.issues, self.root):
            self.require_editable(identifier)
            self.article_file(identifier, name)
            refuse_unreadable(self.root, identifier, name, text)
            write_sources({source.file: source}, {source.file: text}, self.root)

    def move(self, identifier: str, which: str, to: int) -> str:
        """Put the article that `which` names at place `to` (from 1); return its file."""
        with lock(self.issues, self.root):
            files = list(self.require_editable(identifier).files)
            name = self.article_file(identifier, which)
            to = check_place(self.root, identifier, to, len(files))
            files.remove(name)
            files.insert(to - 1, name)
            self._write(identifier, {}, files)
        return name

    def remove(self, identifier: str, which: str) -> str:
        """Take out the article that `which` names. Return the path of its file in removed/.

        A listed article without a file is only struck off the list; then "" is returned.
        """
        with lock(self.issues, self.root):
            files = list(self.require_editable(identifier).files)
            name = self.article_file(identifier, which)
            order = [each for each in files if each != name]
            source, away = removed_copy(self.root, self.issues / identifier, name)
            self._write(identifier, away, order, gone=source)
        return self._path_of(away)

    def set(
        self, setting: Setting, new: Callable[[Value], Value], identifier: str = ""
    ) -> tuple[Value, Value]:
        """Make a setting what `new` makes of its value; return the old value and the new one.

        `identifier` is that of the issue whose switch it is. Raises BulletinError.
        """
        from bulletin_cli.store.settings import change

        with lock(self.issues, self.root):
            if not setting.table:
                self.require_editable(identifier)
            values = change(self.root, setting, new, identifier)
        self.config = config_file.load_config(self.root)
        self._template = None
        return values

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

    def template(self) -> Template:
        """Return the workspace's template, loaded once."""
        from bulletin_cli.store.templates import load_template

        if self._template is None:
            self._template = load_template(self.config.periodical.template, self.root)
        return self._template

    def _text_width(self) -> float:
        return self.template().page.text_width

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
        """Return the number to count on from: the latest folder's, or that of bulletin.toml."""
        known = [number for number in (self.config.counted_from, latest) if number]
        return max(known, key=store.sort_key, default=IssueNumber(1, 0, 0))

    def require_editable(self, identifier: str) -> Issue:
        """Return an issue whose articles may be changed. Raises BulletinError."""
        metadata = self.load_metadata(identifier)
        if metadata.status not in EDITABLE:
            raise BulletinError(
                f"{identifier} {NAMES[metadata.status]}，不能改",
                "要收下一期的稿，先 bulletin new；"
                f"确要改这一期，先 bulletin reopen {identifier} --why 原因。",
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

    def _path_of(self, files: Mapping[Path, bytes]) -> str:
        """Return the path of the only file, "" where there is none."""
        return "".join(relative(each, self.root) for each in files)
