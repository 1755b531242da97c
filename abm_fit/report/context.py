"""Everything that a report says, decided here once: templates, Markdown and workbooks only place it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.report.brand import Brand
from abm_fit.report.formatting import Formatter, formatter
from abm_fit.report.parts import values as v
from abm_fit.report.parts import values_advice, values_analysis, values_appendix
from abm_fit.report.parts.advice import choices, patterns, plan, refusals
from abm_fit.report.parts.answers import answers
from abm_fit.report.parts.changes import changes
from abm_fit.report.parts.fit import fit, pulls_head
from abm_fit.report.parts.front import front
from abm_fit.report.parts.gates import gates
from abm_fit.report.parts.material import Material
from abm_fit.report.parts.method import basis, limits, method
from abm_fit.report.parts.mixes import mixes
from abm_fit.report.parts.money import money
from abm_fit.report.parts.people import people
from abm_fit.report.parts.readiness import levels
from abm_fit.report.parts.solid import solid
from abm_fit.report.parts.trace import trace
from abm_fit.report.theme import DEFAULT_THEME, Theme, themed
from abm_fit.scoring.result import Result
from abm_fit.wording.words import Words, words_for

if TYPE_CHECKING:
    from abm_fit.scoring.trend import Trend


UNNUMBERED = {"front", "basis"}
APPENDIX = {"solid", "answers", "trace", "method", "limits"}
"""Parts that are lettered instead of numbered."""


@dataclass(frozen=True, slots=True)
class Context:
    """A report's content. A part is None (or empty) where there is nothing to fill it with."""

    meta: v.Meta
    theme: Theme
    words: Words
    brand: Brand | None
    front: v.Front
    basis: v.Basis
    fit: values_analysis.Fit | None
    mixes: values_analysis.Mixes | None
    pulls: v.Head
    levels: tuple[values_analysis.Level, ...]
    gates: values_analysis.Gates | None
    money: values_analysis.Money | None
    people: values_analysis.Differences | None
    patterns: values_advice.Patterns | None
    choices: values_advice.Choices | None
    plan: values_advice.Plan | None
    refusals: values_advice.Refusals
    changes: values_advice.Changes | None
    solid: values_appendix.Solid | None
    answers: values_appendix.Answers
    trace: values_appendix.Trace | None
    method: values_appendix.Method
    limits: values_appendix.Limits

    @property
    def heads(self) -> tuple[v.Head, ...]:
        """The parts' heads in order, for a table of contents; page one and the contents page left out."""
        return tuple(
            head
            for field in fields(self)
            if field.name not in UNNUMBERED
            for head in _heads(getattr(self, field.name))
            if field.name != "pulls" or self.pulls_apart
        )

    @property
    def pulls_apart(self) -> bool:
        """Whether what pulls each way has a part of its own: one position alone shows it in the part on fit."""
        return self.fit is not None and len(self.fit.segments) > 1


def build_context(
    pack: Pack,
    assessment: Assessment,
    result: Result,
    *,
    locale: str = "en_US",
    brand: Brand | None = None,
    trend: Trend | None = None,
) -> Context:
    """Turn a result (scored with analyses) into a report's content.

    Raises:
        NotFoundError: there is no such locale.
    """
    fmt, words = formatter(locale, result.shown_in), words_for(locale)
    theme = themed(brand.primary, brand.accent, fonts=brand.fonts) if brand else DEFAULT_THEME
    m = Material(pack, assessment, result, fmt, words, theme, trend)
    return _numbered(
        Context(
            meta=_meta(pack, result, fmt, words, brand),
            theme=theme,
            words=words,
            brand=brand,
            front=front(m),
            basis=basis(m),
            fit=fit(m),
            mixes=mixes(m),
            pulls=pulls_head(m),
            levels=levels(m),
            gates=gates(m),
            money=money(m),
            people=people(m),
            patterns=patterns(m),
            choices=choices(m),
            plan=plan(m),
            refusals=refusals(m),
            changes=changes(m),
            solid=solid(m),
            answers=answers(m),
            trace=trace(m),
            method=method(m),
            limits=limits(m),
        )
    )


def _heads(part: object) -> list[v.Head]:
    if isinstance(part, v.Head):
        return [part]
    found = (getattr(item, "head", None) for item in (part if isinstance(part, tuple) else (part,)))
    return [head for head in found if isinstance(head, v.Head)]


def _numbered(context: Context) -> Context:
    """Number the parts that are there, and letter those of the appendix."""
    changed: dict[str, Any] = {}
    numbers, letters = iter(range(1, 100)), iter("ABCDEFGH")
    for field in fields(context):
        part = getattr(context, field.name)
        if field.name in UNNUMBERED or not _heads(part) or (field.name == "pulls" and not context.pulls_apart):
            continue
        marks = letters if field.name in APPENDIX else numbers
        if isinstance(part, v.Head):
            changed[field.name] = replace(part, number=str(next(marks)))
        elif isinstance(part, tuple):
            changed[field.name] = tuple(
                replace(item, head=replace(item.head, number=str(next(marks)))) for item in part
            )
        else:
            changed[field.name] = replace(part, head=replace(part.head, number=str(next(marks))))
    return replace(context, **changed)


RUNNING_MOST = 220
"""Characters at the head of a page: as many as stand there in three lines."""


def _running(result: Result) -> str:
    room = max(RUNNING_MOST - len(result.period) - 3, 30)
    name = result.organisation
    name = name if len(name) <= room else name[: room - 1].rstrip() + "…"
    return " · ".join(part for part in (name, result.period[:RUNNING_MOST]) if part)


def _meta(pack: Pack, result: Result, fmt: Formatter, words: Words, brand: Brand | None) -> v.Meta:
    subject = pack.questionnaire.title
    return v.Meta(
        organisation=result.organisation,
        running=_running(result),
        period=result.period,
        date=fmt.day(result.date),
        iso_date=result.date,
        language=words.language,
        title=words("meta.title", organisation=result.organisation, subject=subject, period=result.period),
        subject=subject,
        made_up=words("meta.made_up") if result.made_up else "",
        confidentiality=(brand.confidentiality if brand else "") or words("meta.confidential"),
        footer=brand.footer if brand else "",
        prepared_by=words("meta.prepared", name=brand.name) if brand and brand.name else "",
        logo_alt=brand.logo_alt if brand else "",
        has_logo=bool(brand and brand.logo),
        version_line=words(
            "meta.version",
            pack=subject,
            pack_version=result.pack_version,
            engine=result.engine,
            digest=result.pack_digest[:12],
        ),
    )
