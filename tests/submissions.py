"""Texts that units send, and what is written of them."""

from __future__ import annotations

from pathlib import Path

import tomli

from tests.conftest import bulletin, did, write

EAST = (
    "# 东区局召开旺季服务保障会\n\n11月21日，东区邮政管理局召开快递业务旺季服务保障工作会议，"
    "通报前三季度行业运行情况，部署安全生产工作。\n\n一、提前准备\n\n备足运力和人手。\n\n"
    "供稿单位：东区局\n"
)
WEST = (
    "# 西区局开展寄递安全检查\n\n11月22日，西区邮政管理局开展寄递安全检查，检查企业十二家，"
    "发现隐患三处，均已责令当场整改到位。\n\n供稿单位：西区局\n"
)
NORTH = (
    "# 北区局走访快递企业\n\n11月23日，北区邮政管理局走访辖区快递企业，了解用工情况，宣讲惠企政策，"
    "帮助解决从业人员子女入学的困难。\n\n供稿单位：北区局\n"
)
DAY = ("--received", "2024-11-25")
FIRST, SECOND = "2024-11-25-01", "2024-11-25-02"


def folder(root: Path, identifier: str) -> Path:
    """Return the folder of a submission."""
    return root / "submissions" / identifier[:7] / identifier[8:]


def sent(root: Path, *texts: str) -> None:
    """Take texts in, received on one day."""
    places = [write(root / f"来 稿{n}.md", text) for n, text in enumerate(texts, 1)]
    did(bulletin("submit", *places, *DAY))


def states(root: Path, identifier: str) -> list[str]:
    """Return the states that a submission has gone through."""
    return [str(each["state"]) for each in history(root, identifier)]


def history(root: Path, identifier: str) -> list[dict[str, object]]:
    """Return a submission's history as it is written."""
    text = (folder(root, identifier) / "submission.toml").read_text(encoding="utf-8")
    found = tomli.loads(text)["history"]
    assert isinstance(found, list)
    return found
