"""Home: organisations and periods, and everything one can start from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from abm_fit.tui.bindings import Place, bindings_of
from abm_fit.tui.messages import ExampleWanted, NewWanted, Opened, PeriodWanted
from abm_fit.tui.text import MARK, SOFT, STRONG, joined, one_line, plain, short
from abm_fit.tui.widgets.key_bar import KeyBar


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One assessment, as home lists it."""

    id: str
    organisation: str
    period: str
    about: str
    """When it was last changed."""
    made_up: bool = False


NEW, EXAMPLE = "+new", "+example"


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
        self._touched = False
        """Whether somebody moved the cursor; until then it stands on the last place."""

    def compose(self) -> ComposeResult:
        """Lay out title, list and keys."""
        yield Static(
            joined(
                [
                    plain("abm-fit", f"{STRONG} {MARK}"),
                    plain("  Does account-based marketing fit you, and could you carry it?", STRONG),
                    plain("\nAn honest answer, which may be no. Every answer is saved as you give it.", SOFT),
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
        self._lines = tuple(sorted(lines, key=lambda line: line.id != last))
        options: list[Option] = []
        self._ids = []
        for line in self._lines:
            options.append(Option(_prompt(line, self.size.width, resume=line.id == last)))
            self._ids.append(line.id)
        options += [
            Option(joined([plain("+ ", MARK), plain("New assessment", STRONG)])),
            Option(joined([plain("? ", MARK), plain("Worked example"), plain("  a made-up company, filled in", SOFT)])),
        ]
        self._ids += [NEW, EXAMPLE]
        self.listing.set_options(options)
        self.listing.highlighted = self._ids.index(kept) if kept in self._ids else 0
        self.say(note)

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
        if picked == NEW:
            self.action_new()
        elif picked == EXAMPLE:
            self.action_example()
        else:
            self.post_message(Opened(picked))

    def _with_assessment(self) -> str:
        picked = self.highlighted_id()
        if picked in ("", NEW, EXAMPLE):
            self.say("Go to an assessment in the list first.")
            return ""
        return picked

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
    head = "► Go on: " if resume else "  "
    made_up = "  made up" if line.made_up else ""
    room = max(12, width - 9 - len(head) - len(line.period) - len(made_up) - len(line.about))
    parts = [
        plain(head, MARK),
        one_line(short(line.organisation, room), STRONG),
        one_line(f" · {line.period}"),
        plain(made_up, MARK),
        one_line(f"  {line.about}", SOFT),
    ]
    return joined(parts)
