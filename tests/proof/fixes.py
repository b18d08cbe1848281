"""One text after all its fixes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bulletin_cli.proof.finding import Finding
from bulletin_cli.proof.fixing import fix_files


def fixed(
    text: str, findings: Callable[[str], tuple[Finding, ...]], *, unsafe: bool = False
) -> str:
    """Return `text` mended; the findings name the file that it is."""
    names = {each.place.file for each in findings(text)}
    if not names:
        return text
    (file,) = names

    def again(texts: Mapping[str, str]) -> tuple[Finding, ...]:
        return findings(texts[file])

    return fix_files({file: text}, again, lambda *_: True, unsafe=unsafe).texts[file]
