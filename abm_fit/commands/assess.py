"""`abm-fit assess`: walk the questions, in the UI or line by line."""

from __future__ import annotations

import sys
import uuid
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from abm_fit.commands.running import can_draw, talk
from abm_fit.errors import ExitCode
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    import argparse

    from abm_fit.assessment.model import Answer, Assessment
    from abm_fit.pack.model import Pack
    from abm_fit.store.store import Store

EXAMPLE = say("command_assess.example")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to walk, who answers, and how."""
    parser.add_argument("subject", nargs="?", metavar=say("cli.a_name_or_file"), help=say("command_assess.subject"))
    parser.add_argument("--new", metavar=say("command_assess.organisation"), help=say("command_assess.new"))
    parser.add_argument("--from", dest="carry", metavar=say("cli.a_name"), help=say("command_assess.from"))
    parser.add_argument("--period", metavar=say("command_assess.a_period"), help=say("command_assess.period"))
    parser.add_argument("--currency", default="USD", metavar=say("cli.a_code"), help=say("command_assess.currency"))
    parser.add_argument(
        "--segment", action="append", default=[], metavar=say("cli.a_name"), help=say("command_assess.segment")
    )
    parser.add_argument("--as", dest="person", metavar=say("cli.a_name"), help=say("command_assess.person"))
    parser.add_argument("--role", metavar=say("cli.a_role"), help=say("command_assess.role"))
    parser.add_argument("--quick", action="store_true", help=say("command_assess.quick"))
    parser.add_argument("--shortest", action="store_true", help=say("command_assess.shortest"))
    parser.add_argument("--pack", metavar=say("cli.a_folder"), help=say("command_assess.pack"))
    parser.add_argument("--plain", action="store_true", help=say("command_assess.plain"))
    parser.add_argument("--locale", metavar=say("cli.a_code"), help=say("command_assess.locale"))


def run(options: argparse.Namespace) -> ExitCode:
    """Open the walk; a file is taken into the store first and written again at the end."""
    from abm_fit.commands.subjects import is_file_name
    from abm_fit.store.opening import open_store

    require_sense(options)
    plain = options.plain or not can_draw()
    by_name = not options.subject or not is_file_name(options.subject)
    if not plain and by_name and not (options.new or options.carry):
        # The UI opens the store by itself, behind its first picture.
        if options.pack:
            from abm_fit.commands.subjects import load_pack_named

            load_pack_named(options.pack)  # what is wrong with it is said here, line by line
        return in_ui(options, options.subject)
    store = open_store(options.store)
    pack, assessment = subject(options, store)
    if plain:
        walk_in_lines(options, store, pack, assessment)
    else:
        in_ui(options, assessment.id)
    if options.subject and is_file_name(options.subject):
        write_back(Path(options.subject), store, assessment.id)
    return ExitCode.OK


def in_ui(options: argparse.Namespace, name: str | None) -> ExitCode:
    """Walk in the UI, at the assessment of a name or at home."""
    from abm_fit.tui.app import run as run_ui
    from abm_fit.tui.wishes import Wishes

    wishes = Wishes(
        options.person or "",
        options.role or "",
        options.quick,
        options.shortest,
        options.locale or "",
        options.pack or "",
    )
    return ExitCode(run_ui(store_url=options.store, open_name=name, wishes=wishes))


def require_sense(options: argparse.Namespace) -> None:
    """Refuse, before anything is stored, options that don't go together and a locale that there is none of.

    Raises:
        UsageError: the options don't go together.
        NotFoundError: there is no such locale.
    """
    from abm_fit.assessment.locales import DEFAULT, check_locale
    from abm_fit.errors import UsageError

    if sum(1 for way in (options.subject, options.new, options.carry) if way) > 1:
        raise UsageError(say("command_assess.only_one"), hint=say("command_assess.see_help"))
    if options.segment and (options.subject or options.carry):
        raise UsageError(say("command_assess.segment_of_new"), hint=say("command_assess.segment_in_ui"))
    check_locale(options.locale or DEFAULT)


def subject(options: argparse.Namespace, store: Store) -> tuple[Pack, Assessment]:
    """Return the pack and the assessment to walk, made or taken in where it is not stored yet."""
    from abm_fit.assessment.model import PortableFile
    from abm_fit.commands.subjects import is_file_name, open_file
    from abm_fit.pack.compiling import compile_pack

    if options.carry:
        return carried(options, store)
    if not options.subject:
        return begun(options, store)
    if is_file_name(options.subject):
        pack, assessment = open_file(Path(options.subject), options.pack)
        require_person(options, pack)
        assessment_id, _ = store.take_in(PortableFile(assessment, pack.documents))
        return pack, store.load(assessment_id)
    assessment = store.find(options.subject)
    pack = compile_pack(store.documents(assessment.pack_digest))
    require_person(options, pack)
    return pack, assessment


def quarter(day: date) -> str:
    """Return a day's quarter, `2026-Q4`."""
    return f"{day.year}-Q{(day.month - 1) // 3 + 1}"


