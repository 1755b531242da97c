"""`abm-fit assess`: walk the questions, in the UI or line by line."""

from __future__ import annotations

import sys
import uuid
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from abm_fit.commands.running import can_draw, say
from abm_fit.errors import ExitCode

if TYPE_CHECKING:
    import argparse

    from abm_fit.assessment.model import Answer, Assessment
    from abm_fit.pack.model import Pack
    from abm_fit.store.store import Store

EXAMPLE = 'abm-fit assess --new "Acme (made up)" --period 2026-Q4 --role marketing --plain'


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what to walk, who answers, and how."""
    parser.add_argument("subject", nargs="?", metavar="NAME|FILE", help="a stored assessment, or a colleague's file")
    parser.add_argument("--new", metavar="ORGANISATION", help="begin a new assessment")
    parser.add_argument("--from", dest="carry", metavar="NAME", help="begin a new period with an earlier one's answers")
    parser.add_argument("--period", metavar="PERIOD", help="of a new one; without it, the present quarter")
    parser.add_argument("--currency", default="USD", metavar="CODE", help="what an amount without a currency means")
    parser.add_argument("--segment", action="append", default=[], metavar="NAME", help="of a new one; may be repeated")
    parser.add_argument("--as", dest="person", metavar="NAME", help="who answers")
    parser.add_argument("--role", metavar="ROLE", help="their role; without it, everything is asked")
    parser.add_argument("--quick", action="store_true", help="ask the questions that decide most (12 minutes)")
    parser.add_argument("--shortest", action="store_true", help="ask next what narrows the verdict most")
    parser.add_argument("--pack", metavar="FOLDER", help="another questionnaire, for a new one")
    parser.add_argument("--plain", action="store_true", help="line by line; chosen by itself without a terminal")
    parser.add_argument("--locale", metavar="CODE", help="how numbers are read and written: en_US, de_DE ...")


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
        raise UsageError("Only one of a name, --new and --from can be given.", hint="See: abm-fit assess --help")
    if options.segment and (options.subject or options.carry):
        raise UsageError("--segment is for a new assessment.", hint="Others get theirs in the UI: abm-fit assess NAME")
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
            name = input("Which organisation is this about? ")
        except EOFError:
            raise NotFoundError(
                "There is nothing to walk.", hint='Begin one: abm-fit assess --new "Acme (made up)" --plain'
            ) from None
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
    say(f"{fresh.organisation}, {fresh.period}: {len(fresh.log)} answers from {last.period}. Confirm each with Enter.")
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
        raise NotFoundError(f"There is no role '{options.role}'.", hint="Roles: " + ", ".join(known) + ".")
    if options.person:
        checked_name(options.person, "person")


def respondent(options: argparse.Namespace, store: Store, pack: Pack, assessment: Assessment) -> tuple[Assessment, str]:
    """Return the assessment and the id of who answers, added where they are new."""
    from abm_fit.assessment.editing import respondent_of, with_respondent
    from abm_fit.assessment.model import Respondent
    from abm_fit.errors import NotFoundError

    if options.person or options.role or not assessment.respondents:
        name = options.person or next(
            (role.label for role in pack.questionnaire.roles if role.id == options.role), "Somebody"
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
    say(f"Go on any time: abm-fit assess {assessment.id[:8]}   See the verdict: abm-fit score {assessment.id[:8]}")


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
    say(f"The answers are in {path}. Send it back.")
