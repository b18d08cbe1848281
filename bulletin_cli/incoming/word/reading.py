"""What is open while a Word file is read, and what has been told of it so far."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal

from bulletin_cli.content.article import AS_IT_IS, PictureShape
from bulletin_cli.incoming.word.content import LeftOut, TrackedChange, is_deleted
from bulletin_cli.incoming.word.fields import Field, unclosed
from bulletin_cli.incoming.word.limits import OPEN_MOST, too_many
from bulletin_cli.incoming.word.numbers import Numbers
from bulletin_cli.incoming.word.package import WordPackage
from bulletin_cli.incoming.word.styles import Styles
from bulletin_cli.incoming.word.xml import W, word_name

CHANGES: dict[str, Literal["inserted", "deleted"]] = {
    "ins": "inserted",
    "moveTo": "inserted",
    "del": "deleted",
    "moveFrom": "deleted",
}
_SHORT = 20  # characters of what is told together with others of its kind


class WordReading:
    """One file while it is read: its styles and numbers, what is open, what was passed over.

    `covers` say why text is left out just now, the innermost last; `elements` are the paragraphs
    that have been begun, for messages of errors and for what else is asked of them.
    """

    def __init__(self, package: WordPackage, styles: Styles, numbers: Numbers, file: str) -> None:
        self.package = package
        self.styles = styles
        self.numbers = numbers
        self.file = file
        self.elements: list[Any] = []
        self.marks: dict[str, str] = {}  # open bookmarks, id to name
        self.comments: tuple[str, ...] = ()  # open comments
        self.placed: set[str] = set()  # comments that stand on some text
        self.fields: list[Field] = []
        self.endless: set[Any] = set()  # beginnings of fields that do not end
        self.changes: list[TrackedChange] = []
        self.covers: list[str] = []
        self.notes: list[tuple[str, str]] = []  # references to notes: the sign's name, the id
        self.pictures: dict[str, tuple[str, PictureShape]] = {}  # name to relationship id, shape
        self._told: list[LeftOut] = []
        self._goes_on = False  # whether what is told next may follow on what was told last

    @property
    def change(self) -> TrackedChange | None:
        """The change that decides what becomes of what is read: a deletion, if any is open."""
        gone = (each for each in self.changes if is_deleted(each))
        return next(gone, self.changes[-1] if self.changes else None)

    def name_picture(self, identifier: str, shape: PictureShape) -> str:
        """Return the name of a picture in this shape; one as it is goes by its relationship id."""
        if shape == AS_IT_IS:
            return identifier
        for name, known in self.pictures.items():
            if known == (identifier, shape):
                return name
        name = f"{identifier}/{len(self.pictures) + 1}"
        self.pictures[name] = (identifier, shape)
        return name

    def tell(self, what: str, where: str = "") -> None:
        """Remember something that is not taken; runs of one passage become one again."""
        if is_deleted(self.change):
            return  # nobody who accepts the changes misses it
        last = self._told[-1] if self._told else None
        if self._goes_on and last and last.what == what and where:
            self._told[-1] = LeftOut(what, last.where + where)
        else:
            self._told.append(LeftOut(what, where))
        self._goes_on = True

    def tell_apart(self, what: str, where: str = "") -> None:
        """Remember something that is not taken and is no part of what was told before."""
        self.part_told()
        self.tell(what, where)

    def part_told(self) -> None:
        """Let what is told next stand by itself: text has been taken in between."""
        self._goes_on = False

    def left_out(self) -> tuple[LeftOut, ...]:
        """Return what was told, each short thing once with its number, in the order of the text."""
        counts: dict[LeftOut, int] = {}
        for each in self._told:
            counts[each] = counts.get(each, 0) + 1
        kinds: dict[str, list[LeftOut]] = {}
        for each in counts:
            short = len(each.where) <= _SHORT
            kinds.setdefault(each.what if short else f"{each.what}\n{each.where}", []).append(each)
        return tuple(_together(each, sum(map(counts.__getitem__, each))) for each in kinds.values())

    def mark(self, child: Any, marks: list[str]) -> None:
        """Keep account of bookmarks and comments, which begin and end anywhere."""
        name, identifier = word_name(child), child.get(f"{W}id", "")
        if name == "bookmarkStart":
            self.marks[identifier] = child.get(f"{W}name", "")
            marks.append(child.get(f"{W}name", ""))
        elif name == "bookmarkEnd":
            self.marks.pop(identifier, None)
        elif name == "commentRangeStart":
            self.comments = (*self.comments, identifier)
        elif name == "commentRangeEnd":
            self.comments = tuple(each for each in self.comments if each != identifier)
        if max(len(self.marks), len(self.comments)) > OPEN_MOST:
            raise too_many("一处套着的书签或批注太多", OPEN_MOST, self.file)

    @contextmanager
    def story(self, container: Any) -> Iterator[None]:
        """Read a story of its own: fields do not reach out of the body, or of a text box."""
        before = self.fields, self.endless
        self.fields, self.endless = [], unclosed(container)
        yield
        self.fields, self.endless = before

    @contextmanager
    def within(self, changes: list[TrackedChange]) -> Iterator[None]:
        """Read what these changes, too, have marked."""
        before = self.changes
        self.changes = [*before, *changes]
        yield
        self.changes = before

    @contextmanager
    def covered(self, why: str) -> Iterator[None]:
        """Tell of all text met meanwhile instead of taking it; "" covers nothing."""
        self.covers += [why] * bool(why)
        yield
        if why:
            self.covers.pop()


def change_of(element: Any, name: str) -> TrackedChange:
    """Return the change that an element such as w:ins stands for."""
    return TrackedChange(CHANGES[name], element.get(f"{W}author", ""), element.get(f"{W}date", ""))


def _together(alike: list[LeftOut], count: int) -> LeftOut:
    what = alike[0].what + (f" {count} 处" if count > 1 else "")
    return LeftOut(what, "、".join(each.where for each in alike if each.where))
