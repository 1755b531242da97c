"""What a longer plain-text summary adds: the arithmetic in money, and how solid the verdict is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from abm_fit.report.context import build_context
from abm_fit.summary_text import wrapped
from abm_fit.wording.spoken import say

if TYPE_CHECKING:
    from abm_fit.assessment.model import Assessment
    from abm_fit.pack.model import Pack
    from abm_fit.scoring.result import Result


def more_lines(pack: Pack, assessment: Assessment, result: Result, *, locale: str = "en_US") -> Iterator[str]:
    """Yield the break-even arithmetic with the company's own numbers, and one word on solidity with its reasons.

    The words are the report's own, so that page one and the terminal can't differ.
    """
    front = build_context(pack, assessment, result, locale=locale).front
    if front.arithmetic is not None:
        yield ""
        segment = f" · {front.arithmetic.segment}" if front.arithmetic.segment else ""
        yield f"{say('summary.arithmetic')}{segment}"
        for line in front.arithmetic.lines:
            yield from wrapped(line, "    ", "  - ")
    if front.solid is not None:
        yield ""
        yield say("summary.solid", word=front.solid.title)
        yield from wrapped(front.solid.text)
        yield from wrapped(front.solid.aside)
