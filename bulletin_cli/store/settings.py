"""The settings that `set` shows and changes: what there are, and changing one in its file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import CONFIG_FILE, IssuePaths
from bulletin_cli.base.record import record
from bulletin_cli.content.issue import Issue, IssueNumber, Periodical
from bulletin_cli.desk.archive import PATTERN, TERMS
from bulletin_cli.desk.workflow import STEPS
from bulletin_cli.proof.finding import LEVELS
from bulletin_cli.store import config, issues
from bulletin_cli.store.config import SPACING, Config
from bulletin_cli.store.fields import FIELDS
from bulletin_cli.store.files import read_text, write_files
from bulletin_cli.store.toml_lists import arrange

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.container import Container

    from bulletin_cli.layout.fields import TemplateField

SettingKind = Literal[
    "flag", "number", "day", "text", "lines", "list", "rules", "choice", "template"
]
SettingValue: TypeAlias = "bool | int | str | date | tuple[str, ...] | None"


@record
class Setting:
    """One setting; `table` is that of bulletin.toml, "" for what an issue says.

    A text, or `lines` or a list of texts: `lines` are those of one text. `example` is what
    stands behind `bulletin set KEY`, `none` what an empty value is called. `is_field` are those
    that the template asks for, in the table [fields] of either file.
    """

    key: str
    label: str
    kind: SettingKind
    example: str
    table: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    none: str = "没有写"
    is_field: bool = False

    @property
    def name(self) -> str:
        """The key as it stands in its table."""
        return self.key.rpartition(".")[2]

    @property
    def full_name(self) -> str:
        """The key, and behind it what an editor calls it, where that is another word."""
        return self.key if self.key == self.label else f"{self.key}（{self.label}）"

    @property
    def names(self) -> tuple[str, ...]:
        """What it may be called."""
        if self.is_field:
            return (self.key, self.label, f"{FIELDS}.{self.key}")
        return (self.key, self.label, *([f"{self.table}.{self.name}"] if self.table else []))


SETTINGS = (
    Setting("date", "出刊日期", "day", "2024-11-25", required=True),
    Setting("contents", "要目", "flag", "是"),
    Setting("units", "文末供稿单位", "flag", "是"),
    Setting("tight", "省去空行", "flag", "是"),
    Setting("print_run", "印数", "number", "120"),
    Setting("also_to", "本期增发", "list", "示例市总工会"),
    Setting("nameplate", "刊名", "lines", "示例市交通运输行业 工作简报", "periodical", True),
    Setting("issuer", "编发单位", "list", "示例市交通运输局办公室", "periodical", True),
    Setting("template", "模板", "template", "gbt9704", "periodical", True),
    Setting("marking", "密级", "text", "内部资料", "periodical"),
    Setting("report_to", "报", "list", "示例市委 示例市政府", "distribution"),
    Setting("copy_to", "送", "list", "各区局 各企业党委", "distribution"),
    Setting("issue_to", "发", "list", "各处室", "distribution"),
    Setting("check.select", "只用的规则", "rules", "PUN ISS003", "check"),
    Setting("check.ignore", "不用的规则", "rules", "ISS007", "check"),
    Setting("check.fail_on", "算失败的级别", "choice", "warning", "check", choices=LEVELS),
    Setting("check.spacing", "汉字数字间空格", "choice", "keep", "check", choices=(*SPACING,)),
    Setting("check.baseline", "已知问题文件", "text", "known.json", "check"),
    Setting(
        "steps", "发布前的步骤", "list", "proofed signed", "desk", choices=STEPS, none="一步也没有"
    ),
    Setting("proof_rounds", "校几次", "number", "2", "desk"),
    Setting("archive.fonds", "全宗号", "text", "0123", "archive"),
    Setting("archive.category", "门类代码", "text", "WS", "archive"),
    Setting("archive.office", "机构代码", "text", "BGS", "archive"),
    Setting("archive.term", "保管期限", "choice", "30年", "archive", choices=(*TERMS,)),
    Setting("archive.first", "首件号", "number", "1", "archive"),
    Setting("archive.pattern", "档号写法", "text", PATTERN, "archive"),
    Setting("base_url", "归档的网址", "text", "https://example.cn/jianbao/", "site"),
)


def field_settings(fields: Iterable[TemplateField]) -> tuple[Setting, ...]:
    """Return what a template asks for as settings."""
    return tuple(
        Setting(
            each.key,
            each.label,
            "text",
            "示例",
            FIELDS if each.scope == "periodical" else "",
            each.required,
            none=f"没有写，印“{each.default}”" if each.default else "没有写",
            is_field=True,
        )
        for each in fields
    )


def value(setting: Setting, of: Issue | Config) -> SettingValue:
    """Return what an issue or the workspace says of a setting."""
    if setting.is_field:
        return (of.periodical if isinstance(of, Config) else of).fields.get(setting.key)
    if setting.key == "issuer" and isinstance(of, Config):
        return of.periodical.issuers
    holder: object = of
    if isinstance(of, Config):
        tables = {
            "check": of.check, "desk": of.workflow, "archive": of.archive, "site": of,
        }  # fmt: skip
        holder = tables.get(setting.table, of.periodical)
    found: SettingValue = getattr(holder, setting.name)
    return found


def empty(setting: Setting) -> SettingValue:
    """Return what a setting is where it is not written."""
    if not setting.table:
        return value(setting, Issue(IssueNumber(1, 1), None))
    return value(setting, Config(Periodical((), (), ""), None))


def change(
    root: Path, setting: Setting, new: Callable[[SettingValue], SettingValue], identifier: str = ""
) -> tuple[SettingValue, SettingValue]:
    """Make a setting what `new` makes of it, all else in its file as it was; return old and new.

    `identifier` is that of the issue whose switch it is. The caller holds the lock. Raises
    BulletinError when the file could not be read with it.
    """
    file = CONFIG_FILE if setting.table else IssuePaths(identifier).issue_file
    text = read_text(root / file, file)
    old = value(setting, _parsed(setting, text, file))
    wanted = new(old)
    if wanted != old:
        changed = changed_text(text, setting, wanted)
        _refuse_wrong(root, setting, wanted, changed, file)
        write_files({root / file: changed}, root)
    return old, wanted


def _parsed(setting: Setting, text: str, file: str) -> Issue | Config:
    return config.parse_config(text) if setting.table else issues.parse_head(text, file)


def _refuse_wrong(root: Path, setting: Setting, wanted: SettingValue, text: str, file: str) -> None:
    """Refuse a file's new text that does not say what is wanted, or says what cannot be."""
    try:
        read = _parsed(setting, text, file)
        _refuse_unknown(root, setting, read)
    except BulletinError as error:
        if error.file != file:
            raise
        raise BulletinError(error.message, error.hint) from error  # no file says it yet
    if value(setting, read) != wanted:
        raise BulletinError("改不了这一项", "直接在文件里改。", file=file)


