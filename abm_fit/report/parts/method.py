"""What the report rests on, how it is computed, with which sources, and what it cannot do."""

from __future__ import annotations

from abm_fit.pack.values import Policy
from abm_fit.report.parts.front import asked
from abm_fit.report.parts.material import Material
from abm_fit.report.parts.values import Basis, FactLine, Head, Item
from abm_fit.report.parts.values_appendix import Limits, Method, SourceLine

FIND_OUT = 6
STEPS = range(1, 6)
"""Of the method: values, scores, gates, table, what stays open."""

GRADE_ORDER = ("A", "B", "article", "judgement")


def basis(m: Material) -> Basis:
    """Say who answered, in what depth, and what is still open."""
    w, result = m.words, m.result
    shown = sum(any(said.evidence == "shown" for said in reading.said) for reading in result.readings)
    roles = dict.fromkeys(m.role(person.role) for person in m.assessment.respondents if person.role)
    people = sum(bool(person.role) for person in m.assessment.respondents)
    facts = [
        Item(w("basis.who"), w.count(people, "basis.people", roles=m.listed(list(roles))) if people else w("none")),
        Item(w("basis.depth"), w(f"basis.depth_{result.depth}")),
        Item(w("basis.answers"), w("basis.known", known=m.known, asked=m.asked, shown=shown or w("basis.none"))),
    ]
    if m.several:
        facts.append(Item(m.pack.questionnaire.segments_word.capitalize(), m.listed(list(m.segment_names.values()))))
    if result.route and result.route.label:
        facts.append(Item(result.route.title, f"{result.route.label}. {result.route.say}"))
    if _money(m):
        facts.append(Item(w("basis.money"), _rates(m)))
    if result.orphans:
        facts.append(Item(w("basis.orphans"), w("basis.orphans_are", items="; ".join(result.orphans))))
    open_ = tuple(asked(m, key) for key in result.find_out[:FIND_OUT])
    return Basis(Head("basis", w("basis.name"), w("basis.title"), m.pack.questionnaire.about), tuple(facts), open_)


def _money(m: Material) -> bool:
    """Tell whether a pack asks for or computes amounts at all."""
    rubric = m.pack.rubric
    asked = any(question.kind == "money" for question in m.pack.questionnaire.questions.values())
    units = {item.unit for item in rubric.policy.values()} | {item.unit for item in rubric.derived.values()}
    return asked or "money" in units


def _rates(m: Material) -> str:
    rubric, own = m.pack.rubric, m.result.shown_in
    used = {
        row.value.currency
        for row in m.assessment.log
        if row.value is not None and not isinstance(row.value, str | tuple) and row.value.currency
    }
    used.add(own.code)
    known = (code for code in used if code in rubric.rates and code != rubric.currency)
    foreign = sorted(known, key=lambda code: (code != own.code, code))
    if not foreign:
        return m.words("basis.currency", currency=rubric.currency)
    rates = "; ".join(
        f"1\u00a0{code} =\u00a0{m.fmt.rate(rubric.rates[code])}\u00a0{rubric.currency}" for code in foreign
    )
    key = "basis.rates" if own.code == rubric.currency else "basis.own"
    return m.words(key, currency=own.code, base=rubric.currency, rates=rates, day=m.fmt.day(rubric.rates_date))


def method(m: Material) -> Method:
    """Explain how the verdict is made, with every editable figure and every source."""
    w = m.words
    steps = tuple(_step(m, number) for number in STEPS if _applies(m, number))
    used = sorted(m.pack.sources.values(), key=lambda item: (GRADE_ORDER.index(item.grade), item.title))
    sources = tuple(
        SourceLine(
            title=item.title + (f", {item.publisher}" if item.publisher else ""),
            grade=w(f"grade.{item.grade}"),
            date=item.date,
            says=item.says,
            url=item.url if item.url.startswith(("https://", "http://")) else "",
        )
        for item in used
    )
    return Method(
        head=Head("method", w("method.name"), w("method.title"), w("method.lede")),
        steps=steps,
        policy=tuple(_policy(m, item) for item in m.pack.rubric.policy.values()),
        sources=sources,
        rates=_rates(m) if _money(m) else "",
        glossary=tuple(Item(term.term, term.means) for term in m.pack.questionnaire.glossary),
    )


def _step(m: Material, number: int) -> Item:
    own = "_own" if number == 1 and not m.hundred else ""
    return Item(m.words(f"method.step{number}_title"), m.words(f"method.step{number}{own}"))


def _applies(m: Material, number: int) -> bool:
    """Tell whether a pack has what a step of the method speaks of: sums, gates, a table."""
    rubric = m.pack.rubric
    there = {2: bool(rubric.sums), 3: bool(rubric.gates), 4: bool(rubric.tables)}
    return there.get(number, True)


def _policy(m: Material, item: Policy) -> FactLine:
    value = m.constant(item.value, item.unit)
    if item.unit == "money" and m.result.shown_in.code != m.result.currency:
        value = m.words("method.converted", value=value, base=m.fmt.coded(item.value, m.result.currency))
    return FactLine(item.title, "", value, item.note, m.source(item.source))


def limits(m: Material) -> Limits:
    """State the limits of the method; the part stands in every report."""
    w = m.words
    own = (w("limits.ours"), w("limits.answers"), w("limits.no_lift"))
    return Limits(Head("limits", w("limits.name"), w("limits.title")), m.pack.limits or own)
