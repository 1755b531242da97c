"""What a database's errors mean for the person whose answers are in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from abm_fit.errors import StoreError

MEANINGS: tuple[tuple[str, str, str], ...] = (
    ("file is not a database", "{place} is no store of abm-fit.", "Name another file with --store."),
    ("database disk image is malformed", "{place} is damaged.", "Copy it aside first; then restore a backup."),
    ("unable to open database file", "{place} can't be opened.", "Check that the folder exists and is yours."),
    ("readonly database", "{place} can't be written.", "Check who owns the file, or name another with --store."),
    ("database or disk is full", "The disk is full.", "Make room and confirm the last answer again."),
    ("disk i/o error", "The disk can't be written.", "It may be full or failing. Make room, then try again."),
    ("database is locked", "Another program has kept {place} busy.", "Close it and try again."),
    ("password authentication failed", "{place} refuses the user or the password.", "Check both."),
    ("does not exist", "{place}: the database or the user does not exist.", "Ask whoever runs the database."),
    ("no space left", "The disk is full.", "Make room and confirm the last answer again."),
    ("permission denied", "{place} does not let this user write.", "Ask whoever runs the database."),
)
"""A part of the driver's message, what to say, and what to do."""


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn the database's errors into a `StoreError` that names the place and what to do."""
    from sqlalchemy.exc import OperationalError, SQLAlchemyError

    try:
        yield
    except SQLAlchemyError as error:
        # The original error's text alone: SQLAlchemy's own would print the statement with the answers in it.
        text = str(getattr(error, "orig", "") or "").lower()
        for part, message, hint in MEANINGS:
            if part in text:
                raise StoreError(message.format(place=place), hint=hint) from None
        if isinstance(error, OperationalError):
            raise StoreError(f"{place} can't be reached.", hint="Check the address and the network.") from None
        raise StoreError(f"{place} did not take it ({type(error).__name__}).", hint="Try again.") from None
