"""Score the typesetter on lines and page starts that Word, Word for Mac and WPS set elsewhere.

    python tools/word_lines.py FOLDER [--json]

FOLDER holds word_lines.jsonl and word_page_starts.jsonl: a paragraph a line, its characters as
signs, the widths of those that are odd, the room of its lines in points, and where the lines or
the page ended. Each line is predicted from where the program in question began it.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bulletin_cli.base.record import record
from bulletin_cli.layout.line_breaking import LineBreaking
from bulletin_cli.layout.typeset.lines import Measure, break_line, break_lines, measure_text
from bulletin_cli.layout.typeset.widths import Widths, meetings, pulled

KEYS = ("lines", "without_ascii", "clean", "clean_without_ascii", "page_starts")
_SHOWN = 12  # kinds of wrong breaks that are printed
_NOT_COMPRESSED = "no compression"
_COMPATIBLE = 14  # the last mode in which Word compresses lines that are not justified
# 口 stands in a row for a sign that is neither Han nor letter nor digit nor mark, so that there is
# no quarter em beside it. Between two letters it is an ASCII sign (& and ' are never shown): half
# an em, and part of the word.
_SIGN, _FULL_SIGN, _HALF_SIGN = "口", "□", "&"
_SIGN_IN_WORD = re.compile(f"(?<=[A-Za-z]){_SIGN}(?=[A-Za-z])")
_BLANK = re.compile("(?<=[!-~]) (?=[!-~])")


@record
class Line:
    """A line as it was set and as it is predicted: `end` and `predicted` are places in the text."""

    family: str
    text: str
    start: int
    end: int
    predicted: int
    is_clean: bool

    @property
    def is_right(self) -> bool:
        """Whether it is predicted as it was set."""
        return self.end == self.predicted

    @property
    def has_ascii(self) -> bool:
        """Whether ASCII stands in it, or in what was expected in it."""
        return not set(
            map(ord, self.text[self.start : max(self.end, self.predicted) + 1])
        ).isdisjoint(range(0x80))

    @property
    def kind(self) -> str:
        """What stands at the break, and which way the prediction went wrong."""
        way = "too long" if self.predicted > self.end else "too short"
        before, after = self.text[: self.end][-2:], self.text[self.end :][:2]
        return f"{before}|{after} {way}"


def measure(row: dict[str, Any], *, pull: bool, compress: bool) -> Measure:
    """Return the measure of a row's text in ems, its odd widths as they were read off."""
    text = _SIGN_IN_WORD.sub(_HALF_SIGN, row["text"]).replace(_SIGN, _FULL_SIGN)
    advances = [0.5 if character.isascii() else 1.0 for character in text]
    read = dict(row.get("widths") or ())
    for place, width in (*read.items(), *_fixed_blanks(text, read)):
        advances[place] = width
    tails = [0.0] * len(text)
    closed = {place - step for place in row.get("nogap") or () for step in (0, 1)}
    for place in set(meetings(text)) - closed:
        tails[place] = 0.25
    for place in pulled(text, advances, 1.0, quotes=compress) if pull else ():
        tails[place] = -0.5
    widths = Widths([a + t for a, t in zip(advances, tails, strict=True)], tails)
    return measure_text(text, widths, 1.0, LineBreaking(pull_marks=pull))


def _fixed_blanks(text: str, read: Mapping[int, float]) -> Iterator[tuple[int, float]]:
    """Yield the places and the width of blanks in a face of one width, where none was read off.

    A blank leaves no ink that could be read. Where all letters of a paragraph have one odd width,
    their face gives it to every character, and so to the blank between two of them.
    """
    pitches = {read.get(place) for place, character in enumerate(text) if character == "a"}
    pitch = pitches.pop() if len(pitches) == 1 else None
    if pitch is None:
        return
    for match in _BLANK.finditer(text):
        place = match.start()
        if place not in read and read.get(place - 1) == pitch == read.get(place + 1):
            yield place, pitch


def lines(rows: Sequence[dict[str, Any]]) -> Iterator[Line]:
    """Yield the lines of all rows but the last of each, which proves nothing."""
    for row in rows:
        compress, start = _NOT_COMPRESSED not in row["family"], 0
        measured = measure(row, pull=row["pairs"] is not False, compress=compress)
        flags = row.get("flags") or [None] * len(row["lines"])
        for number, count in enumerate(row["lines"][:-1]):
            room = row["rooms"][number > 0] / row["size"]
            end = break_line(measured, start, room, compress=compress).end
            clean = bool(row["corrected"]) and flags[number] is None
            yield Line(row["family"], row["text"], start, start + count, end, clean)
            start += count


def page_start_is_right(row: dict[str, Any]) -> bool:
    """Return whether a line is predicted to begin where Word began a page."""
    controlled = row["spacing_control"] == "compressPunctuation"
    compress = controlled and (row["align"] == "both" or row["compat"] <= _COMPATIBLE)
    measured = measure(row, pull=bool(row["kern"]), compress=compress)
    rooms = tuple(room / row["size"] for room in row["rooms"])
    spans = break_lines(measured, rooms, compress=compress)
    return row["page_start"] in {span.start for span in spans}


def score(folder: Path) -> dict[str, Any]:
    """Return right and all by KEYS, the lines' per family too, and the wrong kinds."""
    found = list(lines(_rows(folder / "word_lines.jsonl")))
    starts = [page_start_is_right(row) for row in _rows(folder / "word_page_starts.jsonl")]
    families = sorted({line.family for line in found})
    wrong = Counter(line.kind for line in found if line.is_clean and not line.is_right)
    return {
        **_scores(found),
        "page_starts": [sum(starts), len(starts)],
        "families": {each: _scores([x for x in found if x.family == each]) for each in families},
        "wrong": wrong.most_common(),
    }


def _scores(found: Sequence[Line]) -> dict[str, list[int]]:
    groups = {
        "lines": found,
        "without_ascii": [line for line in found if not line.has_ascii],
        "clean": [line for line in found if line.is_clean],
        "clean_without_ascii": [line for line in found if line.is_clean and not line.has_ascii],
    }
    return {key: [sum(x.is_right for x in group), len(group)] for key, group in groups.items()}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def print_scores(scores: dict[str, Any]) -> None:
    """Print a row for all and one for each family, then the most frequent wrong breaks."""
    for name, group in (("all", scores), *scores["families"].items()):
        cells = (f"{key} {right}/{total} {right / total:.1%}" for key, (right, total) in (
            (key, group[key]) for key in KEYS if key in group) if total)  # fmt: skip
        print(f"{name}: {'  '.join(cells)}")
    for kind, count in scores["wrong"][:_SHOWN]:
        print(f"{count:4} {kind}")


def main() -> None:
    """Score the folder that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    scores = score(options.folder)
    if options.json:
        print(json.dumps({key: value for key, value in scores.items() if key != "wrong"}))
    else:
        print_scores(scores)


if __name__ == "__main__":
    main()
