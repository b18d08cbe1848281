"""Plain data classes that cost little to define: a command loads some fifty of them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_: Any) -> Any:
        """Stand in for the type checkers' mark, which does nothing when the program runs."""
        return lambda decorator: decorator


Class = TypeVar("Class", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: Class) -> Class:
    """Make `cls` a dataclass with slots that is equal, hashed and shown by its fields.

    In place of `dataclass(frozen=True, slots=True)`, which writes and compiles six methods for
    every class: here they share all but `__init__`, which defines a class in a third of the time
    and makes an instance in half. That nothing changes a record is the type checker's to see.
    """
    made: Any = dataclass(slots=True, eq=False, repr=False)(cls)
    compared = [each for each in fields(made) if each.compare]
    hashed = [each for each in compared if each.hash is not False]
    made.__key__ = staticmethod(attrgetter(*(each.name for each in compared)))
    made.__hash_key__ = staticmethod(attrgetter(*(each.name for each in hashed)))
    made.__eq__, made.__hash__, made.__repr__ = _equal, _hash, _shown
    return made  # type: ignore[no-any-return]


def _equal(one: Any, other: Any) -> Any:
    if one.__class__ is not other.__class__:
        return NotImplemented
    return one.__key__(one) == other.__key__(other)


def _hash(one: Any) -> int:
    return hash(one.__hash_key__(one))


def _shown(one: Any) -> str:
    shown = (f"{each.name}={getattr(one, each.name)!r}" for each in fields(one) if each.repr)
    return f"{type(one).__name__}({', '.join(shown)})"
