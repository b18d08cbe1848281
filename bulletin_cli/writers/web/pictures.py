"""The pictures of a page: files beside it under safe names, or within it."""

from __future__ import annotations

import base64
from dataclasses import field
from urllib.parse import quote

from bulletin_cli.base.record import record
from bulletin_cli.layout.document import StyledPicture
from bulletin_cli.writers.drawn.pictures import portable

_ENDINGS = {"png": "png", "jpeg": "jpg", "gif": "gif"}


@record
class PictureFiles:
    """Where a page's pictures go: into `folder`, a path from the page; "" puts them into the page.

    `files` fills while a page is made: their bytes by their paths, numbered in their order.
    """

    folder: str
    files: dict[str, bytes] = field(default_factory=dict)

    def place(self, picture: StyledPicture) -> str:
        """Return the path of a picture's file, which may serve it more than once."""
        made = portable(picture)
        known = (path for path, data in self.files.items() if data == made.data)
        path = next(known, f"{self.folder}/{len(self.files) + 1:02}.{_ENDINGS[made.kind]}")
        self.files[path] = made.data
        return path

    def address(self, picture: StyledPicture) -> str:
        """Return what a page writes as the picture's address."""
        if self.folder:
            return quote(self.place(picture))
        made = portable(picture)
        return f"data:image/{made.kind};base64,{base64.b64encode(made.data).decode()}"
