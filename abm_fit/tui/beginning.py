"""Beginning an assessment: a new one, the next period of an earlier one, or the worked example to look at."""

from __future__ import annotations

import uuid
from datetime import date
from typing import TYPE_CHECKING

from textual import on, work

from abm_fit.errors import AbmFitError
from abm_fit.tui.deskwork import DeskWork
from abm_fit.tui.messages import ExampleWanted, NewWanted, PeriodWanted
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from abm_fit.assessment.model import Assessment
    from abm_fit.pack.model import Pack
    from abm_fit.tui.packs import KnownPack
    from abm_fit.tui.screens.setup import Form

FOLDER = "+folder"
"""Picks a folder that is not in the list."""


class Beginning(DeskWork):
    """The part of the desk that begins assessments."""

    @on(NewWanted)
    def _new(self, event: NewWanted) -> None:
        event.stop()
        self.tell(say("home.opening"))
        self._look_for_packs(other=event.other)

    @work(thread=True, group="packs")
    def _look_for_packs(self, *, other: bool) -> None:
        from abm_fit.tui.packs import catalogue

        try:
            found = catalogue(self.wishes.pack)
        except AbmFitError as error:
            self.call_from_thread(self.said_wrong, error)
        else:
            self.call_from_thread(self._packs_found, found, other)

    def _packs_found(self, found: Sequence[KnownPack], other: bool) -> None:
        self.tell("")
        first = found[0]
        if first.pack is not None and not other and (len(found) == 1 or self.wishes.pack):
            self._set_up_new(first.pack)
            return
        from abm_fit.tui.screens.asking import Choice, PickPrompt
        from abm_fit.tui.text import MARK, SOFT, STRONG, joined, one_line, plain, short

        choices = []
        for at, one in enumerate(found):
            if one.pack is None:
                words = [one_line(one.folder.name, STRONG), plain(f"\n  ! {short(one.problem, 300)}", MARK)]
            else:
                asked = one.pack.questionnaire
                words = [one_line(short(asked.title, 48), STRONG), one_line(f"  {asked.version}", SOFT)]
                words.append(plain(f"\n  {short(asked.about, 180)}", SOFT))
            choices.append(Choice(str(at), joined(words), ""))
        choices.append(Choice(FOLDER, plain(say("beginning.other_folder")), ""))
        prompt = PickPrompt(say("beginning.which"), choices)
        self.push_screen(prompt, lambda picked: self._pack_picked(found, picked))

    def _pack_picked(self, found: Sequence[KnownPack], picked: str | None) -> None:
        if picked is None:
            return
        if picked == FOLDER:
            self._ask_folder()
            return
        one = found[int(picked)]
        if one.pack is None:
            self.tell(say("beginning.unusable", problem=one.problem, folder=one.folder), wrong=True)
            return
        self._set_up_new(one.pack)

    def _ask_folder(self) -> None:
        from abm_fit.tui.screens.asking import LinePrompt

        def problem(text: str) -> str:
            try:
                _folder(text)
            except AbmFitError as error:
                return error.message
            return ""

        prompt = LinePrompt(say("beginning.own"), say("beginning.own_about"), check=problem)
        self.push_screen(prompt, self._folder_named)

    def _folder_named(self, text: str | None) -> None:
        if text is not None:
            self.tell(say("beginning.reading"))
            self._read_folder(text)

    @work(thread=True, group="packs")
    def _read_folder(self, text: str) -> None:
        from abm_fit.tui.packs import read_pack

        found = read_pack(_folder(text))
        self.call_from_thread(self.tell, "")
        self.call_from_thread(self._pack_picked, [found], "0")

    def _set_up_new(self, pack: Pack) -> None:
        from abm_fit.tui.forming import assessment_from
        from abm_fit.tui.screens.setup import EVERY_ROLE, Form, SetupScreen

        form = Form(period=period_of(date.today()), currency=pack.rubric.currency, locale=self.locale, role=EVERY_ROLE)
        screen = SetupScreen(pack, form, known=False, make=lambda done: assessment_from(pack, done, "new", ""))
        self.push_screen(screen, lambda done: self._create(pack, done))

    def _create(self, pack: Pack, form: Form | None) -> None:
        if form is None:
            return
        from abm_fit.tui.forming import assessment_from

        self.read_numbers_as_in(form.locale)
        self._start(pack, assessment_from(pack, form, str(uuid.uuid4()), date.today().isoformat()))

    def _start(self, pack: Pack, assessment: Assessment) -> None:
        from abm_fit.tui.session import Session, room

        self.keeper.create(assessment, pack.documents, self.said_wrong)
        self.stored = assessment
        self.session = Session(pack, assessment, room(assessment), locale=self.locale)
        self.show_walk(self.session)
        self.call_after_refresh(self.grant, self.session)

    @on(PeriodWanted)
    def _next_period(self, event: PeriodWanted) -> None:
        event.stop()
        from abm_fit.tui.opening import with_pack

        self.keeper.ask(lambda store: with_pack(store, event.assessment), self._carry, self.said_wrong)

    def _carry(self, found: tuple[Assessment, Pack]) -> None:
        assessment, pack = found
        from abm_fit.tui.screens.asking import LinePrompt

        prompt = LinePrompt(
            say("beginning.period"),
            say("beginning.period_about"),
            value=period_after(assessment.period, date.today()),
            check=lambda text: "" if text.strip() not in ("", assessment.period) else say("beginning.period_wanted"),
        )
        self.push_screen(prompt, lambda period: self._carried(pack, assessment, period))

    def _carried(self, pack: Pack, assessment: Assessment, period: str | None) -> None:
        if period is None:
            return
        from abm_fit.assessment.carrying import next_period
        from abm_fit.tui.session import now

        try:
            following = next_period(
                assessment,
                pack,
                assessment_id=str(uuid.uuid4()),
                period=period,
                date=date.today().isoformat(),
                new_uuid=lambda: str(uuid.uuid4()),
                at=now(),
            )
        except AbmFitError as error:
            self.said_wrong(error)
            return
        self._start(pack, following)

    @on(ExampleWanted)
    def _example(self, event: ExampleWanted) -> None:
        event.stop()
        self.tell(say("beginning.example"))
        self._read_example()

    @work(thread=True, group="example")
    def _read_example(self) -> None:
        from abm_fit.assessment.cases import read_case
        from abm_fit.resources import DEFAULT_PACK, packs_folder

        try:
            pack = self.default_pack()
            case = read_case(packs_folder() / DEFAULT_PACK / "cases" / "example.yaml", pack)
        except AbmFitError as error:
            self.call_from_thread(self.said_wrong, error)
        else:
            self.call_from_thread(self._show_example, pack, case.assessment)

    def _show_example(self, pack: Pack, assessment: Assessment) -> None:
        from abm_fit.tui.session import Session, room

        self.tell("")
        self.session = Session(
            pack, assessment, room(assessment), scratch=say("beginning.example_only"), locale=self.locale
        )
        self.go("result")


def period_of(day: date) -> str:
    """Return a day's quarter, `2026-Q4`."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def period_after(period: str, day: date) -> str:
    """Return what a period after this one is probably called: this day's quarter, or the next one where it is that."""
    quarter = period_of(day)
    return _following(quarter) if period.strip() == quarter else quarter


def _following(quarter: str) -> str:
    year, number = int(quarter[:4]), int(quarter[-1])
    return f"{year}-Q{number + 1}" if number < 4 else f"{year + 1}-Q1"


def _folder(text: str) -> Path:
    from abm_fit.commands.subjects import pack_folder
    from abm_fit.tui.places import place_typed

    return pack_folder(str(place_typed(text)))
