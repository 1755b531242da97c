"""What a database's errors mean for the person whose answers are in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from abm_fit.errors import StoreError
from abm_fit.wording.spoken import say

MEANINGS = {
    "file is not a database": "other",
    "database disk image is malformed": "damaged",
    "unable to open database file": "closed",
    "readonly database": "readonly",
    "database or disk is full": "full",
    "disk i/o error": "failing",
    "database is locked": "busy",
    "password authentication failed": "password",
    "does not exist": "absent",
    "no space left": "full",
    "permission denied": "forbidden",
}
"""A part of the driver's message, and the name of what it means."""


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn the database's errors into a `StoreError` that names the place and what to do."""
    from sqlalchemy.exc import OperationalError, SQLAlchemyError

    try:
        yield
    except SQLAlchemyError as error:
        # The original error's text alone: SQLAlchemy's own would print the statement with the answers in it.
        text = str(getattr(error, "orig", "") or "").lower()
        other = "out_of_reach" if isinstance(error, OperationalError) else "refused"
        name = next((meaning for part, meaning in MEANINGS.items() if part in text), other)
        what = say(f"store_trouble.what_{name}", place=place, error=type(error).__name__)
        raise StoreError(what, hint=say(f"store_trouble.hint_{name}")) from None
