"""Where the people who answered differ: by role, never by name."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from abm_fit.report.parts.material import NAMED_MOST, Material
from abm_fit.report.parts.values import Head, Item
from abm_fit.report.parts.values_analysis import Difference, Differences
from abm_fit.scoring.analysed import Agreement, People

MOST = 10
"""Differences shown, the widest first."""


def people(m: Material) -> Differences | None:
    """Fill the part, or nothing where one person answered and nothing contradicts itself."""
    found = m.result.analyses.people if m.result.analyses else People()
    apart = sorted((item for item in found.agreements if _apart(item)), key=lambda item: -_width(item))
    roles = tuple(dict.fromkeys(role for item in apart[:MOST] for role in item.by_role))
    several = len(found.roles) > 1
    if not (apart or several or found.disputed_facts or m.result.conflicts):
        return None
    w = m.words
    if apart:
        title = w("people.title", question=m.named(apart[0].question, apart[0].segment))
    else:
        title = w("people.title_conflicts") if m.result.conflicts else w("people.title_agree")
    segments = list(m.segment_names) if m.result.verdicts else []
    return Differences(
        head=Head("people", w("people.name"), title, w("people.lede" if several else "people.lede_one")),
        roles=tuple(m.role(role) for role in roles),
        rows=tuple(_row(m, item, roles) for item in apart[:MOST]),
        alone=tuple(_alone(m, found, segments)) if several and segments else (),
        alone_columns=tuple(m.segment_names[segment] if m.several else w("people.verdict") for segment in segments),
        facts=tuple(m.key_name(key) for key in found.disputed_facts),
        conflicts=tuple(
            Item(
                item.say,
                m.listed([m.words("quoted", name=m.name_of(question)) for question in item.questions]),
                m.where(item.segment),
            )
            for item in m.result.conflicts
        ),
    )


def _apart(item: Agreement) -> bool:
    return len(item.by_role) > 1 and (item.flagged or item.opposite or _width(item) >= 1)


def _width(item: Agreement) -> Fraction:
    medians = list(item.by_role.values())
    return max(medians) - min(medians)


def _row(m: Material, item: Agreement, roles: tuple[str, ...]) -> Difference:
    w = m.words
    words = w("people.opposite") if item.opposite else w.count(int(_width(item)), "people.steps")
    return Difference(
        question=m.name_of(item.question),
        where=m.where(item.segment),
        by_role=tuple(_place(m, item, item.by_role[role]) if role in item.by_role else w("none") for role in roles),
        words=words,
    )


def _place(m: Material, item: Agreement, median: Fraction) -> str:
    """Name the option a role's median stands on, or both it stands between."""
    question = m.question(item.question)
    if not question.options:
        return m.fmt.number(median, 1)
    low = min(int(median), len(question.options) - 1)
    label = question.options[low].label
    if median.denominator == 1 or low + 1 >= len(question.options):
        return label
    return m.words("people.between", low=label, high=question.options[low + 1].label)


def _alone(m: Material, found: People, segments: list[str]) -> list[tuple[str, ...]]:
    rows = [
        (view.label, *(_outcome(m, view.outcomes.get(segment, ())) for segment in segments)) for view in found.roles
    ]
    together = {verdict.segment or segments[0]: verdict.label for verdict in m.result.verdicts}
    rows.append(
        (m.words("people.together"), *(together.get(segment) or m.words("front.none_word") for segment in segments))
    )
    return rows


def _outcome(m: Material, labels: Sequence[str]) -> str:
    """Name a verdict or the two that are possible; of more, say how many they are."""
    if len(labels) > NAMED_MOST:
        return m.words("people.open", word=m.words.number(len(labels)))
    return m.either(labels) or m.words("none")
