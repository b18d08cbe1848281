"""The state that the page shows: made from the files, and anew whenever one of them changes."""

from __future__ import annotations

import json
import threading
import traceback
from pathlib import Path
from typing import Any

from bulletin_cli.actions.check.decisions import Written, accept_in_issue, outdated
from bulletin_cli.actions.examine import examine
from bulletin_cli.base.errors import BulletinError, together
from bulletin_cli.layout.pages import Pages
from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.reports.text import LEVEL_NAMES, cure, summary
from bulletin_cli.serve.html import page_html, pictures
from bulletin_cli.serve.places import Spots, find_spots
from bulletin_cli.store.fingerprint import fingerprint
from bulletin_cli.workspace import Workspace
from bulletin_cli.writers.drawn.pictures import Portable

_PAUSE = 0.3  # seconds between two looks at the files
_LOOKS = 80  # before a waiting browser is told that nothing changed
_BEFORE, _PARTLY = " 下面是改坏之前的各页。", " 下面是读得出来的各篇。"


class Live:
    """The state of one issue; its methods may be called from any thread.

    The workspace is read anew for each version, so that bulletin.toml and the template count.
    """

    def __init__(self, root: Path, identifier: str) -> None:
        self._root = root
        self._identifier = identifier
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._version = ""
        self._state = b""
        self._good: dict[str, Any] = {"title": identifier, "pages": [], "findings": []}
        self._good["summary"] = ""
        self._whole = False  # whether these are the pages of all articles
        self._pictures: dict[str, Portable] = {}
        self._findings: tuple[Finding, ...] = ()
        self._round = 0  # raised where the files look the same and the state may be another
        self._fixed: list[tuple[Finding, Written]] = []  # what can be taken back, the last one last

    def after(self, version: str) -> bytes | None:
        """Return the state as json once its version is another than `version`.

        Returns None when nothing changes for half a minute, or on closing.
        """
        for _ in range(_LOOKS):
            now = f"{fingerprint(self._root, self._identifier)}-{self._round}"
            if now != version:
                return self._at(now)
            if self._closed.wait(_PAUSE):
                break
        return None

    def picture(self, name: str) -> Portable | None:
        """Return a picture of the pages that were loaded last."""
        with self._lock:
            return self._pictures.get(name)

    def accept(self, version: str, place: int) -> None:
        """Write the fix of a finding of the state that is shown. Raises BulletinError."""
        with self._lock:
            finding = self._finding(version, place)
            try:
                written = accept_in_issue(Workspace.find(self._root), self._identifier, finding)
            except BulletinError:
                self._round += 1  # it may be out of date by a file that nobody watches
                raise
            self._fixed.append((finding, written))

    def undo(self, version: str) -> None:
        """Take back the last fix that was written from here. Raises BulletinError."""
        with self._lock:
            if version != self._version or not self._fixed:
                raise outdated()
            self._fixed[-1][1].take_back()
            self._fixed.pop()

    def source(self, version: str, place: int) -> tuple[Path, int]:
        """Return the file of a finding, and the line. Raises BulletinError."""
        with self._lock:
            found = self._finding(version, place).place
        return self._root / found.file, found.line

    def _finding(self, version: str, place: int) -> Finding:
        if version != self._version or not 0 <= place < len(self._findings):
            raise outdated()
        return self._findings[place]

    def close(self) -> None:
        """Let every waiting request go."""
        self._closed.set()

    def _at(self, version: str) -> bytes:
        with self._lock:
            if version != self._version:
                error = self._load()
                if error and self._good["pages"]:
                    error["hint"] += _BEFORE if self._whole else _PARTLY
                state = {"version": version, "error": error, "undo": self._last(), **self._good}
                self._state = json.dumps(state, ensure_ascii=False).encode()
                self._version = version
            return self._state

    def _last(self) -> str:
        """Return what the last fix did, "" where there is none to take back."""
        fix = self._fixed[-1][0].applicable_fix if self._fixed else None
        return cure(fix) if fix else ""

    def _load(self) -> dict[str, str] | None:
        """Load the issue; where that fails return the error and keep the last good pages.

        Where there are none yet, the pages of the articles that can be read are better than none.
        """
        try:
            examined = examine(Workspace.find(self._root), self._identifier)
            faults = examined.issue.faults
            if not (faults and self._whole):
                self._pictures = pictures(examined.pages)
                self._findings = examined.findings
                self._good = _state(examined.findings, examined.pages)
                self._whole = not faults
            return _told(together(faults)) if faults else None
        except BulletinError as error:
            return _told(error)
        except Exception as error:  # a bug must not take the last good pages away
            traceback.print_exc()
            return {
                "message": f"bulletin 自己出错了：{type(error).__name__}",
                "hint": "终端上有详情。撤回刚才的改动，并把详情报告给开发者。",
            }


def _told(error: BulletinError) -> dict[str, str]:
    return {"message": str(error), "hint": error.hint}


def _state(findings: tuple[Finding, ...], pages: Pages) -> dict[str, Any]:
    places = find_spots(findings, pages)
    rows = zip(findings, places, strict=True)
    return {
        "title": pages.document.properties.title,
        "summary": summary(findings),
        "pages": [page_html(page, pages, findings, places) for page in pages.pages],
        "findings": [_row(finding, spots) for finding, spots in rows],
    }


def _row(finding: Finding, spots: Spots) -> dict[str, Any]:
    place, fix = finding.place, finding.applicable_fix
    spot = spots[0] if spots else None
    doubt = "" if fix and fix.safe else "（请核对）"
    start, end = place.mark
    return {
        "level": finding.level,
        "level_name": LEVEL_NAMES[finding.level],
        "rule": finding.rule,
        "message": finding.message,
        "file": place.file,
        "source_line": place.line,
        "fix": f"{cure(fix)}{doubt}" if fix else "",
        "page": spot.page if spot else None,
        "line": spot.line if spot else None,
        "snippet": [place.snippet[:start], place.snippet[start:end], place.snippet[end:]],
    }
