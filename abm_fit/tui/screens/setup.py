"""Set-up: which organisation and period, in what currency, which segments, and who answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, Select, Static

from abm_fit.errors import AbmFitError
from abm_fit.pack.model import Pack
from abm_fit.tui.bindings import Place, bindings_of
from abm_fit.tui.locales import locale_choices
from abm_fit.tui.screens.asking import Choice, PickPrompt
from abm_fit.tui.text import MARK, SOFT, STRONG, clean, one_line, plain
from abm_fit.tui.widgets.key_bar import KeyBar
from abm_fit.tui.widgets.tick_box import TickBox
from abm_fit.wording.spoken import say

EVERY_ROLE = "*"
"""Stands for no role: somebody who answers for the whole company."""

STAY, LEAVE, SAVE = "stay", "leave", "save"
LONGEST = 200
"""Characters of a name; more is a paste gone wrong."""


@dataclass(frozen=True, slots=True)
class Form:
    """What set-up asks for."""

    organisation: str = ""
    period: str = ""
    currency: str = "USD"
    locale: str = "en_US"
    """How this person reads and writes numbers; kept on this machine."""
    quick: bool = False
    segments: tuple[str, ...] = ()
    person: str = ""
    role: str = ""
    """A role id, or `EVERY_ROLE`."""


def problems_of(form: Form) -> list[tuple[str, str]]:
    """Return what has to be put right before it can be saved: (id of the field, what is wrong)."""
    found = []
    if not form.organisation:
        found.append(("organisation", say("setup.name_organisation")))
    if not form.period:
        found.append(("period", say("setup.name_period")))
    if not (len(form.currency) == 3 and form.currency.isascii() and form.currency.isalpha()):
        found.append(("currency", say("setup.three_letters")))
    folded = [name.casefold() for name in form.segments]
    if len(set(folded)) < len(folded):
        found.append(("segments", say("setup.same_name")))
    names = {"organisation": (form.organisation,), "period": (form.period,), "segments": form.segments}
    for field, texts in (names | {"person": (form.person,)}).items():
        if any(len(text) > LONGEST for text in texts):
            found.append((field, say("setup.too_long", most=LONGEST)))
    if not form.role:
        found.append(("role", say("setup.pick_role")))
    return found


class SetupScreen(Screen[Form | None]):
    """The set-up as a form; fits 80×24 and scrolls where it does not."""

    place: Place = "setup"
    BINDINGS = bindings_of("setup")
    CSS = """
    SetupScreen #title { padding: 1 2; height: auto; }
    SetupScreen #form { padding: 0 2; height: 1fr; }
    SetupScreen .row { height: auto; margin: 0; }
    SetupScreen .label { width: 16; height: 1; }
    SetupScreen .field { width: 1fr; height: auto; }
    SetupScreen Input { width: 100%; max-width: 60; height: 1; border: none; background: $panel; padding: 0 1; }
    SetupScreen Input:focus { border: none; background: $chosen; color: $chosen-ink; background-tint: transparent 0%; }
    SetupScreen Select { max-width: 60; }
    SetupScreen #problem { height: auto; padding: 0 2; }
    """

    def __init__(
        self,
        pack: Pack,
        form: Form,
        *,
        known: bool,
        make: Callable[[Form], object],
        left_out: Callable[[Form], Sequence[str]] = lambda _: (),
    ) -> None:
        super().__init__()
        self._make = make
        """Makes what the form says; raises AbmFitError where it can't be."""
        self._left_out = left_out
        """Says what would count no more."""
        self._pack, self._questionnaire = pack, pack.questionnaire
        self._refused = False
        """Whether saving was tried and something was said to be put right."""
        self._form = form
        self._before: Form | None = None
        self._known = known
        """Whether the assessment exists already."""

    def compose(self) -> ComposeResult:
        """Lay out the form."""
        title = say("setup.change") if self._known else say("setup.new")
        yield Static(plain(title, STRONG), id="title")
        form, pack = self._form, self._questionnaire
        with VerticalScroll(id="form") as scroll:
            scroll.can_focus = False
            yield self._row(say("setup.organisation"), Input(form.organisation, compact=True, id="organisation"))
            period = Input(form.period, compact=True, id="period")
            yield self._row(say("setup.period"), period, say("setup.period_about"))
            currency = Input(form.currency, compact=True, id="currency", max_length=3)
            yield self._row(say("setup.currency"), currency, self._currencies())
            places = [(Content(words), locale) for words, locale in locale_choices(form.locale)]
            numbers = Select(places, id="locale", compact=True, allow_blank=False, value=form.locale)
            yield self._row(say("setup.numbers"), numbers)
            if pack.has_segments:
                about = say("setup.segments_about", segment=pack.segment_word)
                names = Input(", ".join(form.segments), compact=True, id="segments")
                yield self._row(pack.segments_word.capitalize(), names, about)
            quick = TickBox(say("setup.quick"), form.quick, id="quick")
            yield self._row(say("setup.depth"), quick)
            person = Input(form.person, compact=True, id="person")
            yield self._row(say("setup.person"), person, say("setup.person_about"))
            everything = (Content(say("setup.every_role")), EVERY_ROLE)
            roles = [everything, *((one_line(role.label), role.id) for role in pack.roles)]
            chosen = form.role or Select.NULL
            picker = Select(roles, id="role", compact=True, allow_blank=True, prompt=say("setup.role"), value=chosen)
            yield self._row(say("setup.answer_as"), picker)
            yield self._row(say("setup.questions"), Static(one_line(f"{pack.title} {pack.version}", SOFT)))
            with Horizontal(classes="buttons"):
                yield Button(Content(say("setup.save_button")), id="save", compact=True, variant="primary")
                yield Button(Content(say("asking.back_button")), id="back", compact=True)
        yield Static(id="problem", markup=False)
        yield KeyBar("setup")

    def _currencies(self) -> str:
        rubric = self._pack.rubric
        known = ", ".join(sorted((rubric.currency, *rubric.rates)))
        words = say("setup.currency_about", currencies=known)
        return f"{words} {say('setup.currency_before')}" if self._known else words

    def _row(self, label: str, field: Widget, about: str = "") -> Horizontal:
        about_line = [Static(plain(about, SOFT))] if about else []
        inner = VerticalScroll(field, *about_line, classes="field")
        inner.can_focus = False
        return Horizontal(Static(one_line(label), classes="label"), inner, classes="row")

    def read(self) -> Form:
        """Return what is in the fields."""
        names = ""
        if self._questionnaire.has_segments:
            names = self.query_one("#segments", Input).value
        role = self.query_one("#role", Select).value
        return Form(
            organisation=_tidy(self.query_one("#organisation", Input).value),
            period=_tidy(self.query_one("#period", Input).value),
            currency=self.query_one("#currency", Input).value.strip().upper(),
            locale=str(self.query_one("#locale", Select).value),
            quick=self.query_one("#quick", TickBox).value,
            segments=tuple(name for part in names.split(",") if (name := _tidy(part))),
            person=_tidy(self.query_one("#person", Input).value),
            role=role if isinstance(role, str) else "",
        )

    @on(Button.Pressed, "#save")
    def action_save(self) -> None:
        """Hand the form over, or say what is missing."""
        form = self.read()
        problems = self._problems(form)
        self._refused = bool(problems)
        self._say(problems)
        if problems:
            self.query_one(f"#{problems[0][0]}").focus()
        elif lost := self._left_out(form):
            self._ask_first(form, lost)
        else:
            self.dismiss(form)

    def _ask_first(self, form: Form, lost: Sequence[str]) -> None:
        about = " ".join(lost)
        choices = [
            Choice(STAY, one_line(say("setup.keep_in")), ""),
            Choice(SAVE, one_line(say("setup.take_out")), ""),
        ]

        def decided(picked: str | None) -> None:
            if picked == SAVE:
                self.dismiss(form)

        prompt = PickPrompt(say("setup.ask_out", segment=self._questionnaire.segment_word), choices, about=about)
        self.app.push_screen(prompt, decided)

    def _problems(self, form: Form) -> list[tuple[str, str]]:
        return problems_of(form) or self._refusal(form)

    def _say(self, problems: Sequence[tuple[str, str]]) -> None:
        text = "! " + " ".join(text for _, text in problems) if problems else ""
        self.query_one("#problem", Static).update(plain(text, MARK))

    @on(Input.Changed)
    @on(Select.Changed)
    def _put_right(self) -> None:
        """Once something had to be put right, say after each change what still has."""
        if self._refused:
            self._say(self._problems(self.read()))

    def _refusal(self, form: Form) -> list[tuple[str, str]]:
        try:
            self._make(form)
        except AbmFitError as error:
            # What a filled form can still be refused for is its currency: there may be no rate for it.
            return [("currency", error.message), ("currency", error.hint)]
        return []

    @on(Button.Pressed, "#back")
    def action_back(self) -> None:
        """Leave without saving; what was typed is asked about first."""
        if not self.unsaved:
            self.dismiss(None)
            return
        choices = [
            Choice(STAY, one_line(say("setup.stay")), ""),
            Choice(LEAVE, one_line(say("setup.leave")), ""),
        ]
        self.app.push_screen(PickPrompt(say("setup.not_saved"), choices), self._left)

    @property
    def unsaved(self) -> bool:
        """Whether something is typed here that leaving would lose."""
        return self._before not in (None, self.read())

    def _left(self, picked: str | None) -> None:
        if picked == LEAVE:
            self.dismiss(None)

    def on_mount(self) -> None:
        """Remember what the form said, to know whether anything was typed."""
        self._before = self.read()

    @on(Input.Submitted)
    def _next_field(self) -> None:
        self.focus_next()


def _tidy(text: str) -> str:
    return " ".join(clean(text, lines=False).split())