def begun(options: argparse.Namespace, store: Store) -> tuple[Pack, Assessment]:
    """Begin a new assessment; without --new, ask for the organisation."""
    from abm_fit.assessment.editing import new_assessment, with_segment
    from abm_fit.assessment.model import Segment
    from abm_fit.commands.subjects import load_pack_named
    from abm_fit.errors import NotFoundError

    pack = load_pack_named(options.pack)
    require_person(options, pack)
    name = options.new
    if not name:
        try:
            name = input(say("command_assess.which"))
        except EOFError:
            raise NotFoundError(say("command_assess.nothing"), hint=say("command_assess.begin")) from None
    today = datetime.now().astimezone().date()
    assessment = new_assessment(
        pack,
        assessment_id=str(uuid.uuid4()),
        organisation=name,
        period=options.period or quarter(today),
        currency=options.currency,
        date=today.isoformat(),
        depth="quick" if options.quick else "full",
    )
    if pack.questionnaire.has_segments:
        for number, one in enumerate(options.segment, start=1):
            assessment = with_segment(assessment, Segment(f"s{number}", one))
    return pack, store.create(assessment, pack.documents)


def carried(options: argparse.Namespace, store: Store) -> tuple[Pack, Assessment]:
    """Begin a new period with an earlier one's answers, under the pack that those were given for."""
    from abm_fit.assessment.carrying import next_period
    from abm_fit.pack.compiling import compile_pack

    last = store.find(options.carry)
    pack = compile_pack(store.documents(last.pack_digest))
    require_person(options, pack)
    today = datetime.now().astimezone().date()
    fresh = next_period(
        last,
        pack,
        assessment_id=str(uuid.uuid4()),
        period=options.period or quarter(today),
        date=today.isoformat(),
        new_uuid=lambda: str(uuid.uuid4()),
        at=now(),
    )
    talk(
        say(
            "command_assess.carried",
            organisation=fresh.organisation,
            period=fresh.period,
            answers=len(fresh.log),
            last=last.period,
        )
    )
    return pack, store.create(fresh, pack.documents)


def now() -> str:
    """Return the time, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def require_person(options: argparse.Namespace, pack: Pack) -> None:
    """Pass a role that the pack knows and a name that is one; raises NotFoundError and InvalidAnswerError."""
    from abm_fit.assessment.checking import checked_name
    from abm_fit.errors import NotFoundError

    known = [role.id for role in pack.questionnaire.roles]
    if options.role and options.role not in known:
        hint = say("command.roles", known=", ".join(known))
        raise NotFoundError(say("command_assess.no_role", role=options.role), hint=hint)
    if options.person:
        checked_name(options.person, "person")


def respondent(options: argparse.Namespace, store: Store, pack: Pack, assessment: Assessment) -> tuple[Assessment, str]:
    """Return the assessment and the id of who answers, added where they are new."""
    from abm_fit.assessment.editing import respondent_of, with_respondent
    from abm_fit.assessment.model import Respondent
    from abm_fit.errors import NotFoundError

    if options.person or options.role or not assessment.respondents:
        name = options.person or next(
            (role.label for role in pack.questionnaire.roles if role.id == options.role),
            say("answer.somebody"),
        )
        try:
            return assessment, respondent_of(assessment, name).id
        except NotFoundError:
            fresh = Respondent(f"r{uuid.uuid4().hex[:8]}", name, options.role or "")
            widened = with_respondent(assessment, fresh)
            store.update_header(widened)
            return widened, fresh.id
    return assessment, assessment.respondents[0].id


def walk_in_lines(options: argparse.Namespace, store: Store, pack: Pack, assessment: Assessment) -> None:
    """Walk line by line; each answer is in the store before the next question is asked."""
    from abm_fit.assessment.locales import DEFAULT
    from abm_fit.assessment.walk import start_walk
    from abm_fit.plain import Plain
    from abm_fit.scoring.visibility import hidden_questions

    assessment, who = respondent(options, store, pack, assessment)

    def keep(rows: tuple[Answer, ...]) -> tuple[Answer, ...]:
        return store.append(assessment.id, rows)

    walk = start_walk(pack, assessment, who, hidden_questions(pack, assessment))
    plain = Plain(
        walk=walk,
        keep=keep,
        read=input,
        write=print,
        new_uuid=lambda: str(uuid.uuid4()),
        now=now,
        confirm=sys.stdin.isatty(),
        shortest=options.shortest,
        locale=options.locale or DEFAULT,
    )
    plain.run()
    talk(say("command_assess.go_on", id=assessment.id[:8]))


def write_back(path: Path, store: Store, assessment_id: str) -> None:
    """Write a colleague's file again with the answers in it, ready to be sent back; a worked case is left alone."""
    from abm_fit.assessment.model import PortableFile
    from abm_fit.assessment.portable import MOST_BYTES, dump_portable, form_of_path
    from abm_fit.assessment.shapes import looks_like
    from abm_fit.commands.writing import write_text
    from abm_fit.pack.yaml_reading import read_yaml

    if looks_like(read_yaml(path, what="assessment", most_bytes=MOST_BYTES)) != "assessment":
        return
    assessment = store.load(assessment_id)
    file = PortableFile(assessment, store.documents(assessment.pack_digest))
    write_text(path, dump_portable(file, form_of_path(path)))
    talk(say("command_assess.send_back", file=path))