def _refuse_unknown(root: Path, setting: Setting, read: Issue | Config) -> None:
    """Refuse a template or a rule that there is not."""
    if not isinstance(read, Config):
        return
    if setting.kind == "template":
        from bulletin_cli.store.templates import load_template

        load_template(read.periodical.template, root)
    elif setting.kind == "rules":
        from bulletin_cli.proof.engine import RuleSelection

        RuleSelection(read.check.select, read.check.ignore).rules()


def changed_text(text: str, setting: Setting, wanted: SettingValue) -> str:
    """Return a file's text with another value of a setting, all else in it as it was."""
    import tomlkit

    document = tomlkit.parse(text)
    table = _table(document, FIELDS if setting.is_field else setting.table)
    now = table.get(setting.name)
    if wanted is None and setting.is_field:
        table.remove(setting.name)
    elif isinstance(wanted, tuple) and len(wanted) == 1 and isinstance(now, str):
        table[setting.name] = wanted[0]  # a list that may be written as a text, and is
    elif isinstance(wanted, tuple):
        _put_list(table, setting.name, wanted)
    else:
        table[setting.name] = 0 if wanted is None else wanted  # a number of which there is none
    return tomlkit.dumps(document)


def _table(document: TOMLDocument, name: str) -> Any:
    """Return the table called `name`, made now where it is missing; "" is the top."""
    import tomlkit

    if not name:
        return document
    if name not in document:
        document.add(tomlkit.nl())
        document.add(name, tomlkit.table())
    return document[name]


def _put_list(table: Container, name: str, items: tuple[str, ...]) -> None:
    import tomlkit

    array = table.get(name)
    if not isinstance(array, tomlkit.items.Array):
        table[name] = array = tomlkit.array()
    arrange(array, items)
    if len(items) > 1 and "\n" not in array.as_string():
        array.multiline(True)
