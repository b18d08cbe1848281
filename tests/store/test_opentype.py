"""What a font file says of its characters, as fontTools reads it, too."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from bulletin_cli.base.fonts import FontFile, Glyph
from bulletin_cli.store.fonts import find_faces
from bulletin_cli.store.opentype import may_embed, read_glyphs
from tests.store.test_fonts import font

ASKED = "".join(
    map(chr, [*range(32, 591), *range(0x2000, 0x3030), *range(0x4E00, 0x4E80), 0x20000])
)
FILES = list({file.path: file for file in (find_faces() or {}).values()}.values())


@pytest.fixture
def file(tmp_path: Path) -> FontFile:
    """A face that has A, 0 and 字, each a triangle from 0 to 400 thousandths of an em."""
    path = tmp_path / "test.ttf"
    path.write_bytes(font())
    return FontFile(str(path), 0)


def test_width_and_ink_are_those_of_the_file_and_what_it_lacks_is_left_out(file: FontFile) -> None:
    assert read_glyphs(file, "A字乙😀") == {"A": Glyph(0.9, 0, 0.4), "字": Glyph(1.0, 0, 0.4)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: Path(file.path).name)
def test_every_installed_face_is_read_as_font_tools_reads_it(file: FontFile) -> None:
    read = read_glyphs(file, ASKED)
    with TTFont(file.path, fontNumber=file.index, lazy=True) as face:
        names, metrics, em = face.getBestCmap(), face["hmtx"], face["head"].unitsPerEm
        assert read.keys() == {each for each in ASKED if ord(each) in names}
        for character, glyph in read.items():
            width, left = metrics[names[ord(character)]]
            assert glyph.width == width / em
            if "glyf" not in face:
                assert (glyph.left, glyph.right) == (left / em, None)
            elif glyph.right is not None:
                outline = face["glyf"][names[ord(character)]]
                assert (glyph.left, glyph.right) == (outline.xMin / em, outline.xMax / em)


@pytest.mark.parametrize("kind", [(3, 10), (0, 6), (0, 4), (3, 1), (0, 3)])
def test_any_table_of_unicode_tells_the_characters(file: FontFile, kind: tuple[int, int]) -> None:
    whole = read_glyphs(file, "A字")
    with TTFont(file.path) as face:
        (table, *_) = face["cmap"].tables
        table.platformID, table.platEncID = kind
        face["cmap"].tables = [table]
        face.save(file.path)
    assert read_glyphs(file, "A字") == whole
    assert len(whole) == 2


@pytest.mark.parametrize("length", [0, 4, 11, 12, 60, 200, 300, 500, 700])
def test_a_file_cut_off_has_no_character_or_the_right_ones(file: FontFile, length: int) -> None:
    path = Path(file.path)
    whole, data = read_glyphs(file, "A0字"), path.read_bytes()
    path.write_bytes(data[:length])
    assert read_glyphs(file, "A0字").items() <= whole.items()


def test_a_file_that_is_not_there_has_no_character(tmp_path: Path) -> None:
    assert read_glyphs(FontFile(str(tmp_path / "none.ttf"), 0), "A") == {}
    assert read_glyphs(FontFile(str(tmp_path), 0), "A") == {}


def test_a_place_outside_a_collection_has_no_character() -> None:
    collection = next((each for each in FILES if each.path.endswith(".ttc")), None)
    if collection is None:
        pytest.skip("no collection of faces is installed")
    assert read_glyphs(FontFile(collection.path, 10_000_000), "A") == {}


@pytest.mark.parametrize(
    ("rights", "may"),
    [
        (0x0000, True),  # installable
        (0x0004, True),  # preview and print
        (0x0008, True),  # editable
        (0x0002, False),  # restricted
        (0x0006, True),  # of several uses the freest holds
        (0x0104, False),  # whole alone
        (0x0208, False),  # bitmaps alone
    ],
)
def test_the_licence_says_whether_a_part_may_be_embedded(
    file: FontFile, rights: int, *, may: bool
) -> None:
    with TTFont(file.path) as face:
        face["OS/2"].fsType = rights
        face.save(file.path)
    assert may_embed(file) is may


def test_a_face_that_says_nothing_of_its_licence_may_be_embedded(file: FontFile) -> None:
    with TTFont(file.path) as face:
        del face["OS/2"]
        face.save(file.path)
    assert may_embed(file)


@pytest.mark.parametrize("length", [0, 4, 60])
def test_a_face_that_cannot_be_read_may_not(file: FontFile, length: int) -> None:
    Path(file.path).write_bytes(Path(file.path).read_bytes()[:length])
    assert not may_embed(file)
    assert not may_embed(FontFile(f"{file.path}.none", 0))
