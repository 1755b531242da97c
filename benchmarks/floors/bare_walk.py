"""A bare app that shows a question with options and updates the same widgets at each answer; it keeps nothing.

The floor of answering: what Textual itself needs to draw the next question.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, OptionList, Static

OPTIONS = ("Not at all, and nobody asks", "By hand when somebody notices", "For some", "For most", "For all, checked")
SECTIONS = tuple(f"Section {number}" for number in range(1, 9))


class BareWalk(App[None]):
    """Show question after question in the same widgets."""

    CSS = """
    #rail { width: 26; }
    #question { height: auto; margin: 1 2; }
    OptionList { height: 1fr; border: none; margin: 0 2; }
    #status { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"answer({number})", show=False) for number in range(1, 6)),
        Binding("b", "back", "Back"),
        Binding("d", "later", "Don't know"),
        Binding("u", "undo", "Undo"),
        Binding("q", "quit", "Quit"),
    ]
    number = 1

    def compose(self) -> ComposeResult:
        """Lay out rail, question, options and status."""
        with Horizontal():
            yield Static("\n".join(SECTIONS), id="rail")
            with Vertical():
                yield Static("", id="question", markup=False)
                yield OptionList(*(self.option(index) for index in range(5)), markup=False)
                yield Static("", id="status", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Show the first question."""
        self.query_one(OptionList).focus()
        self.show()

    def option(self, index: int) -> str:
        """Return an option's line; it differs from question to question as real ones do."""
        return f"{index + 1}  {OPTIONS[(index + self.number) % 5]} ({self.number})"

    def show(self) -> None:
        """Put the current question into the widgets that are there."""
        with self.batch_update():
            self.query_one("#question", Static).update(
                f"Question {self.number}: how far does it reach, and who checks?"
            )
            options = self.query_one(OptionList)
            for index in range(5):
                options.replace_option_prompt_at_index(index, self.option(index))
            options.highlighted = 0
            rail = [f"{'●' if at == self.number % 8 else '○'} {name}" for at, name in enumerate(SECTIONS)]
            self.query_one("#rail", Static).update("\n".join(rail))
            self.query_one("#status", Static).update(f"READY-MARKER {self.number} of 60 answered")

    def action_answer(self, _option: int) -> None:
        """Go to the next question."""
        self.number += 1
        self.show()

    async def action_back(self) -> None:
        """Go to the question before."""
        self.number = max(1, self.number - 1)
        self.show()


if __name__ == "__main__":
    sys.exit(BareWalk().run())
