"""The voice of the default pack: plain, without flattery, shame or promises."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from abm_fit.pack.model import Pack

UNWANTED = (
    "predictive",
    "best-in-class",
    "world-class",
    "leverage",
    "synerg",
    "holistic",
    "robust",
    "seamless",
    "game-chang",
    "cutting-edge",
    "immature",
    "laggard",
    "strongly agree",
    "disagree strongly",
    "guarantee",
)
CONDITIONS = frozenset({"when", "is", "present", "possible"})


def sentences(part: object) -> Iterator[str]:
    """Yield every text of a document in reading order, without conditions and formulae."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            if key not in CONDITIONS:
                yield from sentences(value)
    elif isinstance(part, list):
        for value in part:
            yield from sentences(value)


@pytest.mark.parametrize("word", UNWANTED)
def test_no_big_words(default_pack: Pack, word: str) -> None:
    assert [text for text in sentences(default_pack.documents) if word in text.lower()] == []


def test_what_is_said_aloud_is_short(default_pack: Pack) -> None:
    for text in sentences([default_pack.documents["rubric"], default_pack.documents["advice"]]):
        for sentence in re.split(r"(?<=[.:;?])\s", text):
            assert len(sentence.split()) <= 34, sentence


def test_abbreviations_are_in_the_glossary(default_pack: Pack) -> None:
    explained = " ".join(term.term + " " + term.means for term in default_pack.questionnaire.glossary)
    texts = [
        text
        for question in default_pack.questionnaire.questions.values()
        for text in (question.ask, question.short, *(option.label for option in question.options))
    ]
    for short in sorted({found for text in texts for found in re.findall(r"\b[A-Z]{2,}\b", text)}):
        assert short in explained, short
