"""Failure patterns, verdicts of their own, the plan, and what is not recommended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from abm_fit.report.charts.timeline import Bar, timeline_chart
from abm_fit.report.deadlines import deadlines
from abm_fit.report.parts.chart_titles import plan_title
from abm_fit.report.parts.front import choice_labels, decision_word, takes, undecided
from abm_fit.report.parts.material import Material
from abm_fit.report.parts.solid import answer_words
from abm_fit.report.parts.values import Head, Item
from abm_fit.report.parts.values_advice import (
    ActionLine,
    Choice,
    Choices,
    PatternLine,
    Patterns,
    Plan,
    Refusals,
    RefusedLine,
)
from abm_fit.scoring.analysed import Path, Step
from abm_fit.scoring.result import Action, DecisionState, PatternState
from abm_fit.wording.words import lower_first


def patterns(m: Material) -> Patterns | None:
    """Show every pattern, present ones first; nothing where the pack has none."""
    found = sorted(m.result.patterns, key=lambda item: ("present", "possible", "absent").index(item.state))
    if not found:
        return None
    present = {item.pattern for item in found if item.state == "present"}
    possible = {item.pattern for item in found if item.state == "possible"} - present
    w = m.words
    every = w.number(len(m.pack.rubric.patterns))
    if present:
        title = w.count(len(present), "patterns.present", all=every)
    else:
        title = w.count(len(possible), "patterns.possible") if possible else w("patterns.absent", all=every)
    return Patterns(
        Head("patterns", w("patterns.name"), title, w("patterns.lede")), tuple(_pattern(m, p) for p in found)
    )


def _pattern(m: Material, item: PatternState) -> PatternLine:
    where = m.where(item.segment)
    reads = [_answer_of(m, id_, item.segment) for id_ in item.reads]
    return PatternLine(
        title=f"{item.title} ({where})" if where else item.title,
        kind=item.state,
        state=m.words(f"patterns.state_{item.state}"),
        say=item.say,
        answers="; ".join(dict.fromkeys(words for words in reads if words)),
    )


def _answer_of(m: Material, id_: str, segment: str | None) -> str:
    """Say what a rule read: a question's answer, or a sum's score."""
    if id_ in m.pack.questionnaire.questions:
        for reading in m.result.readings:
            if reading.question == id_ and reading.segment in {segment, None} and reading.state != "hidden":
                return m.words("patterns.read", name=m.name_of(id_), answer=m.answer(reading))
        return ""
    for node in m.nodes(id_):
        if node.segment in {segment, None}:
            return m.words("patterns.read", name=node.title, answer=m.score(node))
    return ""


def choices(m: Material) -> Choices | None:
    """Show the decisions beside the main verdict; nothing where the pack has none."""
    if not m.result.decisions:
        return None
    first = next((item for item in m.result.decisions if item.segment is None), m.result.decisions[0])
    key = "choices.title" if first.label else "choices.title_open"
    title = m.words(key, title=first.title, label=lower_first(decision_word(m, first)))
    return Choices(
        Head("choices", m.words("choices.name"), title, m.words("choices.lede")),
        _joined(_choice(m, item) for item in sorted(m.result.decisions, key=lambda d: d.segment is not None)),
    )


def _joined(found: Iterable[Choice]) -> tuple[Choice, ...]:
    """Say once what is the same for several segments."""
    where: dict[Choice, list[str]] = {}
    for choice in found:
        where.setdefault(replace(choice, where=""), []).append(choice.where)
    return tuple(replace(choice, where=", ".join(names)) for choice, names in where.items())


def _choice(m: Material, item: DecisionState) -> Choice:
    dates = tuple(Item(m.name_of(date.question), m.answer(date)) for date in deadlines(m.pack, m.result, item))
    rest = (*_rest(m, item.until, item.instead, item.again), *(dates if item.choice else ()))
    label, say = item.label, item.say
    if not item.choice:
        quoted = [m.words("quoted", name=name) for name in choice_labels(m, item)]
        label, say = m.words("may_be_many"), m.words("choices.open", labels=m.listed(quoted))
    return Choice(item.title, m.where(item.segment), label, say, rest, bool(item.choice))


def _rest(m: Material, until: str, instead: str, again: str) -> tuple[Item, ...]:
    rows = (("until", until), ("instead", instead), ("again", again))
    return tuple(Item(m.words(f"no.{key}"), text) for key, text in rows if text)


def plan(m: Material) -> Plan | None:
    """Show the plan with signature lines; nothing where there is nothing to do."""
    actions = m.result.plan
    if not actions:
        return None
    w = m.words
    hours = sum(action.hours for action in actions)
    last = max(action.days for action in actions)
    bars = [Bar(str(n), a.title, m.role(a.owner), a.days) for n, a in enumerate(actions, start=1)]
    title = w.count(len(actions), "plan.title", days=last, hours=m.hours(hours))
    owners = tuple(dict.fromkeys(m.role(action.owner) for action in actions))
    path = _path(m)
    where = m.where(path.segment) if path else ""
    return Plan(
        head=Head("plan", w("plan.name"), title[:1].upper() + title[1:], _lede(m)),
        chart=timeline_chart("plan-timeline", plan_title(m, bars), bars, w("plan.day"), m.theme),
        actions=tuple(_action(m, number, action) for number, action in enumerate(actions, start=1)),
        path=m.words("plan.path", label=path.label, where=f" ({where})" if where else "") if path else "",
        path_steps=tuple(_path_step(m, step) for step in path.steps) if path else (),
        signatures=owners,
    )


def _lede(m: Material) -> str:
    """Say what the plan's hours hold, where working the accounts takes hours of its own."""
    return " ".join([m.words("plan.lede"), *([m.words("plan.beside")] if takes(m) else [])])


def _action(m: Material, number: int, action: Action) -> ActionLine:
    effort = m.hours(action.hours)
    return ActionLine(
        number=str(number),
        title=action.title,
        do=action.do,
        owner=m.role(action.owner),
        due=m.words("plan.due", days=action.days),
        effort=f"{effort}; {m.amounts_of(action.cost)}" if action.cost and action.cost != "none" else effort,
        done_when=action.done_when,
        stop_when=action.stop_when,
        why=action.why,
        on_path=action.on_path,
    )


def _path(m: Material) -> Path | None:
    paths = [path for path in (m.result.analyses.paths if m.result.analyses else ()) if path.steps]
    return next((item for item in paths if item.segment in {m.lead_segment, None}), paths[0] if paths else None)


def _path_step(m: Material, step: Step) -> Item:
    after = answer_words(m, step.question, step.after, step.after_number)
    return Item(m.named(step.question, step.segment), after)


def refusals(m: Material) -> Refusals:
    """Show what is not recommended; the part stands in every report."""
    found = m.result.refusals
    w = m.words
    kind = "no_rules" if not m.pack.refusals else "open" if undecided(m) else "none"
    title = w.count(len(found), "refused.title") if found else w(f"refused.{kind}")
    lede = w("refused.lede" if found else "refused.lede_open" if kind == "open" else "refused.lede_none")
    rows = tuple(RefusedLine(item.title, item.why, _rest(m, item.until, item.instead, item.again)) for item in found)
    return Refusals(Head("refused", w("refused.name"), title, lede), rows)
