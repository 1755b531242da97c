"""What is asked: roles, sections, questions and their options, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from abm_fit.pack.expression import Expression

Kind = Literal["choice", "many", "number", "percent", "money", "days", "count", "date", "text"]
"""The kinds of question. `percent` is in percent points (70, not 0.7); `days` in days; `money` carries a currency."""


NUMERIC_KINDS: frozenset[str] = frozenset({"number", "percent", "money", "days", "count"})
"""The kinds whose answer is a quantity and may be a range."""


Scope = Literal["company", "segment"]
"""Asked, computed or decided once, or once for each segment."""


class Role(NamedTuple):
    """A function in the company that answers questions: sales, marketing, finance, and so on."""

    id: str
    label: str
    about: str = ""


class Term(NamedTuple):
    """A glossary entry: a term of the field, explained in plain words."""

    term: str
    means: str


class Option(NamedTuple):
    """One answer of a choice or many-of question; describes what an outsider could observe."""

    id: str
    label: str
    exclusive: bool = False
    """In a many-of question: cannot stand beside any other ("none of these")."""
    was: tuple[str, ...] = ()
    """Former ids, so that old answers are still read."""


class Help(NamedTuple):
    """Folded help under a question; any part may be empty."""

    why: str = ""
    """Why we ask."""
    judge: str = ""
    """How to judge, or where to look the number up."""
    evidence: tuple[str, ...] = ()
    """What evidence counts, one thing a line."""


NO_HELP = Help()


@dataclass(frozen=True, slots=True)
class Question:
    """One question, as asked."""

    id: str
    section: str
    ask: str
    """The question in full."""
    short: str
    """A label of a few words, for tables, rails and reports."""
    kind: Kind
    per: Scope = "company"
    quick: bool = False
    """Part of the quick walk."""
    fact: bool = False
    """A number or name to look up rather than a judgement; the authoritative role's answer counts."""
    roles: tuple[str, ...] = ()
    """Who is asked; empty means everyone."""
    authority: tuple[str, ...] = ()
    """For facts: whose number counts, best first."""
    options: tuple[Option, ...] = ()
    help: Help = NO_HELP
    na: bool = False
    """Whether "not applicable" may be given (always with a reason)."""
    when: Expression | None = None
    """Asked unless this is certainly false; then hidden and not applicable."""
    unit: str = ""
    """What a plain number counts: "accounts", "people", "months"."""
    least: Fraction | None = None
    most: Fraction | None = None
    """Bounds a number must keep, both allowed."""
    was: tuple[str, ...] = ()
    unread: str = field(default="", compare=False, repr=False)
    """The text of `when` where it is parsed only when something asks for it: a question is shown without."""

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Parse the condition, where that was put off."""
            if name != "when":
                raise AttributeError(f"a question has no {name!r}")
            from abm_fit.pack.parsing import parse_expression

            object.__setattr__(self, "when", parse_expression(self.unread))
            return self.when

    @property
    def numeric(self) -> bool:
        """Whether an answer is a quantity, which may be a range."""
        return self.kind in NUMERIC_KINDS


class Section(NamedTuple):
    """A group of questions that are walked together."""

    id: str
    title: str
    about: str
    questions: tuple[str, ...]
    """Question ids in asking order."""


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Everything that is asked."""

    id: str
    version: str
    title: str
    about: str
    segment_word: str
    """What one segment is called; empty where the pack knows no segments."""
    segments_word: str
    roles: tuple[Role, ...]
    sections: tuple[Section, ...]
    questions: Mapping[str, Question]
    glossary: tuple[Term, ...] = ()

    @property
    def has_segments(self) -> bool:
        """Whether anything is asked per segment."""
        return bool(self.segment_word)
