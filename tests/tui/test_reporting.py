"""The report's child process: progress in, files out, cancelled without a trace, and failure in plain words."""

from __future__ import annotations

import asyncio
from pathlib import Path

from abm_fit.resources import packs_folder
from abm_fit.tui.ordering import Order
from abm_fit.tui.reporting import Writer, command_of

EXAMPLE = str(packs_folder() / "abm_fit" / "cases" / "example.yaml")


def order(target: Path, subject: str = EXAMPLE) -> Order:
    return Order(subject=subject, formats=("html",), template="consulting", brand="", target=str(target))


def test_every_text_is_an_argument_of_its_own(tmp_path: Path) -> None:
    command = command_of(order(tmp_path / "; rm -rf ~", subject="--format"))
    assert command[-2:] == ["--", "--format"]
    assert str(tmp_path / "; rm -rf ~") in command


async def test_a_report_is_written_and_told_of_on_the_way(tmp_path: Path) -> None:
    told: list[float] = []
    outcome = await Writer().write(order(tmp_path), lambda share, _: told.append(share))
    assert outcome.problem == ""
    assert [path.suffix for path in outcome.files] == [".html"]
    assert outcome.files[0].stat().st_size > 10_000
    assert told == sorted(told)
    assert told


async def test_a_failure_is_told_in_plain_words(tmp_path: Path) -> None:
    outcome = await Writer().write(order(tmp_path, subject=str(tmp_path / "nothing.yaml")), lambda *_: None)
    assert outcome.files == ()
    assert "nothing.yaml" in outcome.problem
    assert "Traceback" not in outcome.problem


async def test_cancel_ends_the_child_and_leaves_nothing(tmp_path: Path) -> None:
    writer = Writer()
    running = asyncio.create_task(writer.write(order(tmp_path), lambda *_: None))
    await asyncio.sleep(0.3)
    await writer.cancel()
    outcome = await running
    assert "Cancelled" in outcome.problem
    assert list(tmp_path.iterdir()) == []
