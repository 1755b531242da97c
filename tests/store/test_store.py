"""What the store promises, on SQLite and on a real PostgreSQL: nothing confirmed is ever lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from abm_fit.assessment.model import Answer, Assessment, PortableFile, Respondent
from abm_fit.errors import AbmFitError, NotFoundError, StoreError
from abm_fit.pack.model import Pack
from abm_fit.store.opening import open_store, shown_place
from abm_fit.store.store import Store

Reopen = Callable[[], Store]
Example = tuple[Pack, Assessment]


def row(number: int, *, respondent: str = "sales_lead", option: str = "early") -> Answer:
    """Return a row that is not in the log yet."""
    return Answer(
        f"row-{respondent}-{number}", 0, "stage", respondent, "answered", value=option, at="2026-11-22T10:00:00Z"
    )


def test_what_goes_in_comes_out_the_same(reopen: Reopen, example: Example) -> None:
    pack, assessment = example
    reopen().create(assessment, pack.documents)
    again = reopen()
    assert again.load(assessment.id) == assessment
    assert again.documents(assessment.pack_digest) == pack.documents


def test_rows_are_numbered_on_by_the_store(reopen: Reopen, example: Example, empty: Assessment) -> None:
    store = reopen()
    store.create(empty, example[0].documents)
    assert [one.sequence for one in store.append(empty.id, [row(1), row(2)])] == [1, 2]
    assert [one.sequence for one in reopen().append(empty.id, [row(3)])] == [3]


def test_a_row_that_is_there_is_not_added_again(reopen: Reopen, example: Example, empty: Assessment) -> None:
    store = reopen()
    store.create(empty, example[0].documents)
    store.append(empty.id, [row(1)])
    assert store.append(empty.id, [row(1)]) == ()
    assert len(store.load(empty.id).log) == 1


def test_taking_a_file_in_twice_changes_nothing(reopen: Reopen, example: Example) -> None:
    pack, assessment = example
    file = PortableFile(assessment, pack.documents)
    store = reopen()
    assert store.take_in(file) == (assessment.id, len(assessment.log))
    assert store.take_in(file) == (assessment.id, 0)
    assert store.load(assessment.id) == assessment


def test_a_colleagues_file_adds_their_rows_and_their_name(reopen: Reopen, example: Example, empty: Assessment) -> None:
    pack, _ = example
    store = reopen()
    store.create(empty, pack.documents)
    store.append(empty.id, [row(1)])
    colleague = replace(
        empty,
        respondents=(Respondent("ana", "Ana", "sales"),),
        log=(replace(row(1, respondent="ana"), sequence=1), replace(row(2, respondent="ana"), sequence=2)),
    )
    assert store.take_in(PortableFile(colleague, pack.documents)) == (empty.id, 2)
    merged = store.load(empty.id)
    assert [one.respondent for one in merged.log] == ["sales_lead", "ana", "ana"]
    assert merged.respondents[-1].name == "Ana"


def test_names_find_what_they_mean_and_say_what_there_is(reopen: Reopen, example: Example) -> None:
    pack, assessment = example
    store = reopen()
    store.create(assessment, pack.documents)
    other = replace(assessment, id="another-assessment", period="2026-Q3", log=())
    store.create(other, pack.documents)
    assert store.find(f"{assessment.organisation} 2026-Q4").id == assessment.id
    assert store.find("another").period == "2026-Q3"
    with pytest.raises(NotFoundError, match="several"):
        store.find(assessment.organisation)
    with pytest.raises(NotFoundError, match="Alderbrok"):
        store.find("Alderbrok 2026-Q4")


def test_an_archived_assessment_leaves_the_list_and_can_come_back(reopen: Reopen, example: Example) -> None:
    pack, assessment = example
    store = reopen()
    store.create(assessment, pack.documents)
    store.archive(assessment.id)
    assert store.summaries() == ()
    store.archive(assessment.id, archived=False)
    assert [one.rows for one in store.summaries()] == [len(assessment.log)]


WRITER = """
import sys
from abm_fit.assessment.model import Answer
from abm_fit.store.opening import open_store
place, assessment, who, count = sys.argv[1:]
store = open_store(place)
for number in range(int(count)):
    row = Answer(f"{who}-{number}", 0, "stage", who, "answered", value="early", at="2026-11-22T10:00:00Z")
    store.append(assessment, [row])
    print(number, flush=True)
