"""Everything that has a name in a pack, looked up from its documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from abm_fit.pack.document import Document, Path
from abm_fit.pack.expression import FUNCTIONS
from abm_fit.pack.fields import Part
from abm_fit.pack.parsing import PREFIXES
from abm_fit.pack.questions import NUMERIC_KINDS

RESERVED: frozenset[str] = frozenset({*FUNCTIONS, *PREFIXES, "and", "or", "not", "then", "true", "false", "null"})
"""Words that name nothing else: the language's own, and what tables and cases mean by them."""

RESERVED_ANSWERS: frozenset[str] = frozenset({"any", "dont_know", "later", "not_applicable", "cleared"})
"""Words that are no option's, band's or outcome's id: cases and tables mean something else by them."""


@dataclass(frozen=True, slots=True)
class World:
    """The parts of a pack by id, as they stand in the documents."""

    questions: Mapping[str, Part]
    places: Mapping[str, Path]
    """Question id to its path in the questionnaire."""
    roles: tuple[str, ...]
    values: Mapping[str, Part]
    policy: Mapping[str, Part]
    derived: Mapping[str, Part]
    sums: Mapping[str, Part]
    tables: Mapping[str, Part]
    gates: Mapping[str, Part]
    decisions: Mapping[str, Part]
    patterns: Mapping[str, Part]
    contradictions: Mapping[str, Part]
    sources: frozenset[str]
    rubric: Part
    advice: Part
    has_segments: bool
    """Whether the pack says what a segment is called."""

    @property
    def knows_segments(self) -> bool:
        """Whether segments are named, or at least something is asked per segment."""
        return self.has_segments or any(part.get("per") == "segment" for part in self.questions.values())

    def options_of(self, question: str) -> tuple[str, ...]:
        """Return a question's option ids in order; none for an unknown question."""
        return tuple(option["id"] for option in self.questions.get(question, {}).get("options") or ())

    def bands_of(self, node: str) -> tuple[str, ...]:
        """Return a sum's band ids, lowest first."""
        return tuple(band["id"] for band in self.sums.get(node, {}).get("bands") or ())

    def cells_of(self, node: str) -> tuple[str, ...]:
        """Return what a table's input can be: bands, a choice's options, or another table's outcomes."""
        if node in self.sums:
            return self.bands_of(node)
        if node in self.tables:
            return tuple(outcome["id"] for outcome in self.tables[node]["outcomes"])
        return self.options_of(node) if self.questions.get(node, {}).get("kind") == "choice" else ()

    def is_numeric(self, question: str) -> bool:
        """Whether an id is a question that is answered by a number."""
        return self.questions.get(question, {}).get("kind") in NUMERIC_KINDS

    def has_number(self, name: str) -> bool:
        """Whether an id stands for a number as it is: a numeric question, a derived quantity or a constant."""
        return self.is_numeric(name) or name in self.derived or name in self.policy

    def has_value(self, child: str) -> bool:
        """Whether an id can be a child of a sum."""
        if child in self.sums:
            return bool(self.sums[child].get("points"))
        if child in self.tables:
            return all("value" in outcome for outcome in self.tables[child]["outcomes"])
        rule = self.values.get(child) or {}
        return child in self.questions and bool(rule.get("options") or rule.get("curve"))

    def names(self) -> tuple[str, ...]:
        """Return every id of the one namespace."""
        return (*self.questions, *self.policy, *self.derived, *self.sums, *self.tables)


def world_of(documents: Mapping[str, Document]) -> World:
    """Look everything up."""
    asked, rubric = documents["questionnaire"].data, documents["rubric"].data
    found = list(questions_in(asked))

    def group(key: str) -> dict[str, Any]:
        return dict(rubric.get(key) or {})

    return World(
        questions={question["id"]: question for _, question in found},
        places={question["id"]: path for path, question in found},
        roles=tuple(role["id"] for role in asked.get("roles") or ()),
        values=group("values"),
        policy=group("policy"),
        derived=group("derived"),
        sums=group("sums"),
        tables=group("tables"),
        gates=group("gates"),
        decisions=group("decisions"),
        patterns=group("patterns"),
        contradictions=group("contradictions"),
        sources=frozenset(source["id"] for source in documents["sources"].data.get("sources") or ()),
        rubric=rubric,
        advice=documents["advice"].data,
        has_segments=bool(asked.get("segments")),
    )


def questions_in(questionnaire: Part) -> Iterator[tuple[Path, Part]]:
    """Go through all questions with their paths."""
    for at, section in enumerate(questionnaire["sections"]):
        for number, question in enumerate(section["questions"]):
            yield ("sections", at, "questions", number), question
