"""Home: organisations and periods, and everything one can start from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from abm_fit.tui.bindings import Place, bindings_of
from abm_fit.tui.fitting import Piece, fitted
from abm_fit.tui.messages import ArchiveWanted, ExampleWanted, NewWanted, Opened, PeriodWanted, RenewalWanted
from abm_fit.tui.text import MARK, SOFT, STRONG, joined, plain
from abm_fit.tui.widgets.key_bar import KeyBar
from abm_fit.wording.spoken import say


class HomeLine(NamedTuple):
    """One assessment, as home lists it."""

    id: str
    organisation: str
    period: str
    about: str
    """When it was last changed."""
    made_up: bool = False
    archived: bool = False
    older: bool = False
    """Whether it was answered with an older version of a questionnaire that is here."""


NEW, EXAMPLE, ARCHIVE = "+new", "+example", "+archive"
"""What can be picked beside an assessment."""


EXAMPLE_LINE = joined([plain("? ", MARK), plain(say("home.example")), plain(f"  {say('home.example_about')}", SOFT)])
AROUND = 9
"""Columns of a line's padding, margin and scroll bar."""


class HomeScreen(Screen[None]):
    """What there is, newest first, with the last place on top."""

    place: Place = "home"
    BINDINGS = bindings_of("home")
    # Default CSS: for a screen's own, Textual parses everything anew.
    DEFAULT_CSS = """
    HomeScreen #title { padding: 1 2 0 2; height: auto; }
    HomeScreen OptionList { border: none; padding: 0 1; margin: 1 1 0 1; height: 1fr; background: $background;
                            scrollbar-size-vertical: 1; }
    HomeScreen OptionList:focus { border: none; background-tint: transparent 0%; }
    HomeScreen #said { height: auto; max-height: 4; padding: 0 2; }
    """
    listing = query_one(OptionList)
    said = query_one("#said", Static)

    def __init__(self, lines: Sequence[HomeLine], last: str, note: str = "") -> None:
        super().__init__()
        self._lines = tuple(lines)
        self._last = last
        self._note = note
        self._ids: list[str] = []
        self._archived = False
        """Whether archived ones are shown, too."""
        self._put_away = "", False
        """What was archived last or put back, and which of the two."""
        self._touched = False
        """Whether somebody moved the cursor; until then it stands on the last place."""
        self._refused = False
        """Whether the line under the list says what can't be done where the cursor stands."""

    def compose(self) -> ComposeResult:
        """Lay out title, list and keys."""
        yield Static(
            joined(
                [
                    plain("abm-fit", f"{STRONG} {MARK}"),
                    plain(f"  {say('home.question')}", STRONG),
                    plain(f"\n{say('home.promise')}", SOFT),
                ]
            ),
            id="title",
        )
        yield OptionList(markup=False)
        yield Static(id="said", markup=False)
        yield KeyBar("home")

    def on_mount(self) -> None:
        """Show what is known."""
        self.show(self._lines, self._last, self._note)

    def show(self, lines: Sequence[HomeLine], last: str, note: str = "") -> None:
        """Show these assessments; the cursor stays on the one it was on."""
        kept = self.highlighted_id() if self._touched else ""
        self._lines = tuple(sorted(lines, key=lambda line: (line.archived, line.id != last)))
        self._last = last
        shown = [line for line in self._lines if self._archived or not line.archived]
        width = self.size.width - AROUND
        rows = [(line.id, _prompt(line, width, resume=line.id == last and not line.archived)) for line in shown]
        rows += [(NEW, joined([plain("+ ", MARK), plain(say("home.new"), STRONG)])), (EXAMPLE, EXAMPLE_LINE)]
        if put_away := sum(line.archived for line in self._lines):
            words = say("home.archived_hide") if self._archived else say("home.archived_show", number=put_away)
            rows.append((ARCHIVE, joined([plain("▾ " if self._archived else "▸ ", MARK), plain(words, SOFT)])))
        self._ids = [name for name, _ in rows]
        self.listing.set_options([Option(words) for _, words in rows])
        self.listing.highlighted = self._ids.index(kept) if kept in self._ids else 0
        self.say(note)

    def come_back_from(self, line: HomeLine) -> None:
        """Stand on the assessment that was just left, which the store may not have told of yet."""
        self._touched = False
        self.show([line, *(one for one in self._lines if one.id != line.id)], line.id)

    def line(self, assessment_id: str) -> HomeLine | None:
        """Return an assessment's line, where it has one."""
        return next((one for one in self._lines if one.id == assessment_id), None)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something under the list."""
        self.said.update(plain(text, MARK if wrong else SOFT))

    def highlighted_id(self) -> str:
        """Return what the cursor is on."""
        index = self.listing.highlighted
        return self._ids[index] if index is not None and index < len(self._ids) else ""

    def on_resize(self) -> None:
        """Cut names to the new width."""
        if self._ids:
            self.show(self._lines, self._last)

    def on_key(self) -> None:
        """From the first key on, the cursor is theirs."""
        self._touched = True

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        picked = self._ids[event.option_index]
        beside = {NEW: self.action_new, EXAMPLE: self.action_example, ARCHIVE: self.action_archived}
        if picked in beside:
            beside[picked]()
        else:
            self.post_message(Opened(picked))

    @on(OptionList.OptionHighlighted)
    def _moved(self) -> None:
        if self._refused:
            self._refused = False
            self.say(self._note)

    def _with_assessment(self) -> str:
        picked = self.highlighted_id()
        if picked in ("", NEW, EXAMPLE, ARCHIVE):
            self.say(say("home.pick_first"))
            self._refused = True
            return ""
        return picked

    def action_other(self) -> None:
        """Start an assessment with another questionnaire."""
        self.post_message(NewWanted(other=True))

    def action_archive(self) -> None:
        """Put the highlighted one away, or back into the list."""
        if picked := self._with_assessment():
            line = self.line(picked)
            assert line is not None
            self._put_away = picked, not line.archived
            self.post_message(ArchiveWanted(*self._put_away))

    def action_undo(self) -> None:
        """Take the last archiving back."""
        if not self._put_away[0]:
            self.say(say("home.nothing_to_undo"))
            return
        picked, archived = self._put_away
        self._put_away = "", False
        self.post_message(ArchiveWanted(picked, archived=not archived))

    def action_archived(self) -> None:
        """Show archived ones, or leave them out again."""
        if not any(line.archived for line in self._lines):
            self.say(say("home.nothing_archived"))
            return
        self._archived = not self._archived
        self._touched = True
        self.show(self._lines, self._last)

    def action_find(self) -> None:
        """Find an assessment by its words, archived or not, and open it."""
        from abm_fit.tui.screens.asking import Choice, PickPrompt

        choices = [
            Choice(line.id, _prompt(line, 60, resume=False), f"{line.organisation} {line.period}".casefold())
            for line in self._lines
        ]

        def found(picked: str | None) -> None:
            if picked is not None:
                self.post_message(Opened(picked))

        prompt = PickPrompt(say("home.open"), choices, search=True, nothing=say("home.not_found"))
        self.app.push_screen(prompt, found)

    def action_renew(self) -> None:
        """Bring the highlighted one to today's questions."""
        if picked := self._with_assessment():
            self.post_message(RenewalWanted(picked))

    def action_new(self) -> None:
        """Start an assessment."""
        self.post_message(NewWanted())

    def action_example(self) -> None:
        """Show the worked example."""
        self.post_message(ExampleWanted())

    def action_result(self) -> None:
        """Show the result of the highlighted one."""
        if picked := self._with_assessment():
            self.post_message(Opened(picked, "result"))

    def action_setup(self) -> None:
        """Change the set-up of the highlighted one."""
        if picked := self._with_assessment():
            self.post_message(Opened(picked, "setup"))

    def action_next_period(self) -> None:
        """Start a new period from the highlighted one."""
        if picked := self._with_assessment():
            self.post_message(PeriodWanted(picked))


def _prompt(line: HomeLine, width: int, *, resume: bool) -> Content:
    return fitted(
        (
            Piece(say("home.go_on") if resume else "  ", MARK),
            Piece(line.organisation or say("home.no_name"), STRONG, least=12),
            Piece(" · "),
            Piece(line.period, least=8),
            Piece(say("home.made_up") if line.made_up else "", MARK),
            Piece(say("home.put_away") if line.archived else "", MARK),
            Piece(say("home.older") if line.older else "", MARK, spare=2),
            Piece(f" · {line.about}", SOFT, spare=1),
        ),
        width,
    )
