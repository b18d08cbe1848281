"""Whether a text that comes in was sent before, or printed lately, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.record import record
from bulletin_cli.content.article import Article, plain_text
from bulletin_cli.desk.likeness import are_alike, pieces
from bulletin_cli.desk.submissions import NAMES, Submission
from bulletin_cli.store.archive import LAST, earlier_paragraphs
from bulletin_cli.store.desk.submissions import RECENT, load_text, months, submissions_in
from bulletin_cli.store.issues import by_year


@record
class KnownText:
    """A text that is there already: where, and whether it is the `same` to the last character."""

    where: str
    same: bool


class KnownTexts:
    """The texts of the submissions of the last months and of the last issues, read once."""

    def __init__(self, root: Path) -> None:
        """Read them; what cannot be read is left out."""
        submissions = list(submissions_in(root, months(root)[:RECENT], broken=[]))
        self._files = {each.sha256: _where(each) for each in submissions}
        self._sent = {(each.sent_by, each.sent_id): each for each in submissions}
        self._texts = [*_submitted(root, submissions), *_printed(root)]

    def meet(
        self, sha256: str, article: Article, sent: tuple[str, str] = ("", "")
    ) -> KnownText | None:
        """Return where the file, its text, or most of it stands already; know it from now on.

        `sent` are the office that sent it up and its id there, by which it is known before all.
        """
        text = pieces(plain_text(article))
        # Of one file's articles all have its digest: it is no sign for texts with ids.
        found = self._resent(sha256, sent) or self._find("" if any(sent) else sha256, text)
        self._texts.append((f"同时收的“{article.full_title}”", text))
        return found

    def _resent(self, sha256: str, sent: tuple[str, str]) -> KnownText | None:
        before = self._sent.get(sent) if any(sent) else None
        return KnownText(_where(before), before.sha256 == sha256) if before else None

    def _find(self, sha256: str, text: frozenset[str]) -> KnownText | None:
        alike = [each for each in self._texts if are_alike(text, each[1])]
        same = [where for where, other in alike if other == text]
        if not same and sha256 in self._files:
            same = [self._files[sha256]]
        if same:
            return KnownText(same[0], same=True)
        return KnownText(alike[0][0], same=False) if alike else None


def _where(submission: Submission) -> str:
    return f"来稿 {submission.id}（{NAMES[submission.state]}）"


def _submitted(
    root: Path, submissions: Sequence[Submission]
) -> Iterator[tuple[str, frozenset[str]]]:
    for each in submissions:
        try:
            article = load_text(root, each.id)
        except BulletinError:  # inbox tells of it
            continue
        yield f"{_where(each)}“{article.full_title}”", pieces(plain_text(article))


def _printed(root: Path) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the articles of the last issues, the newest issue first."""
    newest = (number for year in by_year(root) for number in reversed(year))
    lines = earlier_paragraphs(root, islice(newest, LAST))
    for file, those in groupby(lines, key=lambda each: each.file):
        yield file, pieces("".join(each.text for each in those))
