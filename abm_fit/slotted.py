"""Slotted dataclasses at a fraction of what the standard library's take to define and to make.

The standard library compiles up to seven functions for every class as it is defined, used or not; over the hundred
classes that scoring a file loads, that takes longer than scoring it. Here a function that hangs on the fields' names is
compiled when it is first called. Classes behave alike, and `fields`, `is_dataclass` and `asdict` of `dataclasses` take
them; type checkers see the standard library's own.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as in `typing`, whose import takes longer than many of these classes
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import dataclass, field, replace
    from typing import Any, TypeVar

    T = TypeVar("T")

__all__ = ["dataclass", "field", "replace"]

_ABSENT = object()


class _Field:
    """What a class says of a field besides its type."""

    __slots__ = ("compare", "default", "default_factory", "repr")

    def __init__(
        self,
        *,
        default: object = _ABSENT,
        default_factory: Callable[[], object] | None = None,
        compare: bool = True,
        repr: bool = True,  # noqa: A002 - the standard library's name
    ) -> None:
        self.default, self.default_factory, self.compare, self.repr = default, default_factory, compare, repr

    def said(self) -> dict[str, Any]:
        """Return the same as the standard library's `field` takes it."""
        said: dict[str, Any] = {"compare": self.compare, "repr": self.repr}
        if self.default is not _ABSENT:
            said["default"] = self.default
        if self.default_factory is not None:
            said["default_factory"] = self.default_factory
        return said


def _dataclass(*, slots: bool, frozen: bool = False, weakref_slot: bool = False) -> Callable[[type[T]], type[T]]:
    assert slots
    return lambda plain: _made(plain, frozen, weakref_slot)


def _made(plain: type[T], frozen: bool, weakly: bool) -> type[T]:
    """Return a class with slots for the fields, and with what a dataclass can do; `weakly`: and one for weak links."""
    assert not any(hasattr(base, "__dataclass_fields__") for base in plain.__bases__)
    assert not hasattr(plain, "__post_init__")
    space = {name: value for name, value in plain.__dict__.items() if name not in ("__dict__", "__weakref__")}
    given = {name: space.pop(name, _ABSENT) for name in plain.__annotations__}
    fields = {name: one if isinstance(one, _Field) else _Field(default=one) for name, one in given.items()}
    names = tuple(fields)
    space |= {
        "__slots__": (*names, "__weakref__") if weakly else names,
        "__match_args__": names,
        "__slotted_fields__": fields,
        "__dataclass_fields__": _StandardFields(),
    }
    if frozen:
        space |= _FROZEN
    space.setdefault("__repr__", _shown)
    made: Any = type(plain)(plain.__name__, plain.__bases__, space)  # type: ignore[misc]
    made.__qualname__ = plain.__qualname__
    _later(made, "__init__", _init)
    if "__eq__" not in space:
        _later(made, "__eq__", _eq)
        if not frozen:
            made.__hash__ = None
    if frozen and space.get("__hash__") is None:
        _later(made, "__hash__", _hash)
    slotted: type[T] = made
    return slotted


def _later(made: type, name: str, written: Callable[[type], tuple[str, dict[str, Any]]]) -> None:
    """Give a class a method that is compiled when it is first called."""

    def first(self: object, *values: object, **named: object) -> Any:  # noqa: ANN401 - whatever the method returns
        text, names = written(made)
        exec(f"def {name}{text}", names)  # noqa: S102 - made of the fields' names, which are Python's own
        method = names[name]
        method.__qualname__ = f"{made.__qualname__}.{name}"
        setattr(made, name, method)
        return method(self, *values, **named)

    setattr(made, name, first)


def _init(made: type) -> tuple[str, dict[str, Any]]:
    """Return `__init__` and the names that it uses; slots are set through themselves, as a frozen class wants it."""
    names: dict[str, Any] = {"_absent": _ABSENT}
    takes, sets = ["self"], []
    for name, one in _fields(made).items():
        names[f"_set_{name}"] = made.__dict__[name].__set__
        value = name
        if one.default_factory is not None:
            names[f"_make_{name}"] = one.default_factory
            takes.append(f"{name}=_absent")
            value = f"_make_{name}() if {name} is _absent else {name}"
        elif one.default is not _ABSENT:
            names[f"_default_{name}"] = one.default
            takes.append(f"{name}=_default_{name}")
        else:
            takes.append(name)
        sets.append(f"    _set_{name}(self, {value})\n")
    return f"({', '.join(takes)}):\n{''.join(sets) or '    pass'}", names


def _eq(made: type) -> tuple[str, dict[str, Any]]:
    own, others = _values(made, "self"), _values(made, "other")
    text = f"    return {own} == {others} if other.__class__ is self.__class__ else NotImplemented"
    return f"(self, other):\n{text}", {}


def _hash(made: type) -> tuple[str, dict[str, Any]]:
    return f"(self):\n    return hash({_values(made, 'self')})", {}


def _values(made: type, of: str) -> str:
    return f"({''.join(f'{of}.{name}, ' for name, one in _fields(made).items() if one.compare)})"


def _fields(made: type) -> Mapping[str, _Field]:
    fields: Mapping[str, _Field] = made.__dict__["__slotted_fields__"]
    return fields


def _shown(self: object) -> str:
    made = type(self)
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name, one in _fields(made).items() if one.repr)
    return f"{made.__qualname__}({shown})"


def _refuse_to_set(self: object, name: str, value: object) -> None:  # noqa: ARG001 - as Python calls it
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:  # noqa: ARG001 - as Python calls it
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: object) -> list[object]:
    return [getattr(self, name) for name in _fields(type(self))]


def _restore(self: object, state: list[object]) -> None:
    for name, value in zip(_fields(type(self)), state, strict=True):
        object.__setattr__(self, name, value)


def _replace(value: T, /, **changes: object) -> T:
    """Return the same with some fields changed."""
    made = type(value)
    if "__slotted_fields__" not in made.__dict__:
        from dataclasses import replace

        changed: T = replace(value, **changes)  # type: ignore[type-var]
        return changed
    return made(**{name: getattr(value, name) for name in _fields(made) if name not in changes}, **changes)


_FROZEN = {
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _state,
    "__setstate__": _restore,
}


class _StandardFields:
    """The fields as `dataclasses` knows them, made when somebody asks for them."""

    def __get__(self, instance: object, made: type) -> object:
        import dataclasses

        said = {name: dataclasses.field(**one.said()) for name, one in _fields(made).items()}
        twin: Any = dataclasses.dataclass(type(made.__name__, (), {"__annotations__": made.__annotations__, **said}))
        setattr(made, "__dataclass_fields__", twin.__dataclass_fields__)  # noqa: B010 - no attribute of every class
        return twin.__dataclass_fields__


if not TYPE_CHECKING:
    dataclass, field, replace = _dataclass, _Field, _replace
