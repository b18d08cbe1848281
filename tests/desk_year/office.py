"""The office of the year: thirty units in four groups, what they write, and how it is counted."""

from __future__ import annotations

import random

GROUPS = {"县区": (10, 2), "机关": (8, 1), "企业": (6, 0), "协会": (4, 1)}  # units, quota a month
STATION, HOST = "县区联络站", "县区01局"  # counts for the other one
FREE = "外来单位"  # in no group
UNITS = {
    f"{group}{number:02}局": group
    for group, (count, _) in GROUPS.items()
    for number in range(1, count + 1)
}
NAMES = (*UNITS, STATION, FREE)  # thirty
SECTIONS = ("", "", "", "专报", "综合", "特刊")
CHANNELS = (  # channel, level: of the three shipped schemes, and one that none of them knows
    ("中办、国办", ""), ("部级刊物", ""), ("省级刊物", ""), ("信息网", ""), ("报省", ""),
    ("省采用", ""), ("省采用", "专报"), ("市级", ""), ("市级", "单独成期"), ("市级", "专报"),
    ("邻市", ""),
)  # fmt: skip
LEVELS = ("市领导", "省领导")
_WHAT = ("旺季服务", "安全生产", "用户申诉", "绿色包装", "末端网点", "快递进村", "车辆通行", "消防")
_DOES = ("召开会议部署", "联合公安检查", "走访企业了解", "组织培训推进", "印发方案加强", "专题研究")
_DETAILS = (
    "备足运力和人手", "逐户登记建立台账", "对隐患当场整改", "请老员工讲解操作要点", "补贴偏远网点",
    "约谈负责人", "回访用户", "张贴标识", "清理通道", "核对名册", "开展应急演练", "调整班次",
    "公开投诉电话", "更换老旧设备", "与街道会商", "评选示范网点",
)  # fmt: skip


def units_toml() -> str:
    """Return the file of the units: every one has a short name, every third a former one."""
    lines = ["schema = 1", "open = true"]
    for group, (_, quota) in GROUPS.items():
        lines += ["[[groups]]", f'name = "{group}"', f"quota = {quota}"]
    for place, (unit, group) in enumerate(UNITS.items()):
        lines += ["[[units]]", f'name = "{unit}"', f'group = "{group}"', f'short = ["{unit[:4]}"]']
        lines += [f'former = ["原{unit}"]'] * (place % 3 == 0)
    lines += ["[[units]]", f'name = "{STATION}"', f'account = "{HOST}"']
    return "\n".join([*lines, ""])


def credit(chance: random.Random) -> str:
    """Return a credit line: mostly one unit, now and then two, by any of its names."""
    names = chance.sample(NAMES, 2 if chance.random() < 0.12 else 1)
    return "、".join(
        each[:4] if each in UNITS and chance.random() < 0.3 else each for each in names
    )


def text(chance: random.Random, number: int, unit: str) -> str:
    """Return the text of a submission as it is sent in, no two of them alike."""
    what, does = chance.choice(_WHAT), chance.choice(_DOES)
    section = chance.choice(SECTIONS)
    body = "\n\n".join(
        f"围绕{chance.choice(_WHAT)}，{'，'.join(chance.sample(_DETAILS, 4))}。" for _ in range(3)
    )
    said = f'section = "{section}"\n' * bool(section)
    return (
        f'+++\ntitle = "{unit.partition("、")[0]}{does}{what}{number}项工作"\nunit = "{unit}"\n'
        f"{said}+++\n\n{body}\n\n共办结{number}件。\n"
    )
