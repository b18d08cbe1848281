"""The files of a change to submissions; nothing is written here."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.base.digests import digest
from bulletin_cli.base.file_names import free, usable
from bulletin_cli.base.paths import IMAGES, SUBMISSION_FILE, SUBMISSION_TEXT
from bulletin_cli.base.record import record
from bulletin_cli.desk.submissions import Step, Submission
from bulletin_cli.store.article_files import files_of
from bulletin_cli.store.desk.submissions import (
    load_text,
    parse_submission,
    place_of,
)
from bulletin_cli.store.files import read_bytes, read_text, relative
from bulletin_cli.store.toml_lines import toml_lines

if TYPE_CHECKING:
    from bulletin_cli.store.intake import ArticleWithPictures

_OWN = (SUBMISSION_FILE, SUBMISSION_TEXT, IMAGES)  # what else lies in a submission's folder
_KEYS = (
    "units", "author", "phone", "received", "original", "sha256", "commission",
    "sent_by", "sent_id",
)  # fmt: skip
_STEP_KEYS = ("state", "date", "name", "note", "issue", "article", "channel", "undo")
ORIGINAL_MOST = 100_000_000  # bytes

Files = dict[Path, bytes | str | None]  # None removes one


@record
class Original:
    """A file as it came, and its bytes."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The digest by which it is known again."""
        return digest(self.data)

    @property
    def file(self) -> str:
        """The name that it gets in a submission's folder, which any system can have."""
        return free(self.name, lambda each: each.casefold() not in _OWN)


def new_files(
    root: Path,
    submission: Submission,
    original: Original,
    arrival: ArticleWithPictures,
    text_width: Callable[[], float],
) -> tuple[ArticleWithPictures, Files]:
    """Return a new submission's article as it will stand, and all files to write for it."""
    folder = place_of(root, submission.id)
    placed, files = files_of(root, folder, SUBMISSION_TEXT, arrival, text_width, {})
    text = "\n".join(["schema = 1", *toml_lines(submission, _KEYS), ""])
    for step in submission.history:
        text = _with_step(text, step)
    return placed, {
        folder / original.file: original.data,
        **files,
        folder / SUBMISSION_FILE: _read_back(root, submission, text),
    }


def revised_files(
    root: Path,
    submission: Submission,
    original: Original,
    arrival: ArticleWithPictures,
    text_width: Callable[[], float],
) -> tuple[ArticleWithPictures, Files]:
    """Return the files of a submission with a newer text; the older files get ~1 to their names.

    `submission` is as it is to be, its last step the newer text's.
    """
    import tomlkit

    folder = place_of(root, submission.id)
    document = tomlkit.parse(_text(root, submission))
    kept: Files = {}
    new = folder / original.file  # which may have the name of an older one, too
    for name in dict.fromkeys((str(document.get("original", "")), SUBMISSION_TEXT, new.name)):
        place = folder / name
        if name and place.is_file():
            kept[_older(place, {new, *kept})] = read_bytes(
                place, relative(place, root), ORIGINAL_MOST
            )
            kept[place] = None  # unless the newer one takes its place
    for key in _KEYS:
        value = getattr(submission, key)
        if value:
            document[key] = list(value) if isinstance(value, tuple) else value
    text = _with_step(tomlkit.dumps(document), submission.history[-1])
    placed, files = files_of(root, folder, SUBMISSION_TEXT, arrival, text_width, {})
    return placed, {
        **kept,
        new: original.data,
        **files,
        folder / SUBMISSION_FILE: _read_back(root, submission, text),
    }


def step_files(root: Path, submission: Submission) -> dict[Path, str]:
    """Return submission.toml with the last step of a submission at its end."""
    text = _with_step(_text(root, submission), submission.history[-1])
    return {place_of(root, submission.id) / SUBMISSION_FILE: _read_back(root, submission, text)}


def arrival_of(root: Path, submission: Submission) -> ArticleWithPictures:
    """Return the article of a submission with its pictures, to be put into an issue.

    Raises BulletinError.
    """
    from bulletin_cli.base.record import replace
    from bulletin_cli.incoming.text import ConvertedArticle
    from bulletin_cli.store.intake import with_pictures

    article = replace(
        load_text(root, submission.id),
        received=submission.received,
        submissions=(submission.id,),
    )
    folder = place_of(root, submission.id)
    file = relative(folder / SUBMISSION_TEXT, root)
    return with_pictures(ConvertedArticle(article, ()), file, folder)


def _text(root: Path, submission: Submission) -> str:
    place = place_of(root, submission.id) / SUBMISSION_FILE
    return read_text(place, relative(place, root))


def _read_back(root: Path, submission: Submission, text: str) -> str:
    """Return a text that the strict reader takes. Raises BulletinError."""
    file = relative(place_of(root, submission.id) / SUBMISSION_FILE, root)
    parse_submission(text, submission.id, file)
    return text


def _older(place: Path, taken: Collection[Path]) -> Path:
    names = (usable(place.name, f"~{number}") for number in count(1))
    free_ones = (each for each in map(place.with_name, names) if not each.exists())
    return next(each for each in free_ones if each not in taken)


def _with_step(text: str, step: Step) -> str:
    return "\n".join([text.rstrip("\n"), "", "[[history]]", *toml_lines(step, _STEP_KEYS), ""])
