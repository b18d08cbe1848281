"""bulletin.toml <-> Config."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from bulletin_cli.base.errors import NumberingError
from bulletin_cli.base.paths import CONFIG_FILE
from bulletin_cli.base.record import record
from bulletin_cli.base.strict_toml import TomlTable, parse, refuse_schema, suggestion
from bulletin_cli.content.issue import IssueNumber, IssueStatus, Periodical
from bulletin_cli.content.numbering import parse_last, with_last_whole
from bulletin_cli.desk.archive import (
    CATEGORY,
    CODE_MOST,
    ITEMS_MOST,
    PATTERN,
    TERMS,
    ArchiveSettings,
    pattern_flaw,
)
from bulletin_cli.desk.workflow import STEPS, Workflow
from bulletin_cli.proof.finding import LEVELS
from bulletin_cli.store.fields import read_fields
from bulletin_cli.store.files import read_text
from bulletin_cli.store.toml_lines import toml_value

_ROUNDS_MOST = 9
DATA = ("phrases", "meetings", "bodies", "places")  # keys of [check.data]
SPACING = {word: word for word in ("none", "keep")}


@record
class CheckSettings:
    """What [check] says: which rules run, from which level on they fail, what is known.

    `spacing` is "keep" where the house puts blanks between Han and Latin; `baseline` is a path
    below the workspace, and so are the files of `data`, by what they add to.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    spacing: str = "none"
    baseline: str = ""
    data: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@record
class Config:
    """The periodical, the last number before this workspace, how things are checked and archived.

    `base_url` is the address that the archive's pages are published at, "" for none.
    """

    periodical: Periodical
    counted_from: IssueNumber | None
    check: CheckSettings = CheckSettings()
    workflow: Workflow = Workflow()
    archive: ArchiveSettings = ArchiveSettings()
    base_url: str = ""


def load_config(root: Path) -> Config:
    """Return the settings of the workspace at `root`. Raises BulletinError with file and line."""
    return parse_config(read_text(root / CONFIG_FILE, CONFIG_FILE))


def parse_config(text: str) -> Config:
    """Return what the text of a bulletin.toml says. Raises BulletinError with file and line."""
    top = parse(text, CONFIG_FILE)
    refuse_schema(top)
    tables = top.table("periodical"), top.table("distribution")
    periodical = _periodical(*tables, read_fields(top))
    counted_from = _counted_from(top.table("numbering"))
    check = _check(top.table("check"))
    workflow = _workflow(top.table("desk"))
    archive = _archive(top.table("archive"))
    base_url = _base_url(top.table("site"))
    top.close()
    return Config(periodical, counted_from, check, workflow, archive, base_url)


def _archive(table: TomlTable) -> ArchiveSettings:
    terms = {word: word for word in ("", *TERMS)}
    archive = ArchiveSettings(
        fonds=_code(table, "fonds", ""),
        category=_code(table, "category", CATEGORY),
        office=_code(table, "office", ""),
        term=table.choice("term", terms, ""),
        first=table.integer("first", 1, least=1, most=ITEMS_MOST),
        pattern=table.text("pattern", PATTERN),
    )
    if wrong := pattern_flaw(archive.pattern):
        raise table.error("pattern", *wrong)
    table.close()
    return archive


def _code(table: TomlTable, key: str, default: str) -> str:
    code = table.text(key, default)
    if not re.fullmatch(rf"\w{{0,{CODE_MOST}}}", code):
        raise table.error(
            key, f"“{code[:20]}”不能进档号", f"只用字母、数字、汉字，至多 {CODE_MOST} 个。"
        )
    return code


def _base_url(table: TomlTable) -> str:
    address = table.text("base_url", "")
    if address:
        from bulletin_cli.content.links import is_web_address

        if not is_web_address(address):
            raise table.error("base_url", "不是网址", "写成 https://example.cn/jianbao/。")
    table.close()
    return address


