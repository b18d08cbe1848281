"""The zip around the parts (Open Packaging Conventions), the same bytes for the same parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from bulletin_cli.base.errors import TemplateError

_EPOCH = (1980, 1, 1, 0, 0, 0)


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a package of `parts` in their order, dated 1980-01-01."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)
    return buffer.getvalue()


def read_part(package: bytes, name: str) -> str:
    """Return part `name` of a package as text. Raises TemplateError when that cannot be."""
    try:
        with zipfile.ZipFile(io.BytesIO(package)) as archive:
            return archive.read(name).decode("utf-8-sig")
    except Exception as error:  # a broken package makes zipfile raise nearly anything
        raise TemplateError(
            f"模板的 base.docx 读不出 {name}",
            "换回随模板来的 base.docx，或用 Word 另存一次。",
        ) from error
