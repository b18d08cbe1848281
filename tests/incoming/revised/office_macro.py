"""Edits Word files through LibreOffice's API; run by a Python that has its `uno`.

`python3 office_macro.py JOBS.json`: a list of {source, target, tracked, edits}, an edit being a
function below and its words. One LibreOffice, with a profile of its own, does them all.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

_PARAGRAPH_BREAK = 0  # com.sun.star.text.ControlCharacter
_SECONDS = 600


def replace(document: Any, old: str, new: str) -> None:
    _found(document, old).setString(new)


def split(document: Any, before: str) -> None:
    found = _found(document, before)
    cursor = found.getText().createTextCursorByRange(found.getStart())
    found.getText().insertControlCharacter(cursor, _PARAGRAPH_BREAK, False)


def join(document: Any, text: str) -> None:
    """Take out the break before the paragraph."""
    cursor = _paragraph(document, text)
    cursor.collapseToStart()
    cursor.goLeft(1, True)
    cursor.setString("")


def retype(document: Any, text: str, new: str) -> None:
    _paragraph(document, text).setString(new)


def delete(document: Any, text: str) -> None:
    cursor = _paragraph(document, text)
    cursor.goRight(1, True)
    cursor.setString("")


def insert(document: Any, after: str, text: str) -> None:
    cursor = _paragraph(document, after)
    cursor.collapseToEnd()
    cursor.getText().insertControlCharacter(cursor, _PARAGRAPH_BREAK, False)
    cursor.getText().insertString(cursor, text, False)


def move(document: Any, text: str) -> None:
    """Put the paragraph one up, with the command that a user has for it."""
    controller = document.getCurrentController()
    controller.getViewCursor().gotoRange(_paragraph(document, text).getStart(), False)
    document.dispatcher.executeDispatch(controller.getFrame(), ".uno:MoveUp", "", 0, ())


def _found(document: Any, text: str) -> Any:
    search = document.createSearchDescriptor()
    search.setSearchString(text)
    search.SearchCaseSensitive = True
    return document.findFirst(search)


def _paragraph(document: Any, text: str) -> Any:
    """Return a cursor over the whole paragraph in which the text stands."""
    found = _found(document, text)
    cursor = found.getText().createTextCursorByRange(found.getStart())
    cursor.gotoStartOfParagraph(False)
    cursor.gotoEndOfParagraph(True)
    return cursor


class _OfficeDocument:
    """A document that also knows the dispatcher."""

    def __init__(self, model: Any, dispatcher: Any) -> None:
        self.model, self.dispatcher = model, dispatcher

    def __getattr__(self, name: str) -> Any:
        return getattr(self.model, name)


def _value(name: str, value: object) -> Any:
    return PropertyValue(Name=name, Value=value)


def _run(job: dict[str, Any], desktop: Any, dispatcher: Any) -> None:
    url = Path(job["source"]).as_uri()
    model = desktop.loadComponentFromURL(url, "_blank", 0, (_value("Hidden", True),))
    model.RecordChanges = job["tracked"]
    for name, *words in job["edits"]:
        globals()[name](_OfficeDocument(model, dispatcher), *words)
    kind = (_value("FilterName", "MS Word 2007 XML"),)
    model.storeToURL(Path(job["target"]).as_uri(), kind)
    model.close(True)


def _connected(pipe: str) -> Any:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    end = time.monotonic() + _SECONDS
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def main(jobs: list[dict[str, Any]]) -> None:
    pipe = f"bulletin-{os.getpid()}"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        office = subprocess.Popen(
            [
                "soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless",
                "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
        try:
            context = _connected(pipe)
            make = context.ServiceManager.createInstanceWithContext
            desktop = make("com.sun.star.frame.Desktop", context)
            dispatcher = make("com.sun.star.frame.DispatchHelper", context)
            for job in jobs:
                _run(job, desktop, dispatcher)
        finally:
            os.killpg(office.pid, 9)
            office.wait()


if __name__ == "__main__":
    main(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
