"""The signature: what was signed is made, kept with its checksum and the scan of the paper."""

from __future__ import annotations

import io
from datetime import date

from bulletin_cli.actions.desk.making import made, word_file
from bulletin_cli.actions.desk.steps import Move, Moved, moving
from bulletin_cli.base.digests import digest
from bulletin_cli.base.errors import BulletinError
from bulletin_cli.base.paths import SIGNED
from bulletin_cli.base.record import record, replace
from bulletin_cli.content.issue import IssueStep, Signature
from bulletin_cli.store.desk.published import (
    SUMS,
    checksums,
    new_files,
    place_of_earlier,
    protect,
    source_digests,
    sources_digest,
)
from bulletin_cli.store.desk.steps import write_step
from bulletin_cli.store.files import relative
from bulletin_cli.workspace import Workspace

SCAN_MOST = 50_000_000  # bytes
_SCAN = "签发单"
_PDF = b"%PDF-"
_OF_DATES = ("ISS001", "ISS002")
_KEEP = "报头的日期要变成签发的日期；不要变，加 --keep-date"
_KINDS = {"jpeg": ".jpg", "png": ".png", "tiff": ".tif", "bmp": ".bmp", "gif": ".gif"}


@record
class Signing:
    """What is said of a signature; `scan` are the bytes of the signed paper, `file` its name.

    With `keep_date` the masthead keeps its date, else it becomes the day of the signature.
    """

    scan: bytes
    file: str
    keep_date: bool
    check: bool


def sign_issue(space: Workspace, identifier: str, move: Move, signing: Signing) -> Moved:
    """Sign an issue: its Word file and the scan go into signed/. Raises BulletinError."""
    day: date | None = None if signing.keep_date else move.on
    scan = (
        {f"{_SCAN}{scan_ending(signing.scan, signing.file)}": signing.scan} if signing.file else {}
    )
    folder = space.issues / identifier / SIGNED
    with moving(space, identifier, move) as head:
        examined, errors = made(space, identifier, check=signing.check, day=day)
        if errors:
            dates = day and any(each.rule in _OF_DATES for each in errors)
            return Moved(identifier, head, errors, told=(_KEEP,) if dates else ())
        data = word_file(examined.pages)
        dated = replace(head, date=day or head.date)
        sources = source_digests(space.root, identifier, dated)
        files = {f"{identifier}.docx": data, **scan}
        files[SUMS] = checksums(files, sources)
        earlier = place_of_earlier(folder)
        signature = Signature(
            move.name, move.on, digest(data), "".join(scan), move.note, sources_digest(sources),
            {name: digest(each) for name, each in files.items()},
        )  # fmt: skip
        issue = write_step(
            space.root,
            identifier,
            IssueStep("signed", move.on, move.name, move.note),
            new_files(folder, files),
            day=day,
            signed=signature,
        )
        protect(folder)
    told = (f"上一次签发的放在 {relative(earlier, space.root)}",) if earlier else ()
    return Moved(identifier, issue, told=told)


def scan_ending(data: bytes, file: str) -> str:
    """Return the ending of a scan by what it is. Raises BulletinError for no picture or PDF."""
    if _PDF in data[:1024]:
        return ".pdf"
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            kind = (picture.format or "").lower()
            picture.verify()
    except Exception as error:  # Pillow raises many kinds for broken data
        raise _refusal(file) from error
    if kind not in _KINDS:
        raise _refusal(file)
    return _KINDS[kind]


def _refusal(file: str) -> BulletinError:
    return BulletinError(
        "不是图片或 PDF，不能当签发单的扫描件", "扫描成 PDF 或 JPEG 再来；没有就不写 --scan。",
        file=file,
    )  # fmt: skip
