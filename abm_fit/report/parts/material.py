"""What every part is made from: the pack, the assessment and the result, with their names and numbers in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from abm_fit.assessment.model import Assessment
from abm_fit.pack.model import Pack
from abm_fit.pack.nodes import Band, Sum
from abm_fit.pack.questions import Question
from abm_fit.report.formatting import Formatter
from abm_fit.report.parts.figures import Figures
from abm_fit.report.parts.scales import FINE_BELOW, HUNDRED, Scale, scales_of
from abm_fit.report.theme import Theme
from abm_fit.scoring.measured import NodeScore, Part, Reading, Span
from abm_fit.scoring.result import Result
from abm_fit.wording.words import Words

if TYPE_CHECKING:
    from abm_fit.scoring.trend import Trend


IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")

NAMED_MOST = 2
"""Bands that are named as alternatives; where more are possible, the band is called open."""


@dataclass(frozen=True)
class Material(Figures):
    """Everything a part may read."""

    pack: Pack
    assessment: Assessment
    result: Result
    fmt: Formatter
    words: Words
    theme: Theme
    trend: Trend | None = None

    @cached_property
    def segment_names(self) -> dict[str, str]:
        """Segment ids to names, in order."""
        return dict(self.result.segments)

    @property
    def several(self) -> bool:
        """Whether there is more than one segment, so that each has to be named."""
        return len(self.result.segments) > 1

    @property
    def known(self) -> int:
        """How many answers are known."""
        return sum(reading.state == "known" for reading in self.result.readings)

    @property
    def asked(self) -> int:
        """How many answers there could be: what does not apply is left out."""
        return sum(reading.state in {"known", "unknown"} for reading in self.result.readings)

    def where(self, segment: str | None) -> str:
        """Name a segment where there are several; empty for the company and for a single one."""
        return self.segment_names.get(segment or "", "") if self.several else ""

    def name_of(self, id_: str) -> str:
        """Name whatever an id of the pack stands for."""
        rubric = self.pack.rubric
        question = self.pack.questionnaire.questions.get(id_)
        if question is not None:
            return question.short
        for table in (rubric.sums, rubric.tables, rubric.derived, rubric.gates, rubric.policy, rubric.decisions):
            if id_ in table:
                return str(table[id_].title)
        return id_

    def formula(self, text: str) -> str:
        """Write a formula with the names of what it reads instead of the pack's ids; functions and numbers stay."""

        def named(found: re.Match[str]) -> str:
            name = self.name_of(found[0])
            return found[0] if name == found[0] else self.words("quoted", name=name)

        return IDENTIFIER.sub(named, text)

    def key_name(self, key: str) -> str:
        """Name an open question's key (`acv@segment`)."""
        question, _, segment = key.partition("@")
        return self.named(question, segment or None)

    def named(self, id_: str, segment: str | None) -> str:
        """Name an id, with its segment where there are several."""
        where = self.where(segment)
        return f"{self.name_of(id_)} ({where})" if where else self.name_of(id_)

    def role(self, role: str) -> str:
        """Name a role."""
        return next((item.label for item in self.pack.questionnaire.roles if item.id == role), role)

    def question(self, id_: str) -> Question:
        """Return a question of the pack."""
        return self.pack.questionnaire.questions[id_]

    def cuts(self, sum_: Sum) -> tuple[Fraction, ...]:
        """Return a sum's cut-points: where its bands after the first start."""
        return tuple(band.start for band in sum_.bands[1:])

    def bands(self, sum_: Sum) -> tuple[tuple[float, str], ...]:
        """Return a sum's bands for a chart; the lowest starts where the sum's scale does."""
        first = self.ends(sum_.id)[0]
        return tuple(
            (first if index == 0 else float(band.start), band.label) for index, band in enumerate(sum_.bands)
        ) or ((first, ""),)

    def ends(self, id_: str) -> tuple[float, float]:
        """Return the ends of a question's or sum's scale, for placing it in a chart."""
        low, high = self.scales.get(id_, HUNDRED)
        return float(low), float(high)

    def score(self, node: NodeScore) -> str:
        """Write a node's score, never rounded across one of its cuts."""
        return self.value(node.node, node.score, self.cuts(self.pack.rubric.sums[node.node]))

    @cached_property
    def scales(self) -> Mapping[str, Scale]:
        """Between which values each question and sum runs."""
        return scales_of(self.pack)

    def value(self, id_: str, span: Span, cuts: Iterable[Fraction] = ()) -> str:
        """Write a value on the scale of its question or sum: with decimals where the scale is short."""
        low, high = self.scales.get(id_, HUNDRED)
        return self.fmt.score(span, cuts, fine=high - low < FINE_BELOW)

    def of_scale(self, id_: str) -> str:
        """Write ` of 100` where a score runs to 100, and nothing where it ends elsewhere."""
        return self.words("of_hundred") if self.scales.get(id_) == HUNDRED else ""

    @property
    def hundred(self) -> bool:
        """Whether the values of this pack's questions run from 0 to 100."""
        return any(self.scales.get(id_) == HUNDRED for id_ in self.pack.rubric.values)

    def band(self, node: NodeScore) -> str:
        """Name a node's band, or those still possible."""
        if node.label or not node.possible:
            return node.label
        if len(node.possible) > NAMED_MOST:
            return self.words("band.open")
        return self.either([self.band_label(node.node, band) for band in node.possible])

    def then_band(self, node: NodeScore) -> str:
        """Name a node's band after its score; nothing where it has no bands."""
        band = self.band(node)
        return self.words("then_band", band=band) if band else ""

    def band_label(self, node: str, band: str) -> str:
        """Name a band of a sum, or an outcome of a table."""
        rubric = self.pack.rubric
        if node in rubric.sums:
            found: Iterable[Band] = rubric.sums[node].bands
            return next((item.label for item in found if item.id == band), band)
        if node in rubric.tables:
            return next((item.label for item in rubric.tables[node].outcomes if item.id == band), band)
        return band

    def nodes(self, node: str) -> tuple[NodeScore, ...]:
        """Return a sum's scores, one a segment or one alone."""
        return tuple(item for item in self.result.nodes if item.node == node)

    def middle(self, span: Span) -> float:
        """Return the middle of a span, for placing it in a chart."""
        return float((span.low + span.high) / 2)

    def along(self, id_: str, span: Span) -> float:
        """Return where a value lies between the ends of its scale, 0 to 100, for its colour."""
        low, high = self.scales.get(id_, HUNDRED)
        return (self.middle(span) - low) / (high - low) * 100 if high > low else 0.0

    def answer_span(self, question: Question, span: Span) -> str:
        """Write the number that a question was answered with."""
        unit = {"money": "money", "percent": "percent", "days": "days"}.get(question.kind, question.unit)
        return self.fmt.given(span, unit)

    def source(self, id_: str) -> str:
        """Name a source: by its title where it is published, as our judgement where it is not."""
        found = self.pack.sources.get(id_)
        if found is None or found.grade == "judgement":
            return self.words("source.ours")
        return found.title

    def answer(self, reading: Reading) -> str:
        """Write what the assessment says to a question."""
        question = self.question(reading.question)
        if reading.state == "not_applicable":
            reason = next((said.reason for said in reading.said if said.reason), "")
            return self.words("answer.na_because", reason=reason) if reason else self.words("answer.na")
        if reading.state == "known":
            return self._known(question, reading)
        asked = any(said.state == "dont_know" for said in reading.said)
        words = self.words("answer.dont_know" if asked else "answer.open")
        if reading.number is not None and reading.assumed:
            span, source = self.answer_span(question, reading.number), self.source(reading.assumed)
            return f"{words}; {self.words('answer.assumed', span=span, source=source)}"
        return words

    def _known(self, question: Question, reading: Reading) -> str:
        labels = {option.id: option.label for option in question.options}
        if reading.option:
            return labels.get(reading.option, reading.option)
        if reading.chosen:
            return "; ".join(labels.get(option, option) for option in reading.chosen)
        if reading.number is not None:
            return self.answer_span(question, reading.number)
        said = dict.fromkeys(said.label for said in reading.said if said.state == "answered")
        return "; ".join(self.fmt.day(label) if question.kind == "date" else label for label in said)

    def either(self, labels: Sequence[str]) -> str:
        """Join alternatives."""
        return self.words.joined(labels, "or")

    def listed(self, labels: Sequence[str]) -> str:
        """Join a list."""
        return self.words.joined(labels, "and")

    def quoted(self, parts: Sequence[Part]) -> str:
        """List terms of a sum by their titles, in quotation marks."""
        return self.listed([self.words("quoted", name=part.title) for part in parts])

    @cached_property
    def lead_segment(self) -> str | None:
        """The segment that weighs most in the mix, the first among equals; None where nothing is per segment."""
        mix = self.result.mix
        ids = list(self.segment_names)
        if not ids:
            return None
        weights = mix.weights if mix else {}

        def weight(segment: str) -> Fraction:
            span = weights.get(segment)
            return (span.low + span.high) / 2 if span else Fraction(0)

        return max(ids, key=lambda segment: (weight(segment), -ids.index(segment)))
