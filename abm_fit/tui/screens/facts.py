"""The facts of the company and of all segments in one table, so that three segments don't feel three times as long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.coordinate import Coordinate
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import DataTable, Static

from abm_fit.assessment.model import Answer, State, Value
from abm_fit.assessment.walk import Spot
from abm_fit.errors import AbmFitError, InvalidAnswerError
from abm_fit.pack.questions import Question
from abm_fit.tui.bindings import TITLES, Place, bindings_of
from abm_fit.tui.messages import Confirmed
from abm_fit.tui.screens.asking import LinePrompt, reason_prompt
from abm_fit.tui.screens.ticking import OptionsPrompt
from abm_fit.tui.sheet import Sheet, Widths
from abm_fit.tui.showing import example_of, has_field, standing_content, ticked
from abm_fit.tui.text import MARK, SOFT, STRONG, joined, one_line, plain, stacked
from abm_fit.tui.widgets.key_bar import KeyBar
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.tui.session import Session


class FactsScreen(Screen[None]):
    """Rows are facts, columns the company and its segments; digits or Enter fill one in, arrows go about."""

    place: Place = "facts"
    BINDINGS = bindings_of("facts")
    CSS = """
    FactsScreen DataTable { height: 1fr; background: $background; color: $ink; scrollbar-size-vertical: 1;
                            scrollbar-size-horizontal: 1; }
    FactsScreen #ask { height: auto; min-height: 3; max-height: 6; padding: 0 1; }
    """
    table = query_one(DataTable)
    ask = query_one("#ask", Static)
    said = query_one("#said", Static)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._came_from = session.spot if session.steps else None
        self._sheet = Sheet(session)
        self._widths = Widths(0, 0)

    def compose(self) -> ComposeResult:
        """Lay out heading, table, the question in full, and keys."""
        heading = [one_line(TITLES["facts"], STRONG), one_line(f" · {self._session.who}", SOFT)]
        yield Static(joined(heading), id="heading")
        # The names of the facts stay where they are when there are more segments than fit.
        table: DataTable[Text] = DataTable(cursor_type="cell", zebra_stripes=False, fixed_columns=1)
        yield table
        yield Static(id="ask", markup=False)
        yield Static(id="said", markup=False)
        yield KeyBar("facts")

    def on_mount(self) -> None:
        """Stand on the first fact that is open."""
        self._fill()
        first = self._sheet.first_open()
        if first is None:
            self.say(say("facts.none"))
        else:
            self._stand_on(first)

    def on_resize(self) -> None:
        """Give the columns the room that there is now."""
        if self._widths != self._fitting():
            spot = self._spot()
            self._fill()
            if spot is not None:
                self._stand_on(spot)

    def _fitting(self) -> Widths:
        return self._sheet.widths(self.size.width - 3)

    def _fill(self) -> None:
        sheet = self._sheet
        self._widths = widths = self._fitting()
        self.table.clear(columns=True)
        for at, name in enumerate(sheet.heads(widths)):
            self.table.add_column(Text(name), width=widths.column if at else widths.label)
        for question in sheet.rows:
            self.table.add_row(*[Text(sheet.cell(question, at, widths)) for at in range(len(sheet.columns) + 1)])

    def _stand_on(self, spot: Spot) -> None:
        if place := self._sheet.place_of(spot):
            self.table.move_cursor(row=place[0], column=place[1])
        self._tell()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something above the keys."""
        self.said.update(plain(text, MARK if wrong else SOFT))

    def _spot(self) -> Spot | None:
        """Return the question under the cursor; None beside the table's answers."""
        return self._sheet.spot_at(*self.table.cursor_coordinate)

    @on(DataTable.CellHighlighted)
    def _highlighted(self, event: DataTable.CellHighlighted) -> None:
        event.stop()
        self.say("")
        self._tell()

    def _tell(self) -> None:
        """Say in full what is asked under the cursor, and what was answered."""
        spot = self._spot()
        if spot is None:
            self.ask.update("")
            return
        question, answer = self._session.pack.questionnaire.questions[spot[0]], self._session.answer_at(spot)
        segment = self._session.segment_name(spot)
        asked = joined([plain(question.ask), one_line(f" ({segment})" if segment else "", SOFT)])
        if answer is not None and answer.value is not None:
            said = joined([plain(f"= {self._sheet.words(question, answer)}", STRONG), "  ", standing_content(answer)])
        else:
            said = standing_content(answer)
        self.ask.update(stacked([asked, said]))

    def on_key(self, event: events.Key) -> None:
        """Begin to type with a digit, as one does in a sheet."""
        if event.character and event.character.isdecimal() and self._go():
            event.stop()
            if has_field(self._session.question):
                self._type(self._session.question, event.character, begun=True)
            else:
                self._change()

    def _go(self) -> bool:
        """Take the session to the question under the cursor; says where there is none."""
        spot = self._spot()
        if spot is not None and self._session.to_spot(spot):
            return True
        self.say(say("facts.nothing_here"))
        return False

    @on(DataTable.CellSelected)
    def _selected(self, event: DataTable.CellSelected) -> None:
        event.stop()
        self.action_change()

    def action_change(self) -> None:
        """Fill in what is under the cursor."""
        if self._go():
            self._change()

    def _change(self) -> None:
        question, answer = self._session.question, self._session.answer
        if has_field(question):
            self._type(question, self._session.typed(question, answer))
        else:
            self.app.push_screen(OptionsPrompt(question, ticked(answer)), self._picked)

    def _type(self, question: Question, text: str, *, begun: bool = False) -> None:
        example = example_of(question)
        about = question.ask + (f" ({example})" if example else "")
        title = question.short + (f", {name}" if (name := self._session.segment_name(self._session.spot)) else "")
        prompt = LinePrompt(title, about, value=text, check=self._problem, echo=self._echo, begun=begun)
        self.app.push_screen(prompt, self._typed)

    def _problem(self, text: str) -> str:
        try:
            self._session.read(text)
        except InvalidAnswerError as error:
            return f"{error.message} {error.hint}"
        return ""

    def _echo(self, text: str) -> str:
        try:
            return f"= {self._session.echo(text)}" if text.strip() else ""
        except InvalidAnswerError:
            return ""

    def _typed(self, text: str | None) -> None:
        if text is not None:
            self._confirm("answered", self._session.read(text))

    def _picked(self, options: tuple[str, ...] | None) -> None:
        if options is None:
            return
        if not options:
            self._confirm("cleared")
        else:
            self._confirm("answered", options if self._session.question.kind == "many" else options[0])

    def _confirm(self, state: State, value: Value | None = None, reason: str = "") -> None:
        try:
            rows = self._session.confirm(state, value, reason=reason)
        except AbmFitError as error:
            self.say(f"{error.message} {error.hint}", wrong=True)
            return
        self._saved(rows)
        self._stand_on(self._sheet.after((rows[0].question, rows[0].segment)))

    def _saved(self, rows: tuple[Answer, ...]) -> None:
        if not self._session.scratch:
            self.post_message(Confirmed(self._session.assessment.id, rows))
        before, self._sheet = self._sheet, Sheet(self._session)
        if not self._sheet.same_shape(before):
            self._fill()
            return
        for row, question in enumerate(self._sheet.rows):
            for column in range(1, len(self._sheet.columns) + 1):
                words = Text(self._sheet.cell(question, column, self._widths))
                self.table.update_cell_at(Coordinate(row, column), words)

    def action_dont_know(self) -> None:
        """Say that one doesn't know the highlighted fact."""
        if self._go():
            self._confirm("dont_know")

    def action_not_applicable(self) -> None:
        """Ask for the reason, then say that the highlighted fact does not apply."""
        if not self._go():
            return
        if not self._session.question.na:
            self.say(say("facts.applies_to_all"))
            return

        def given(reason: str | None) -> None:
            if reason is not None:
                self._confirm("not_applicable", reason=reason.strip())

        self.app.push_screen(reason_prompt(self._session.answer), given)

    def action_same(self) -> None:
        """Give every other segment the answer under the cursor."""
        here = self._spot()
        answer = self._session.answer_at(here) if here else None
        others = self._sheet.others(here) if here else []
        if here is None or answer is None or not others:
            self.say(say("facts.segment_first"))
            return
        for spot in others:
            self._session.to_spot(spot)
            self._saved(self._session.confirm(answer.state, answer.value, reason=answer.reason))
        self._stand_on(here)
        self.say(say.count(len(others), "facts.same"))

    def action_undo(self) -> None:
        """Take the last change back."""
        self._turned_back(self._session.undo(), say("facts.undone"), say("facts.nothing_to_undo"))

    def action_redo(self) -> None:
        """Give again what was undone."""
        self._turned_back(self._session.redo(), say("facts.redone"), say("facts.nothing_to_redo"))

    def _turned_back(self, rows: tuple[Answer, ...], said: str, otherwise: str) -> None:
        if rows:
            self._saved(rows)
            self._stand_on((rows[0].question, rows[0].segment))
        # The cursor's own move says nothing, but later than this.
        self.call_after_refresh(self.say, said if rows else otherwise)

    def action_back(self) -> None:
        """Back to where one was."""
        if self._came_from is not None:
            self._session.to_spot(self._came_from)
        self.dismiss()