def _workflow(table: TomlTable) -> Workflow:
    known: dict[str, IssueStatus] = {step: step for step in STEPS}
    words = table.texts("steps", STEPS)
    for word in words:
        if word not in known:
            raise table.error("steps", f"里没有“{word}”这一步", suggestion(word, STEPS))
    rounds = table.integer("proof_rounds", 1, least=1, most=_ROUNDS_MOST)
    table.close()
    return Workflow(tuple(map(known.__getitem__, words)), rounds)


def _check(table: TomlTable) -> CheckSettings:
    settings = CheckSettings(
        select=table.texts("select", ()),
        ignore=table.texts("ignore", ()),
        fail_on=table.choice("fail_on", {level: level for level in LEVELS}, "error"),
        spacing=table.choice("spacing", SPACING, "none"),
        baseline=table.text("baseline", ""),
        data=_data(table.table("data")),
    )
    table.close()
    return settings


def _data(table: TomlTable) -> dict[str, tuple[str, ...]]:
    found = {key: table.text_or_texts(key, ()) for key in DATA}
    table.close()
    return {key: names for key, names in found.items() if names}


def _periodical(table: TomlTable, distribution: TomlTable, fields: Mapping[str, str]) -> Periodical:
    periodical = Periodical(
        nameplate=table.text_or_texts("nameplate"),
        issuers=table.text_or_texts("issuer"),
        template=table.text("template"),
        marking=table.text("marking", ""),
        report_to=distribution.texts("report_to", ()),
        copy_to=distribution.texts("copy_to", ()),
        issue_to=distribution.texts("issue_to", ()),
        fields=fields,
    )
    if not periodical.issuers or (len(periodical.issuers) > 1 and "" in periodical.issuers):
        raise table.error(
            "issuer", "没有写单位，或有一项是空的", "写编发单位；几个单位一项写一个。"
        )
    if not periodical.name:
        raise table.error("nameplate", "是空的", "写上刊名，一行一项。")
    table.close()
    distribution.close()
    return periodical


def _counted_from(table: TomlTable) -> IssueNumber | None:
    last = table.text("last", "")
    whole = table.integer("last_whole_number", 0)
    table.close()
    if not last:
        return None
    key = "last"
    try:
        number = parse_last(last)
        key = "last_whole_number"
        return with_last_whole(number, whole)
    except NumberingError as error:
        raise table.error(key, error.message, error.hint) from error


def new_config(periodical: Periodical, counted_from: IssueNumber | None) -> str:
    """Return the text of a bulletin.toml that says this."""
    marking = f"marking = {toml_value(periodical.marking)}\n" if periodical.marking else ""
    last = ""
    if counted_from:
        last = f'last = "{counted_from.year}-{counted_from.last}"\n'
        last += f"last_whole_number = {counted_from.last_whole}\n"
    return f"""schema = 1

[periodical]
nameplate = {_array(periodical.nameplate)}   # 报头的刊名，一行一项
issuer = {_one_or_more(periodical.issuers)}
template = {toml_value(periodical.template)}
{marking}
[numbering]   # 启用本工作区之前出的最后一期
{last}
{distribution_text(periodical)}
[check]
ignore = []   # 不用的检查规则，如 ["ISS004"]
"""


def distribution_text(periodical: Periodical) -> str:
    """Return the table of bulletin.toml that names the receivers."""
    return f"""[distribution]
report_to = {_array(periodical.report_to)}   # 报
copy_to = {_array(periodical.copy_to)}   # 送
issue_to = {_array(periodical.issue_to)}   # 发
"""


def _array(items: tuple[str, ...]) -> str:
    if len(items) <= 1:
        return toml_value(items)
    return "[\n" + "".join(f"  {toml_value(item)},\n" for item in items) + "]"


def _one_or_more(items: tuple[str, ...]) -> str:
    return toml_value(items[0]) if len(items) == 1 else _array(items)