"""


def writer(place: str, assessment: str, who: str, count: int) -> subprocess.Popen[str]:
    """Start a process that confirms answers one after another and tells each that is saved."""
    command = [sys.executable, "-c", WRITER, place, assessment, who, str(count)]
    root = str(Path(__file__).resolve().parents[2])
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": root})


def test_two_people_at_once_lose_nothing(place: str, reopen: Reopen, example: Example, empty: Assessment) -> None:
    reopen().create(empty, example[0].documents)
    both = [writer(place, empty.id, who, 25) for who in ("ana", "ben")]
    for one in both:
        one.communicate(timeout=60)
    assert [one.returncode for one in both] == [0, 0]
    log = reopen().load(empty.id).log
    assert {one.uuid for one in log} == {f"{who}-{number}" for who in ("ana", "ben") for number in range(25)}
    assert [one.sequence for one in log] == list(range(1, 51))


def test_kill_9_loses_no_answer_that_was_confirmed(
    place: str, reopen: Reopen, example: Example, empty: Assessment
) -> None:
    reopen().create(empty, example[0].documents)
    process = writer(place, empty.id, "ana", 10_000)
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(12)]
    process.send_signal(signal.SIGKILL)
    told += process.stdout.readlines()
    process.communicate()
    confirmed = {f"ana-{int(line)}" for line in told if line.strip().isdigit()}
    assert len(confirmed) >= 12
    assert confirmed <= {one.uuid for one in reopen().load(empty.id).log}


def test_a_newer_store_is_refused_and_left_alone(place: str, reopen: Reopen) -> None:
    from sqlalchemy import text

    store = reopen()
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE abm_fit_store SET value = '99' WHERE key = 'schema_version'"))
    with pytest.raises(StoreError, match="another version"):
        reopen()


def test_a_full_disk_is_said_and_what_was_there_stays(tmp_path: Path, example: Example, empty: Assessment) -> None:
    place = tmp_path / "small.sqlite3"
    store = open_store(str(place))
    store.create(empty, example[0].documents)
    store.close()
    limit = place.stat().st_size + 300_000
    code = (
        "import resource, signal\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))\n"
        "from abm_fit.assessment.model import Answer\nfrom abm_fit.errors import StoreError\n"
        "from abm_fit.store.opening import open_store\n"
        f"store = open_store({str(place)!r})\n"
        "for number in range(100):\n"
        "    row = Answer(f'u{number}', 0, 'stage', 'a', 'answered', value='early', note='x' * 100_000)\n"
        "    try:\n"
        f"        store.append({empty.id!r}, [row])\n"
        "    except StoreError as error:\n"
        "        print(number, error.hint); break\n"
        "    else: print('saved', number)\n"
    )
    root = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": root}
    )
    saved = [line for line in done.stdout.splitlines() if line.startswith("saved")]
    assert "room" in done.stdout.splitlines()[-1]
    assert len(open_store(str(place)).load(empty.id).log) == len(saved)


@pytest.mark.parametrize("text", ["these are my notes\n" * 100, "\x00\x01" * 500])
def test_another_file_is_refused_and_left_alone(tmp_path: Path, text: str) -> None:
    wrong = tmp_path / "notes.txt"
    wrong.write_text(text, encoding="utf-8")
    with pytest.raises(StoreError, match="no store of abm-fit"):
        open_store(str(wrong))
    assert wrong.read_text(encoding="utf-8") == text


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    import sqlite3

    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE songs (title TEXT)")
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        open_store(str(other))


def test_an_unusable_folder_is_said() -> None:
    with pytest.raises(StoreError, match="can't be made"):
        open_store("/proc/nowhere/answers.sqlite3")


@pytest.mark.parametrize("url", ["mysql://u:geheim@h/d", "postgresql://u:geheim@127.0.0.1:1/d", "://", "x://geheim@"])
def test_a_bad_address_is_said_without_its_password(url: str) -> None:
    with pytest.raises(AbmFitError) as caught:
        open_store(url)
    if ":geheim@" in url:
        assert "geheim" not in str(caught.value)
        assert "geheim" not in shown_place(url)
