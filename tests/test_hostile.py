"""A sample of broken and ill-willed files: read, or refused with one sentence, never a bug."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError, UnreadableError
from bulletin_cli.incoming.back_issues.pdf_source import read_pdf_source
from bulletin_cli.store.intake import convert_file
from bulletin_cli.store.pictures import read_image
from tests.conftest import write
from tests.hostile import battery, page, stream


@pytest.mark.parametrize("kind", ["docx", "html", "mht"])
def test_a_broken_draft_is_read_or_refused(kind: str, tmp_path: Path) -> None:
    for name, data in battery(kind, 6, seed=2):
        path = write(tmp_path / name, data)
        assert not is_bug(path), name


def is_bug(path: Path) -> bool:
    """Return whether the program itself fails at a draft; a refusal is no such failure."""
    try:
        convert_file(path)
    except BulletinError as error:
        return isinstance(error, UnreadableError)
    return False


def test_a_broken_pdf_is_read_or_refused() -> None:
    for name, data in battery("pdf", 5, seed=2):
        with suppress(BulletinError):
            assert read_pdf_source(data, name).lines


def test_a_broken_picture_is_read_or_refused() -> None:
    for name, data in battery("png", 10, seed=2):
        with suppress(BulletinError):
            assert read_image(data).width > 0, name


def test_a_page_that_draws_too_much_is_refused() -> None:
    data = page(stream(b"BT /F 9 Tf (a) Tj ET " * 200_000))
    with pytest.raises(BulletinError, match="第 1 页画的东西太多，超过 3 MB"):
        read_pdf_source(data, "a.pdf")
