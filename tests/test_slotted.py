"""Our dataclasses do what the standard library's do: each promise is held against a twin of theirs."""

from __future__ import annotations

import dataclasses
import pickle
import weakref
from collections.abc import Iterator
from dataclasses import FrozenInstanceError
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from abm_fit import slotted

PACKAGE = Path(slotted.__file__).parent


@slotted.dataclass(frozen=True, slots=True, weakref_slot=True)
class Ours:
    """A value."""

    name: str
    number: Fraction = Fraction(1)
    notes: dict[str, int] = slotted.field(default_factory=dict, compare=False)
    hidden: str = slotted.field(default="", repr=False)

    @property
    def doubled(self) -> Fraction:
        """Twice the number."""
        return self.number * 2


@dataclasses.dataclass(frozen=True, slots=True, weakref_slot=True)
class Theirs:
    """A value."""

    name: str
    number: Fraction = Fraction(1)
    notes: dict[str, int] = dataclasses.field(default_factory=dict, compare=False)
    hidden: str = dataclasses.field(default="", repr=False)


@slotted.dataclass(slots=True)
class OursOpen:
    """A state."""

    count: int
    seen: list[int] = slotted.field(default_factory=list)


@dataclasses.dataclass(slots=True)
class TheirsOpen:
    """A state."""

    count: int
    seen: list[int] = dataclasses.field(default_factory=list)


PAIRS = [(Ours, Theirs), (OursOpen, TheirsOpen)]


def told(kind: type) -> list[tuple[Any, ...]]:
    """Return what `dataclasses` knows of each field."""
    return [
        (one.name, one.type, one.default, one.default_factory, one.init, one.repr, one.hash, one.compare)
        for one in dataclasses.fields(kind)
    ]


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
def test_dataclasses_knows_their_fields(ours: type[Any], theirs: type[Any]) -> None:
    assert not hasattr(ours("a"), "__dict__")
    assert dataclasses.is_dataclass(ours)
    assert told(ours) == told(theirs)
    assert vars(ours)["__match_args__"] == vars(theirs)["__match_args__"]
    assert (ours.__doc__, ours.__module__) == (theirs.__doc__, theirs.__module__)


def test_they_look_compare_and_hash_alike() -> None:
    for arguments in (("a",), ("a", Fraction(2), {"n": 1}, "x")):
        ours, theirs = Ours(*arguments), Theirs(*arguments)
        assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
        assert hash(ours) == hash(theirs)
        assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
        assert ours == Ours(*arguments)
        assert ours != theirs  # type: ignore[comparison-overlap]
    assert Ours("a") == Ours("a", notes={"not": 1})
    assert Ours("a") != Ours("a", hidden="x")
    assert Ours("a") != Ours("b")
    assert Ours("a", Fraction(2)).doubled == 4


def test_a_frozen_one_stays_as_it_is() -> None:
    one = Ours("a")
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'name'"):
        one.name = "b"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="cannot delete field 'name'"):
        del one.name
    with pytest.raises(FrozenInstanceError):
        one.other = 1  # type: ignore[attr-defined]
    assert one == Ours("a")


def test_one_that_changes_has_no_hash() -> None:
    one = OursOpen(1)
    one.count = 2
    assert one == OursOpen(2)
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


def test_a_default_is_made_anew_for_each() -> None:
    first, second = OursOpen(1), OursOpen(1)
    first.seen.append(1)
    assert second.seen == []


@pytest.mark.parametrize(("ours", "theirs"), PAIRS)
def test_a_wrong_call_is_refused_in_the_same_words(ours: type, theirs: type) -> None:
    for arguments, named in (((), {}), (("a", 1, 2, 3, 4), {}), (("a",), {"other": 1})):
        with pytest.raises(TypeError) as said:
            ours(*arguments, **named)
        with pytest.raises(TypeError) as meant:
            theirs(*arguments, **named)
        assert str(said.value) == str(meant.value).replace("Theirs", "Ours")


def test_replacing_pickling_and_weak_links_work() -> None:
    one = Ours("a", Fraction(3), {"n": 1})
    for replaced in (slotted.replace(one, name="b"), dataclasses.replace(one, name="b")):
        assert replaced == Ours("b", Fraction(3))
        assert replaced.notes == {"n": 1}
    assert slotted.replace(TheirsOpen(1), count=2) == TheirsOpen(2)
    with pytest.raises(TypeError):
        slotted.replace(one, other=1)  # type: ignore[call-arg]
    assert pickle.loads(pickle.dumps(one)) == one
    assert weakref.ref(one)() is one


def every_class() -> Iterator[type]:
    """Go through the classes of the pure rooms that are made here."""
    for room in ("pack", "assessment", "scoring", "proof"):
        for path in sorted((PACKAGE / room).rglob("*.py")):
            name = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
            for kind in vars(import_module(name)).values():
                if isinstance(kind, type) and kind.__module__ == name and "__slotted_fields__" in vars(kind):
                    yield kind


def test_every_class_of_the_pure_rooms_is_what_the_standard_library_would_have_made() -> None:
    kinds = list(every_class())
    assert len(kinds) > 100
    for kind in kinds:
        body = {name: value for name, value in vars(kind).items() if name in kind.__annotations__}
        assert set(kind.__slots__) - {"__weakref__"} == set(kind.__annotations__) == set(body), kind  # type: ignore[attr-defined]
        assert [one.name for one in dataclasses.fields(kind)] == list(kind.__annotations__)
        # A field without a default after one with a default would be refused by the standard library when defined.
        lacking = [
            one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING
            for one in dataclasses.fields(kind)
        ]
        assert lacking == sorted(lacking, reverse=True), kind
