"""The packs beside this file, and answers to them written as in a case file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from abm_fit.assessment.cases import case_of
from abm_fit.pack.document import Document
from abm_fit.pack.loading import load_pack
from abm_fit.pack.model import Pack
from abm_fit.scoring.engine import score
from abm_fit.scoring.result import Result

PACKS = Path(__file__).parent / "packs"


@cache
def pack_of(name: str) -> Pack:
    """Load one of the packs beside this file."""
    return load_pack(PACKS / name)


def scored(name: str, answers: Mapping[str, object], *, analyses: bool = False, **more: object) -> Result:
    """Score plain answers, written as in a case file."""
    pack = pack_of(name)
    data: dict[str, Any] = {
        "schema": "abm-fit/case@1",
        "pack": pack.id,
        "version": pack.version,
        "title": "Published",
        "organisation": "Published example (made up)",
        "made_up": True,
        "currency": pack.rubric.currency,
        "period": "any",
        "date": "2026-11-22",
        "respondents": [{"id": "one", "name": "One", "role": pack.questionnaire.roles[0].id}],
        "answers": dict(answers),
        **more,
    }
    return score(pack, case_of(Document(data, "published.yaml", dict), pack).assessment, analyses=analyses)
