"""What an item says of itself when it is handed over, in the words of DA/T 46-2009, as XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from bulletin_cli.base.record import record
from bulletin_cli.content.issue import Issue, Periodical
from bulletin_cli.desk.archive import ArchiveSettings
from bulletin_cli.desk.catalogue import ArchivedItem
from bulletin_cli.desk.workflow import VERBS

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MetadataRows: TypeAlias = "Iterable[tuple[str, str | int]]"


@record
class HandedFile:
    """A file of an item: what it is of it (文稿、签发单 …), its size and its SHA-256."""

    name: str
    kind: str
    size: int
    digest: str


def item_metadata(
    item: ArchivedItem,
    issue: Issue,
    periodical: Periodical,
    settings: ArchiveSettings,
    files: Sequence[HandedFile],
    notes: Sequence[str],
) -> bytes:
    """Return the metadata of an item as XML, the same bytes for the same facts."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    top = Element("电子文件元数据", {"依据": "DA/T 46-2009"})
    SubElement(top, "聚合层次").text = "文件"
    groups: Mapping[str, MetadataRows] = {
        "来源": (("立档单位名称", periodical.issuer),),
        "档号": _number(item, settings, issue),
        "内容描述": _content(item, issue, periodical),
        "形式特征": (("件数", 1), ("页数", item.pages), ("语种", "汉语"), ("稿本", "正本")),
    }
    for name, rows in groups.items():
        _group(top, name, rows)
    for file in files:
        _group(top, "电子属性", _file(file))
    for step in issue.history:
        said = (("业务行为", VERBS[step.state]), ("行为时间", f"{step.date}"))
        _group(top, "业务", (*said, ("机构人员名称", step.name), ("行为描述", step.note)))
    for each in notes:
        SubElement(top, "附注").text = each
    indent(top)
    declaration = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    return declaration + tostring(top, encoding="unicode").encode() + b"\n"


def _group(top: Element, name: str, rows: MetadataRows) -> None:
    """Add a group of facts, without those that nobody knows."""
    from xml.etree.ElementTree import SubElement

    group = SubElement(top, name)
    for key, value in rows:
        if value != "":
            SubElement(group, key).text = str(value)


def _number(item: ArchivedItem, settings: ArchiveSettings, issue: Issue) -> MetadataRows:
    return (
        ("档号值", item.number),
        ("全宗号", settings.fonds),
        ("类别号", settings.category),
        ("年度", issue.number.year),
        ("保管期限", settings.term),
        ("机构或问题", settings.office),
        ("室编件号", f"{item.item:04}"),
    )


def _content(item: ArchivedItem, issue: Issue, periodical: Periodical) -> MetadataRows:
    copies = (*periodical.copy_to, *periodical.issue_to, *issue.also_to)
    return (
        ("题名", item.title),
        ("摘要", "；".join(each.full_title for each in issue.articles)),
        ("文件编号", item.reference),
        ("责任者", item.issuer),
        ("日期", item.day.isoformat() if item.day else ""),
        ("文种", "简报"),
        ("主送", "；".join(periodical.report_to)),
        ("抄送", "；".join(copies)),
        ("密级", item.secrecy),
    )


def _file(file: HandedFile) -> Iterator[tuple[str, str | int]]:
    yield "计算机文件名", file.name
    yield "文件内容", file.kind
    yield "计算机文件大小", file.size
    yield "SHA-256", file.digest
