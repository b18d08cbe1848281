"""bulletin set: receivers, each of them one."""

from __future__ import annotations

from pathlib import Path

import pytest

from bulletin_cli.store.config import load_config
from tests.conftest import bulletin, did


@pytest.mark.parametrize("sign", "、，；")
def test_receivers_that_look_like_several_in_one_are_told(workspace: Path, sign: str) -> None:
    result = bulletin("set", "copy_to", f"甲局{sign}乙局")
    assert result.stderr == (
        f"提醒：“甲局{sign}乙局”当作一个单位；要是几个，分开写：bulletin set copy_to 甲局 乙局\n"
    )
    assert load_config(workspace).periodical.copy_to == (f"甲局{sign}乙局",)
    did(bulletin("set", "copy_to", "--remove", f"甲局{sign}乙局"))
    did(bulletin("set", "marking", f"甲局{sign}乙局"))
