"""What a target on the command line means: an issue, an article, a path, standard input."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from bulletin_cli.actions.check.file_targets import STDIN, FileTarget, WordTarget
from bulletin_cli.actions.check.options import CheckOptions
from bulletin_cli.actions.check.target import CheckTarget
from bulletin_cli.actions.check.targets import ArticleTarget, IssueTarget
from bulletin_cli.base.errors import BulletinError, NumberingError
from bulletin_cli.base.file_names import MARKDOWN
from bulletin_cli.base.paths import ARTICLES, ISSUE_FILE
from bulletin_cli.incoming.file_kind import WORD_ENDINGS, refuse_data
from bulletin_cli.store.files import exists, is_file, is_folder
from bulletin_cli.store.references import below_issues
from bulletin_cli.store.sources import read_source, source_of
from bulletin_cli.workspace import Workspace

_ENDINGS = (".txt", *MARKDOWN, *WORD_ENDINGS)
_REFERENCE = re.compile(r"(?:总第?|w)\d{1,6}期?|\d{1,4}|\d{4}-s?\d+(?:\+\d+)?")


def find_target(
    start: Path, target: str | None, stdin: Callable[[], bytes], options: CheckOptions
) -> CheckTarget:
    """Return the target that `target` names in the workspace around `start`. Raises BulletinError.

    A path wins only where such a file exists or where it ends like one; a folder of issues/ is
    that issue. What names no issue may be an article of the current one.
    """
    if target == STDIN:
        return FileTarget(source_of(stdin(), STDIN), Workspace.around(start), options)
    path = None if target is None else _path(target, start)
    if target is not None and path is not None:
        return _path_target(path, target, start, options)
    space = Workspace.find(start)
    try:
        return IssueTarget(space, space.resolve(target), options)
    except NumberingError:
        identifier = space.resolve(None)
        file = space.article_file(identifier, target or "")
        return ArticleTarget(space, identifier, file, options)


def _path(target: str, start: Path) -> Path | None:
    """Return the path that `target` is, from here or from the workspace; None if it is none."""
    path = Path(target)
    if exists(path) and (is_file(path) or not _REFERENCE.fullmatch(target)):
        return path
    if _REFERENCE.fullmatch(target):
        return None
    space = Workspace.around(start)
    if space and (below := below_issues(space.root, target)):
        return space.issues.joinpath(*below) if len(below) > 1 else None
    is_path = re.search(r"[/\\]", target) or path.suffix.lower() in _ENDINGS
    return path if is_path and not (space and _is_article(space, target)) else None


def _is_article(space: Workspace, name: str) -> bool:
    """Return whether the current issue lists such a file."""
    try:
        return name in space.load_metadata(space.resolve(None)).files
    except BulletinError:
        return False


def _path_target(path: Path, target: str, start: Path, options: CheckOptions) -> CheckTarget:
    from bulletin_cli.store.word import is_word

    resolved = path.resolve()
    space = Workspace.around(resolved.parent) or Workspace.around(start)
    if space and resolved.is_relative_to(space.issues):
        parts = resolved.relative_to(space.issues).parts
        if (len(parts) == 1 and is_folder(path)) or parts[1:] == (ISSUE_FILE,):
            return IssueTarget(space, parts[0], options)
        if _is_listed(space, parts):
            return ArticleTarget(space, parts[0], parts[2], options)
    refuse_data(path.suffix.lower(), target)
    if is_word(path, target):
        return WordTarget(path, target, space, options)
    return FileTarget(read_source(path, target), space, options)


def _is_listed(space: Workspace, parts: tuple[str, ...]) -> bool:
    """Return whether a path below issues/ is that of an article which its issue lists."""
    if len(parts) != 3 or parts[1] != ARTICLES or not is_file(space.issues.joinpath(*parts)):
        return False
    is_issue = is_file(space.issues / parts[0] / ISSUE_FILE)
    return is_issue and parts[2] in space.load_metadata(parts[0]).files
