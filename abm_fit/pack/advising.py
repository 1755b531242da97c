"""The advice and sources documents as values."""

from __future__ import annotations

from abm_fit.pack.advice import Advice, Refusal, Source
from abm_fit.pack.fields import Part, condition, required, text, texts


def advice_of(part: Part) -> Advice:
    """Build one thing to do."""
    return Advice(
        id=part["id"],
        title=text(part, "title"),
        do=text(part, "do"),
        owner=part["owner"],
        days=part["days"],
        hours=part["hours"],
        cost=text(part, "cost"),
        done_when=text(part, "done_when"),
        stop_when=text(part, "stop_when"),
        lifts=dict(part.get("lifts") or {}),
        opens=texts(part, "opens"),
        when=condition(part),
    )


def refusal_of(part: Part) -> Refusal:
    """Build one thing that is advised against."""
    return Refusal(
        id=part["id"],
        title=text(part, "title"),
        why=text(part, "why"),
        until=text(part, "until"),
        instead=text(part, "instead"),
        again=text(part, "again"),
        when=required(part),
    )


def source_of(part: Part) -> Source:
    """Build where a threshold comes from."""
    return Source(
        id=part["id"],
        title=text(part, "title"),
        grade=part["grade"],
        date=text(part, "date"),
        says=text(part, "says"),
        url=text(part, "url"),
        publisher=text(part, "publisher"),
    )
