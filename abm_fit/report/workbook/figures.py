"""The sheet of figures: the pack's constants, and every quantity as a live formula over them and the answers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from abm_fit.pack.expression import Name
from abm_fit.pack.trees import names_in
from abm_fit.pack.values import Derived, Policy
from abm_fit.report.parts.material import Material
from abm_fit.report.workbook.answers import AnswerCells
from abm_fit.report.workbook.formulas import Ends, Translator, UntranslatableError, constant, operation
from abm_fit.report.workbook.writing import Book, address
from abm_fit.scoring.measured import Quantified, Span

SHEET = "book.figures"

RATE_ROW = 2

COLUMNS = (
    "book.figure",
    "book.segment",
    "book.low",
    "book.high",
    "book.unit",
    "book.formula",
    "book.source",
)
"""Keys of the heads."""


@dataclass
class Figures:
    """Writes the sheet, row by row; a quantity stands below all that it reads."""

    book: Book
    m: Material
    answers: AnswerCells
    cells: dict[tuple[str, str | None], Ends] = field(default_factory=dict)

    def write(self) -> None:
        """Write constants, then quantities."""
        sheet = self.book.sheet(SHEET, (52, 16, 16, 16, 10, 60, 24))
        self.book.heads(sheet, 1, COLUMNS)
        if self._rate:
            self._write_rate()
        for row, item in enumerate(self.m.result.quantities, 3 if self._rate else 2):
            unit = {"money": self.m.result.shown_in.code, "percent": "%"}.get(item.unit, item.unit)
            texts = (item.title, self.m.where(item.segment), "", "", unit)
            how = self.m.formula(item.formula) or item.note
            for column, text in enumerate((*texts, how, self.m.source(item.source)), 1):
                self.book.text(sheet, row, column, text)
            self._numbers(row, item)

    @property
    def _rate(self) -> str:
        """The name of the cell with the exchange rate; empty where amounts are shown in the base currency."""
        base, own = self.m.result.currency, self.m.result.shown_in.code
        return "" if base == own else f"{base}_per_{own}"

    def _write_rate(self) -> None:
        result, sheet, words = self.m.result, self.book.sheets[SHEET], self.m.words
        day = self.m.fmt.day(result.rates_date)
        texts = {1: words("book.rate", base=result.currency, own=result.shown_in.code), 5: result.currency}
        texts[6] = words("book.pinned_on" if day else "book.pinned", base=result.currency, day=day)
        for column, text in texts.items():
            self.book.text(sheet, RATE_ROW, column, text)
        rate = self.book.number(sheet, RATE_ROW, 3, result.shown_in.rate, given=True)
        self.book.formula(sheet, RATE_ROW, 4, f"C{RATE_ROW}", result.shown_in.rate)
        self.book.name(self._rate, rate)

    def _in_base(self, ends: Ends, *, money: bool) -> Ends:
        """Turn cells with amounts as they are shown into the base currency, in which formulas compute."""
        if not (money and self._rate):
            return ends
        return Ends(f"({ends.low}*{self._rate})", f"({ends.high}*{self._rate})", ends.positive)

    def _in_own(self, ends: Ends, *, money: bool) -> Ends:
        """Turn what formulas compute into the currency that amounts are shown in."""
        if not (money and self._rate):
            return ends
        return Ends(f"({ends.low})/{self._rate}", f"({ends.high})/{self._rate}", ends.positive)

    def _policy(self, row: int, policy: Policy) -> None:
        sheet = self.book.sheets[SHEET]
        if policy.unit == "money" and self._rate:
            value = self.m.result.shown_in.of(policy.value)
            self.book.formula(sheet, row, 3, f"{constant(policy.value)}/{self._rate}", value, given=True)
        else:
            value = policy.value
            self.book.number(sheet, row, 3, value, given=True)
        self.book.formula(sheet, row, 4, f"C{row}", value)

    def _numbers(self, row: int, item: Quantified) -> None:
        sheet = self.book.sheets[SHEET]
        policy = self.m.pack.rubric.policy.get(item.id)
        low, high = (address(sheet, letter, row) for letter in "CD")
        if policy is not None:
            self._policy(row, policy)
            self.cells[(item.id, None)] = Ends(low, high, policy.value >= 0)
            return
        quantity = self.m.pack.rubric.derived[item.id]
        span, money = item.span, item.unit == "money"
        if span is not None and money:
            span = Span(self.m.result.shown_in.of(span.low), self.m.result.shown_in.of(span.high))
        try:
            ends = self._in_own(self._ends(quantity, item.segment), money=money)
            self.book.formula(sheet, row, 3, ends.low, span.low if span else None)
            self.book.formula(sheet, row, 4, ends.high, span.high if span else None)
            positive = ends.positive
        except UntranslatableError:  # it reads what stands on no sheet: the number as it is today
            positive = span is not None and span.low >= 0
            for column, end in ((3, span.low if span else None), (4, span.high if span else None)):
                if end is None:
                    self.book.formula(sheet, row, column, "NA()", None)
                else:
                    self.book.number(sheet, row, column, end)
        self.cells[(item.id, item.segment)] = Ends(low, high, positive)

    def _ends(self, quantity: Derived, segment: str | None) -> Ends:
        """Return a quantity's formulas, with what stands in where an answer is missing or its condition fails."""
        ids = [id_ for id_, _ in self.m.result.segments]

        def look_up(name: Name, place: int | None) -> Ends:
            return self._look_up(name, segment if place is None else ids[place])

        def known(question: str, place: int | None) -> str:
            return self._flag(self.answers.known, question, segment if place is None else ids[place])

        translator = Translator(look_up, known, len(ids))
        worked_out = translator.number(quantity.formula)
        when = translator.condition(quantity.when) if quantity.when is not None else ""
        if quantity.otherwise is None:
            return guarded(worked_out, when)
        stand_in = self._stand_in(quantity, segment)
        needed = self._needed(quantity, segment)
        return chosen(worked_out, stand_in, when, needed)

    def _needed(self, quantity: Derived, segment: str | None) -> list[str]:
        """Return the cells that say whether each answer that a quantity reads is given.

        Raises:
            UntranslatableError: one of them is asked somewhere else than the quantity is worked out.
        """
        read = names_in(quantity.formula) + (names_in(quantity.when) if quantity.when is not None else ())
        names = dict.fromkeys(item.id for item in read)
        questions = self.m.pack.questionnaire.questions
        return [self._flag(self.answers.given, name, segment) for name in names if name in questions]

    def _flag(self, flags: dict[tuple[str, str | None], str], question: str, segment: str | None) -> str:
        """Return the cell of a question's mark; raises UntranslatableError where there is none."""
        asked = self.m.pack.questionnaire.questions.get(question)
        key = (question, segment if asked is not None and asked.per == "segment" else None)
        if key not in flags:
            raise UntranslatableError
        return flags[key]

    def _stand_in(self, quantity: Derived, segment: str | None) -> Ends:
        known = quantity.otherwise
        if known is None:
            raise UntranslatableError
        ends = Ends(constant(known.low), constant(known.high), known.low >= 0)
        return operation("*", ends, self._look_up(Name(known.times), segment)) if known.times else ends

    def _look_up(self, name: Name, segment: str | None) -> Ends:
        """Return the cells of a name, seen from a segment.

        Raises:
            UntranslatableError: no cell holds it.
        """
        question = self.m.pack.questionnaire.questions.get(name.id)
        if question is not None:
            numbers = question.numeric and name.attribute != "value"
            home = segment if question.per == "segment" else None
            found = (self.answers.numbers if numbers else self.answers.values).get((name.id, home))
        else:
            derived = self.m.pack.rubric.derived.get(name.id)
            home = segment if derived is not None and derived.per == "segment" else None
            found = self.cells.get((name.id, home))
        if found is None:
            raise UntranslatableError
        return self._in_base(found, money=self._is_money(name))

    def _is_money(self, name: Name) -> bool:
        """Tell whether a name's cells hold an amount: that of a question, a quantity or a constant."""
        rubric, question = self.m.pack.rubric, self.m.pack.questionnaire.questions.get(name.id)
        if question is not None:
            return question.kind == "money" and name.attribute != "value"
        item = rubric.derived.get(name.id) or rubric.policy.get(name.id)
        return item is not None and item.unit == "money"


def guarded(ends: Ends, when: str) -> Ends:
    """Let a quantity exist only where its condition certainly holds."""
    if not when:
        return ends
    return Ends(f"IF({when}=1,{ends.low},NA())", f"IF({when}=1,{ends.high},NA())", ends.positive)


def chosen(worked_out: Ends, stand_in: Ends, when: str, needed: list[str]) -> Ends:
    """Choose between the formula and its stand-in as the engine does: both, where the condition is open."""
    low, high = worked_out.low, worked_out.high
    if when:
        low = f"IF({when}=1,{low},IF({when}=0,{stand_in.low},MIN({low},{stand_in.low})))"
        high = f"IF({when}=1,{high},IF({when}=0,{stand_in.high},MAX({high},{stand_in.high})))"
    if needed:
        lacks = f"MIN({','.join(needed)})<1"
        low, high = f"IF({lacks},{stand_in.low},{low})", f"IF({lacks},{stand_in.high},{high})"
    return replace(worked_out, low=low, high=high, positive=worked_out.positive and stand_in.positive)
