"""How a long work shows how far it is, whoever shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

# Given the names of what is done one after another, yields them; a bar may show how far they are.
Watch: TypeAlias = Callable[[Sequence[str]], Iterable[str]]
