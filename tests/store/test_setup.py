"""Where a workspace can be made."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.store.setup import refuse_place


def test_a_drive_that_is_not_there_is_refused_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "exists", lambda _: False)
    drive = tmp_path.anchor.rstrip("\\") or tmp_path.anchor
    with pytest.raises(BulletinError, match=f"^没有 {drive} 这个盘$"):
        refuse_place(tmp_path / "简报")
