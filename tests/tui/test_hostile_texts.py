"""Whatever packs and people write stands on every screen as it was written: never markup, never a crash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from abm_fit.assessment.model import Assessment, Respondent, Segment
from abm_fit.pack.model import Pack
from abm_fit.tui.app import AbmFitApp
from abm_fit.tui.text import clean, plain, short
from tests.tui.conftest import press, screen_text, settle, walking

HOSTILE = [
    "[/x] [red]no[/] [@click=app.quit]click[/] [",
    "漢字かな交じり文と한국어 👩‍💻🚀 é́ עברית وعربي",
    "W" * 300,
    "a\x1b[2Jb\x07c\u202egnirts {{ 7 * 7 }} %s $HOME `id`",
]


def hostile_pack(pack: Pack, text: str) -> Pack:
    """Return the pack with this text as every title, question, option and help."""
    questions = {
        name: replace(
            question,
            ask=f"{text} {question.id}",
            short=f"{text} {question.id}",
            options=tuple(option._replace(label=text) for option in question.options),
            help=question.help._replace(why=text, judge=text, evidence=(text,)),
        )
        for name, question in pack.questionnaire.questions.items()
    }
    sections = tuple(section._replace(title=text, about=text) for section in pack.questionnaire.sections)
    return replace(pack, questionnaire=replace(pack.questionnaire, questions=questions, sections=sections, title=text))


@pytest.mark.parametrize("text", HOSTILE)
async def test_every_screen_takes_it(
    new_app: Callable[[], AbmFitApp], pack: Pack, example: Assessment, text: str
) -> None:
    app = new_app()
    hostile = replace(
        example,
        organisation=text,
        period=text[:50],
        segments=tuple(Segment(one.id, f"{text} {one.id}") for one in example.segments),
        respondents=tuple(Respondent(one.id, text, one.role) for one in example.respondents),
        log=tuple(replace(row, note=text, reason=text if row.reason else "") for row in example.log),
    )
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        walk = await walking(pilot, hostile_pack(pack, text), hostile)
        walk.session.to_spot(("stage", None))
        walk.show_question()
        await press(pilot, "h", "v", "slash", "escape", "p", "escape", "f", "escape", "o", "escape", "r")
        app.tell(text, wrong=True)
        await settle(pilot)
        assert app.return_code is None


async def test_markup_is_shown_as_it_was_written(new_app: Callable[[], AbmFitApp], pack: Pack) -> None:
    app = new_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await walking(pilot, hostile_pack(pack, "[/x] [b]bold[/b]"))
        assert "[/x] [b]bold[/b] stage" in screen_text(app)


def test_control_characters_and_direction_overrides_go_and_words_stay() -> None:
    assert clean("a\x1b[2Jb\x07\u202ec\nd") == "a[2Jbc\nd"
    assert clean("a\nb", lines=False) == "a b"
    assert plain("[red]x").plain == "[red]x"


def test_cut_text_says_that_it_was_cut() -> None:
    assert short("abcdefgh", 5) == "abcd…"
    assert short("abc", 5) == "abc"
