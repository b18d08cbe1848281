"""What LibreOffice makes of files: a .docx of other programs' ones, pages of a .docx."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bulletin_cli.base.errors import BulletinError
from bulletin_cli.incoming.word.package import FILE_MOST
from bulletin_cli.store.files import read_bytes
from bulletin_cli.store.office_profile import make_profile

_SECONDS = 120
_BEGINS = (
    b"\xd0\xcf\x11\xe0",
    b"PK\x03\x04",
    b"{\\rtf",
    b"<",
    b"\xef\xbb\xbf<",
)  # OLE, zip, RTF, HTML
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_DOCX = "docx:MS Word 2007 XML"
_HINT = "用 Word 或 WPS 打开，另存为 .docx 再加。"


def convert_to_docx(path: Path, file: str) -> bytes:
    """Return a .doc, .wps, .rtf or .odt as .docx; `file` names it in messages.

    LibreOffice works on a copy, with a profile of its own that asks nothing and runs no macros.
    Raises BulletinError where it is not installed or cannot read the file.
    """
    program = find_office()
    if not program:
        raise BulletinError(
            f"收 {path.suffix} 文件要用 LibreOffice，本机没有安装", _HINT, file=file
        )
    data = read_bytes(path, file, FILE_MOST)
    if not data.startswith(_BEGINS):  # LibreOffice would take it for a text
        raise BulletinError("不是 Word 文件，或已经损坏", _HINT, file=file)
    return _made_of(program, data, path.suffix.lower(), ".docx", _DOCX, file)


def find_office() -> str:
    """Return where LibreOffice is, "" where it is not installed."""
    return shutil.which("soffice") or next((each for each in _PLACES if Path(each).exists()), "")


def docx_as_pdf(program: str, data: bytes, file: str) -> bytes:
    """Return a .docx as LibreOffice prints it. Raises BulletinError where it cannot read it."""
    return _made_of(program, data, ".docx", ".pdf", "pdf:writer_pdf_Export", file)


def _made_of(program: str, data: bytes, ending: str, wanted: str, form: str, file: str) -> bytes:
    """Return what LibreOffice makes of a copy of a file, which has this `ending`."""
    with tempfile.TemporaryDirectory(prefix="bulletin-", ignore_cleanup_errors=True) as place:
        source = Path(place) / f"source{ending}"
        source.write_bytes(data)
        _convert(program, source, form, file)
        target = source.with_suffix(wanted)
        if not target.exists():
            raise BulletinError("LibreOffice 打不开这个文件", _HINT, file=file)
        return read_bytes(target, file, FILE_MOST)


def _convert(program: str, source: Path, form: str, file: str) -> None:
    folder = source.parent
    make_profile(folder / "profile")
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--norestore", "--convert-to", form, "--outdir", str(folder),
        str(source),
    ]  # fmt: skip
    own_group = sys.platform != "win32"  # soffice starts others; all must end with it
    try:
        process = subprocess.Popen(  # noqa: S603 - a program found by name, a file of our own
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=own_group,
        )
    except OSError as error:
        raise BulletinError("LibreOffice 启动不了", _HINT, file=file) from error
    try:
        process.wait(_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise BulletinError(
            f"LibreOffice 转换了 {_SECONDS} 秒还没有完", _HINT, file=file
        ) from error
    finally:
        _end(process, own_group=own_group)


def _end(process: subprocess.Popen[bytes], *, own_group: bool) -> None:
    if process.poll() is None:
        if own_group:
            os.killpg(process.pid, 9)
        else:
            process.kill()
        process.wait()
