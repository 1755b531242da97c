"""The default pack and its worked example, for tests of what is done with answers."""

from __future__ import annotations

from functools import cache

from abm_fit.assessment.model import Answer, Assessment, State, Value
from abm_fit.commands.subjects import open_file
from abm_fit.pack.model import Pack
from abm_fit.resources import packs_folder

FOLDER = packs_folder() / "abm_fit"


@cache
def example() -> tuple[Pack, Assessment]:
    """Return the default pack and the worked example."""
    return open_file(FOLDER / "cases" / "example.yaml", str(FOLDER))


def said(
    uuid: str, question: str, value: Value | None = None, *, state: State = "answered", segment: str | None = None
) -> Answer:
    """Return a row of the head of sales."""
    return Answer(uuid, 0, question, "sales_lead", state, segment, value, at="2026-11-22T10:00:00Z")
