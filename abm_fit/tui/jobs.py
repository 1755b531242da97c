"""What the store's thread is asked to do, what must not be lost of it, and how it is said where that is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from abm_fit.errors import AbmFitError, StoreError

if TYPE_CHECKING:
    from abm_fit.assessment.model import Answer, Assessment
    from abm_fit.store.store import Store

LOST = "NOT SAVED"
"""How a message begins that says an answer is on no disk."""

ASIDE = "kept in a waiting file"
"""How a message begins that says an answer waits for the store."""


class Aside(Protocol):
    """The waiting file: where goes what the store can't take. Each raises StoreError where even that can't be done."""

    def hold(self, assessment_id: str, rows: Sequence[Answer]) -> None:
        """Keep answers."""

    def hold_new(self, assessment: Assessment, documents: Mapping[str, Any]) -> None:
        """Keep a whole new assessment."""

    def hold_header(self, assessment: Assessment, before: Assessment) -> None:
        """Keep what was changed about an assessment."""

    def give(self, store: Store) -> None:
        """Give the store everything that waits."""


class Kept(NamedTuple):
    """Something that must not be lost."""

    commit: Callable[[Store], object]
    put_aside: Callable[[], None]
    """Puts it into the waiting file; raises StoreError."""


class Job(NamedTuple):
    """Something to do with the store, and whom to tell."""

    do: Callable[[Store], Any]
    done: Callable[[Any], object] | None
    failed: Callable[[AbmFitError], object] | None
    waits: bool = False
    """Whether the frame that answers the key comes first."""
    number: int = 0
    """Of what it keeps; 0 where nothing is lost if it is never done."""


def sentence(what: str, text: str) -> str:
    """Return where something is kept as a sentence about it."""
    return text if text.startswith(LOST) else f"{what} is {text}."


def unexpected(error: Exception) -> AbmFitError:
    """Log a mistake of ours and return it as what can be told."""
    from abm_fit.crashes import log_crash

    place = log_crash(error)
    where = f"Where it happened is in {place}." if place else ""
    return StoreError("The store did something unexpected. That is our mistake.", hint=where)
