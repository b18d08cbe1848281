"""Changing a list in a TOML file without touching its comments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tomlkit.items import Array


def arrange(array: Array, items: Sequence[str]) -> None:
    """Make `array` hold `items`, which are all different, in their order.

    A comment stays with its entry; the entry that takes another's place takes its comment.
    """
    for place, item in enumerate(items[: len(array)]):
        if item not in array and array[place] not in items:
            array[place] = item
    for item in [each for each in array if each not in items]:
        array.remove(item)
    for place, item in enumerate(items):
        if place < len(array) and array[place] == item:
            continue
        if item in array:
            array.remove(item)
        array.insert(place, item)
