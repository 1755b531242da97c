"""What is asked may be left alone after an answer only if no condition reads the question."""

from __future__ import annotations

from abm_fit.assessment.model import Assessment, Quantity
from abm_fit.pack.model import Pack
from abm_fit.pack.questions import Question
from abm_fit.scoring.visibility import hidden_questions
from abm_fit.tui.conditions import deciding_questions
from abm_fit.tui.session import Session, room


def outcomes(pack: Pack, example: Assessment, question: Question) -> set[frozenset[object]]:
    """Return which sets of questions are hidden as this one is answered in different ways."""
    session = Session(pack, example, room(example))
    if not session.to_spot((question.id, None)):
        return set()
    found: set[frozenset[object]] = set()
    for value in [one.id for one in question.options] or ["1", "3", "5"]:
        if question.kind == "choice":
            session.confirm("answered", value)
        elif question.kind == "many":
            session.confirm("answered", (value,))
        elif isinstance(read := session.read(value), Quantity):
            session.confirm("answered", read)
        found.add(frozenset(hidden_questions(pack, session.assessment)))
    session.confirm("dont_know")
    found.add(frozenset(hidden_questions(pack, session.assessment)))
    return found


def test_only_deciding_questions_change_what_is_asked(pack: Pack, example: Assessment) -> None:
    deciding = deciding_questions(pack)
    assert deciding
    for question in pack.questionnaire.questions.values():
        if question.id not in deciding:
            assert len(outcomes(pack, example, question)) <= 1, question.id


def test_a_deciding_answer_changes_what_is_asked_at_once(pack: Pack, example: Assessment) -> None:
    platform = pack.questionnaire.questions["platform"]
    assert len(outcomes(pack, example, platform)) > 1
    session = Session(pack, example, room(example))
    assert session.to_spot(("platform", None))
    asked = set()
    for option in platform.options:
        session.confirm("answered", option.id)
        asked.add(len(session.steps))
    assert len(asked) > 1
