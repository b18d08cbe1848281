"""What `doctor --probe` and `--probe-read` do: the probe written, and its PDF read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bulletin_cli.store.files import read_bytes
from bulletin_cli.store.outputs import holds_other, save_outputs

if TYPE_CHECKING:
    from bulletin_cli.incoming.probe import ProbeReading

_BASE = "gbt9704"  # lends the styles that Word takes for granted
_PDF_MOST = 20_000_000  # bytes


def write_probe(place: Path, agree: Callable[[], None]) -> int:
    """Write the probe and return how many pages are predicted.

    `agree` is called before a file that says something else is replaced, and raises to keep it.
    """
    from bulletin_cli.layout.probe.document import probe_pages
    from bulletin_cli.store.templates import load_template, shipped_folder
    from bulletin_cli.writers import find_writer

    pages = probe_pages(load_template(_BASE, shipped_folder()).base)
    data = find_writer("docx")(pages.document)
    if holds_other(place.parent, place, data):
        agree()
    save_outputs(None, {place: data})
    return len(pages.pages)


def read_probe_file(path: Path) -> ProbeReading:
    """Return what a PDF of the probe says. Raises BulletinError."""
    from bulletin_cli.incoming.probe import read_probe

    return read_probe(read_bytes(path, str(path), _PDF_MOST), str(path))
