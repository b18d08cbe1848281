"""Plain data classes that cost little to define: a command loads some fifty of them."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields
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
    every class: here they share all but `__init__`, and that is written when the first instance
    is made, for a command makes none of half the classes that it loads. That nothing changes a
    record is the type checker's to see.
    """
    made: Any = dataclass(slots=True, eq=False, repr=False, init=False)(cls)
    made.__init__ = _first_init
    made.__key__ = staticmethod(attrgetter(*(each.name for each in fields(made) if each.compare)))
    made.__eq__, made.__hash__, made.__repr__ = _equal, _hash, _shown
    return made  # type: ignore[no-any-return]


def _first_init(one: Any, *values: Any, **named: Any) -> None:
    """Stand in for a class's `__init__` until it is called: write that, and call it."""
    cls: Any = type(one)
    cls.__init__ = _written_init(cls)
    cls.__init__(one, *values, **named)


def _written_init(cls: type) -> Any:
    """Return the `__init__` that takes the fields of `cls`, as dataclasses write it."""
    scope: dict[str, Any] = {"MISSING": MISSING}
    parameters, lines = ["self"], []
    for each in fields(cls):
        name, value = each.name, each.name
        if each.default_factory is not MISSING:
            scope[f"make_{name}"] = each.default_factory
            parameters.append(f"{name}=MISSING")
            value = f"make_{name}() if {name} is MISSING else {name}"
        elif each.default is not MISSING:
            scope[f"default_{name}"] = each.default
            parameters.append(f"{name}=default_{name}")
        else:
            parameters.append(name)
        lines.append(f"    self.{name} = {value}")
    text = f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines)
    exec(text, scope)  # noqa: S102 - names of fields only
    return scope["__init__"]


def _equal(one: Any, other: Any) -> Any:
    if one.__class__ is not other.__class__:
        return NotImplemented
    return one.__key__(one) == other.__key__(other)


def _hash(one: Any) -> int:
    return hash(one.__key__(one))


def _shown(one: Any) -> str:
    shown = (f"{each.name}={getattr(one, each.name)!r}" for each in fields(one) if each.repr)
    return f"{type(one).__name__}({', '.join(shown)})"
