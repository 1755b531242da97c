"""What a shape can't say of a pack: names, cycles, types, points, order; all problems at once.

Codes are stable; `abm_fit.pack.lint.findings.CODES` says what each stands for.
"""

from __future__ import annotations

from collections.abc import Mapping

from abm_fit.errors import Problem
from abm_fit.pack.document import Document
from abm_fit.pack.lint.advice import check_advice, check_sources, check_together
from abm_fit.pack.lint.findings import Findings
from abm_fit.pack.lint.questions import check_questions
from abm_fit.pack.lint.reading import check_reading
from abm_fit.pack.lint.rules import check_rules
from abm_fit.pack.lint.sites import sites_of
from abm_fit.pack.lint.tables import check_tables
from abm_fit.pack.lint.types import Typing
from abm_fit.pack.lint.values import check_values
from abm_fit.pack.lint.world import world_of


def lint(documents: Mapping[str, Document]) -> tuple[Problem, ...]:
    """Return every problem of four documents of sound shape, in the order of the files."""
    findings = Findings(documents)
    world = world_of(documents)
    sites = sites_of(documents, findings)
    check_together(findings)
    check_questions(documents["questionnaire"].data, world, findings)
    check_values(world, findings)
    check_tables(world, findings)
    check_rules(world, findings)
    for site in sites:
        Typing(site, world, findings).check()
    check_reading(sites, world, findings)
    check_advice(world, findings)
    check_sources(world, findings)
    return findings.problems()
