"""Who answers, how it is set up, and where its report goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from abm_fit.errors import AbmFitError
from abm_fit.tui.bindings import place_of
from abm_fit.tui.deskwork import DeskWork
from abm_fit.tui.messages import HeaderChanged
from abm_fit.tui.text import SOFT, joined, one_line, plain
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.content import Content

    from abm_fit.assessment.model import Assessment
    from abm_fit.tui.ordering import Choices
    from abm_fit.tui.screens.setup import Form
    from abm_fit.tui.screens.walk import WalkScreen
    from abm_fit.tui.session import Session

NEW_PERSON = "+new"


class Arranging(DeskWork):
    """The part of the desk that changes set-up and people, and orders reports."""

    def _show_setup(self, session: Session) -> None:
        from abm_fit.tui.forming import changed, form_of, left_out
        from abm_fit.tui.screens.setup import SetupScreen

        form = form_of(session.assessment, session.respondent, self.locale)
        screen = SetupScreen(
            session.pack,
            form,
            known=True,
            make=lambda done: changed(session.pack, session.assessment, done, session.respondent),
            left_out=lambda done: left_out(session.assessment, done),
        )
        self.push_screen(screen, lambda done: self._set_up(session, done))

    def _set_up(self, session: Session, form: Form | None) -> None:
        if form is None:
            return
        from abm_fit.tui.forming import changed

        try:
            new = changed(session.pack, session.assessment, form, session.respondent)
        except AbmFitError as error:
            self.tell(error.message, wrong=True)
            return
        self.read_numbers_as_in(form.locale)
        session.locale = self.locale
        self.renewed(session, new)

    def renewed(self, session: Session, new: Assessment) -> None:
        """Show and keep a changed set-up, unless nothing would be asked any more."""
        before = session.assessment
        session.take(new)
        if not session.steps:
            session.take(before)
            self.tell(say("arranging.nothing_left"), wrong=True)
            return
        self.post_message(HeaderChanged(new, before))
        self.redraw()

    def redraw(self) -> None:
        """Show the walk anew after the assessment changed, or list the store's anew at home."""
        if place_of(self.screen) == "walk":
            screen = cast("WalkScreen", self.screen)
            screen.show_question()
            screen.after_answer()
        else:
            self.refresh_home()

    def _show_person(self, session: Session) -> None:
        from abm_fit.assessment.model import AGREED
        from abm_fit.tui.screens.asking import Choice, PickPrompt

        roles = {role.id: role.label for role in session.pack.questionnaire.roles}
        choices = [
            Choice(
                person.id,
                joined([_who(person.name, session.respondent == person.id), one_line(_role(roles, person.role), SOFT)]),
                person.name.casefold(),
            )
            for person in session.assessment.respondents
            if person.id != AGREED
        ]
        room = _who(say("arranging.room"), session.respondent == AGREED)
        choices.append(Choice(AGREED, room, say("arranging.room_search")))
        choices.append(Choice(NEW_PERSON, one_line(f"+ {say('arranging.other')}"), say("arranging.other_search")))
        prompt = PickPrompt(say("arranging.who"), choices, about=say("arranging.who_about"))
        self.push_screen(prompt, lambda one: self._person(session, one))

    def _person(self, session: Session, picked: str | None) -> None:
        if picked is None:
            return
        from abm_fit.assessment.editing import with_agreed
        from abm_fit.assessment.model import AGREED
        from abm_fit.tui.screens.asking import Choice, PickPrompt
        from abm_fit.tui.screens.setup import EVERY_ROLE

        if picked == NEW_PERSON:
            roles = [
                Choice(role.id, one_line(f"{role.label}: {role.about}"), role.label.casefold())
                for role in session.pack.questionnaire.roles
            ]
            roles.insert(0, Choice(EVERY_ROLE, one_line(say("arranging.all")), say("arranging.all_search")))
            self.push_screen(PickPrompt(say("arranging.role"), roles), lambda role: self._ask_name(session, role))
            return
        if picked == AGREED:
            self.renewed(session, with_agreed(session.assessment))
        self.hand_over(session, picked)

    def _ask_name(self, session: Session, role: str | None) -> None:
        if role is None:
            return
        from abm_fit.tui.screens.asking import LinePrompt

        roles = session.pack.questionnaire.roles
        label = next((one.label for one in roles if one.id == role), say("arranging.whole_company"))
        prompt = LinePrompt(
            say("arranging.name"),
            say("arranging.name_about"),
            value=label,
            check=lambda text: "" if text.strip() else say("arranging.name_wanted"),
        )
        self.push_screen(prompt, lambda name: self._add_person(session, role, name))

    def _add_person(self, session: Session, role: str, name: str | None) -> None:
        if name is None:
            return
        from abm_fit.assessment.editing import with_respondent
        from abm_fit.assessment.model import Respondent
        from abm_fit.tui.forming import new_id
        from abm_fit.tui.screens.setup import EVERY_ROLE

        person = Respondent(new_id(), name, "" if role == EVERY_ROLE else role)
        try:
            new = with_respondent(session.assessment, person)
        except AbmFitError as error:
            self.tell(error.message, wrong=True)
            return
        self.renewed(session, new)
        self.hand_over(session, person.id)

    def hand_over(self, session: Session, respondent: str) -> None:
        """Let somebody else answer; where nothing is asked of them, it stays as it was."""
        before = session.respondent
        session.change_person(respondent)
        if not session.steps:
            session.change_person(before)
            self.tell(say("arranging.nothing_asked"), wrong=True)
            return
        self.redraw()

    def _show_report(self, session: Session) -> None:
        from abm_fit.tui.ordering import choices_of
        from abm_fit.tui.screens.report import ReportScreen

        subject = session.assessment.id
        aside: Path | None = None
        if session.scratch:
            if session is not self.session:
                self.tell(say("arranging.no_what_if_report"))
                return
            from abm_fit.resources import DEFAULT_PACK, packs_folder

            subject = str(packs_folder() / DEFAULT_PACK / "cases" / "example.yaml")
        elif aside := self._beside_the_store(session):
            subject = str(aside)
        screen = ReportScreen(
            subject,
            session.assessment,
            choices_of(self.remembered.report, locale=self.locale, here=str(Path.cwd())),
            self._keep_choices,
            store=self.store_url or "",
            since=self._period_before(session.assessment),
        )
        self.push_screen(screen, lambda _: aside.unlink(missing_ok=True) if aside else None)

    def _beside_the_store(self, session: Session) -> Path | None:
        """Return a file with what is on the screen, where the store does not have all of it."""
        if not (self.keeper.put_aside or self.keeper.anything_nowhere):
            return None
        import atexit
        import tempfile

        from abm_fit.tui.rescuing import file_of

        path = file_of(session.assessment, session.pack, "abm-fit-report-", [lambda: Path(tempfile.gettempdir())])
        if path is not None:
            atexit.register(path.unlink, missing_ok=True)
        return path

    def _keep_choices(self, choices: Choices) -> None:
        from abm_fit.tui.ordering import remembered_of

        # Where somebody is today is no choice: tomorrow they may be in another client's folder.
        kept = replace(choices, target="") if choices.target == str(Path.cwd()) else choices
        self.remember(replace(self.remembered, report=remembered_of(kept)))

    def _period_before(self, assessment: Assessment) -> tuple[str, str]:
        """Return id and period of what an assessment was started from, where it is here; else nothing."""
        from abm_fit.tui.home_lines import line_from

        lines = [line for row in self.remembered.home if (line := line_from(row))]
        return next(((line.id, line.period) for line in lines if line.id == assessment.follows), ("", ""))


def _who(name: str, now: bool) -> Content:
    return joined([plain("● " if now else "○ "), one_line(name)])


def _role(roles: Mapping[str, str], role: str) -> str:
    return f" · {roles.get(role, role)}" if role else ""
