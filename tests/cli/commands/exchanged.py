"""Two offices that send one another submissions and receipts."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import bulletin, did, write

UPPER, LOWER = "省局办公室", "市局办公室"


def office(root: Path, issuer: str) -> Path:
    """Make a workspace whose issues are published without steps before."""
    words = ["--nameplate", "示例简报", "--issuer", issuer, "--template", "gbt9704"]
    words += ["--report-to", "示例领导", "--copy-to", "示例处室"]
    did(bulletin("init", root, *words))
    settings = root / "bulletin.toml"
    write(settings, f"{settings.read_text(encoding='utf-8')}\n[desk]\nsteps = []\n")
    return root


def publish(root: Path, day: str, *submissions: str) -> None:
    """Print submissions in a new issue and publish it."""
    did(bulletin("-C", root, "new", "--date", day))
    for each in submissions:
        did(bulletin("-C", root, "accept", each, "--date", day))
    result = bulletin("-C", root, "publish", "--date", day)
    assert result.exit_code == 0, result.stderr


def sent(lower: Path, *references: str) -> Path:
    """Send submissions up on 28 November, and return the parcel."""
    did(bulletin("-C", lower, "send-up", *references, "--to", UPPER, "--date", "2024-11-28"))
    return lower / "exchange" / f"2024-11-28 报{UPPER}.zip"
