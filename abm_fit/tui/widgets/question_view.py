"""One question with its answers; the same widgets show the next one."""

from __future__ import annotations

from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input

from abm_fit.pack.questions import Help
from abm_fit.tui.text import MARK, SOFT, STRONG, joined, one_line, plain, stacked
from abm_fit.tui.widgets.choice_list import ChoiceList, Line
from abm_fit.tui.widgets.steady import Steady
from abm_fit.wording.spoken import say


class Shown(NamedTuple):
    """Everything that is on the screen about one question."""

    where: str
    """Section, segment, how far."""
    ask: str
    about: str
    """What kind of answer it takes, and the section's own words where it starts."""
    lines: tuple[Line, ...]
    cursor: int
    field: str | None
    """What stands in the text field; None where there is none."""
    placeholder: str
    letters: frozenset[str]
    """The letters that stay keys while nothing is typed in the field."""
    standing: Content
    """What is answered now, with evidence and note."""
    help: Help


class AnswerField(Input):
    """Where numbers, dates and words are typed; down leaves it for the lines below.

    As long as nothing is typed, some letters are left to the screen, so that `d` is don't know on every question.
    """

    DEFAULT_CSS = """
    AnswerField { border: none; height: 1; padding: 0 1; background: $panel; color: $ink; }
    AnswerField:focus { border: none; background: $panel; background-tint: transparent 0%; }
    """

    def __init__(self) -> None:
        super().__init__(compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._given = ""
        self._letters: frozenset[str] = frozenset()

    @property
    def letters(self) -> frozenset[str]:
        """The letters that act now."""
        return self._letters if self.untouched else frozenset()

    @property
    def untouched(self) -> bool:
        """Whether it holds what was put there, and nothing is being typed."""
        return self.value == self._given

    def offer(self, text: str, placeholder: str, letters: frozenset[str]) -> None:
        """Show what is answered, selected, so that typing replaces it; `letters` stay keys until then."""
        self._given, self._letters = text, letters
        with self.prevent(Input.Changed):
            self.value = text
        self.placeholder = placeholder
        self.select_all()

    def taken(self) -> None:
        """What is typed is the answer now; letters act again."""
        self._given = self.value

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Leave the screen's letters to it."""
        return character not in self.letters and super().check_consume_key(key, character)

    def on_key(self, event: events.Key) -> None:
        """Leave the screen's letters to it."""
        if event.character in self.letters:
            event.prevent_default()


HELP_AROUND = 1
"""Cells of the help's scroll bar."""


class QuestionView(Vertical):
    """The centre of the walk."""

    DEFAULT_CSS = """
    QuestionView { padding: 0 1; background: $background; }
    QuestionView > #asked { height: auto; max-height: 45%; scrollbar-size-vertical: 1; }
    QuestionView #ask { min-height: 5; }
    QuestionView AnswerField { margin: 1 0 0 0; }
    QuestionView #echo { height: auto; min-height: 1; max-height: 3; padding: 0 1; }
    QuestionView ChoiceList { height: 1fr; min-height: 3; margin: 1 0 0 0; scrollbar-size-vertical: 1; }
    QuestionView #standing { height: auto; min-height: 2; max-height: 7; }
    QuestionView #help { height: auto; max-height: 45%; border-top: solid $rule; scrollbar-size-vertical: 1; }
    QuestionView.explained > #asked { max-height: 30%; }
    QuestionView.explained > #standing { min-height: 0; max-height: 1; }
    QuestionView .gone { display: none; }
    .-low QuestionView #ask { min-height: 3; }
    .-low QuestionView #standing { min-height: 1; max-height: 4; }
    """

    ask = query_one("#ask", Steady)
    field = query_one(AnswerField)
    echo = query_one("#echo", Steady)
    choices = query_one(ChoiceList)
    standing = query_one("#standing", Steady)
    help_panel = query_one("#help", VerticalScroll)
    help_text = query_one("#help-text", Steady)

    class Typed(Message):
        """The text in the field changed."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Entered(Message):
        """The text in the field was confirmed with Enter."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    _explained: Help | None = None
    """The help that is unfolded."""

    def compose(self) -> ComposeResult:
        """Lay out the parts, once for all questions."""
        asked = VerticalScroll(
            Steady(id="ask"),
            id="asked",
        )
        asked.can_focus = False
        yield asked
        yield AnswerField()
        yield Steady(id="echo")
        yield ChoiceList()
        yield Steady(id="standing")
        panel = VerticalScroll(Steady(id="help-text"), id="help", classes="gone")
        panel.can_focus = False
        yield panel

    def show(self, shown: Shown, *, explained: bool) -> None:
        """Put a question on the screen and the focus on where it is answered."""
        with self.app.batch_update():
            lines = [one_line(shown.where, SOFT), Content(""), plain(shown.ask, STRONG)]
            self.ask.put(stacked([*lines, plain(shown.about, SOFT)] if shown.about else lines))
            has_field = shown.field is not None
            self.field.set_class(not has_field, "gone")
            self.echo.set_class(not has_field, "gone")
            self.field.offer(shown.field or "", shown.placeholder, shown.letters)
            self.say_echo("")
            self.choices.show(shown.lines, cursor=shown.cursor)
            self.stand(shown.standing)
            self.explain(shown.help if explained else None)
        target = self.field if has_field else self.choices
        if self.screen.focused is not target:
            self.screen.set_focus(target)

    def answered(self, shown: Shown, *, typed: bool) -> None:
        """Show another answer to the question that is on the screen; what is being typed stays unless `typed`."""
        self.choices.show(shown.lines)
        self.stand(shown.standing)
        if typed and shown.field is not None:
            self.field.offer(shown.field, shown.placeholder, shown.letters)
            self.say_echo("")

    def stand(self, standing: Content) -> None:
        """Show what is answered now."""
        self.standing.put(standing)

    def explain(self, text: Help | None) -> None:
        """Unfold the help, or fold it with None."""
        self._explained = text
        self._put_help()
        self.help_panel.scroll_home(animate=False)
        self.help_panel.set_class(text is None, "gone")
        self.set_class(text is not None, "explained")

    def on_resize(self) -> None:
        """Break the help anew for the new width."""
        self._put_help()

    def _put_help(self) -> None:
        width = self.size.width - HELP_AROUND
        self.help_text.put(help_content(self._explained, width) if self._explained else Content(""))

    def more_help(self) -> bool:
        """Scroll on to help that does not fit; returns whether there was any."""
        before = self.help_panel.scroll_offset.y
        self.help_panel.scroll_page_down(animate=False, force=True)
        return before < self.help_panel.max_scroll_y

    def say_echo(self, text: str, *, wrong: bool = False) -> None:
        """Show what the typed text is read as, or why it can't be read."""
        self.echo.put(plain(("! " if wrong else "= ") + text, MARK if wrong else "") if text else Content(""))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed(event.value))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Entered(event.value))

    @on(ChoiceList.LeftUpwards)
    def _up_to_field(self, event: ChoiceList.LeftUpwards) -> None:
        event.stop()
        if not self.field.has_class("gone"):
            self.field.focus()

    def key_down(self) -> None:
        """From the field down to what can be said instead of a number."""
        if self.field.has_focus:
            self.choices.focus()
            self.choices.highlighted = 0


def help_content(text: Help, width: int) -> Content:
    """Return the folded help as it is shown in so many cells."""
    lines: list[Content] = []
    if text.why:
        lines.append(joined([plain(f"{say('question.why')}  ", STRONG), plain(text.why)]))
    if text.judge:
        lines.append(joined([plain(f"{say('question.judge')}  ", STRONG), plain(text.judge)]))
    if text.evidence:
        lines.append(plain(say("question.evidence_counts"), STRONG))
        lines += [_bullet(line, width) for line in text.evidence]
    return stacked(lines) if lines else plain(say("question.no_help"), SOFT)


def _bullet(text: str, width: int) -> Content:
    """Return a line of a list, what does not fit under its words."""
    broken = [part.rstrip() for part in plain(text).wrap(max(8, width - 4))]
    return joined(["  · ", Content("\n    ").join(broken)])
