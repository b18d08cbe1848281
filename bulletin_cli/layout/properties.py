"""What a file says of itself, for archives and searches."""

from __future__ import annotations

from datetime import date

from bulletin_cli.base.record import record


@record
class DocumentProperties:
    """What the file says of itself."""

    title: str
    subject: str
    creator: str
    identifier: str
    created: date | None
