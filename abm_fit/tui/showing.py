"""From the walk's state to what is on the screen about one question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from abm_fit.assessment.model import Answer, Quantity
from abm_fit.pack.questions import Question
from abm_fit.tui.text import MARK, SOFT, joined, one_line, plain, short, stacked
from abm_fit.tui.widgets.choice_list import KEYS, Line, sign_of
from abm_fit.tui.widgets.question_view import Shown
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from textual.content import Content

INSTEAD = {"dont_know": ("d", "F2"), "later": ("l", "F3"), "na": ("x", "F4")}
"""What can be said instead of an answer: letter, and key where a field takes that letter."""

HEARD_WIDTH = 74
"""Cells of a line that says what somebody answered."""
OVERLAP = "overlap"
"""The percent question that a pack asks about the overlap of both lists; without one a measured share is only shown."""

TOLD_OF = ("many", "money", "percent", "days")
"""Kinds of answer of which something is said whatever the question."""

LETTERS = frozenset("bdghkmoqrsvwxy?/")
"""Letters that stay keys in a field for numbers: no number begins with them, unless they begin its currency. Undo and
later are not among them: `under 50k`, `up to 50k`, `less than 50k` begin with theirs, and nobody would look at what it
changed."""


class Standing(NamedTuple):
    """Where the question stands in the walk."""

    section: str
    section_about: str
    segment: str
    number: int
    of: int


def shown_of(
    question: Question,
    answer: Answer | None,
    standing: Standing,
    typed: str,
    *,
    currency: str = "",
    heard: Sequence[str] = (),
) -> Shown:
    """Return what to show; `typed` is the answer as it would be typed, `heard` what others said, a line each."""
    chosen = ticked(answer)
    lines = lines_of(question, chosen, answer, currency)
    cursor = next((index for index, line in enumerate(lines) if line.chosen), 0)
    where = f"{standing.section}{' · ' + standing.segment if standing.segment else ''}"
    about = " ".join(text for text in (standing.section_about, about_of(question)) if text)
    return Shown(
        where=f"{where} · {say('question.place', number=standing.number, of=standing.of)}",
        ask=question.ask,
        about=about,
        lines=lines,
        cursor=cursor,
        field=typed if has_field(question) else None,
        letters=letters_of(question, currency),
        placeholder=example_of(question),
        standing=stacked([standing_content(answer, unsure=not_sure(question, answer)), *_said_by(heard)]),
        help=question.help,
    )


MOST_EXAMPLE = 300
"""The most that an example of a count says where the question sets no bound."""


def example_of(question: Question) -> str:
    """Return what a field says while nothing is typed; no example is more than the question takes."""
    most = question.most
    if question.kind in ("count", "number") and most is not None and 4 <= most < MOST_EXAMPLE:
        whole = min(int(most), 20)  # near the upper end it would put a number into somebody's head
        return say("question.example_below", one=whole * 3 // 5, low=whole // 2, high=whole * 3 // 4)
    return say(f"question.example.{question.kind}") if has_field(question) else ""


def letters_of(question: Question, currency: str) -> frozenset[str]:
    """Return the letters that stay keys in a question's field: none for words, which may begin with any of them."""
    if question.kind == "text":
        return frozenset()
    if question.kind == "date":
        return LETTERS - MONTHS_BEGIN
    return LETTERS - {currency[:1].casefold()} if question.kind == "money" else LETTERS


MONTHS_BEGIN = frozenset("abdefjmnos")
"""Letters that a month, or which end of one, begins with in English and German."""


def has_field(question: Question) -> bool:
    """Whether the question is answered by typing."""
    return question.kind not in ("choice", "many")


def about_of(question: Question) -> str:
    """Return what is said about the kind of answer, with its unit."""
    if question.id == OVERLAP and question.kind == "percent":
        return say("question.about_overlap")
    if question.kind in ("count", "number") and question.unit:
        # A unit that is a phrase of its own ("of 20") stays one.
        own_phrase = question.unit.partition(" ")[0] == "of"
        return say("question.number_of" if own_phrase else "question.number_in", unit=question.unit)
    return say(f"question.about.{question.kind}") if question.kind in TOLD_OF else ""


def ticked(answer: Answer | None) -> frozenset[str]:
    """Return the option ids that are picked."""
    if answer is None or answer.state != "answered" or answer.value is None or isinstance(answer.value, Quantity):
        return frozenset()
    return frozenset((answer.value,)) if isinstance(answer.value, str) else frozenset(answer.value)


def lines_of(question: Question, chosen: frozenset[str], answer: Answer | None, currency: str = "") -> tuple[Line, ...]:
    """Return the lines to pick: the options, then what can be said instead."""
    many = question.kind == "many"
    lines = [
        Line(
            id=option.id,
            key=KEYS[index] if index < len(KEYS) else "",
            label=option.label,
            sign=sign_of(option.id in chosen, many),
            chosen=option.id in chosen,
        )
        for index, option in enumerate(question.options)
    ]
    if many:
        lines.append(Line(id="+next", key="→", label=say("question.all_ticked"), aside=True))
    state = answer.state if answer else ""
    letters = letters_of(question, currency) if has_field(question) else None
    for name, (letter, function_key) in INSTEAD.items():
        if name == "na" and not question.na:
            continue
        said = state == ("not_applicable" if name == "na" else name)
        key = letter if letters is None or letter in letters else function_key
        words = say(f"question.instead.{name}")
        lines.append(Line(id=f"+{name}", key=key, label=words, sign="●" if said else " ", chosen=said, aside=True))
    return tuple(lines)


def not_sure(question: Question, answer: Answer | None) -> bool:
    """Tell whether a choice was answered with several options, of which one is meant."""
    return question.kind == "choice" and answer is not None and isinstance(answer.value, tuple)


def _said_by(heard: Sequence[str]) -> list[Content]:
    return [one_line(f"  {short(line, HEARD_WIDTH)}", SOFT) for line in heard]


def standing_content(answer: Answer | None, *, unsure: bool = False) -> Content:
    """Return what stands beside an answer: its state in words, evidence, note, where it comes from."""
    if answer is None:
        return plain(say("question.open"), SOFT)
    parts = [plain(say(f"question.state.{answer.state}"), SOFT)]
    if unsure:
        parts.append(plain(say("question.not_sure"), SOFT))
    if answer.reason:
        parts.append(one_line(say("question.because", reason=short(answer.reason, 60)), SOFT))
    if answer.evidence != "none":
        evidence = say("question.shown" if answer.evidence == "shown" else "question.described")
        parts.append(plain(f" · {evidence}"))
    if answer.carried:
        parts.append(plain(f" · {say('question.carried')}", MARK))
    if answer.note:
        parts.append(one_line(f" · {say('question.note', note=short(answer.note, 80))}"))
    return joined(parts)
