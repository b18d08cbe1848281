"""Plain data classes that cost little to define: a command loads some eighty of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import replace

    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_: Any) -> Any:
        """Stand in for the type checkers' mark, which does nothing when the program runs."""
        return lambda decorator: decorator

    def replace(one: Any, **changes: Any) -> Any:
        """Return a record with some fields changed.

        `dataclasses.replace` would first work out what the class's fields are.
        """
        values = {name: getattr(one, name) for name in one.__given__}
        return type(one)(**values | changes)


__all__ = ["record", "replace"]

Class = TypeVar("Class", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: Class) -> Class:
    """Make `cls` a dataclass with slots that is equal, hashed and shown by its fields.

    In place of `dataclass(frozen=True, slots=True)`, which writes and compiles six methods for
    every class: here they share all but `__init__`, which is written when the first instance is
    made, and what `dataclasses.fields` tells is worked out when it is asked for. That nothing
    changes a record is the type checker's to see.
    """
    inherited: Mapping[str, Any] = getattr(cls, "__given__", {})
    own = {name: cls.__dict__.get(name, MISSING) for name in cls.__annotations__}
    given = {**inherited, **own}
    compared = [name for name, value in given.items() if _counts(value)]
    hashed = [name for name in compared if getattr(given[name], "hash", None) is not False]
    dropped = {*own, "__dict__", "__weakref__"}
    namespace = {name: value for name, value in cls.__dict__.items() if name not in dropped} | {
        "__slots__": tuple(own),
        "__match_args__": tuple(given),
        "__given__": given,
        "__dataclass_fields__": _Fields(),
        "__key__": staticmethod(attrgetter(*compared)),
        "__hash_key__": staticmethod(attrgetter(*hashed)),
        "__init__": _first_init,
        "__eq__": _equal,
        "__hash__": _hash,
        "__repr__": _shown,
    }
    return type(cls)(cls.__name__, cls.__bases__, namespace)


def _counts(value: Any) -> bool:
    return not isinstance(value, Field) or value.compare


class _Fields:
    """What `dataclasses` knows of a record, worked out where somebody asks for it."""

    def __get__(self, _: Any, cls: Any) -> Any:
        """Return the class's fields by name, from now on without this detour."""
        given = cls.__given__
        values = {name: value for name, value in given.items() if value is not MISSING}
        values |= {"__annotations__": dict.fromkeys(given, "Any"), "__doc__": "Alike."}
        alike = type(cls.__name__, (), values)
        made: Any = dataclass(init=False, repr=False, eq=False)(alike)
        cls.__dataclass_fields__ = made.__dataclass_fields__
        return cls.__dataclass_fields__


def _first_init(self: Any, *values: Any, **named: Any) -> None:
    """Write the true `__init__`, which takes the place of this one, and call it."""
    cls = type(self)
    cls.__init__ = _write_init(cls.__given__)
    cls.__init__(self, *values, **named)


def _write_init(given: Mapping[str, Any]) -> Any:
    """Return the `__init__` of a class with these fields."""
    scope: dict[str, Any] = {"MISSING": MISSING}
    parameters, lines = ["self"], []
    for name, value in given.items():
        default: Any = value
        make: Any = MISSING
        if isinstance(value, Field):
            default, make = value.default, value.default_factory
        if make is not MISSING:
            parameters.append(f"{name}=MISSING")
            lines.append(f" self.{name} = make_{name}() if {name} is MISSING else {name}")
        else:
            parameters.append(name if default is MISSING else f"{name}=default_{name}")
            lines.append(f" self.{name} = {name}")
        scope |= {f"default_{name}": default, f"make_{name}": make}
    exec("\n".join([f"def __init__({', '.join(parameters)}):", *lines]), scope)  # noqa: S102
    return scope["__init__"]


def _equal(one: Any, other: Any) -> Any:
    if one.__class__ is not other.__class__:
        return NotImplemented
    return one.__key__(one) == other.__key__(other)


def _hash(one: Any) -> int:
    return hash(one.__hash_key__(one))


def _shown(one: Any) -> str:
    shown = (f"{each.name}={getattr(one, each.name)!r}" for each in fields(one) if each.repr)
    return f"{type(one).__name__}({', '.join(shown)})"
