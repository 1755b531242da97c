"""List overlap: two pasted or loaded lists, doubtful pairs decided by hand, the share taken as the answer."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from abm_fit.assessment.model import Quantity
from abm_fit.errors import AbmFitError
from abm_fit.scoring.rounding import shown
from abm_fit.tui.bindings import TITLES, Place, bindings_of
from abm_fit.tui.messages import Confirmed
from abm_fit.tui.overlap import Comparison, compare, read_list, without_sequences
from abm_fit.tui.places import place_typed
from abm_fit.tui.screens.asking import LinePrompt
from abm_fit.tui.showing import OVERLAP
from abm_fit.tui.text import MARK, SOFT, STRONG, joined, one_line, plain
from abm_fit.tui.widgets.key_bar import KeyBar
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.tui.session import Session

MOST_BYTES = 2_000_000
"""A file larger than this is no list of accounts."""


class OverlapScreen(Screen[str | None]):
    """Sales' list beside marketing's; nothing of them leaves this screen but the share."""

    place: Place = "overlap"
    BINDINGS = bindings_of("overlap")
    CSS = """
    OverlapScreen #lists { height: 1fr; }
    OverlapScreen .list { width: 1fr; padding: 0 1; }
    OverlapScreen TextArea { height: 1fr; border: none; background: $panel; color: $ink; }
    OverlapScreen #pairs { height: auto; max-height: 40%; border: none; padding: 0 1; background: $background; }
    OverlapScreen #found { height: auto; padding: 0 1; }
    """
    first = query_one("#first", TextArea)
    second = query_one("#second", TextArea)
    pairs = query_one("#pairs", OptionList)
    found = query_one("#found", Static)
    said = query_one("#said", Static)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._comparison: Comparison | None = None
        self._apart: set[tuple[int, int]] = set()
        self._decided: list[tuple[Comparison, set[tuple[int, int]]]] = []
        """What stood before each decision, the last one last."""

    def compose(self) -> ComposeResult:
        """Lay out both lists, the pairs and what was found."""
        about = one_line(f" · {say('overlap.about')}", SOFT)
        yield Static(joined([one_line(TITLES["overlap"], STRONG), about]), id="heading")
        with Horizontal(id="lists"):
            for name, label in (("first", say("overlap.of_sales")), ("second", say("overlap.of_marketing"))):
                with Vertical(classes="list"):
                    yield Static(label, markup=False)
                    yield TextArea(id=name, compact=True, tab_behavior="focus")
        yield Static(id="found", markup=False)
        yield OptionList(id="pairs", markup=False)
        yield Static(id="said", markup=False)
        yield KeyBar("overlap")

    def on_mount(self) -> None:
        """Show no pairs before there are any."""
        self.pairs.display = False
        self.first.focus()
        self.say(say("overlap.begin"))

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something above the keys."""
        self.said.update(plain(text, MARK if wrong else SOFT))

    def action_match(self) -> None:
        """Compare both lists."""
        first, second = read_list(self.first.text), read_list(self.second.text)
        if not first or not second:
            self.say(say("overlap.empty"), wrong=True)
            return
        self._comparison = compare(first, second)
        self._apart, self._decided = set(), []
        self._draw()
        if self._open_pairs():
            self.pairs.focus()
            self.say(say("overlap.decide"))
        else:
            self.say(say("overlap.no_doubt"))

    def _open_pairs(self) -> list[tuple[int, int]]:
        if self._comparison is None:
            return []
        return [(pair.first, pair.second) for pair in self._comparison.undecided(self._apart)]

    def _draw(self) -> None:
        comparison = self._comparison
        if comparison is None or comparison.jaccard is None:
            return
        open_pairs = self._open_pairs()
        percent, counts = shown(comparison.jaccard * 100), _counts(comparison)
        self.found.update(
            joined(
                [
                    plain(say("overlap.share", percent=percent), STRONG),
                    plain(say("overlap.counted", **counts)),
                    plain(f" {say.count(len(open_pairs), 'overlap.doubtful')}" if open_pairs else "", MARK),
                ]
            )
        )
        at = self.pairs.highlighted or 0
        self.pairs.set_options(
            [
                Option(
                    joined(
                        [
                            one_line(comparison.first[one].text),
                            plain("  =?  ", MARK),
                            one_line(comparison.second[other].text),
                        ]
                    )
                )
                for one, other in open_pairs
            ]
        )
        self.pairs.display = bool(open_pairs)
        self.pairs.highlighted = min(at, len(open_pairs) - 1) if open_pairs else None

    def action_same(self) -> None:
        """Say that the highlighted pair is one account."""
        self._decide(same=True)

    def action_apart(self) -> None:
        """Say that the highlighted pair are two accounts."""
        self._decide(same=False)

    def _decide(self, *, same: bool) -> None:
        pairs, at = self._open_pairs(), self.pairs.highlighted
        if self._comparison is None or at is None or at >= len(pairs):
            self.say(say("overlap.no_pair"))
            return
        self._decided.append((self._comparison, set(self._apart)))
        if same:
            self._comparison = replace(self._comparison, confirmed=self._comparison.confirmed | {pairs[at]})
        else:
            self._apart.add(pairs[at])
        self._draw()
        if not self._open_pairs():
            self.say(say("overlap.all_decided"))

    def action_undo(self) -> None:
        """Take the last decision about a pair back."""
        if not self._decided:
            self.say(say("overlap.none_decided"))
            return
        self._comparison, self._apart = self._decided.pop()
        self._draw()
        self.pairs.focus()
        self.say(say("overlap.undone"))

    @on(OptionList.OptionSelected)
    def _picked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._decide(same=True)

    def action_load(self) -> None:
        """Load a file into the list that has the focus."""
        target = self.second if self.second.has_focus else self.first
        prompt = LinePrompt(say("overlap.load"), say("overlap.load_about"), check=_problem)
        self.app.push_screen(prompt, lambda path: self._loaded(target, path))

    def _loaded(self, target: TextArea, path: str | None) -> None:
        if path is not None:
            target.text = without_sequences(place_typed(path).read_text(encoding="utf-8-sig", errors="replace"))
            target.focus()

    def action_take(self) -> None:
        """Take the overlap as the answer, with evidence shown."""
        comparison, session = self._comparison, self._session
        if comparison is None or comparison.jaccard is None:
            self.say(say("overlap.compare_first"))
            return
        question = session.pack.questionnaire.questions.get(OVERLAP)
        if question is None or question.kind != "percent" or not session.to_spot((OVERLAP, None)):
            self.say(say("overlap.only_shown"))
            return
        percent = Fraction(shown(comparison.jaccard * 100, places=1))
        note = say("overlap.note", **_counts(comparison))
        try:
            value = Quantity(percent, percent)
            rows = session.confirm("answered", value, evidence="shown", note=note)
        except AbmFitError as error:
            self.say(error.message, wrong=True)
            return
        if not session.scratch:
            self.post_message(Confirmed(session.assessment.id, rows))
        self.dismiss(say("overlap.taken", share=session.words(question, value)))

    def action_back(self) -> None:
        """Back to where one was; nothing of the lists is kept."""
        self.dismiss(None)


def _counts(comparison: Comparison) -> dict[str, int]:
    """Return what sentences say of two lists: accounts on both, on either, and on each."""
    return {
        "both": comparison.both,
        "either": comparison.either,
        "first": len(comparison.first),
        "second": len(comparison.second),
    }


def _problem(path: str) -> str:
    """Return why a file can't be loaded; empty where it can."""
    try:
        place = place_typed(path)
        if not place.is_file():
            return say("overlap.no_file")
        if place.stat().st_size > MOST_BYTES:
            return say("overlap.too_large")
        with place.open("rb") as file:
            return say("overlap.no_text") if b"\0" in file.read(4096) else ""
    except OSError as error:
        return say("overlap.unreadable", why=error.strerror)
    except AbmFitError as error:
        return f"{error.message} {error.hint}"
