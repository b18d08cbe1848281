"""What one decision on a finding writes, each as one change that can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from bulletin_cli.actions.check.options import CheckOptions
from bulletin_cli.actions.check.target import CheckTarget
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.fixing import put_fix
from bulletin_cli.proof.ignoring import ignore_here
from bulletin_cli.store.files import is_file, read_bytes, write_files
from bulletin_cli.store.sources import SourceFile, write_sources
from bulletin_cli.workspace import Workspace


@record
class Written:
    """One file that was changed: what it held before, None for no file, and after.

    `held` keeps others away while it is changed again.
    """

    file: str
    path: Path
    before: bytes | None
    after: bytes
    held: Callable[[], AbstractContextManager[object]]
    root: Path | None

    def take_back(self) -> None:
        """Write what was there before. Raises BulletinError where it was changed meanwhile."""
        with self.held():
            if not is_file(self.path) or read_bytes(self.path, self.file) != self.after:
                raise BulletinError(
                    "刚被别的程序改过，撤销不了", "打开它，自己改回去。", file=self.file
                )
            write_files({self.path: self.before}, self.root)


def accept_fix(target: CheckTarget, source: SourceFile, finding: Finding) -> Written:
    """Put the fix of a finding in `source` into the file, which must still be as it was read.

    Raises BulletinError, among others for an issue that is no draft.
    """
    text = put_fix(source.text, finding)
    if text == source.text or not target.is_readable(source.file, text):
        place = finding.place
        raise BulletinError(
            "这一处自动改不了", "打开稿件，照着改。", file=place.file, line=place.line or None
        )
    return _write(target, source, text)


def accept_in_issue(space: Workspace, identifier: str, finding: Finding) -> Written:
    """Put a fix into a draft, if the finding still stands there as it was shown to somebody.

    Raises BulletinError.
    """
    from bulletin_cli.actions.check.targets import IssueTarget

    target = IssueTarget(space, identifier, CheckOptions())
    sources = target.sources()
    source = sources.get(finding.place.file)
    texts = {file: each.text for file, each in sources.items()}
    if source is None or finding not in target.findings(texts):
        raise outdated()
    return accept_fix(target, source, finding)


def outdated() -> BulletinError:
    """Return the refusal of what was decided on something that is no more."""
    return BulletinError("稿件在这之后改过，没有写", "等页面更新，再看一遍。")


def ignore_finding(target: CheckTarget, source: SourceFile, finding: Finding) -> Written:
    """Write the comment that suppresses the rule in the finding's paragraph.

    Raises BulletinError where there can be none: in a title, in a plain text.
    """
    place, rule = finding.place, finding.rule
    text = ignore_here(source.text, place.line, rule) if place.line else source.text
    if not target.is_readable(source.file, text) or _stays(target, source, finding, text):
        raise BulletinError(
            f"这里不能只在一处不用 {rule}",
            f'在稿件开头写 ignore = ["{rule}"]，整篇不用；或先跳过。',
            file=place.file,
            line=place.line or None,
        )
    return _write(target, source, text)


def add_to_glossary(space: Workspace, word: str) -> Written:
    """Append a word to glossary.toml: a term, or an abbreviation where it is all Latin letters."""
    from bulletin_cli.actions.settings import add_word
    from bulletin_cli.base.paths import GLOSSARY_FILE
    from bulletin_cli.content.glossary import Term

    path = space.root / GLOSSARY_FILE
    before = read_bytes(path, GLOSSARY_FILE) if is_file(path) else None
    add_word(space, word if word.isascii() else Term(word))
    after = read_bytes(path, GLOSSARY_FILE)
    return Written(GLOSSARY_FILE, path, before, after, space.lock, space.root)


def _stays(target: CheckTarget, source: SourceFile, finding: Finding, text: str) -> bool:
    """Return whether the rule finds as much as before in the file if it were `text`."""

    def count(written: str) -> int:
        found = target.findings({source.file: written})
        return sum(each.rule == finding.rule and each.place.file == source.file for each in found)

    return count(text) >= count(source.text)


def _write(target: CheckTarget, source: SourceFile, text: str) -> Written:
    after = source.encode(text)
    with target.held() as root:
        write_sources({source.file: source}, {source.file: text}, root)
    path = (target.root / source.file).resolve()
    return Written(source.file, path, source.data, after, target.held, root)
