"""A text that an editor has changed is read before it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.content.issue import IssueNumber
from bulletin_cli.store.editing import refuse_unreadable
from bulletin_cli.store.files import write_files
from bulletin_cli.store.issues import create, new_issue_text, reorder
from tests.samples import picture


def test_a_text_is_readable_whose_pictures_are_there(tmp_path: Path) -> None:
    number = IssueNumber(2024, 35, 486)
    folder = create(tmp_path, number, reorder(new_issue_text(number, "2024-11-25"), ["01.md"]))
    write_files({folder / "images" / "图.png": picture().data}, tmp_path)
    text = '+++\ntitle = "题"\n+++\n\n![图](images/{}.png)\n'
    refuse_unreadable(tmp_path, "2024-35", "01.md", text.format("图"))
    with pytest.raises(BulletinError, match=r"images/无\.png"):
        refuse_unreadable(tmp_path, "2024-35", "01.md", text.format("无"))
