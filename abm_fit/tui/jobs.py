"""What the store's thread is asked to do, what must not be lost of it, and how it is said where that is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from abm_fit.errors import AbmFitError, StoreError
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.assessment.model import Answer, Assessment
    from abm_fit.store.store import Store


class NotStoredError(StoreError):
    """Something that must not be lost is not in the store; the message says why."""

    def __init__(self, why: str, *, lost: bool) -> None:
        super().__init__(why)
        self.lost = lost
        """Whether it is on no disk at all; else it is in the waiting file."""


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


def unexpected(error: Exception) -> AbmFitError:
    """Log a mistake of ours and return it as what can be told."""
    from abm_fit.crashes import log_crash

    place = log_crash(error)
    return StoreError(say("saving.unexpected"), hint=say("saving.logged", place=place) if place else "")
