"""bulletin set --format json."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import bulletin, did, refused


def test_all_settings_are_listed_for_programs(issue: Path) -> None:
    rows = json.loads(did(bulletin("set", "--format", "json")))
    known = {each["key"]: each for each in rows}
    assert known["date"]["value"] == "2024-11-25"
    assert known["date"]["file"] == "issues/2024-35/issue.toml"
    assert known["issuer"]["file"] == "bulletin.toml"
    assert issue.is_dir()


def test_one_setting_is_not_listed_for_programs(issue: Path) -> None:
    refused(bulletin("set", "date", "--format", "json"), "只用来列出全部设置")
    assert issue.is_dir()
