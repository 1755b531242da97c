"""Advice, sources, and that the four files belong together."""

from __future__ import annotations

from collections.abc import Iterator

from abm_fit.pack.document import Path
from abm_fit.pack.lint.findings import Findings
from abm_fit.pack.lint.questions import check_unique
from abm_fit.pack.lint.world import World


def check_advice(world: World, findings: Findings) -> None:
    """Note advice that lifts, opens or is owned by something unknown."""
    for group in ("advice", "not_recommended"):
        parts = world.advice.get(group) or ()
        check_unique([(part["id"], (group, at, "id")) for at, part in enumerate(parts)], "advice", findings)
    for at, part in enumerate(world.advice.get("advice") or ()):
        path: Path = ("advice", at)
        if part["owner"] not in world.roles:
            findings.unknown("P013", "advice", (*path, "owner"), part["owner"], world.roles, "role")
        for question, option in (part.get("lifts") or {}).items():
            place = (*path, "lifts", question)
            choices = [key for key, asked in world.questions.items() if asked["kind"] in ("choice", "many")]
            if question not in choices:
                findings.unknown("P029", "advice", place, question, choices, "question with options")
            elif option not in world.options_of(question):
                what = f"option of `{question}`"
                findings.unknown("P029", "advice", place, option, world.options_of(question), what)
        for number, gate in enumerate(part.get("opens") or ()):
            if gate not in world.gates:
                findings.unknown("P029", "advice", (*path, "opens", number), gate, world.gates, "gate")


def check_sources(world: World, findings: Findings) -> None:
    """Note sources that are named and not listed, and ids listed twice."""
    for path, source in _named_sources(world.rubric, ()):
        if source not in world.sources:
            findings.unknown("P018", "rubric", path, source, sorted(world.sources), "source")
    listed = findings.documents["sources"].data.get("sources") or ()
    check_unique([(part["id"], ("sources", at, "id")) for at, part in enumerate(listed)], "sources", findings)


def check_together(findings: Findings) -> None:
    """Note a file that names another pack than the questionnaire's."""
    wanted = findings.documents["questionnaire"].data["id"]
    for kind in ("rubric", "advice", "sources"):
        found = findings.documents[kind].data["pack"]
        if found != wanted:
            message = f"this file belongs to `{found}`, and the questionnaire is `{wanted}`"
            findings.add("P031", kind, ("pack",), message)


def _named_sources(part: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Find every `source: id` in the rubric, wherever it stands."""
    if isinstance(part, dict):
        for key, item in part.items():
            if key == "source" and isinstance(item, str):
                yield (*path, key), item
            else:
                yield from _named_sources(item, (*path, key))
    elif isinstance(part, list):
        for at, item in enumerate(part):
            yield from _named_sources(item, (*path, at))
