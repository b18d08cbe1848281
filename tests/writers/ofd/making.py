"""Pages to write as OFD, the sample as it is written, and a machine to write it on."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from bulletin_cli.base.fonts import FontFile
from bulletin_cli.content.article import Article
from bulletin_cli.content.article import Image as Picture
from bulletin_cli.content.markdown import parse
from bulletin_cli.layout.compose import set_issue
from bulletin_cli.layout.pages import Pages
from bulletin_cli.store.fonts import find_faces
from bulletin_cli.store.opentype import read_glyphs
from bulletin_cli.store.subsets import cut_font
from bulletin_cli.store.templates import load_template
from bulletin_cli.writers.drawn.cast import Machine
from bulletin_cli.writers.ofd import OfdFile, write_ofd
from tests import samples
from tests.writers.test_drawn_places import odd_face

MACHINE = Machine(find_faces, lambda _: (), read_glyphs)


def machine(installed: Mapping[str, FontFile] | None) -> Machine:
    """Return a machine that has these faces alone."""
    return Machine(lambda: installed, lambda _: (), read_glyphs)


def no_font(_: FontFile, __: str) -> None:
    """Refuse to cut any font, which spares the time where only places are asked for."""


def sample_pages(template: str = "shanghai-post") -> Pages:
    place = load_template(template, samples.ROOT)
    return set_issue(samples.issue(), place, samples.periodical(template))


def sample(template: str = "shanghai-post") -> OfdFile:
    return _sample(template)


@cache
def _sample(template: str) -> OfdFile:
    return write_ofd(sample_pages(template), MACHINE, cut_font)


def pages_of(body: str, title: str = "题目", picture: Picture | None = None) -> Pages:
    """Return the pages of an issue of one article; its picture is `images/a`."""
    article = Article("01.md", (title,), parse(body, "01.md"))
    pictures = {"images/a": picture} if picture else {}
    issue = replace(samples.issue(), articles=(article,), files=("01.md",), images=pictures)
    return set_issue(issue, load_template("shanghai-post", samples.ROOT), samples.periodical())


def face(path: Path, characters: str, *, rights: int = 0) -> FontFile:
    """Make a face of some characters, with what its licence allows as OS/2 has it."""
    font = TTFont(io.BytesIO(odd_face(characters)))
    font["OS/2"].fsType = rights
    font.save(path)
    return FontFile(str(path), 0)


def lone_face(
    pages: Pages, folder: Path, *, without: str = "", rights: int = 0
) -> dict[str, FontFile]:
    """Make the only face of a machine: it has all that is on the pages but a few characters."""
    lines = [line for page in pages.pages for line in (*page.lines, *page.footer)]
    characters = {each for line in lines for each in line.text}.difference("\t", without)
    made = face(folder / "lone.ttf", "".join(sorted(characters)), rights=rights)
    return {"SimSun": made}
