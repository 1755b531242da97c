"""The facts of the company and of all segments in one table, so that three segments don't feel three times as long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import DataTable, Static

from abm_fit.assessment.model import Answer, State, Value
from abm_fit.assessment.showing import show_answer
from abm_fit.assessment.walk import Spot
from abm_fit.errors import AbmFitError, InvalidAnswerError
from abm_fit.pack.questions import Question
from abm_fit.tui.bindings import Place, bindings_of
from abm_fit.tui.messages import Confirmed
from abm_fit.tui.screens.asking import Choice, LinePrompt, PickPrompt
from abm_fit.tui.showing import EXAMPLES
from abm_fit.tui.text import MARK, SOFT, STRONG, clean, joined, one_line, plain, short
from abm_fit.tui.widgets.key_bar import KeyBar

if TYPE_CHECKING:
    from abm_fit.tui.session import Session

LABEL_WIDTH, NARROWEST, WIDEST = 30, 14, 24


class FactsScreen(Screen[None]):
    """Rows are facts, columns the company and its segments; Enter types one, arrows go about."""

    place: Place = "facts"
    BINDINGS = bindings_of("facts")
    CSS = """
    FactsScreen DataTable { height: 1fr; background: $background; color: $ink; scrollbar-size-vertical: 1; }
    FactsScreen #ask { height: auto; max-height: 3; padding: 0 1; }
    """
    table = query_one(DataTable)
    ask = query_one("#ask", Static)
    said = query_one("#said", Static)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._came_from = session.spot if session.steps else None
        self._columns: tuple[str | None, ...] = ()
        self._width = NARROWEST
        self._rows: tuple[Question, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out heading, table, the question in full, and keys."""
        heading = [one_line("Facts side by side", STRONG), one_line(f" · {self._session.who}", SOFT)]
        yield Static(joined(heading), id="heading")
        table: DataTable[Text] = DataTable(cursor_type="cell", zebra_stripes=False)
        yield table
        yield Static(id="ask", markup=False)
        yield Static(id="said", markup=False)
        yield KeyBar("facts")

    def on_mount(self) -> None:
        """Fill the table."""
        session = self._session
        questions = session.pack.questionnaire.questions
        self._rows = tuple(
            questions[one] for one in dict.fromkeys(spot[0] for spot in session.steps) if _is_fact(questions[one])
        )
        segments = [spot[1] for spot in session.steps if spot[1] is not None]
        self._columns = (None, *dict.fromkeys(segments))
        room = (self.size.width - LABEL_WIDTH - 4) // max(1, len(self._columns)) - 2
        self._width = min(WIDEST, max(NARROWEST, room))
        self.table.add_column(Text("Fact"), width=LABEL_WIDTH)
        for segment in self._columns:
            name = session.segment_label(segment) if segment else "Company"
            self.table.add_column(Text(short(name, self._width)), width=self._width)
        for question in self._rows:
            self.table.add_row(*[self._cell(question, column) for column in range(len(self._columns) + 1)])
        if not self._rows:
            self.say("This person is asked for no facts in this walk.")
        else:
            first = self._rows[0]
            self.table.move_cursor(row=0, column=1 if first.per == "company" else 2)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something above the keys."""
        self.said.update(plain(text, MARK if wrong else SOFT))

    def _cell(self, question: Question, column: int) -> Text:
        if column == 0:
            return Text(short(question.short, LABEL_WIDTH))
        spot = (question.id, self._columns[column - 1])
        if spot not in self._session.steps:
            return Text("")
        answer = self._session.answer_at(spot)
        if answer is None:
            return Text("·")
        words = show_answer(question, answer, locale=self._session.locale)
        return Text(short(clean(words), self._width) + (" *" if answer.carried else ""))

    def _spot(self) -> Spot | None:
        """Return the question under the cursor; None beside the table's answers."""
        row, column = self.table.cursor_coordinate
        if not self._rows or column == 0:
            return None
        spot = (self._rows[row].id, self._columns[column - 1])
        return spot if spot in self._session.steps else None

    @on(DataTable.CellHighlighted)
    def _told(self, event: DataTable.CellHighlighted) -> None:
        event.stop()
        spot = self._spot()
        self.ask.update(plain(self._session.pack.questionnaire.questions[spot[0]].ask if spot else ""))

    @on(DataTable.CellSelected)
    def _change(self, event: DataTable.CellSelected) -> None:
        event.stop()
        spot = self._spot()
        if spot is None or not self._session.to_spot(spot):
            self.say("There is nothing to fill in here.")
            return
        question, answer = self._session.question, self._session.answer
        if question.kind == "choice":
            choices = [Choice(one.id, one_line(one.label), one.label.casefold()) for one in question.options]
            self.app.push_screen(PickPrompt(question.short, choices, about=question.ask), self._picked)
        elif question.kind == "many":
            self.say("Several can be ticked here: answer it in the walk (Esc, then / and its name).")
        else:
            self._type(question, answer)

    def _type(self, question: Question, answer: Answer | None) -> None:
        about = f"{question.ask} ({EXAMPLES[question.kind]})"
        prompt = LinePrompt(
            question.short, about, value=self._session.typed(question, answer), check=self._problem, echo=self._echo
        )
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

    def _picked(self, option: str | None) -> None:
        if option is not None:
            self._confirm("answered", option)

    def _confirm(self, state: State, value: Value | None = None) -> None:
        try:
            rows = self._session.confirm(state, value)
        except AbmFitError as error:
            self.say(error.message, wrong=True)
            return
        self._saved(rows)
        row, column = self.table.cursor_coordinate
        if row + 1 < len(self._rows):
            self.table.move_cursor(row=row + 1, column=column)

    def _saved(self, rows: tuple[Answer, ...]) -> None:
        if not self._session.scratch:
            self.post_message(Confirmed(self._session.assessment.id, rows))
        for place, question in enumerate(self._rows):
            for column in range(1, len(self._columns) + 1):
                self.table.update_cell_at((place, column), self._cell(question, column))  # type: ignore[arg-type]

    def action_dont_know(self) -> None:
        """Say that one doesn't know the highlighted fact."""
        spot = self._spot()
        if spot is not None and self._session.to_spot(spot):
            self._confirm("dont_know")

    def action_undo(self) -> None:
        """Take the last change back."""
        rows = self._session.undo()
        if rows:
            self._saved(rows)
        self.say("Taken back." if rows else "Nothing to undo in this session.")

    def action_back(self) -> None:
        """Back to where one was."""
        if self._came_from is not None:
            self._session.to_spot(self._came_from)
        self.dismiss()


def _is_fact(question: Question) -> bool:
    return question.fact or question.numeric
