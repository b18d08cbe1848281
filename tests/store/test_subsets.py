"""Font files are cut down to what is asked for, as their licence allows, always the same."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.fonts import FontFile
from bulletin_cli.store.fonts import find_faces
from bulletin_cli.store.subsets import cut_font
from tests.store.test_fonts import font

COLLECTIONS = {
    name: file
    for name, file in (find_faces() or {}).items()
    if name in ("Noto Sans CJK SC", "WenQuanYi Zen Hei") and file.path.endswith(".ttc")
}


@pytest.fixture
def file(tmp_path: Path) -> FontFile:
    """A face that has A, 0 and 字."""
    path = tmp_path / "test.ttf"
    path.write_bytes(font())
    return FontFile(str(path), 0)


def test_only_what_is_asked_for_is_kept(file: FontFile) -> None:
    cut = cut_font(file, "字")
    assert cut
    assert cut.kind == "ttf"
    made = TTFont(io.BytesIO(cut.data))
    assert [*made.getBestCmap()] == [ord("字")]
    assert made["hmtx"][made.getBestCmap()[ord("字")]][0] == 1000


def test_the_same_characters_give_the_same_bytes_whatever_their_order(file: FontFile) -> None:
    assert cut_font(file, "A字") == cut_font(file, "字A")


def test_what_the_face_lacks_is_left_out(file: FontFile) -> None:
    assert cut_font(file, "A乙") == cut_font(file, "A")


@pytest.mark.parametrize("name", COLLECTIONS)
def test_a_face_of_a_collection_keeps_its_outlines(name: str) -> None:
    file = COLLECTIONS[name]
    cut = cut_font(file, "简报，A")
    assert cut
    assert len(cut.data) < 20_000
    made = TTFont(io.BytesIO(cut.data))
    assert cut.kind == ("ttf" if "glyf" in made else "otf")
    with TTFont(file.path, fontNumber=file.index, lazy=True) as whole:
        for each in "简报，A":
            assert _bounds(made, each) == _bounds(whole, each)


def _bounds(face: TTFont, character: str) -> object:
    glyphs = face.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[face.getBestCmap()[ord(character)]].draw(pen)
    return pen.bounds


def test_a_face_whose_licence_forbids_it_is_not_cut(file: FontFile) -> None:
    with TTFont(file.path) as face:
        face["OS/2"].fsType = 2
        face.save(file.path)
    assert cut_font(file, "字") is None


@pytest.mark.parametrize("length", [0, 4, 60, 200, 300, 400, 500, 600])
def test_a_damaged_face_is_not_cut(file: FontFile, length: int) -> None:
    Path(file.path).write_bytes(Path(file.path).read_bytes()[:length])
    assert cut_font(file, "字") is None


def test_without_fonttools_the_error_says_how_to_get_it(
    file: FontFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "fontTools.subset", None)
    with pytest.raises(BulletinError, match="没有装 fonttools，写不出 OFD") as error:
        cut_font(file, "字")
    assert "pip install" in error.value.hint
