"""Receipt <-> the text of a file that goes back to the office that sent the submissions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bulletin_cli.base.strict_toml import TomlTable, parse, refuse_schema
from bulletin_cli.desk.exchange import OUTCOMES, Receipt, ReceiptEntry, SubmissionOutcome
from bulletin_cli.store.toml_lines import toml_lines

_KEYS = ("id", "title", "outcome", "date", "channel", "by", "level", "note")
_KIND = 'kind = "receipt"'
_MOST = 20_000_000  # bytes of one
_OUTCOMES: dict[str, SubmissionOutcome] = {each: each for each in OUTCOMES}


def is_receipt(place: Path) -> bool:
    """Return whether a file says that it is a receipt."""
    try:
        is_small = place.suffix.lower() == ".toml" and place.stat().st_size < _MOST
        return is_small and _KIND.encode() in place.read_bytes()
    except OSError:
        return False


def dump_receipt(receipt: Receipt) -> str:
    """Return a receipt as text."""
    return "\n".join(_lines(receipt)) + "\n"


def parse_receipt(text: str, file: str) -> Receipt:
    """Return what the text of a receipt says. Raises BulletinError with file and line."""
    top = parse(text, file)
    refuse_schema(top)
    top.choice("kind", {"receipt": "receipt"})
    receipt = Receipt(
        top.text("sender"),
        top.text("to"),
        top.needed_day("made"),
        tuple(_entry(each) for each in top.tables("entries")),
    )
    top.close()
    return receipt


def _entry(table: TomlTable) -> ReceiptEntry:
    entry = ReceiptEntry(
        table.text("id"),
        table.text("title", ""),
        table.choice("outcome", _OUTCOMES),
        table.needed_day("date"),
        table.text("channel", ""),
        table.text("by", ""),
        table.text("level", ""),
        table.text("note", ""),
    )
    table.close()
    needed = {"use": "channel", "endorsement": "level"}.get(entry.outcome)
    if needed and not getattr(entry, needed).strip():  # uses/ could not be read with it
        raise table.error(needed, "没有写", "请对方用 bulletin receipt write 重新写回执。")
    return entry


def _lines(receipt: Receipt) -> Iterator[str]:
    yield from ("schema = 1", _KIND)
    yield "# 回执：报来的稿件后来怎样了；收到的单位运行 bulletin receipt take 这个文件。"
    yield from toml_lines(receipt, ("sender", "to", "made"))
    for each in receipt.entries:
        yield from ("", "[[entries]]", *toml_lines(each, _KEYS))
