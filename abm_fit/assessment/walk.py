"""The walk through the questions as a pure value: where we are, what comes next, what was undone.

Every front end drives it. It never evaluates a condition: which questions are hidden comes in from outside.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from abm_fit.assessment.editing import with_rows
from abm_fit.assessment.model import Answer, Assessment
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question

Spot = tuple[str, str | None]
"""A question id, and the segment it is asked for (None for company questions)."""

Hidden = frozenset[Spot]
"""Questions that are not asked because of other answers."""


class Progress(NamedTuple):
    """How far it is: questions with an answer (don't know counts; later, and carried over, do not) of those asked."""

    answered: int
    asked: int


@dataclass(frozen=True, slots=True)
class Walk:
    """One person's way through one assessment."""

    pack: Pack
    assessment: Assessment
    respondent: str
    """Who is answering; `agreed` for what the room agreed on."""
    hidden: Hidden = frozenset()
    spot: Spot | None = None
    """Where we are; None where nothing is asked of this person."""
    done: tuple[Answer, ...] = ()
    """Rows given in this session, latest last: what undo takes back."""
    undone: tuple[Answer, ...] = ()
    """Rows that undo took back, latest last: what redo gives again."""

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Everything asked of this person in this depth, in asking order: in each section segment after segment."""
        return tuple(spot for section in self.sections for spot in section[1])

    @property
    def sections(self) -> tuple[tuple[str, tuple[Spot, ...]], ...]:
        """The sections that ask this person anything: (section id, its spots)."""
        found = []
        for section in self.pack.questionnaire.sections:
            asked = [self.pack.questionnaire.questions[one] for one in section.questions]
            spots = [spot for spot in _in_order(asked, self.assessment.segment_ids) if self._asks(spot)]
            if spots:
                found.append((section.id, tuple(spots)))
        return tuple(found)

    def _asks(self, spot: Spot) -> bool:
        question = self.pack.questionnaire.questions[spot[0]]
        if self.assessment.depth == "quick" and not question.quick:
            return False
        return spot not in self.hidden and asked_of(question, self.role)

    @property
    def role(self) -> str:
        """The role of who is answering; empty means everything is asked."""
        return next((one.role for one in self.assessment.respondents if one.id == self.respondent), "")

    @property
    def question(self) -> Question | None:
        """The question we are at."""
        return self.pack.questionnaire.questions[self.spot[0]] if self.spot else None

    def answer_at(self, spot: Spot) -> Answer | None:
        """Return this person's current answer at a spot, their default for all segments included."""
        return self.assessment.answer_of(spot[0], self.respondent, spot[1])

    def open_spots(self) -> tuple[Spot, ...]:
        """Return what has no answer yet, was put off, or was taken over and is not confirmed."""
        current = self.assessment.current()
        return tuple(spot for spot in self.spots if not _settled(current, spot, self.respondent))

    def progress(self, section: str | None = None) -> Progress:
        """Return how far it is, in one section or in all."""
        spots = self.spots if section is None else dict(self.sections).get(section, ())
        current = self.assessment.current()
        return Progress(sum(_settled(current, spot, self.respondent) for spot in spots), len(spots))

    def search(self, words: str) -> tuple[Spot, ...]:
        """Return the spots whose question, short name or options hold every word."""
        wanted = words.casefold().split()
        questions = self.pack.questionnaire.questions
        return tuple(spot for spot in self.spots if all(word in _text_of(questions[spot[0]]) for word in wanted))


def start_walk(pack: Pack, assessment: Assessment, respondent: str, hidden: Hidden = frozenset()) -> Walk:
    """Return a walk at the first open question, or at the first of all where nothing is open."""
    return at_first_open(Walk(pack, assessment, respondent, hidden))


def at_first_open(walk: Walk) -> Walk:
    """Return the walk at the first open question."""
    spots = walk.open_spots() or walk.spots
    return replace(walk, spot=spots[0] if spots else None)


def at(walk: Walk, spot: Spot) -> Walk:
    """Return the walk at a spot; unchanged where it is not asked."""
    return replace(walk, spot=spot) if spot in walk.spots else walk


def moved(walk: Walk, by: int) -> Walk:
    """Return the walk some questions on (or back, below zero), never past either end."""
    spots = walk.spots
    if not spots or walk.spot not in spots:
        return at_first_open(walk)
    place = min(max(spots.index(walk.spot) + by, 0), len(spots) - 1)
    return replace(walk, spot=spots[place])


def at_next_open(walk: Walk, order: Iterable[Spot] = ()) -> Walk:
    """Return the walk at the next open question: by `order` where given, else on from here, then from the top."""
    gaps = walk.open_spots()
    if not gaps:
        return walk
    for spot in order:
        if spot in gaps:
            return replace(walk, spot=spot)
    spots = walk.spots
    here = spots.index(walk.spot) if walk.spot in spots else -1
    later = [spot for spot in gaps if spots.index(spot) > here]
    return replace(walk, spot=(later or list(gaps))[0])


def at_section(walk: Walk, section: str) -> Walk:
    """Return the walk at the first open question of a section, or at its first."""
    spots = dict(walk.sections).get(section, ())
    if not spots:
        return walk
    gaps = set(walk.open_spots())
    return replace(walk, spot=next((spot for spot in spots if spot in gaps), spots[0]))


def answered(walk: Walk, row: Answer) -> Walk:
    """Return the walk with a row given; where we are stays, and nothing can be redone any more."""
    assessment = with_rows(walk.assessment, (row,))
    return replace(walk, assessment=assessment, done=(*walk.done, assessment.log[-1]), undone=())


def with_assessment(walk: Walk, assessment: Assessment, hidden: Hidden | None = None) -> Walk:
    """Return the walk over a newer assessment, and with other questions hidden where given; we stay if we can."""
    fresh = replace(walk, assessment=assessment, hidden=walk.hidden if hidden is None else hidden)
    return fresh if fresh.spot in fresh.spots else at_first_open(fresh)


def undo_row(walk: Walk, *, uuid: str, at_time: str) -> Answer | None:
    """Return the row that would take the last answer back: what stood before it, or a cleared one. None: nothing to."""
    if not walk.done:
        return None
    last = walk.done[-1]
    before = [row for row in walk.assessment.log if row.key == last.key and row.sequence < last.sequence]
    if not before:
        return Answer(uuid, 0, last.question, last.respondent, "cleared", last.segment, at=at_time)
    return replace(before[-1], uuid=uuid, sequence=0, at=at_time)


def undone(walk: Walk, row: Answer) -> Walk:
    """Return the walk with the last answer taken back by `row`, standing at its question."""
    last = walk.done[-1]
    assessment = with_rows(walk.assessment, (row,))
    back = replace(walk, assessment=assessment, done=walk.done[:-1], undone=(*walk.undone, last))
    return at(back, (last.question, last.segment if _per_segment(walk, last) else None))


def redo_row(walk: Walk, *, uuid: str, at_time: str) -> Answer | None:
    """Return the row that would give the undone answer again; None: nothing was undone."""
    return replace(walk.undone[-1], uuid=uuid, sequence=0, at=at_time) if walk.undone else None


def redone(walk: Walk, row: Answer) -> Walk:
    """Return the walk with what was undone given again, standing at its question."""
    assessment = with_rows(walk.assessment, (row,))
    again = replace(walk, assessment=assessment, done=(*walk.done, assessment.log[-1]), undone=walk.undone[:-1])
    return at(again, (row.question, row.segment if _per_segment(walk, row) else None))


def asked_of(question: Question, role: str) -> bool:
    """Whether a question is asked of a role; without a role, everything is."""
    return not role or not question.roles or role in question.roles


def _per_segment(walk: Walk, row: Answer) -> bool:
    return walk.pack.questionnaire.questions[row.question].per == "segment"


def _in_order(questions: list[Question], segments: tuple[str, ...]) -> list[Spot]:
    """Runs of per-segment questions are walked segment after segment; company questions stand where they are."""
    spots: list[Spot] = []
    run: list[Question] = []
    for question in [*questions, None]:
        if question is not None and question.per == "segment":
            run.append(question)
            continue
        spots += [(one.id, segment) for segment in segments for one in run]
        run = []
        if question is not None:
            spots.append((question.id, None))
    return spots


def _settled(current: dict[tuple[str, str | None, str], Answer], spot: Spot, respondent: str) -> bool:
    row = current.get((spot[0], spot[1], respondent)) or current.get((spot[0], None, respondent))
    return row is not None and row.state != "later" and not row.carried


def _text_of(question: Question) -> str:
    return " ".join((question.ask, question.short, *(option.label for option in question.options))).casefold()
