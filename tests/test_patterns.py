"""No regular expression of the program takes more than linear time, whatever line it is given."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator

import pytest

import bulletin_cli
from tests.linear import assert_linear

_SIZE = 4_000  # of a line; a square of it takes a tenth of a second and more
_SLOW = 0.03  # seconds
_SIGNS = " \u3000\t\n1九a甲第[(（“,.、-年A_\\\"'"


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(bulletin_cli.__path__, "bulletin_cli."):
        if not module.name.endswith("__main__"):
            for name, value in vars(importlib.import_module(module.name)).items():
                for n, found in enumerate(_within(value)):
                    yield f"{module.name}.{name}[{n}]", found


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _within(each)
    elif isinstance(value, dict):
        yield from _within(list(value.values()))


PATTERNS = {found.pattern: (name, found) for name, found in _patterns()}


def _lines(pattern: str) -> Iterator[tuple[str, str]]:
    """Yield what is repeated and what stands behind: the signs of the pattern and of all others."""
    own = list(dict.fromkeys(each for each in pattern if each.isprintable()))[:60]
    for unit in dict.fromkeys([*_SIGNS, *own, "1,", "1.", "a.", "a ", "甲 ", "1 ", " \n"]):
        for tail in ("", "\0"):
            yield unit, tail


@pytest.mark.parametrize("pattern", PATTERNS.values(), ids=lambda each: each[0])
def test_a_pattern_is_searched_in_linear_time(pattern: tuple[str, re.Pattern[str]]) -> None:
    _, found = pattern
    for unit, tail in _lines(found.pattern):
        line = unit * (_SIZE // len(unit)) + tail
        begun = time.process_time()
        _all(found, line)
        if time.process_time() - begun > _SLOW:
            assert_linear(lambda size: _all(found, unit * size + tail), _SIZE // len(unit))


def _all(found: re.Pattern[str], line: str) -> None:
    for _ in found.finditer(line):
        pass
